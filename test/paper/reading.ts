/** Reads printed matter back, with the tools of poppler and zbar where the machine has them. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const has = (tool: string, ...words: string[]): boolean => spawnSync(tool, words).error === undefined;

/** Whether PDFs can be drawn and codes read here; the tests say so where not. */
export const CAN_READ = has('pdftoppm', '-v') && has('zbarimg', '--version');
if (!CAN_READ) process.stderr.write('paper: pdftoppm or zbarimg is missing; printed codes are not read back here\n');

/** The codes on each page of a PDF, as `QR-Code:…` and `CODE-128:…`, sorted. */
export function codesOf(pdf: string | Uint8Array, resolution = 200): string[][] {
  return drawn(pdf, resolution, (file) => {
    const { stdout } = spawnSync('zbarimg', ['-q', '-Sdisable', '-Sqrcode.enable', '-Scode128.enable', file], {
      encoding: 'utf8',
    });
    return stdout.split('\n').filter(Boolean).sort();
  });
}

/** The pages of a PDF as grey pixels, 0 = black. */
export function pixelsOf(
  pdf: string | Uint8Array,
  resolution: number,
): { width: number; height: number; at: Buffer }[] {
  return drawn(pdf, resolution, (file) => {
    const bytes = readFileSync(file);
    const [head, width, height] = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.toString('latin1', 0, 60))!;
    return { width: Number(width), height: Number(height), at: bytes.subarray(head.length) };
  });
}

function drawn<T>(pdf: string | Uint8Array, resolution: number, look: (file: string) => T): T[] {
  const folder = mkdtempSync(join(tmpdir(), 'samples-paper-'));
  try {
    const file = typeof pdf === 'string' ? pdf : join(folder, 'paper.pdf');
    if (typeof pdf !== 'string') writeFileSync(file, pdf);
    spawnSync('pdftoppm', ['-gray', '-r', String(resolution), file, join(folder, 'page')]);
    const pages = readdirSync(folder).filter((name) => name.endsWith('.pgm'));
    return pages.sort().map((name) => look(join(folder, name)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
