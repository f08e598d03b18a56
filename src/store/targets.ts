/** Files that the program is told to write. */
import { accessSync, constants, lstatSync } from 'node:fs';
import { dirname } from 'node:path';
import { refuse } from '../domain/errors.ts';

/** Refuses a new file where none can be made. */
function refuseUnfitFolder(file: string): void {
  try {
    accessSync(dirname(file), constants.W_OK | constants.X_OK);
  } catch (error) {
    refuse('output_failed', { file, reason: (error as NodeJS.ErrnoException).code ?? 'error' });
  }
}

/** Refuses a target that must not be written: there already, a link, a folder or a device. */
export function refuseUnfitTarget(file: string, force: boolean): void {
  let facts: ReturnType<typeof lstatSync>;
  try {
    facts = lstatSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      refuseUnfitFolder(file);
      return;
    }
    refuse('output_failed', { file, reason: (error as NodeJS.ErrnoException).code ?? 'error' });
  }
  if (facts.isSymbolicLink()) refuse('file_not_regular', { file, what: 'symlink' });
  if (!facts.isFile()) refuse('file_not_regular', { file, what: facts.isDirectory() ? 'folder' : 'device' });
  if (!force) refuse('file_exists', { file });
}
