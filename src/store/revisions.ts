/**
 * Documents and their revisions. What the same customer calls by the same name and specification is one document, under
 * however many numbers; its revision is what document control accepted last.
 */
import { all, type Db, one } from './sql.ts';

/** The latest revision of the document that a row of `samples s` is, as a scalar of judgements. */
const LATEST = `SELECT j.id FROM judgements j JOIN samples f ON f.id = j.sample_id
  WHERE f.customer_id = s.customer_id AND f.match_key = s.match_key AND f.kind = 'document' AND j.revision IS NOT NULL
    AND j.undone = 0 AND j.quality IN ('accepted', 'conditional') ORDER BY j.judged_on DESC, j.id DESC LIMIT 1`;

/** The revision that a row of `samples s` had when a line `l` of a checkout was given out. */
const HANDED = `(SELECT j.revision FROM judgements j WHERE j.sample_id = s.id AND j.undone = 0 AND j.revision IS NOT NULL
  AND j.entry < l.entry ORDER BY j.id DESC LIMIT 1)`;

const COPIES = `FROM samples s JOIN checkout_lines l ON l.sample_id = s.id AND l.outstanding > 0
  JOIN checkouts u ON u.id = l.checkout_id JOIN places h ON h.id = l.holder_id
  LEFT JOIN operators o ON o.id = h.operator_id LEFT JOIN customers c ON c.id = h.customer_id
  LEFT JOIN judgements latest ON latest.id = (${LATEST})`;

/** Whether a copy is of an older revision: of another number, or of what this number was before. */
const OLD = `(latest.id IS NOT NULL AND ${HANDED} IS NOT latest.revision
  AND (latest.sample_id <> s.id OR ${HANDED} IS NOT NULL))`;

/** Copies that are to come back, as obligations. */
export const RECALLS = `
  SELECT 'recall' AS kind, s.id AS sample_id, coalesce(o.code, c.code) AS who, l.outstanding AS quantity,
    latest.judged_on AS due ${COPIES} WHERE s.kind = 'document' AND ${OLD}`;

/** A copy that somebody has: quantity in thousandths, the number bare. */
export interface CopyOut {
  readonly number: string;
  readonly holder: string;
  readonly checkout: string;
  readonly revision: string | null;
  readonly quantity: number;
  /** 1 where a newer revision was accepted since. */
  readonly recalled: number;
}

/** Who has copies of a document, under whatever number. */
export function copiesOut(db: Db, document: { customer_id: number; match_key: string }): CopyOut[] {
  return all(
    db,
    `SELECT s.number, coalesce(o.code, c.code) AS holder, u.number AS checkout, ${HANDED} AS revision,
       l.outstanding AS quantity, ${OLD} AS recalled ${COPIES}
     WHERE s.kind = 'document' AND s.customer_id = ? AND s.match_key = ? ORDER BY l.id`,
    document.customer_id,
    document.match_key,
  );
}

/** The newer revision of a document that another number holds, or undefined where this one is the latest. */
export function newerRevision(
  db: Db,
  sampleId: number,
): { revision: string; number: string; own: string | null } | undefined {
  return one(
    db,
    `SELECT latest.revision, n.number, own.revision AS own FROM samples s
     JOIN judgements latest ON latest.id = (${LATEST}) JOIN samples n ON n.id = latest.sample_id
     LEFT JOIN judgements own ON own.id = (SELECT j.id FROM judgements j WHERE j.sample_id = s.id AND j.undone = 0
       AND j.revision IS NOT NULL ORDER BY j.judged_on DESC, j.id DESC LIMIT 1)
     WHERE s.id = ? AND s.kind = 'document' AND latest.sample_id <> s.id AND own.revision IS NOT latest.revision`,
    sampleId,
  );
}

/** What one document is known by. */
export function documentOf(db: Db, sampleId: number): { customer_id: number; match_key: string } {
  return one(db, 'SELECT customer_id, match_key FROM samples WHERE id = ?', sampleId)!;
}
