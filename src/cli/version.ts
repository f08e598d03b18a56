import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The version of package.json, which lies above the program. */
export function programVersion(): string {
  let folder = __dirname;
  while (!existsSync(join(folder, 'package.json')) && folder !== dirname(folder)) folder = dirname(folder);
  return (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }).version;
}
