/** A store in a temporary folder and sheets beside it, worked by the program inside the test's own process. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { type Done, inside } from '../matrix/inside.ts';

export interface Line {
  readonly line: number;
  readonly column: string | null;
  readonly reason: string;
  readonly code: string;
}

export interface Outcome {
  readonly read: number;
  readonly imported: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly skipped: number;
  readonly batch: string | null;
  readonly encoding: string;
  readonly columns: Readonly<Record<string, string>>;
  readonly rejects: readonly Line[];
  readonly warnings: readonly Line[];
  readonly unused: readonly string[];
}

export type Cells = Readonly<Record<string, string | number | boolean | null>>;

export class Desk {
  readonly folder = mkdtempSync(join(tmpdir(), 'samples-desk-'));
  readonly file = join(this.folder, 'samples.db');

  static async open(): Promise<Desk> {
    const desk = new Desk();
    await desk.ok('init', '--operator', 'WL', '--name', '王丽', '--lang', 'en', '--timezone', 'Asia/Shanghai');
    return desk;
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  write(name: string, content: string | Uint8Array): string {
    writeFileSync(this.path(name), content);
    return this.path(name);
  }

  text(name: string): string {
    return readFileSync(this.path(name), 'utf8');
  }

  async run(...words: string[]): Promise<Done> {
    return this.fed('', ...words);
  }

  async fed(input: string, ...words: string[]): Promise<Done> {
    const env = { SAMPLES_DB: this.file, SAMPLES_NOW: '2026-11-22T09:30:00+08:00', LANG: 'C.UTF-8', HOME: this.folder };
    return inside(env, words, input);
  }

  async ok(...words: string[]): Promise<string> {
    const done = await this.run(...words);
    expect(done, `samples ${words.join(' ')}`).toMatchObject({ status: 0 });
    return done.stdout;
  }

  // biome-ignore lint/suspicious/noExplicitAny: a story reads the keys it knows
  async json(...words: string[]): Promise<any> {
    return JSON.parse(await this.ok(...words, '--json'));
  }

  /** Imports a sheet; the counts must add up, and the exit status must fit them. */
  async import(kind: string, content: string | Uint8Array, ...more: string[]): Promise<Outcome> {
    const sheet = this.write('sheet.csv', content);
    const { status, stdout, stderr } = await this.run('import', kind, sheet, '--json', ...more);
    if (stdout === '') throw new Error(stderr);
    const outcome = JSON.parse(stdout) as Outcome;
    const { read, imported, updated, unchanged, rejected, skipped } = outcome;
    expect(imported + updated + unchanged + rejected + skipped).toBe(read);
    expect(new Set(outcome.rejects.map(({ line }) => line)).size).toBe(rejected);
    expect(status).toBe(rejected > 0 ? 3 : 0);
    if (rejected > 0 && !more.includes('--partial')) expect(outcome.batch).toBeNull();
    return outcome;
  }

  /** What it is refused for as a whole: nothing on stdout. */
  async refused(
    kind: string,
    content: string | Uint8Array,
    ...more: string[]
  ): Promise<{ status: number; code: string }> {
    const sheet = this.write('sheet.csv', content);
    const { status, stdout, stderr } = await this.run('import', kind, sheet, '--json', ...more);
    expect(stdout).toBe('');
    return { status, code: (JSON.parse(stderr) as { error: { code: string } }).error.code };
  }

  rows(kind: string): Promise<Cells[]> {
    return this.json('export', ...unmasked(kind));
  }

  async head(): Promise<string> {
    const { ok, head } = await this.json('verify');
    expect(ok).toBe(true);
    return head;
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** The words after `export` for everything of a kind as it is stored, contact data too. */
export function unmasked(kind: string): string[] {
  return ['customers', 'contacts', 'log'].includes(kind) ? [kind, '--reveal', '--reason', 'test'] : [kind];
}

/** The counts of an outcome, in the order in which they are told. */
export function counts({ read, imported, updated, unchanged, rejected, skipped }: Outcome): number[] {
  return [read, imported, updated, unchanged, rejected, skipped];
}
