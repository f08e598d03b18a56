/** Runs the program inside the test's own process: a matrix of many hundred runs cannot start a process for each. */
import { randomBytes } from 'node:crypto';
import { Readable, Writable } from 'node:stream';
import { main } from '../../src/cli/main.ts';

export interface Done {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

class Kept extends Writable {
  private readonly chunks: Buffer[] = [];
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.chunks.push(Buffer.from(chunk));
    done();
  }
  get text(): string {
    return Buffer.concat(this.chunks).toString('utf8');
  }
}

/** Runs `samples WORDS` with that environment and nothing on stdin. */
export async function inside(
  env: Readonly<Record<string, string>>,
  words: readonly string[],
  input = '',
): Promise<Done> {
  const [stdout, stderr] = [new Kept(), new Kept()];
  const stdin = Readable.from(input === '' ? [] : [Buffer.from(input)]);
  const status = await main(words, { env, stdin, stdout, stderr, now: Date.now, random: randomBytes });
  return { status, stdout: stdout.text, stderr: stderr.text };
}
