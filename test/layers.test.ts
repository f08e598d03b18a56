import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { expect, test } from 'vitest';

// The rooms of the house and the arrows between them (docs/CONTRIBUTING.md): data flows one way.

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
  .sort();
const sources = new Map(files.map((file) => [file, readFileSync(join('src', file), 'utf8')]));

/** What each room may import from, beside itself. `package` = libraries and Node. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  cli: ['services', 'paper', 'reports', 'imports', 'spreadsheets', 'domain', 'store', 'text'],
  services: ['reports', 'imports', 'spreadsheets', 'domain', 'store', 'text'],
  reports: ['domain', 'store', 'text'],
  // What is exported of movements is what the report of them says.
  imports: ['reports', 'spreadsheets', 'domain', 'store', 'text'],
  spreadsheets: ['domain', 'text'],
  paper: ['domain', 'text'],
  store: ['domain', 'text'],
  domain: ['text'],
  text: [],
};

/** Everything a file imports, types included, static or not: as a path in src/, or a package's name. */
function importsOf(file: string, source: string): string[] {
  const specifiers = [
    ...source.matchAll(/^\s*(?:import|export)\b[^;'"`]*?\bfrom\s*['"]([^'"]+)['"]/gm),
    ...source.matchAll(/^\s*import\s*['"]([^'"]+)['"]/gm),
    ...source.matchAll(/\b(?:import|require)\(\s*['"`]([^'"`]+)['"`]\s*\)/g),
  ].map((match) => match[1]!);
  return specifiers.map((specifier) =>
    specifier.startsWith('.') ? posix.join(posix.dirname(file), specifier) : specifier,
  );
}

/** The source without comments; what stands in strings stays. */
function code(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[\s;,{(])\/\/.*$/gm, '$1');
}

const room = (file: string): string => file.split('/')[0]!;
const everyImport = files.flatMap((file) => importsOf(file, sources.get(file)!).map((to) => ({ file, to })));

test('imports are seen', () => {
  expect(files.length).toBeGreaterThan(60);
  expect(
    importsOf(
      'cli/x.ts',
      `import { a } from '../domain/a.ts';\nimport type B from "../text/b.ts";\nexport {\n  c,\n} from './c.ts';\nawait import('kysely');\nimport './d.ts';`,
    ),
  ).toEqual(['domain/a.ts', 'text/b.ts', 'cli/c.ts', 'cli/d.ts', 'kysely']);
  for (const to of ['domain/errors.ts', 'store/sql.ts', 'kysely', 'better-sqlite3']) {
    expect(everyImport.map((each) => each.to)).toContain(to);
  }
});

test('data flows one way', () => {
  const wrong = everyImport.filter(({ file, to }) => {
    const [from, into] = [room(file), room(to)];
    return into in ARROWS && into !== from && !ARROWS[from]!.includes(into);
  });
  expect(wrong).toEqual([]);
  expect(files.filter((file) => !(room(file) in ARROWS))).toEqual([]);
});

test('a rule knows neither files nor libraries; text knows nothing', () => {
  const outside = (inside: string) =>
    everyImport
      .filter(({ file, to }) => room(file) === inside && !(room(to) in ARROWS))
      .map(({ file, to }) => `${file} ${to}`);
  expect(outside('domain')).toEqual(['domain/parts.ts node:crypto']);
  expect(outside('text')).toEqual(['text/width.ts string-width']);
});

test('one file knows each of the libraries that have traps', () => {
  const users = (name: string) => [...new Set(everyImport.filter(({ to }) => to === name).map(({ file }) => file))];
  expect(users('chalk')).toEqual(['cli/present/table.ts']);
  expect(users('cli-table3')).toEqual(['cli/present/table.ts']);
  expect(users('commander')).toEqual(['cli/program.ts']);
  expect(users('inquirer')).toEqual(['cli/prompts.ts']);
  expect(users('pdfkit')).toEqual(['paper/document.ts']);
  expect(users('string-width')).toEqual(['text/width.ts']);
  for (const name of ['better-sqlite3', 'kysely'])
    expect(users(name).filter((file) => room(file) !== 'store')).toEqual([]);
});

test('SQL stays in the store', () => {
  const SQL =
    /\bSELECT\b[\s\S]{1,300}?\bFROM\b|\bINSERT INTO\b|\bUPDATE \w+ SET\b|\bDELETE FROM\b|\bCREATE (?:TEMP )?TABLE\b|\bORDER BY\b/;
  const CALLS = /\.prepare\(|\bdb\.(?:exec|pragma)\(/;
  const outside = files.filter(
    (file) => room(file) !== 'store' && (SQL.test(code(sources.get(file)!)) || CALLS.test(code(sources.get(file)!))),
  );
  expect(outside).toEqual([]);
});

test('the process is left to the program', () => {
  const found = files.filter((file) =>
    /\bprocess\.exit\(|\bconsole\.(?:log|error|warn|info|debug)\(/.test(code(sources.get(file)!)),
  );
  expect(found).toEqual([]);
  // The environment, the clock and randomness come in through the context.
  const reach = (pattern: RegExp) =>
    files.filter(
      (file) =>
        ['domain', 'services', 'paper', 'reports', 'imports', 'spreadsheets', 'text'].includes(room(file)) &&
        pattern.test(code(sources.get(file)!)),
    );
  expect(reach(/\bprocess\.(?:stdout|stderr|stdin|argv)\b/)).toEqual([]);
  // A second thread has no context: it is a program of its own.
  expect(reach(/\bDate\.now\(|\bnew Date\(\)|\brandomBytes\b|\bMath\.random\b/)).toEqual(['services/import-thread.ts']);
});

test('files are short, named after what they hold, and finished', () => {
  const lines = (file: string) => sources.get(file)!.split('\n').length - 1;
  expect(files.filter((file) => lines(file) > 300).map((file) => `${file} ${lines(file)}`)).toEqual([]);
  expect(files.filter((file) => /(?:^|\/)(?:utils?|helpers?|managers?|shared|common|misc)\b/.test(file))).toEqual([]);
  expect(files.filter((file) => /\b(?:TODO|FIXME|XXX)\b/.test(sources.get(file)!))).toEqual([]);
});
