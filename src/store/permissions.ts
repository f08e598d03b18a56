/** Who may use confidential samples, for what, until when. */
import { all, type Db } from './sql.ts';

export interface Permission {
  readonly id: number;
  /** Of the sample itself, or of one that it was split off. */
  readonly sample_id: number;
  readonly operator_id: number | null;
  readonly customer_id: number | null;
  /** The person's or customer's code. */
  readonly who: string;
  readonly purpose: string;
  readonly match_key: string;
  readonly until_on: string | null;
  readonly document: string | null;
  readonly granted_on: string;
  readonly withdrawn_on: string | null;
}

/** The permissions of a sample and of all that it was split off, in the order in which they were given. */
export function permissionsOf(db: Db, sampleId: number): Permission[] {
  return all(
    db,
    `WITH RECURSIVE line(id) AS (VALUES (?) UNION SELECT s.parent_id FROM samples s JOIN line USING (id) WHERE s.parent_id IS NOT NULL)
     SELECT p.id, p.sample_id, p.operator_id, p.customer_id, coalesce(o.code, c.code) AS who, p.purpose, p.match_key,
            p.until_on, p.document, p.granted_on, p.withdrawn_on
     FROM line JOIN permissions p ON p.sample_id = line.id
     LEFT JOIN operators o ON o.id = p.operator_id LEFT JOIN customers c ON c.id = p.customer_id ORDER BY p.id`,
    sampleId,
  );
}
