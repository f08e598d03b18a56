/** Which row of a sheet holds its headings, and what each of them means. Headings may stand in two rows. */
import { createHash } from 'node:crypto';
import { refuse } from '../domain/errors.ts';
import type { SheetRow } from './cells.ts';
import {
  type FoundColumn,
  HeadingBook,
  headingKey,
  isUnit,
  type KnownColumn,
  missingKeys,
  rejectColumns,
} from './headings.ts';
import type { Sheet } from './reading.ts';
import { isBlank } from './row-kinds.ts';

export interface Match {
  columns: Map<string, FoundColumn>;
  /** Headings that claim the same key. */
  rivals: Map<string, string[]>;
  missing: string[];
  score: number;
}

export interface Headings {
  /** The first rows of the sheet, as far as they were read. */
  readonly first: SheetRow[];
  /** The row of the headings among them; where they stand in two, the first. */
  readonly position: number;
  readonly rows: 1 | 2;
  /** The headings, those of two rows put together. */
  readonly cells: string[];
  readonly match: Match;
}

/** Which heading stands for a key. */
export type Assigned = ReadonlyMap<string, string>;

/** The headings are among the first rows: this many may be titles or blank. */
const TITLE_ROWS = 30;

/** What makes two sheets the same to the eye: the headings in their order, however they are spaced. */
export function fingerprint(cells: readonly string[]): string {
  const keys = cells.slice(rejectColumns(cells)).map(headingKey);
  while (keys.at(-1) === '') keys.pop();
  return createHash('sha256').update(keys.join('\n')).digest('hex');
}

export class Matcher {
  private readonly book: HeadingBook;

  constructor(
    private readonly known: readonly KnownColumn[],
    private readonly assigned: Assigned,
    /** What was assigned in earlier sheets, by the fingerprint of their headings. */
    private readonly remembered: ReadonlyMap<string, Assigned> = new Map(),
  ) {
    const keys = known.map(({ key }) => key);
    for (const key of assigned.keys())
      if (!keys.includes(key)) refuse('unknown_column', { column: key, columns: keys });
    this.book = new HeadingBook(known);
  }

  /** How many known headings a row has. */
  score(cells: readonly string[]): number {
    return this.match(cells).score;
  }

  match(cells: readonly string[]): Match {
    const columns = new Map<string, FoundColumn>();
    const claims = new Map<string, FoundColumn[]>();
    const missing: string[] = [];
    const taken = new Set<number>();
    const claim = (key: string, index: number, unit: string | null) => {
      const heading = cells[index]!;
      if (!columns.has(key)) columns.set(key, { index, heading, unit });
      claims.set(key, [...(claims.get(key) ?? []), { index, heading, unit }]);
      taken.add(index);
    };
    const assigned = this.assignedIn(cells);
    for (const [key, wanted] of assigned) {
      const exact = places(cells, (heading) => heading.trim() === wanted.trim());
      const alike = exact.length > 0 ? exact : places(cells, (heading) => headingKey(heading) === headingKey(wanted));
      const chosen = alike.length === 0 ? oneOfEqual(cells, wanted) : alike;
      for (const index of chosen) claim(key, index, this.book.find(cells[index]!)?.unit ?? null);
      if (chosen.length === 0) missing.push(wanted);
    }
    for (const [index, heading] of cells.entries()) {
      if (taken.has(index) || index < rejectColumns(cells)) continue;
      const found = this.book.find(heading);
      if (found !== null && !assigned.has(found.key)) claim(found.key, index, found.unit);
    }
    for (const { key, second } of this.known) {
      const both = claims.get(key) ?? [];
      if (!second || both.length !== 2 || assigned.has(key) || columns.has(second.key)) continue;
      const others = both.filter(({ heading }) => second.fits.test(headingKey(heading)));
      if (others.length !== 1) continue;
      const main = both.filter((each) => each !== others[0]);
      columns.set(key, main[0]!).set(second.key, others[0]!);
      claims.set(key, main);
    }
    missing.push(...missingKeys(this.known, (key) => columns.has(key) || assigned.has(key)));
    const rivals = new Map(
      [...claims]
        .filter(([, found]) => found.length > 1)
        .map(([key, found]) => [key, found.map(({ heading }) => heading)]),
    );
    return { columns, rivals, missing, score: columns.size };
  }

