// Builds dist/: one bundle of our own code, one bundle for each heavy library (loaded only when needed), and
// V8's code cache beside them. Run by `npm ci` (script `prepare`) and by `npm run build`.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');
// Built beside and moved into place, so that a program that starts meanwhile never meets half a build.
const fresh = mkdtempSync(join(root, '.dist-'));

/** Libraries that most commands never need: `import('kysely')` in the source becomes its own lazily read file. */
const LAZY = ['kysely', 'inquirer', 'cli-table3', 'chalk', 'string-width', 'csv-parse', 'csv-stringify'];

const common = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  charset: 'ascii', // one-byte source: half the size in memory, read without decoding
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  logLevel: 'warning',
  loader: { '.sql': 'text' },
  supported: { 'dynamic-import': false }, // so that a lazy import is a require of the file beside
};

const lazyPlugin = {
  name: 'lazy-libraries',
  setup(builder) {
    builder.onResolve({ filter: /^[a-z][a-z0-9-]*(\/sync)?$/ }, (found) => {
      const name = found.path.replace('/sync', '');
      if (!LAZY.includes(name)) return null;
      if (found.kind !== 'dynamic-import') {
        return { errors: [{ text: `${name} is heavy: load it with await import('${found.path}')` }] };
      }
      return { path: `./${found.path.replace('/', '-')}.cjs`, external: true };
    });
  },
};

try {
  await build({
    ...common,
    entryPoints: [join(root, 'src/cli/main.ts')],
    outfile: join(fresh, 'samples.cjs'),
    plugins: [lazyPlugin],
  });
  for (const name of LAZY) {
    const entry = name.startsWith('csv-') ? `${name}/sync` : name;
    for (const path of new Set([name, entry])) {
      await build({
        ...common,
        stdin: { contents: `module.exports = require(${JSON.stringify(path)})`, resolveDir: root },
        outfile: join(fresh, `${path.replace('/', '-')}.cjs`),
      });
    }
  }
  mkdirSync(dist, { recursive: true });
  rmSync(dist, { recursive: true });
  renameSync(fresh, dist);
} catch (error) {
  rmSync(fresh, { recursive: true, force: true });
  throw error;
}

// The cache holds what these commands compiled: start-up is what a clerk feels.
const trial = mkdtempSync(join(tmpdir(), 'samples-build-'));
try {
  const env = {
    PATH: process.env.PATH,
    SAMPLES_DB: join(trial, 'samples.db'),
    SAMPLES_WRITE_CODE_CACHE: '1',
    SAMPLES_NO_INPUT: '1',
  };
  const samples = (...words) =>
    execFileSync(process.execPath, [join(root, 'bin/samples.js'), ...words], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  samples('init', '--operator', 'BUILD', '--name', 'Build', '--lang', 'zh', '--timezone', 'Asia/Shanghai');
} finally {
  rmSync(trial, { recursive: true, force: true });
}
