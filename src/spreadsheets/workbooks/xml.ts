/** The marks and texts of XML as programs write it, one after another, without keeping the document. */

/** A tag or a text. Names come without their prefix; attributes are read when asked for. */
export type Mark =
  | { readonly kind: 'open' | 'close' | 'empty'; readonly name: string; readonly attributes: string }
  | { readonly kind: 'text'; readonly text: string };

const TAG =
  /<(?:!--[\s\S]*?-->|!\[CDATA\[([\s\S]*?)\]\]>|[?!][^>]*>|(\/?)(?:[\w.-]+:)?([\w.-]+)((?:[^"'<>]|"[^"]*"|'[^']*')*)>)/g;

/** No tag and no text of a cell is longer; what is, is no workbook. */
const LONGEST = 8 * 1024 * 1024;

/** Runs through a document that comes in pieces. @throws RangeError when it is no XML */
export async function* marksOf(pieces: AsyncIterable<string> | Iterable<string>): AsyncGenerator<Mark[]> {
  let rest = '';
  for await (const piece of pieces) {
    rest += piece;
    const end = rest.lastIndexOf('>') + 1;
    if (end === 0) {
      if (rest.length > LONGEST) throw new RangeError('no end of a tag');
      continue;
    }
    const { marks, used } = marksIn(rest, end);
    if (used === 0 && rest.length > LONGEST) throw new RangeError('no end of a tag');
    rest = rest.slice(used);
    yield marks;
  }
}

function marksIn(text: string, end: number): { marks: Mark[]; used: number } {
  const marks: Mark[] = [];
  let used = 0;
  TAG.lastIndex = 0;
  for (let found = TAG.exec(text); found !== null && TAG.lastIndex <= end; found = TAG.exec(text)) {
    if (found.index > used) marks.push({ kind: 'text', text: plain(text.slice(used, found.index)) });
    used = TAG.lastIndex;
    const [, data, slash, name, attributes = ''] = found;
    if (data !== undefined) marks.push({ kind: 'text', text: data });
    if (name === undefined) continue;
    const empty = attributes.endsWith('/');
    marks.push({ kind: slash === '/' ? 'close' : empty ? 'empty' : 'open', name, attributes });
  }
  return { marks, used };
}

const patterns = new Map<string, RegExp>();

/** The value of an attribute; undefined where it is not there. The prefix does not count. */
export function attribute(attributes: string, name: string): string | undefined {
  let pattern = patterns.get(name);
  if (pattern === undefined) {
    pattern = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
    patterns.set(name, pattern);
  }
  const found = pattern.exec(attributes);
  const value = found?.[1] ?? found?.[2];
  return value === undefined ? undefined : plain(value);
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text without its entities. */
export function plain(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,6}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return NAMED[name] ?? whole;
    const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
