/** Where files go that are gone with the program. */
import { accessSync, constants } from 'node:fs';

/** Where SQLite itself would put a file that nobody is to see. */
export function temporaryFolder(): string {
  const { SQLITE_TMPDIR, TMPDIR } = process.env;
  const writable = (folder: string | undefined): folder is string => {
    if (folder === undefined || folder === '') return false;
    try {
      accessSync(folder, constants.W_OK | constants.X_OK);
      return true;
    } catch {
      return false;
    }
  };
  return [SQLITE_TMPDIR, TMPDIR, '/var/tmp', '/usr/tmp', '/tmp'].find(writable) ?? '.';
}