  /** The rows among which the headings are: all required ones if any has them, else the most known ones. */
  async find(sheet: Sheet, file: string): Promise<Headings> {
    const first: SheetRow[] = [];
    while (first.length <= TITLE_ROWS) {
      const next = await sheet.batches.next();
      if (next.done) break;
      first.push(...next.value);
    }
    let best = null as Omit<Headings, 'first'> | null;
    let most = 0;
    const consider = (position: number, rows: 1 | 2, cells: string[]): void => {
      const match = this.match(cells);
      // A row of units below the headings makes them say more.
      const units = [...match.columns.values()].filter(({ unit }) => unit !== null).length / 1000;
      const worth = match.score === 0 ? 0 : match.score + (match.missing.length === 0 ? 10_000 : 0) + units;
      if (worth <= most) return;
      most = worth;
      best = { position, rows, cells, match };
    };
    const candidates = first.slice(0, TITLE_ROWS);
    for (const [position, { cells }] of candidates.entries()) consider(position, 1, cells);
    // Two rows together only where they say more than any row alone.
    for (const [position, { cells }] of candidates.entries()) {
      const below = first[position + 1]?.cells;
      const both = below === undefined || isBlank(below) ? null : this.joined(cells, below);
      if (both !== null) consider(position, 2, both);
    }
    if (best === null) return this.refuseUnknown(file, first, sheet);
    return { first, ...best };
  }

  /**
   * `合同` over `编号` and `日期`, a heading over its unit, or a heading that only one of the two rows has. Null where
   * what is no heading stands under a known one: then the lower row is a record. (`联系方式` is known, and so is what
   * stands under it: `手机`, `邮箱`.)
   */
  private joined(above: readonly string[], below: readonly string[]): string[] | null {
    let group = '';
    let record = false;
    const both = Array.from({ length: Math.max(above.length, below.length) }, (_, index) => {
      const [over, under] = [above[index]?.trim() ?? '', below[index]?.trim() ?? ''];
      if (over !== '') group = over;
      else if (under === '') group = '';
      if (under === '' || under === over) return over;
      const unit = under.length > LONGEST_UNIT ? '' : (/^[(（]?([^()（）]+)[)）]?$/u.exec(under)?.[1] ?? '');
      if (over !== '' && isUnit(unit) && this.book.find(over) !== null) return `${over}(${unit})`;
      if (this.book.find(group + under) !== null && this.saysMore(group, under)) return group + under;
      record ||= this.book.find(over) !== null && this.book.find(under) === null;
      return under;
    });
    return record ? null : both;
  }

  /** Whether a word below a heading is part of it: a mark or a remark in brackets below a known one may be a record's. */
  private saysMore(group: string, under: string): boolean {
    if (this.book.find(group) === null || this.book.find(under) !== null) return true;
    return headingKey(under) !== '' && this.book.has(group + under);
  }

  private assignedIn(cells: readonly string[]): Assigned {
    if (this.remembered.size === 0) return this.assigned;
    const known = this.remembered.get(fingerprint(cells));
    return known === undefined ? this.assigned : new Map([...known, ...this.assigned]);
  }

  private refuseUnknown(file: string, first: readonly SheetRow[], sheet: Sheet): never {
    const required = missingKeys(this.known, () => false);
    const missing = required.length > 0 ? required : this.known.map(({ key }) => key);
    const row = first.find(({ cells }) => !isBlank(cells));
    return refuse('headings_unknown', { file, missing, headings: shown(row?.cells ?? []), ...otherSheets(sheet) });
  }
}

/** The other sheets of a workbook, where it has any: the headings may stand in one of them. */
export function otherSheets({ book }: Sheet): { sheets?: string[] } {
  return book !== null && book.others.length > 0 ? { sheets: shown(book.others) } : {};
}

/** What is longer is no unit, and may be too long for an expression. */
const LONGEST_UNIT = 40;

function places(cells: readonly string[], fits: (heading: string) => boolean): number[] {
  return [...cells.keys()].filter((index) => fits(cells[index]!));
}

/** `电话#2`: the second of equal headings. */
function oneOfEqual(cells: readonly string[], wanted: string): number[] {
  const found = /^(.*\S)\s*[#＃]\s*([1-9]\d{0,2})$/u.exec(wanted.trim());
  if (found === null) return [];
  const equal = places(cells, (heading) => headingKey(heading) === headingKey(found[1]!));
  return equal.slice(Number(found[2]) - 1, Number(found[2]));
}

/** Headings for a message: not the thousands, nor the endless one, that a wrong file may have. */
export function shown(headings: readonly string[]): string[] {
  return headings
    .filter((heading) => heading.trim() !== '')
    .slice(0, 50)
    .map((heading) => (heading.length > 60 ? `${heading.slice(0, 60)}…` : heading));
}
