/** Where the compiled part of better-sqlite3 lies: named at once, so that no search through its usual places delays the start. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The path of the native addon beside the program or in a folder above; undefined lets the library look itself. */
export const nativeBinding: string | undefined = typeof __dirname === 'string' ? search(dirname(__dirname)) : undefined;

/** What every opening of a database is told of it. */
export const BINDING = nativeBinding === undefined ? {} : { nativeBinding };

function search(folder: string): string | undefined {
  const path = join(folder, 'node_modules/better-sqlite3/build/Release/better_sqlite3.node');
  if (existsSync(path)) return path;
  const above = dirname(folder);
  return above === folder ? undefined : search(above);
}
