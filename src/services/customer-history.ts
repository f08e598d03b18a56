/** The history of a customer's file: who changed which field, when, from what to what. */
import { withOffset } from '../domain/calendar.ts';
import { CONTACT_FIELDS } from '../domain/contact-person.ts';
import { FIELD_NAMES, fieldShown } from '../domain/customer-file.ts';
import { MASKED_IN_CONTACT, MASKED_IN_FILE, type Masked, mask } from '../domain/masking.ts';
import type { Cell, Row, Words } from '../domain/shapes.ts';
import { customerById } from '../store/customers.ts';
import { wholeFile } from '../store/erasing.ts';
import { deedOf, type FileTable, fileRows, keptFields } from '../store/field-changes.ts';
import { type Db, reading } from '../store/sql.ts';
import type { Acting } from './acting.ts';
import { findCustomer } from './naming.ts';
import { permitFile, type Reveal, reveal } from './revealing.ts';

/** What each field is called, of the file and of its contacts. */
export const HISTORY_FIELDS: Readonly<Record<string, Words>> = {
  ...CONTACT_FIELDS,
  ...FIELD_NAMES,
  preferred: { zh: '首选', en: 'ask first' },
  removed_on: { zh: '离开日', en: 'left on' },
};

/** Columns that follow from others. */
const SILENT = ['id', 'entry', 'match_key', 'customer_id'];

/**
 * Every change of a file, the oldest first: first its opening, then field by field. Imports keep whole rows, so that
 * what they changed is what differs from the row after. Contact data is masked unless it is to be revealed.
 * @throws Refusal not_permitted, customer_not_found, missing_option, reveal_refused
 */
export async function customerHistory(
  acting: Acting,
  { code, field, ...said }: Reveal & { readonly code: string; readonly field?: string | undefined },
): Promise<Row[]> {
  const { db } = acting.store;
  const found = findCustomer(db, code);
  permitFile(acting, found.id);
  const seen = await reveal(acting, said, { command: 'customers history', scope: 'read', files: [found], one: true });
  return reading(db, () =>
    historyOf(db, found.id, seen(found.code)).filter((row) => field === undefined || row.field === field),
  );
}

/** Every change of a file and of those that were merged into it; contact data masked, or bare. */
export function historyOf(db: Db, id: number, bare: boolean): Row[] {
  return wholeFile(db, id)
    .flatMap((each) => changesOf(db, each, bare, each === id ? null : customerById(db, each)!.code))
    .sort((a, b) => Number(a.entry) - Number(b.entry));
}

/** @param file the code of the file where it was merged into the one that is asked for */
function changesOf(db: Db, id: number, bare: boolean, file: string | null): Row[] {
  const rows = fileRows(db, id);
  const changes: { entry: number; subject: FileTable; about: string; field: string; old: Cell; new: Cell }[] = [];
  const states = new Map(rows.map(({ subject, row }) => [`${subject} ${row.id}`, { ...row }]));
  for (const { entry, subject, subject_id, before } of keptFields(db, id)) {
    const after = states.get(`${subject} ${subject_id}`);
    // Somebody who was added by an import that was undone is not there any more.
    if (!after) continue;
    const about = subject === 'contacts' ? String(after.name) : '';
    const kept = JSON.parse(before) as Record<string, unknown>;
    const fields = Object.keys(kept).filter((key) => !SILENT.includes(key) && kept[key] !== after[key]);
    for (const key of fields.reverse())
      changes.push({
        entry,
        subject,
        about,
        field: key,
        old: cell(db, key, kept[key]),
        new: cell(db, key, after[key]),
      });
    Object.assign(after, kept);
  }
  const openings = rows.map(({ subject, row, first }) => {
    const was = states.get(`${subject} ${row.id}`)!;
    return subject === 'customers'
      ? { entry: first, subject, about: '', field: 'opened_on', old: null, new: cell(db, 'opened_on', was.opened_on) }
      : { entry: first, subject, about: String(was.name), field: 'name', old: null, new: cell(db, 'name', was.name) };
  });
  const deeds = new Map<number, ReturnType<typeof deedOf>>();
  return [...openings, ...changes.reverse()]
    .sort((a, b) => a.entry - b.entry)
    .map(({ entry, subject, about, field: key, old, new: now }) => {
      const masked: Masked = bare ? {} : subject === 'contacts' ? MASKED_IN_CONTACT : MASKED_IN_FILE;
      const covered = (value: Cell, how = masked[key]): Cell =>
        how !== undefined && typeof value === 'string' ? mask(value, how) : value;
      const deed = deeds.get(entry) ?? deedOf(db, entry);
      deeds.set(entry, deed);
      return {
        at: withOffset(deed.happened_at),
        operator: deed.operator,
        command: deed.command,
        file,
        contact: about === '' ? null : covered(about, masked.name),
        field: key,
        old: covered(old),
        new: covered(now),
        entry,
      };
    });
}

function cell(db: Db, key: string, value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (key === 'parent_id') return customerById(db, value as number)?.code ?? null;
  return fieldShown(key, value as string | number);
}
