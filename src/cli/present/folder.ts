/** A folder of files that appears whole or not at all. */
import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { Refusal, refuse } from '../../domain/errors.ts';
import { begin, settle } from '../../store/unfinished.ts';
import { breath, gathered, inBytes, writeWhole } from './output.ts';

/** Never writable for others, whatever the umask; readable as the umask says. */
const FILE_MODE = 0o644;
const FOLDER_MODE = 0o755;

type Chunks = Iterable<string> | AsyncIterable<string>;

/** What a file holds, as a manifest names it. */
export interface Written {
  readonly name: string;
  readonly sha256: string;
}

/** The folder above; made where it is not there. A folder may be reached through a link. @throws Refusal not_a_folder */
export function openFolder(folder: string): void {
  failing(folder, () => {
    if (!existsSync(folder)) mkdirSync(folder, { recursive: true, mode: FOLDER_MODE });
    if (!statSync(folder).isDirectory()) refuse('not_a_folder', { folder });
  });
}

/** Refuses a name that is taken by something else than a folder of ours: a link, a file. */
export function refuseUnfitFolder(target: string): void {
  const facts = lstatSync(target, { throwIfNoEntry: false });
  if (facts?.isSymbolicLink()) refuse('file_not_regular', { file: target, what: 'symlink' });
  if (facts && !facts.isDirectory()) refuse('not_a_folder', { folder: target });
}

/** Writes files beside the folder's name, and moves all of them into place at once. */
export class FreshFolder {
  private readonly fresh: string;
  private readonly old: string;

  constructor(
    private readonly parent: string,
    private readonly name: string,
  ) {
    this.fresh = begin(join(parent, `.${name}.${process.pid}.part`));
    this.old = join(parent, `.${name}.old`);
    failing(parent, () => {
      this.clearUp();
      mkdirSync(this.fresh, { mode: FOLDER_MODE });
    });
  }

  /** Writes one file and makes it durable. @throws Refusal output_failed */
  async write(name: string, chunks: Chunks): Promise<Written> {
    const file = join(this.fresh, name);
    const hash = createHash('sha256');
    let descriptor: number | null = null;
    try {
      descriptor = openSync(file, 'wx', FILE_MODE);
      for await (const chunk of gathered(chunks)) {
        const bytes = inBytes(chunk);
        hash.update(bytes);
        writeWhole(descriptor, bytes);
        await breath();
      }
      fsyncSync(descriptor);
    } catch (error) {
      throw failed(join(this.parent, this.name, name), error);
    } finally {
      if (descriptor !== null) closeSync(descriptor);
    }
    return { name, sha256: hash.digest('hex') };
  }

  /** Moves the folder into place; one of that name makes room, and comes back if that fails. */
  place(): void {
    const target = join(this.parent, this.name);
    failing(target, () => {
      syncFolder(this.fresh);
      if (existsSync(target)) renameSync(target, this.old);
      try {
        renameSync(this.fresh, target);
      } catch (error) {
        if (existsSync(this.old)) renameSync(this.old, target);
        throw error;
      }
      syncFolder(this.parent);
      rmSync(this.old, { recursive: true, force: true });
    });
  }

  /** Takes away what was not placed. */
  close(): void {
    settle(this.fresh);
  }

  /** What a killed run left: half a folder goes; a folder that had made room for one that never came comes back. */
  private clearUp(): void {
    for (const left of readdirSync(this.parent)) {
      if (/^\.\d{4}-\d{2}-\d{2}\.\d+\.part$/.test(left)) rmSync(join(this.parent, left), { recursive: true });
      const day = /^\.(\d{4}-\d{2}-\d{2})\.old$/.exec(left)?.[1];
      if (day === undefined) continue;
      if (existsSync(join(this.parent, day))) rmSync(join(this.parent, left), { recursive: true });
      else renameSync(join(this.parent, left), join(this.parent, day));
    }
  }
}

/** Removes folders of days before one, if they are ours: named after a day, with a manifest. Answers their names. */
export function removeOlder(parent: string, before: string): string[] {
  const old = readdirSync(parent)
    .filter((name) => /^\d{4}-\d{2}-\d{2}$/.test(name) && name < before && isOurs(join(parent, name)))
    .sort();
  for (const name of old) rmSync(join(parent, name), { recursive: true, force: true });
  return old;
}

function isOurs(folder: string): boolean {
  try {
    const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as { files?: unknown };
    return lstatSync(folder).isDirectory() && Array.isArray(manifest.files);
  } catch {
    return false;
  }
}

function syncFolder(folder: string): void {
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function failing(file: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    throw failed(file, error);
  }
}

/** What the system says of a file, in our words; what the store says goes on as it is. */
function failed(file: string, error: unknown): unknown {
  const reason = (error as NodeJS.ErrnoException).code;
  if (error instanceof Refusal || reason === undefined || reason.startsWith('SQLITE')) return error;
  return new Refusal('output_failed', { file, reason });
}
