/** Where the compiled part of better-sqlite3 lies: named at once, so that no search through folders delays the start. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const beside = join(
  typeof __dirname === 'string' ? __dirname : process.cwd(),
  '../node_modules/better-sqlite3/build/Release/better_sqlite3.node',
);

/** The path of the native addon. */
export const nativeBinding: string = existsSync(beside) ? beside : search();

function search(): string {
  const require = createRequire(typeof __filename === 'string' ? __filename : join(process.cwd(), 'package.json'));
  return join(dirname(require.resolve('better-sqlite3/package.json')), 'build/Release/better_sqlite3.node');
}
