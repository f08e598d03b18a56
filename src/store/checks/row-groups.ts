/** The copies of customers and orders that classification reads. */
import { comparedGroups } from '../row-groups.ts';
import type { Db } from '../sql.ts';
import type { Steps } from './chain.ts';

/** Every copy is what files and orders say. */
export function* checkRowGroups(db: Db): Steps {
  for (const { id, right } of comparedGroups(db)) {
    if (!right) yield { code: 'row_group_differs', entry: null, subject: `row_groups ${id}`, detail: null };
    yield null;
  }
}
