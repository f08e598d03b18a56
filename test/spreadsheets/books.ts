/** Workbooks for tests: parts put together by hand, so that also what no program of ours writes is met. */
import { crc32, deflateRawSync } from 'node:zlib';

/** A zip file of these parts; `lie` says another size than a part has. */
export function zipped(parts: Readonly<Record<string, string>>, lie: Readonly<Record<string, number>> = {}): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(parts)) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const facts = Buffer.alloc(22);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(8, 4);
    facts.writeUInt32LE(crc32(bytes), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(lie[name] ?? bytes.length, 18);
    const lengths = Buffer.alloc(4);
    lengths.writeUInt16LE(Buffer.byteLength(name), 0);
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), facts, lengths, Buffer.from(name), packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    const [head, tail] = [Buffer.from('504b01021400', 'hex'), Buffer.concat([lengths, rest.subarray(0, 14)])];
    directory.push(Buffer.concat([head, facts, tail, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(directory.length, 4);
  end.writeUInt16LE(directory.length, 6);
  end.writeUInt32LE(size, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, ...directory, Buffer.from('504b0506', 'hex'), end]);
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const RELS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

interface BookFacts {
  readonly strings?: string;
  readonly styles?: string;
  readonly date1904?: boolean;
  /** Sheets after the first, by name. */
  readonly more?: Readonly<Record<string, { data: string; state?: string }>>;
  readonly after?: string;
}

/** The parts of a workbook whose first sheet has these rows (XML below sheetData). */
export function bookParts(data: string, facts: BookFacts = {}): Record<string, string> {
  const { strings = '', styles = '', more = {}, after = '', date1904 = false } = facts;
  const sheets = [['S1', { data }] as const, ...Object.entries(more)];
  const sheet = (rows: string, tail: string) =>
    `${XML}<worksheet xmlns="x"><sheetData>${rows}</sheetData>${tail}</worksheet>`;
  return {
    '_rels/.rels': `${XML}<Relationships><Relationship Id="rId1" Type="${RELS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${XML}<workbook xmlns:r="r"><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets>${sheets
      .map(
        ([name, one], at) =>
          `<sheet name="${name}" sheetId="${at + 1}" ${'state' in one ? `state="${one.state}" ` : ''}r:id="rId${at + 1}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${XML}<Relationships>${sheets
      .map(
        (_, at) => `<Relationship Id="rId${at + 1}" Type="${RELS}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
      )
      .join('')}</Relationships>`,
    'xl/sharedStrings.xml': `${XML}<sst>${strings}</sst>`,
    'xl/styles.xml': `${XML}<styleSheet>${styles}</styleSheet>`,
    ...Object.fromEntries(
      sheets.map(([, one], at) => [`xl/worksheets/sheet${at + 1}.xml`, sheet(one.data, at === 0 ? after : '')]),
    ),
  };
}

/** A workbook of text cells. */
export function textBook(rows: readonly (readonly string[])[]): Buffer {
  const safe = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const cell = (text: string) => (text === '' ? '' : `<is><t xml:space="preserve">${safe(text)}</t></is>`);
  const data = rows.map(
    (cells, at) => `<row r="${at + 1}">${cells.map((text) => `<c t="inlineStr">${cell(text)}</c>`).join('')}</row>`,
  );
  return zipped(bookParts(data.join('')));
}
