/** Bundles parts of the program for tests that run them many times, or with a fault put in. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildSync } from 'esbuild';

const root = resolve(import.meta.dirname, '..');

/** A fault: in this file, this text (found exactly once) is replaced by that. */
export interface Fault {
  readonly file: string;
  readonly replace: string;
  readonly by: string;
}

/** Bundles an entry that imports from `./src/…`; answers the file. */
export function bundle(entry: string, outfile: string, from = root): string {
  buildSync({
    stdin: { contents: entry, resolveDir: from, loader: 'ts', sourcefile: 'entry.ts' },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    logLevel: 'warning',
    loader: { '.sql': 'text' },
    // The compiled addon is looked for above the folder of the bundle, which is elsewhere.
    define: { __dirname: JSON.stringify(join(root, 'dist')) },
    nodePaths: [join(root, 'node_modules')],
  });
  return outfile;
}

/** Loads the bundle of an entry, of the source as it is or of a copy with a fault in it. */
export function load<T>(entry: string, fault?: Fault): T {
  const folder = mkdtempSync(join(tmpdir(), 'samples-bundle-'));
  try {
    let from = root;
    if (fault) {
      from = join(folder, 'copy');
      cpSync(join(root, 'src'), join(from, 'src'), { recursive: true });
      cpSync(join(root, 'schema.sql'), join(from, 'schema.sql'));
      const file = join(from, fault.file);
      const before = readFileSync(file, 'utf8');
      const found = before.split(fault.replace).length - 1;
      if (found !== 1) throw new Error(`${fault.file}: expected once, found ${found} times: ${fault.replace}`);
      writeFileSync(
        file,
        before.replace(fault.replace, () => fault.by),
      );
    }
    return createRequire(import.meta.url)(bundle(entry, join(folder, 'bundle.cjs'), from)) as T;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
