/** A file that says which heading stands for which key: `KEY=HEADING` a line, or the `columns` of an import's JSON. */
import { refuse } from '../domain/errors.ts';
import { decideEncoding, textOf } from '../spreadsheets/encoding.ts';
import type { SheetSource } from '../spreadsheets/source.ts';

const MOST_CHARACTERS = 1_000_000;

/** @throws Refusal mapping_unreadable; file_*, encoding_unknown */
export async function readMapping(source: SheetSource): Promise<[key: string, heading: string][]> {
  let text = '';
  for await (const piece of textOf(source, await decideEncoding(source))) {
    text += piece;
    if (text.length > MOST_CHARACTERS) refuse('file_too_large', { file: source.name, limit: '1 MB' });
  }
  return text.trimStart().startsWith('{') ? fromJson(source.name, text) : fromLines(source.name, text);
}

function fromLines(file: string, text: string): [string, string][] {
  const pairs: [string, string][] = [];
  for (const [at, line] of text.split(/\r\n|[\r\n]/).entries()) {
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue;
    const found = /^\s*([^\s=:＝：][^=:＝：]*?)\s*[=:＝：]\s*(.*\S)\s*$/u.exec(line);
    if (found === null) return refuse('mapping_unreadable', { file, line: at + 1 });
    pairs.push([found[1]!, found[2]!]);
  }
  return pairs;
}

function fromJson(file: string, text: string): [string, string][] {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return refuse('mapping_unreadable', { file, line: null });
  }
  const whole = read as { columns?: unknown };
  const pairs = Object.entries(
    (typeof whole.columns === 'object' && whole.columns !== null ? whole.columns : read) as object,
  );
  if (pairs.some(([, heading]) => typeof heading !== 'string')) refuse('mapping_unreadable', { file, line: null });
  return pairs as [string, string][];
}
