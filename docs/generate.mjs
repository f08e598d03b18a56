// Writes docs/reference.md, docs/schema.md and docs/samples.1 from the descriptions and from schema.sql.
// `--check` writes nothing and fails where a file is not what would be written.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { manPage } from './man.mjs';
import { reference } from './reference.mjs';
import { schemaPage } from './schema.mjs';

const docs = dirname(fileURLToPath(import.meta.url));
const root = join(docs, '..');

/** The descriptions, as the program has them. */
async function described() {
  const entry = `
    export { COMMANDS } from './src/cli/commands/index.ts';
    export { GROUPS, flagOf } from './src/cli/describe.ts';
    export { allOptions, EVERYWHERE, RECORDING, HAPPENED, CONFIRMED, LISTING } from './src/cli/globals.ts';
    export { optionUsage, usageOf } from './src/cli/present/help.ts';
    export { TOPICS } from './src/cli/present/topics.ts';
    export { ROLE_WORDS } from './src/cli/present/words.ts';
    export { DUTIES, ROLES } from './src/domain/duties.ts';
    export { EXIT_STATUS } from './src/domain/errors.ts';
    export { REPORTS } from './src/reports/index.ts';`;
  const { outputFiles } = await build({
    stdin: { contents: entry, resolveDir: root, loader: 'ts' },
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    packages: 'external',
    loader: { '.sql': 'text' },
    logLevel: 'warning',
  });
  const module = { exports: {} };
  const require = createRequire(join(root, 'package.json'));
  new Function('module', 'exports', 'require', '__dirname', outputFiles[0].text)(module, module.exports, require, docs);
  return module.exports;
}

const program = await described();
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const pages = {
  'reference.md': reference(program),
  'schema.md': schemaPage(readFileSync(join(root, 'schema.sql'), 'utf8')),
  'samples.1': manPage(program, version),
};

const drifted = [];
for (const [name, content] of Object.entries(pages)) {
  const file = join(docs, name);
  if (!process.argv.includes('--check')) writeFileSync(file, content);
  else if (read(file) !== content) drifted.push(`docs/${name}`);
}
if (drifted.length > 0) {
  process.stderr.write(`${drifted.join(', ')}: not what the descriptions say. Run: npm run docs\n`);
  process.exitCode = 1;
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
}
