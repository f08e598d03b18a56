/** Attachments: scans and photos go into the store and come out byte for byte. */
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { refuse } from '../domain/errors.ts';
import type { AttachedAbout } from '../domain/judging.ts';
import { mediaTypeOf } from '../domain/media.ts';
import { showSampleNumber } from '../domain/numbers.ts';
import { integer, nullable, object, type TypeOf, text } from '../domain/shapes.ts';
import type { SheetSource } from '../spreadsheets/source.ts';
import { type AttachmentRow, attachmentById, attachmentsOf, contentOf, keepFile } from '../store/attachments.ts';
import { numberSetting } from '../store/settings.ts';
import { paperExists } from '../store/slips.ts';
import { type Db, reading } from '../store/sql.ts';
import { keepName } from '../text/fold.ts';
import { type Acting, type Deed, permit, record } from './acting.ts';
import { findSample, readSlipNumber } from './naming.ts';

/** A file that was read to be attached. */
export interface ReadFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Lower-case hex: what --ref stands for. */
  readonly sha256: string;
}

export const ATTACHED_FILE = object({
  attachment: integer,
  number: nullable(text),
  slip: nullable(text),
  name: text,
  type: text,
  size: integer,
  sha256: text,
});
export type AttachedFile = TypeOf<typeof ATTACHED_FILE>;

/** How long the name of a file may be: what is longer is cut at its front, where the ending is not. */
const NAME_LIMIT = 200;

/**
 * Reads a file that is to be attached.
 * @throws Refusal attachment_empty (3), file_too_large (3) by the setting `attachments.max_mb`, file_not_found (4)
 */
export async function readFileToAttach(db: Db, source: SheetSource): Promise<ReadFile> {
  const limit = numberSetting(db, 'attachments.max_mb');
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of source.open()) {
    size += chunk.length;
    if (size > limit * 1_000_000) refuse('file_too_large', { file: source.name, limit: `${limit} MB` });
    chunks.push(chunk);
  }
  if (size === 0) refuse('attachment_empty', { file: source.name });
  const bytes = Buffer.concat(chunks);
  const name = keepName(basename(source.name).replace(/\p{C}/gu, '')).slice(-NAME_LIMIT) || '-';
  return { name, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** Attaches a file to a sample or a slip inside a deed; the same file there already stays as it is. Answers its id. */
export function attachTo(
  { db, entry, happenedOn }: Pick<Deed, 'db' | 'entry'> & { happenedOn: string },
  target: { sample_id: number } | { slip: string },
  about: AttachedAbout,
  { name, bytes, sha256 }: ReadFile,
): { id: number; fresh: boolean } {
  const there = attachmentsOf(db, target).find((known) => known.sha256 === sha256 && known.about === about);
  if (there) return { id: there.id, fresh: false };
  const file_id = keepFile(db, entry, { sha256: Buffer.from(sha256, 'hex'), type: mediaTypeOf(bytes), bytes });
  return { id: entry.add('attachments', { file_id, ...target, about, name, attached_on: happenedOn }), fresh: true };
}

/**
 * Attaches a file to a sample or a slip. The same file again changes nothing.
 * @throws Refusal sample_not_found, slip_not_found, wrong_check_character (4), not_permitted
 */
export async function attach(acting: Acting, input: { target: string; file: ReadFile }): Promise<AttachedFile> {
  permit(acting, 'custody', 'inspect_goods', 'inspect_tools', 'inspect_documents', 'evaluate');
  const { file } = input;
  return record(acting, 'attach', { target: input.target, sha256: file.sha256 }, (deed) => {
    const target = targetOf(deed.db, input.target);
    const happenedOn = deed.happenedOn();
    const { id, fresh } = attachTo({ db: deed.db, entry: deed.entry, happenedOn }, target, 'other', file);
    if (!fresh) deed.nothingNew();
    return describe(attachmentById(deed.db, id)!);
  });
}

/** The slip that a word means, or else the sample. */
function targetOf(db: Db, typed: string): { sample_id: number } | { slip: string } {
  if (/^\s*[RUBOKANI]\d\d-?\d+\s*$/i.test(typed)) {
    const { number: slip, series } = readSlipNumber(typed);
    if (!paperExists(db, series, slip)) refuse('slip_not_found', { value: typed });
    return { slip };
  }
  return { sample_id: findSample(db, typed).id };
}

function describe({ id, number, slip, name, type, size, sha256 }: AttachmentRow): AttachedFile {
  return { attachment: id, number: number === null ? null : showSampleNumber(number), slip, name, type, size, sha256 };
}

/** Attachments of a sample or a slip, or all. @throws Refusal sample_not_found, slip_not_found */
export async function listAttachments(acting: Acting, typed: string | undefined) {
  permit(acting, 'read');
  const { db } = acting.store;
  return reading(db, () =>
    attachmentsOf(db, typed === undefined ? {} : targetOf(db, typed)).map(({ about, attached_on, ...row }) => ({
      ...describe({ about, attached_on, ...row }),
      about,
      attached_on,
    })),
  );
}

/** One attachment with its content. @throws Refusal attachment_not_found (4) */
export async function attachmentContent(acting: Acting, id: number): Promise<AttachedFile & { bytes: Buffer }> {
  permit(acting, 'read');
  const { db } = acting.store;
  return reading(db, () => {
    const row = attachmentById(db, id) ?? refuse('attachment_not_found', { value: String(id) });
    return { ...describe(row), bytes: contentOf(db, row.file_id) };
  });
}
