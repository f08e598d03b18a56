/** The rules of classification: showing those in force, and taking a company's own. */
import { createHash } from 'node:crypto';
import { merged, problemsOf, type Rules, SECTIONS, type Section } from '../domain/classifying/rules.ts';
import { refuse } from '../domain/errors.ts';
import { integer, list, mapOf, nullable, object, oneOf, type Shape, type TypeOf } from '../domain/shapes.ts';
import { decideEncoding, textOf } from '../spreadsheets/encoding.ts';
import type { SheetSource } from '../spreadsheets/source.ts';
import { ownRules } from '../store/classes.ts';
import type { Db } from '../store/sql.ts';
import { type Acting, permit, record } from './acting.ts';
import { currentRun } from './classes.ts';

const SECTION = oneOf(...(SECTIONS as [Section, ...Section[]]));
const ANYTHING: Shape<unknown> = { schema: {} };

/** `own`: the sections that are the company's; the rest are the program's. */
export const RULES_IN_FORCE = object({ version: nullable(integer), own: list(SECTION), rules: mapOf(ANYTHING) });
export const SET_RULES = object({ version: nullable(integer), changed: list(SECTION), own: list(SECTION) });
export type SetRules = TypeOf<typeof SET_RULES>;

/** A rules file is a few pages. */
const MOST_CHARACTERS = 1_000_000;

/** All rules in force, or those of the run in force on a day. @throws Refusal not_permitted, not_classified */
export async function rulesInForce(acting: Acting, day?: string): Promise<TypeOf<typeof RULES_IN_FORCE>> {
  permit(acting, 'customer_files');
  const { db } = acting.store;
  const its = day === undefined ? undefined : currentRun(db, acting.today, day);
  const { version, own } = its ? rulesOf(db, its.rule_version) : (ownRules(db) ?? PROGRAMS);
  return { version, own: SECTIONS.filter((section) => section in own), rules: { ...merged(own), ...its?.rules } };
}
const PROGRAMS = { version: null, own: {} };

function rulesOf(db: Db, version: number | null): { version: number | null; own: Partial<Rules> } {
  return (version === null ? undefined : ownRules(db, version)) ?? PROGRAMS;
}

/**
 * Takes the sections of a file in the place of those in force; null gives a section back to the program. All or nothing.
 * @throws Refusal not_permitted, rules_refused naming every place that is wrong
 */
export async function setRules(acting: Acting, source: SheetSource): Promise<SetRules> {
  permit(acting, 'set_up');
  const content = await contentOf(source);
  const sections = sectionsOf(source.name, content);
  const problems = problemsOf(Object.fromEntries(Object.entries(sections).filter(([, value]) => value !== null)));
  if (problems.length > 0) refuse('rules_refused', { file: source.name, problems });
  const bytes = createHash('sha256').update(content).digest('hex');
  return record(acting, 'classify-customers set-rules', { bytes }, (deed) => {
    const before = ownRules(deed.db);
    const [was, now] = [merged(before?.own ?? {}), merged(withSections(before?.own ?? {}, sections))];
    const own = ownOnly(withSections(before?.own ?? {}, sections));
    const changed = SECTIONS.filter((section) => JSON.stringify(was[section]) !== JSON.stringify(now[section]));
    const names = SECTIONS.filter((section) => section in own);
    if (changed.length === 0) {
      deed.nothingNew();
      return { version: before?.version ?? null, changed, own: names };
    }
    return { version: deed.entry.add('rule_versions', { own: JSON.stringify(own) }), changed, own: names };
  });
}

async function contentOf(source: SheetSource): Promise<string> {
  let content = '';
  for await (const piece of textOf(source, await decideEncoding(source))) {
    content += piece;
    if (content.length > MOST_CHARACTERS) refuse('file_too_large', { file: source.name, limit: '1 MB' });
  }
  return content;
}

/** The sections in a text: the object itself, or what `classify-customers rules --json` answers. */
function sectionsOf(file: string, content: string): Readonly<Record<string, unknown>> {
  const isObject = (value: unknown): value is Record<string, unknown> =>
    value !== null && typeof value === 'object' && !Array.isArray(value);
  let parsed: unknown;
  try {
    parsed = JSON.parse(content);
  } catch {
    parsed = null;
  }
  if (isObject(parsed) && isObject(parsed.rules) && 'own' in parsed) parsed = parsed.rules;
  if (!isObject(parsed)) return refuse('rules_refused', { file, problems: [{ path: '', expected: 'rule_json' }] });
  return parsed;
}

function withSections(own: Partial<Rules>, sections: Readonly<Record<string, unknown>>): Partial<Rules> {
  const all = Object.entries({ ...own, ...sections }).filter(([, value]) => value !== null);
  return Object.fromEntries(all) as Partial<Rules>;
}

/** What is as the program has it is not the company's own: it follows the program. */
function ownOnly(own: Partial<Rules>): Partial<Rules> {
  const program = merged({});
  return Object.fromEntries(
    Object.entries(own).filter(
      ([section, value]) => JSON.stringify(value) !== JSON.stringify(program[section as Section]),
    ),
  ) as Partial<Rules>;
}
