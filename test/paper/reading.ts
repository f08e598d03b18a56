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
  return drawn(pdf, resolution, read);
}

function read(file: string): string[] {
  const { stdout } = spawnSync('zbarimg', ['-q', '-Sdisable', '-Sqrcode.enable', '-Scode128.enable', file], {
    encoding: 'utf8',
  });
  return stdout.split('\n').filter(Boolean).sort();
}

/** A rectangle of a page in millimetres. */
export interface Cut {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The codes in pieces cut out of each page of a PDF, as somebody scans one label after another. */
export function codesInCuts(pdf: string, cuts: readonly Cut[], resolution = 300): string[][] {
  const dots = (millimetres: number): number => Math.round((millimetres / 25.4) * resolution);
  const folder = mkdtempSync(join(tmpdir(), 'samples-cut-'));
  try {
    return pixelsOf(pdf, resolution).flatMap(({ width, height, at }) =>
      cuts.map((cut) => {
        const [x, y] = [dots(cut.left), dots(cut.top)];
        const [w, h] = [Math.min(dots(cut.width), width - x), Math.min(dots(cut.height), height - y)];
        const rows = Array.from({ length: h }, (_, row) =>
          at.subarray((y + row) * width + x, (y + row) * width + x + w),
        );
        const file = join(folder, 'cut.pgm');
        writeFileSync(file, Buffer.concat([Buffer.from(`P5\n${w} ${h}\n255\n`), ...rows]));
        return read(file);
      }),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
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
