/** A sample room of its own for a story: the built program on a fresh store in a temporary folder. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect } from 'vitest';

const PROGRAM = resolve('bin/samples.js');

export interface Done {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export class Room {
  readonly folder = mkdtempSync(join(tmpdir(), 'samples-room-'));
  readonly file = join(this.folder, 'samples.db');
  /** Variables of the environment that every command gets. */
  readonly env: Record<string, string> = {
    PATH: process.env.PATH ?? '',
    LANG: 'C.UTF-8',
    SAMPLES_DB: this.file,
    SAMPLES_NOW: '2026-11-22T09:30:00+08:00',
  };

  constructor(lang: 'zh' | 'en' = 'zh') {
    this.ok('init', '--operator', 'WL', '--name', '王丽', '--lang', lang, '--timezone', 'Asia/Shanghai');
  }

  /** Runs `samples WORDS` and answers how it ended. */
  run(...words: string[]): Done {
    return this.fed('', ...words);
  }

  /** The same with something on stdin. */
  fed(input: string, ...words: string[]): Done {
    const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...words], {
      cwd: this.folder,
      encoding: 'utf8',
      env: this.env,
      input,
    });
    return { status, stdout, stderr };
  }

  /** Runs what must succeed; answers what it printed, without the last line break. */
  ok(...words: string[]): string {
    const done = this.run(...words);
    expect(done, `samples ${words.join(' ')}`).toMatchObject({ status: 0 });
    return done.stdout.replace(/\n$/, '');
  }

  /** Runs what must succeed, with --json; answers the object or rows. */
  // biome-ignore lint/suspicious/noExplicitAny: a story reads the keys it knows
  json(...words: string[]): any {
    return JSON.parse(this.ok(...words, '--json'));
  }

  /** Runs what must be refused, with --json; answers the exit status and the error. */
  refused(...words: string[]): {
    status: number | null;
    code: string;
    message: string;
    hint: string;
    details: unknown;
  } {
    const { status, stdout, stderr } = this.run(...words, '--json');
    expect(stdout).toBe('');
    return {
      status,
      ...(JSON.parse(stderr) as { error: { code: string; message: string; hint: string; details: unknown } }).error,
    };
  }

  /** What `verify` says is at its head: equal heads = nothing was recorded. */
  head(): string {
    const { ok, head } = this.json('verify');
    expect(ok).toBe(true);
    return head;
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
