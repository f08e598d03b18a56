/** Attached files: their content once, and what they are attached to. */
import { showSampleNumber } from '../domain/numbers.ts';
import type { Entry } from './journal.ts';
import { all, type Db, one } from './sql.ts';

/** An attachment as lists show it; the content is read apart. */
export interface AttachmentRow {
  readonly id: number;
  readonly file_id: number;
  /** Bare, of a sample; null for a slip. */
  readonly number: string | null;
  readonly slip: string | null;
  readonly about: 'other' | 'inspection' | 'evaluation' | 'signature';
  readonly name: string;
  readonly type: string;
  readonly size: number;
  /** Lower-case hex. */
  readonly sha256: string;
  readonly attached_on: string;
}

const ROWS = `SELECT a.id, a.file_id, s.number, a.slip, a.about, a.name, f.type, f.size, lower(hex(f.sha256)) AS sha256,
    a.attached_on
  FROM attachments a JOIN files f ON f.id = a.file_id LEFT JOIN samples s ON s.id = a.sample_id`;

export function attachmentById(db: Db, id: number): AttachmentRow | undefined {
  return one(db, `${ROWS} WHERE a.id = ?`, id);
}

/** Attachments in the order in which they came: of one sample, of one slip, or all. */
export function attachmentsOf(db: Db, whose: { sample_id?: number; slip?: string } = {}): AttachmentRow[] {
  if (whose.sample_id !== undefined) return all(db, `${ROWS} WHERE a.sample_id = ? ORDER BY a.id`, whose.sample_id);
  if (whose.slip !== undefined) return all(db, `${ROWS} WHERE a.slip = ? ORDER BY a.id`, whose.slip);
  return all(db, `${ROWS} ORDER BY a.id`);
}

/** The content of an attachment, byte for byte. */
export function contentOf(db: Db, fileId: number): Buffer {
  return one<{ content: Buffer }>(db, 'SELECT content FROM files WHERE id = ?', fileId)!.content;
}

/** The file with this content, put into the store where it is not there yet; answers its id. */
export function keepFile(
  db: Db,
  entry: Entry,
  { sha256, type, bytes }: { sha256: Buffer; type: string; bytes: Uint8Array },
): number {
  const known = one<{ id: number }>(db, 'SELECT id FROM files WHERE sha256 = ?', sha256);
  return known?.id ?? entry.add('files', { sha256, type, size: bytes.length, content: bytes });
}

/** Attachments in whose content one of the texts stands, where they are, and which texts that are. */
export function attachedWith(
  db: Db,
  texts: readonly string[],
): { readonly found: { attachment: number; to: string }[]; readonly texts: ReadonlySet<string> } {
  const wanted = texts.map((text) => ({ text, bytes: Buffer.from(text, 'utf8') }));
  const standing = new Set<string>();
  const found: { attachment: number; to: string }[] = [];
  for (const { id } of all<{ id: number }>(db, 'SELECT id FROM files ORDER BY id')) {
    // One after the other: all of them together may be more than there is memory.
    const content = contentOf(db, id);
    const inside = wanted.filter(({ bytes }) => content.includes(bytes));
    if (inside.length === 0) continue;
    for (const { text } of inside) standing.add(text);
    const to = all<{ attachment: number; slip: string | null; number: string | null }>(
      db,
      `SELECT a.id AS attachment, a.slip, s.number FROM attachments a LEFT JOIN samples s ON s.id = a.sample_id
       WHERE a.file_id = ? ORDER BY a.id`,
      id,
    );
    for (const { attachment, slip, number } of to) found.push({ attachment, to: slip ?? showSampleNumber(number!) });
  }
  return { found, texts: standing };
}
