/** A sample room like Room whose commands run inside the test's own process: for stories where the program's start is not the point. */
import { expect } from 'vitest';
import { inside } from './matrix/inside.ts';
import { type Done, Room } from './room.ts';

export class InnerRoom {
  private readonly room = new Room();
  readonly folder = this.room.folder;

  async run(...words: string[]): Promise<Done> {
    return inside(this.room.env, words);
  }

  /** Runs what must succeed; answers what it printed, without the last line break. */
  async ok(...words: string[]): Promise<string> {
    const done = await this.run(...words);
    expect(done, `samples ${words.join(' ')}`).toMatchObject({ status: 0 });
    return done.stdout.replace(/\n$/, '');
  }

  /** Runs what must succeed, with --json; answers the object or rows. */
  // biome-ignore lint/suspicious/noExplicitAny: a story reads the keys it knows
  async json(...words: string[]): Promise<any> {
    return JSON.parse(await this.ok(...words, '--json'));
  }

  /** Runs what must be refused, with --json; answers the exit status and the error. */
  async refused(...words: string[]): Promise<{ status: number | null; code: string; details: unknown }> {
    const { status, stdout, stderr } = await this.run(...words, '--json');
    expect(stdout).toBe('');
    return { status, ...(JSON.parse(stderr) as { error: { code: string; details: unknown } }).error };
  }

  close(): void {
    this.room.close();
  }
}
