/** Files and folders that are being written under a temporary name: none of them outlives the program, however it is stopped. */
import { rmSync } from 'node:fs';

const unfinished = new Set<string>();

/** Remembers a temporary file until {@link settle} is called for it. */
export function begin(file: string): string {
  unfinished.add(file);
  return file;
}

/** Removes what is left of a temporary file (moved into place or not) and what SQLite put beside it. */
export function settle(file: string): void {
  unfinished.delete(file);
  for (const left of [file, `${file}-wal`, `${file}-shm`, `${file}-journal`])
    rmSync(left, { force: true, recursive: true });
}

/** Removes all of them: the program is being stopped. */
export function removeUnfinished(): void {
  for (const file of unfinished) settle(file);
}
