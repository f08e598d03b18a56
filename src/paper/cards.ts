/** Cards of customers' files, and the empty form, on A4. */
import { CARD_SECTIONS } from '../domain/customer-card.ts';
import { CUSTOMER_FIELDS, type CustomerField, type CustomerKey } from '../domain/customer-file.ts';
import type { Words } from '../domain/shapes.ts';
import { A4, Drawing, lineHeight } from './document.ts';
import type { Printed } from './labels.ts';

type Language = 'zh' | 'en';

/** Millimetres and points. */
const [LEFT, RIGHT, TOP, BOTTOM] = [14, A4.width - 14, 11, A4.height - 12] as const;
const WIDTH = RIGHT - LEFT;
const [TITLE, BODY, SMALL] = [15, 8.5, 6.5] as const;
const LABEL = 27;
const ROW = lineHeight(BODY) + 1.8;

/** What is on a card beside the fields, in words: a title and lines of label and text. */
export interface CardPart {
  readonly title: Words;
  readonly lines: readonly { readonly label: string; readonly text: string }[];
}

/** A table on a card: people, talks. */
export interface CardTable {
  readonly title: Words;
  readonly headings: readonly Words[];
  readonly shares: readonly number[];
  readonly rows: readonly (readonly string[])[];
}

export interface CardFacts {
  readonly code: string;
  readonly name: string;
  /** The day of printing, and the head of the journal. */
  readonly on: string;
  readonly head: string;
  /** What each field says, as it is printed. */
  readonly fields: { readonly [K in CustomerKey]?: string };
  readonly parts: readonly CardPart[];
  readonly tables: readonly CardTable[];
}

const WORDS = {
  card: { zh: '客户档案卡', en: 'Customer card' },
  code: { zh: '编码', en: 'code' },
  name: { zh: '名称', en: 'name' },
  filled_by: { zh: '填表人', en: 'Filled in by' },
  reviewed_by: { zh: '审核人', en: 'Reviewed by' },
  day: { zh: '日期', en: 'Date' },
  head: { zh: '链头', en: 'Journal head' },
} as const satisfies Record<string, Words>;

/** The card of one customer: what is known, section by section. */
export async function printCard(facts: CardFacts, language: Language): Promise<Printed> {
  const drawing = await Drawing.begin(`${facts.code} ${facts.name}`);
  const sheet = new Sheet(
    drawing,
    language,
    language === 'zh' ? `${facts.name}（${facts.code}）` : `${facts.name} (${facts.code})`,
  );
  for (const { title, keys } of CARD_SECTIONS) {
    const cells = keys.flatMap((key): Cell[] => {
      const text = facts.fields[key];
      return text === undefined || text === '' ? [] : [{ label: headingOf(key, language), text }];
    });
    sheet.section(title, cells);
  }
  for (const { title, lines } of facts.parts) sheet.section(title, lines);
  for (const table of facts.tables) sheet.table(table);
  return sheet.end(`${facts.on} · ${WORDS.head[language]} ${facts.head}`);
}

/** The form to be filled in by hand: every field, room for people. */
export async function printForm(people: CardTable, language: Language): Promise<Printed> {
  const drawing = await Drawing.begin(WORDS.card[language]);
  const sheet = new Sheet(drawing, language, '');
  sheet.section(null, [
    { label: WORDS.code[language], text: '' },
    { label: WORDS.name[language], text: '' },
  ]);
  for (const { title, keys } of CARD_SECTIONS) {
    // How it stands with the customer follows from what is done.
    const asked = keys.filter((key) => key !== 'status');
    const cells = asked.map((key): Cell => {
      const { kind, values }: CustomerField = CUSTOMER_FIELDS[key];
      // What is chosen from a list is ticked.
      const text = values
        ? Object.values(values)
            .map((word) => `□ ${word[language]}`)
            .join('  ')
        : '';
      return { label: headingOf(key, language), text, high: kind === 'note' };
    });
    sheet.section(title, cells);
  }
  sheet.table(people);
  sheet.signatures();
  return sheet.end('');
}

interface Cell {
  readonly label: string;
  readonly text: string;
  /** Room for several lines. */
  readonly high?: boolean;
}

function headingOf(key: CustomerKey, language: Language): string {
  return CUSTOMER_FIELDS[key].heading[language];
}

class Sheet {
  private y = 0;

  constructor(
    private readonly drawing: Drawing,
    private readonly language: Language,
    private readonly whose: string,
  ) {
    this.page();
  }

