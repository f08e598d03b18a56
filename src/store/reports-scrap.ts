/** The register of what was scrapped, and what could be. */
import { composer, iterate } from './composing.ts';
import { REGISTER, type ScrapRow } from './disposal.ts';
import { conditionsOn, type SampleFilter } from './finding.ts';
import type { Db } from './sql.ts';

/** Days `YYYY-MM-DD`, both included. */
export interface ScrapQuestion {
  readonly filter: SampleFilter;
  readonly from: string | null;
  readonly to: string | null;
}

/** What was scrapped, in the order in which it was. */
export async function scrapRegister(db: Db, { filter, from, to }: ScrapQuestion): Promise<Iterable<ScrapRow>> {
  const c = await composer();
  const { sql } = c;
  const conditions = [sql`x.scrapped_on BETWEEN ${from ?? '0'} AND ${to ?? '9'}`, ...conditionsOn(c, filter)];
  const query = sql<ScrapRow>`${sql.raw(REGISTER)} WHERE ${sql.join(conditions, sql` AND `)} ORDER BY x.id`;
  return iterate(db, query.compile(c.query));
}

/** What could be thrown away; quantities in thousandths, lists with commas, flags 0 or 1, the number bare. */
export interface CandidateRow {
  readonly number: string;
  readonly name: string;
  readonly spec: string | null;
  readonly customer: string;
  readonly customer_name: string;
  readonly quantity: number;
  readonly unit: string;
  readonly locations: string;
  readonly expires_on: string | null;
  readonly retain_until: string | null;
  readonly at_end: string | null;
  readonly instruction: string | null;
  readonly on_hold: number;
  readonly approval: string | null;
  readonly expired: number;
  readonly past_retention: number;
  readonly rejected: number;
  readonly damaged: number;
  readonly depleted: number;
}

/**
 * What is in storage and expired, past retention, rejected or in a damaged zone; and what little is left of samples
 * that were used: a twentieth or less of what came, with nobody holding more.
 * @param today the due day itself is not past
 */
export async function scrapCandidates(db: Db, filter: SampleFilter, today: string): Promise<Iterable<CandidateRow>> {
  const c = await composer();
  const { sql } = c;
  const conditions = conditionsOn(c, filter);
  const where = conditions.length > 0 ? sql`WHERE ${sql.join(conditions, sql` AND `)}` : sql``;
  const query = sql<CandidateRow>`
    SELECT * FROM (
      SELECT s.number, s.name, s.spec, c.code AS customer, c.name AS customer_name,
             coalesce(sum(b.quantity) FILTER (WHERE p.kind = 'storage'), 0) AS quantity, s.unit,
             group_concat(p.code, ',' ORDER BY p.code) AS locations, s.expires_on, s.retain_until, s.at_end,
             (SELECT i.decision FROM instructions i WHERE i.sample_id = s.id
              ORDER BY i.decided_on DESC, i.id DESC LIMIT 1) AS instruction,
             EXISTS (SELECT 1 FROM holds h WHERE h.sample_id = s.id AND h.released_on IS NULL) AS on_hold,
             (SELECT max(a.number) FROM approvals a WHERE a.sample_id = s.id AND a.kind = 'scrap'
              AND a.state = 'pending' AND a.expires_on >= ${today}) AS approval,
             coalesce(s.expires_on < ${today}, 0) AS expired, coalesce(s.retain_until < ${today}, 0) AS past_retention,
             s.quality = 'rejected' AS rejected, max(coalesce(p.purpose = 'damaged', 0)) AS damaged,
             sum(b.quantity) FILTER (WHERE p.kind = 'person') IS NULL
               AND sum(b.quantity) * 20 <= (SELECT sum(t.quantity) FROM transfers t JOIN places f ON f.id = t.from_id
                   WHERE t.sample_id = s.id AND (t.kind = 'receive' OR t.kind = 'split' AND f.kind = 'split'))
               AND EXISTS (SELECT 1 FROM transfers t WHERE t.sample_id = s.id AND t.kind = 'use') AS depleted
      FROM samples s JOIN customers c ON c.id = s.customer_id
           JOIN balances b ON b.sample_id = s.id AND b.bounded = 1 AND b.quantity > 0 JOIN places p ON p.id = b.place_id
      ${where} GROUP BY s.number)
    WHERE quantity > 0 AND (expired OR past_retention OR rejected OR damaged OR depleted) ORDER BY number`;
  return iterate(db, query.compile(c.query));
}
