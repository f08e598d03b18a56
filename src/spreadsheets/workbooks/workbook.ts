/** Workbooks, told from text by their first bytes, whatever the file is called. */
import { refuse } from '../../domain/errors.ts';
import type { SheetSource } from '../source.ts';
import type { OpenSheet } from './xlsx.ts';

export type BookKind = 'xlsx' | 'xls';

const ZIP = ['504b0304', '504b0506'];
const OLE = 'd0cf11e0a1b11ae1';

/** A workbook is read from memory: so large a file is better saved as text. */
const MOST_BYTES = 96 * 1024 * 1024;

/** What kind of workbook the bytes are; null for anything else. */
export async function bookKind(source: SheetSource): Promise<BookKind | null> {
  let first = Buffer.alloc(0);
  for await (const chunk of source.open()) {
    first = Buffer.concat([first, chunk]);
    if (first.length >= 8) break;
  }
  const hex = first.subarray(0, 8).toString('hex');
  if (hex.startsWith(OLE)) return 'xls';
  return ZIP.some((magic) => hex.startsWith(magic)) ? 'xlsx' : null;
}

/** Opens one sheet of a workbook. @throws Refusal file_*, sheet_not_found */
export async function openWorkbook(source: SheetSource, kind: BookKind, sheet: string | null): Promise<OpenSheet> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of source.open()) {
    size += chunk.length;
    if (size > MOST_BYTES) refuse('file_too_large', { file: source.name, limit: '96 MB' });
    chunks.push(chunk);
  }
  const bytes = Buffer.concat(chunks);
  if (kind === 'xls') {
    const { openXls } = await import('./xls.ts');
    return openXls(source.name, bytes, sheet);
  }
  const { openXlsx } = await import('./xlsx.ts');
  return openXlsx(source.name, bytes, sheet);
}

/** Web pages and XML that programs save under the name of a sheet, and JSON, are no text with separators. */
export function refuseMarkup(file: string, beginning: string): void {
  const head = beginning.slice(0, 2000).trimStart().toLowerCase();
  if (/^(?:<!doctype html|<html|<table|<meta|<head|<body|<div|<style)/.test(head))
    refuse('file_not_a_sheet', { file, what: 'html' });
  if (/^(?:\[\s*[[{\]]|\{\s*")/.test(head)) refuse('file_not_a_sheet', { file, what: 'json' });
  if (head.startsWith('<?xml')) refuse('file_not_a_sheet', { file, what: /<html/.test(head) ? 'html' : 'xml' });
}
