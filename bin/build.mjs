// Builds dist/: one bundle of our own code, one bundle for each heavy library (loaded only when needed), and
// V8's code cache beside them. Run by `npm ci` (script `prepare`) and by `npm run build`.
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');
// Built beside and moved into place, so that a program that starts meanwhile never meets half a build.
const fresh = mkdtempSync(join(root, '.dist-'));

/** Libraries that most commands never need: `import('kysely')` in the source becomes its own lazily read file. */
const LAZY = ['kysely', 'inquirer', 'cli-table3', 'chalk', 'string-width', 'csv-parse/sync', 'hucre/xlsx', 'pdfkit'];

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

/** The parser can start other programs, which we never ask for: Node need not load what that takes at every start. */
const withoutChildren = {
  name: 'without-child-processes',
  setup(builder) {
    builder.onResolve({ filter: /^(node:)?child_process$/ }, () => ({ path: 'none', namespace: 'none' }));
    builder.onLoad({ filter: /.*/, namespace: 'none' }, () => ({ contents: 'module.exports = {}' }));
  },
};

/** The program with the daily commands only: half as much to read at the start. */
const onlyDaily = {
  name: 'only-daily',
  setup(builder) {
    builder.onResolve({ filter: /commands\/index\.ts$/ }, () => ({ path: join(root, 'src/cli/commands/daily.ts') }));
  },
};

/** Each option and place once, and the commands by where theirs stand: most options are those of every command. */
function sharedTree(tree) {
  const places = new Map();
  const placeOf = (slot) => {
    const text = JSON.stringify(slot);
    if (!places.has(text)) places.set(text, places.size);
    return places.get(text);
  };
  const nodes = tree.map((node) => [node.path, node.about, node.flags.map(placeOf), node.slots.map(placeOf)]);
  return JSON.stringify([[...places.keys()].map((text) => JSON.parse(text)), nodes]);
}

/** What there is to complete, as data: a press of a key must not load every command. */
const treeAsData = (tree) => ({
  name: 'tree-as-data',
  setup(builder) {
    builder.onLoad({ filter: /completion\/tree\.ts$/ }, () => ({
      contents: `const [slots, nodes] = JSON.parse(${JSON.stringify(sharedTree(tree))});
        const those = (places) => places.map((place) => slots[place]);
        export const TREE = nodes.map(([path, about, flags, places]) =>
          ({ path, about, flags: those(flags), slots: those(places) }));`,
    }));
  },
});

const lazyPlugin = {
  name: 'lazy-libraries',
  setup(builder) {
    builder.onResolve({ filter: /^[a-z][a-z0-9-]*(\/[a-z]+)?$/ }, (found) => {
      if (!LAZY.some((path) => path.split('/')[0] === found.path.split('/')[0])) return null;
      if (found.kind !== 'dynamic-import') {
        return { errors: [{ text: `${found.path} is heavy: load it with await import('${found.path}')` }] };
      }
      return { path: `./${found.path.replace('/', '-')}.cjs`, external: true };
    });
  },
};

try {
  const program = { ...common, entryPoints: [join(root, 'src/cli/main.ts')], plugins: [lazyPlugin, withoutChildren] };
  await build({ ...program, outfile: join(fresh, 'samples.cjs') });
  await build({ ...program, outfile: join(fresh, 'daily.cjs'), plugins: [onlyDaily, ...program.plugins] });
  await build({
    ...program,
    entryPoints: [join(root, 'src/services/import-thread.ts')],
    outfile: join(fresh, 'thread.cjs'),
  });
  const described = join(fresh, 'tree.cjs');
  await build({ ...program, entryPoints: [join(root, 'src/cli/completion/tree.ts')], outfile: described });
  const { TREE } = createRequire(import.meta.url)(described);
  rmSync(described);
  const completing = { ...program, entryPoints: [join(root, 'src/cli/completion/main.ts')] };
  await build({ ...completing, outfile: join(fresh, 'complete.cjs'), plugins: [treeAsData(TREE), ...program.plugins] });
  for (const path of LAZY) {
    await build({
      ...common,
      stdin: { contents: `module.exports = require(${JSON.stringify(path)})`, resolveDir: root },
      outfile: join(fresh, `${path.replace('/', '-')}.cjs`),
    });
  }
  for (const name of readdirSync(fresh)) escapeAll(join(fresh, name));
  cpSync(join(root, 'src/paper/fonts'), join(fresh, 'fonts'), { recursive: true });
  // A temporary folder is its maker's only; the program is for everybody on the machine.
  chmodSync(fresh, 0o755);
  mkdirSync(dist, { recursive: true });
  rmSync(dist, { recursive: true });
  renameSync(fresh, dist);
} catch (error) {
  rmSync(fresh, { recursive: true, force: true });
  throw error;
}

/** esbuild leaves regular expressions as they are (`年`, `日`); read as one-byte text they would never match. */
function escapeAll(file) {
  const source = readFileSync(file, 'utf8');
  const unit = (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  writeFileSync(file, source.replace(/[\u0080-\uffff]/g, unit), 'latin1');
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
  samples('__complete', '--', 'show', 'S');
  for (const lang of ['zh', 'en']) {
    const goods = ['--customer', 'HOUSE', '--name', 'Warm-up', '--quantity', '9', '--unit', 'pcs'];
    const received = samples('receive', ...goods, '--lang', lang, '--json');
    const { number } = JSON.parse(received).samples[0];
    samples('receive', ...goods, '--lang', lang);
    samples('move', number, '--to', 'RETURNS', '--lang', lang);
    samples('move', number, '--to', 'DOCK', '--lang', lang);
    samples('checkout', number, '2', '--to', 'BUILD', '--purpose', 'warm-up', '--lang', lang);
    samples('return', number, '1', '--used', '1', '--lang', lang);
    samples('checkout', number, '1', '--to', 'BUILD', '--purpose', 'warm-up', '--json');
    samples('label', number, '--lang', lang, '--out', '-');
    samples('slip', JSON.parse(received).receipt, '--lang', lang, '--out', '-');
  }
} finally {
  rmSync(trial, { recursive: true, force: true });
}
