/** What the lists of people and of places have in common: the retired are there only when asked for. */
import type { Column } from '../../domain/shapes.ts';
import type { Field } from '../describe.ts';

export const ALL = {
  kind: 'flag',
  about: { zh: '包括已停用的', en: 'the retired ones too' },
} as const satisfies Field;

export const RETIRED_ON: Column = { key: 'retired_on', heading: { zh: '停用日', en: 'retired' }, type: 'day', keep: 4 };

/** Columns in which the day of retirement takes room in a table only where it can say something. */
export function withRetired(columns: readonly Column[]): (input: { all: boolean }) => readonly Column[] {
  return ({ all }) => [...columns, { ...RETIRED_ON, detail: !all }];
}
