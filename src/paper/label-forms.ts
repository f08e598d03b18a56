/** The forms that labels come in: sheets of A4, or one label after another. Millimetres. */

export interface LabelForm {
  readonly width: number;
  readonly height: number;
  /** A sheet of so many; null for one label a page. */
  readonly sheet: {
    readonly columns: number;
    readonly rows: number;
    readonly left: number;
    readonly top: number;
    /** From the left edge of a label to that of the next. */
    readonly across: number;
    readonly down: number;
  } | null;
}

/** `a4-3x8`: 63.5 × 33.9 mm with margins (Avery L7159); `a4-70x37`: 70 × 37 mm without (Herma 4464). */
export const SHEETS = {
  'a4-3x8': {
    width: 63.5,
    height: 33.9,
    sheet: { columns: 3, rows: 8, left: 7.25, top: 12.9, across: 66, down: 33.9 },
  },
  'a4-70x37': { width: 70, height: 37, sheet: { columns: 3, rows: 8, left: 0, top: 0.5, across: 70, down: 37 } },
} as const satisfies Record<string, LabelForm>;
export type SheetName = keyof typeof SHEETS;

/** The least that holds a number that can be scanned and read, and the most that a label printer takes. */
const [LEAST_WIDTH, LEAST_HEIGHT, MOST] = [40, 20, 300] as const;

/** A single label of that size (`50x30`, in millimetres), or null. */
export function singleForm(folded: string): LabelForm | null {
  const match = /^(\d{1,3}(?:\.\d)?)[x×*](\d{1,3}(?:\.\d)?)$/i.exec(folded);
  if (!match) return null;
  const [width, height] = [Number(match[1]), Number(match[2])];
  if (width < LEAST_WIDTH || height < LEAST_HEIGHT || width > MOST || height > MOST) return null;
  return { width, height, sheet: null };
}
