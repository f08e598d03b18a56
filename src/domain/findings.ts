/** What a verification can find wrong, and the list of it. */

/** Each kind of finding; words for it are in src/cli/present/findings.ts. */
export const FINDINGS = [
  // the file
  'file_damaged',
  'unreadable',
  'reference_broken',
  'schema_missing',
  'schema_changed',
  'schema_added',
  // the journal
  'journal_gap',
  'hash_differs',
  'digest_differs',
  'without_entry',
  'transfer_misplaced',
  'transfer_day',
  'words_differ',
  'words_missing',
  'answer_differs',
  'answer_missing',
  'seal_erased',
  'seal_of_nothing',
  // rows that may change
  'row_changed',
  'row_unsealed',
  'row_outdated',
  'row_missing',
  // the ledger
  'balance_differs',
  'balance_missing',
  'balance_unfounded',
  'since_differs',
  'below_zero',
  'not_conserved',
  'outstanding_differs',
  'row_group_differs',
  'serial_differs',
  // readings
  'readings_differ',
  'reading_unfounded',
  'counts_differ',
  // anchors
  'anchor_beyond',
  'anchor_differs',
] as const;
export type FindingCode = (typeof FINDINGS)[number];

/** One thing that does not hold. */
export interface Finding {
  readonly code: FindingCode;
  /** The journal entry that it belongs to, where there is one. */
  readonly entry: number | null;
  /** The table and the row: `samples 12`. */
  readonly subject: string;
  /** What was found and what should be, in data: `12.5 ≠ 12`. */
  readonly detail: string | null;
}

/** How many findings are listed; all are counted. */
const LISTED = 100;

/** Findings, the first failing entry first; a store that was rewritten must not fill the memory. */
export class Findings {
  readonly list: Finding[] = [];
  count = 0;

  add(finding: Finding): void {
    this.count += 1;
    const rank = rankOf(finding);
    if (this.list.length === LISTED && rank >= rankOf(this.list[LISTED - 1]!)) return;
    let low = 0;
    let high = this.list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (rankOf(this.list[middle]!) <= rank) low = middle + 1;
      else high = middle;
    }
    this.list.splice(low, 0, finding);
    if (this.list.length > LISTED) this.list.pop();
  }
}

function rankOf({ entry }: Finding): number {
  return entry ?? Number.POSITIVE_INFINITY;
}
