/** The journal and what belongs to its entries, row after row in the order of the entries; blobs are hex text. */
import type { HashedTransfer } from '../../domain/chain.ts';
import type { Db } from '../sql.ts';
import { Cursor } from './cursor.ts';

export interface JournalRow {
  readonly seq: number;
  readonly recorded_at: string;
  readonly happened_at: string;
  readonly clock: string;
  readonly operator_id: number;
  readonly os_account: string;
  readonly command: string;
  readonly ref: string | null;
  readonly digest: string;
  readonly hash: string;
}
export type TransferRow = HashedTransfer & { readonly entry: number };
export interface RemarkRow {
  readonly entry: number;
  readonly line: number;
  readonly field: string;
  readonly subject_id: number | null;
  readonly commitment: string;
  readonly salt: string | null;
  readonly words: string | null;
}
export interface SealRow {
  readonly entry: number;
  readonly subject: string;
  readonly subject_id: number;
  readonly seal: string;
  readonly erased: number;
}
export interface AnswerRow {
  readonly entry: number;
  readonly request: string;
  readonly commitment: string;
  readonly salt: string | null;
  readonly result: string | null;
}

type Rows<R> = Cursor<readonly never[], R>;

export function readJournal(db: Db): Rows<JournalRow> {
  return new Cursor(
    db,
    `SELECT seq, recorded_at, happened_at, clock, operator_id, os_account, command, ref, lower(hex(digest)), lower(hex(hash))
     FROM journal ORDER BY seq`,
    ([seq, recorded_at, happened_at, clock, operator_id, os_account, command, ref, digest, hash]) => ({
      seq: seq!,
      recorded_at: recorded_at!,
      happened_at: happened_at!,
      clock: clock!,
      operator_id: operator_id!,
      os_account: os_account!,
      command: command!,
      ref: ref!,
      digest: digest!,
      hash: hash!,
    }),
  );
}

export function readTransfers(db: Db): Rows<TransferRow> {
  return new Cursor(
    db,
    `SELECT seq, entry, kind, sample_id, from_id, to_id, quantity, day, checkout_line, reverses
     FROM transfers ORDER BY seq`,
    ([seq, entry, kind, sample_id, from_id, to_id, quantity, day, checkout_line, reverses]) => ({
      seq: seq!,
      entry: entry!,
      kind: kind!,
      sample_id: sample_id!,
      from_id: from_id!,
      to_id: to_id!,
      quantity: quantity!,
      day: day!,
      checkout_line: checkout_line!,
      reverses: reverses!,
    }),
  );
}

export function readRemarks(db: Db): Rows<RemarkRow> {
  return new Cursor(
    db,
    `SELECT entry, line, field, subject_id, lower(hex(commitment)), iif(salt IS NULL, NULL, lower(hex(salt))), words
     FROM remarks ORDER BY entry, line, field`,
    ([entry, line, field, subject_id, commitment, salt, words]) => ({
      entry: entry!,
      line: line!,
      field: field!,
      subject_id: subject_id!,
      commitment: commitment!,
      salt: salt!,
      words: words!,
    }),
  );
}

export function readSeals(db: Db): Rows<SealRow> {
  return new Cursor(
    db,
    'SELECT entry, subject, subject_id, lower(hex(seal)), salt IS NULL FROM seals ORDER BY entry, subject, subject_id',
    ([entry, subject, subject_id, seal, erased]) => ({
      entry: entry!,
      subject: subject!,
      subject_id: subject_id!,
      seal: seal!,
      erased: erased!,
    }),
  );
}

export function readAnswers(db: Db): Rows<AnswerRow> {
  return new Cursor(
    db,
    `SELECT entry, lower(hex(request)), lower(hex(commitment)), iif(salt IS NULL, NULL, lower(hex(salt))), result
     FROM answers ORDER BY entry`,
    ([entry, request, commitment, salt, result]) => ({
      entry: entry!,
      request: request!,
      commitment: commitment!,
      salt: salt!,
      result: result!,
    }),
  );
}
