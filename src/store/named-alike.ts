/** Customers whose names differ from one that is said in legal form or punctuation only. */
import { nameCore } from '../domain/alike.ts';
import { matchKey } from '../text/fold.ts';
import { type Db, sql } from './sql.ts';

export interface NamedAlike {
  readonly code: string;
  readonly name: string;
}

/** So many names that begin alike are looked at: a short beginning may be that of a whole trade. */
const LOOKED_AT = 200;

/** The one customer who is called almost so; nothing where there is none, or several. */
export function namedAlike(db: Db, name: string): NamedAlike | undefined {
  const core = nameCore(name);
  if (core === null) return undefined;
  const key = matchKey(name);
  // What punctuation cuts off is compared, but not looked for.
  let same = 0;
  while (same < core.length && core[same] === key[same]) same += 1;
  if (same < 2) return undefined;
  const beginning = core.slice(0, same);
  const found = sql<unknown[], NamedAlike & { match_key: string }>(
    db,
    `SELECT code, name, match_key FROM customers
     WHERE match_key >= :beginning AND match_key < :beginning || char(1114111) AND merged_into IS NULL
       AND status IS NOT 'destroyed' LIMIT ${LOOKED_AT}`,
  )
    .all({ beginning })
    .filter((each) => each.match_key !== key && nameCore(each.name) === core);
  return found.length === 1 ? { code: found[0]!.code, name: found[0]!.name } : undefined;
}