  private page(): void {
    const { drawing } = this;
    drawing.page();
    drawing.text(WORDS.card[this.language], LEFT, TOP, { size: TITLE, bold: true });
    drawing.text(this.whose, LEFT + 50, TOP + 1.6, { size: 10, bold: true, width: WIDTH - 50, align: 'right' });
    this.y = TOP + lineHeight(TITLE) + 1;
  }

  /** Turns the page where something of that height does not fit any more. */
  private room(height: number): void {
    if (this.y + height > BOTTOM) this.page();
  }

  private title(title: Words): void {
    this.room(ROW * 2 + 2);
    this.y += 1.2;
    this.drawing.fill(LEFT, this.y, WIDTH, ROW, '#eeeeee');
    this.drawing.text(title[this.language], LEFT + 1, this.y + 0.8, { size: BODY, bold: true });
    this.y += ROW;
  }

  /** Two cells side by side; what is long has a line of its own. */
  section(title: Words | null, cells: readonly Cell[]): void {
    if (cells.length === 0) return;
    if (title) this.title(title);
    const half = WIDTH / 2;
    for (let at = 0; at < cells.length; ) {
      const [first, second] = [cells[at]!, cells[at + 1]];
      const both = second && this.fits(first, half) && this.fits(second, half);
      const wide = !both && !this.fits(first, half);
      const row = both ? [first, second] : [first];
      at += row.length;
      const width = wide || row.length === 1 ? WIDTH : half;
      const texts = row.map(({ text }) => this.drawing.broken(text, BODY, width - LABEL - 2, 12));
      const lines = Math.max(1, ...texts.map(({ length }) => length));
      const height = row.some(({ high }) => high) ? ROW * 1.6 : ROW + (lines - 1) * lineHeight(BODY);
      this.room(height);
      for (const [place, cell] of row.entries()) this.cell(cell, texts[place]!, LEFT + place * half, width, height);
      this.y += height;
    }
  }

  private fits({ text, high }: Cell, width: number): boolean {
    return !high && this.drawing.widthOf(text, BODY) <= width - LABEL - 2;
  }

  private cell({ label }: Cell, texts: readonly string[], x: number, width: number, height: number): void {
    const { drawing, y } = this;
    drawing.box(x, y, width, height, 0.1);
    drawing.rule(x + LABEL, y, x + LABEL, y + height, 0.1);
    drawing.text(label, x + 1, y + 1, { size: SMALL + 0.5, grey: true, width: LABEL - 2 });
    for (const [row, text] of texts.entries())
      drawing.text(text, x + LABEL + 1, y + 0.8 + row * lineHeight(BODY), { size: BODY, width: width - LABEL - 2 });
  }

  table({ title, headings, shares, rows }: CardTable): void {
    if (rows.length === 0) return;
    this.title(title);
    const sum = shares.reduce((total, share) => total + share, 0);
    const widths = shares.map((share) => (share / sum) * WIDTH);
    this.row(
      headings.map((heading) => heading[this.language]),
      widths,
      true,
    );
    for (const row of rows) this.row(row, widths, false);
  }

  private row(texts: readonly string[], widths: readonly number[], grey: boolean): void {
    const size = grey ? SMALL + 0.5 : BODY;
    const cells = texts.map((text, at) => this.drawing.broken(text, size, widths[at]! - 2, 4));
    const height = ROW + (Math.max(1, ...cells.map(({ length }) => length)) - 1) * lineHeight(BODY);
    this.room(height);
    let x = LEFT;
    for (const [at, lines] of cells.entries()) {
      this.drawing.box(x, this.y, widths[at]!, height, 0.1);
      for (const [row, text] of lines.entries())
        this.drawing.text(text, x + 1, this.y + 0.8 + row * lineHeight(BODY), { size, grey, width: widths[at]! - 2 });
      x += widths[at]!;
    }
    this.y += height;
  }

  signatures(): void {
    this.room(12);
    const words = [WORDS.filled_by, WORDS.day, WORDS.reviewed_by, WORDS.day];
    for (const [at, word] of words.entries()) {
      const x = LEFT + (at * WIDTH) / 4;
      this.drawing.text(word[this.language], x, this.y + 5, { size: SMALL + 0.5, grey: true });
      this.drawing.rule(x + 18, this.y + 9, x + WIDTH / 4 - 3, this.y + 9, 0.1);
    }
    this.y += 12;
  }

  async end(foot: string): Promise<Printed> {
    const { drawing } = this;
    drawing.text(foot, LEFT, A4.height - 10, { size: 5.5, grey: true });
    return { bytes: await drawing.bytes(), pages: drawing.pages, missing: [...drawing.type.missing].sort() };
  }
}
