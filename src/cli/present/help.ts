/** Help, in both languages, from the descriptions. */
import { DUTIES, ROLES } from '../../domain/duties.ts';
import type { Words } from '../../domain/shapes.ts';
import { COMMANDS } from '../commands/index.ts';
import { type Description, type Field, type Fields, flagOf, GROUPS } from '../describe.ts';
import { allOptions } from '../globals.ts';
import { TOPICS } from './topics.ts';
import { ROLE_WORDS, wordFor } from './words.ts';

type Language = 'zh' | 'en';

const TITLES = {
  examples: { zh: '例子', en: 'Examples' },
  usage: { zh: '用法', en: 'Usage' },
  arguments: { zh: '参数', en: 'Arguments' },
  options: { zh: '选项', en: 'Options' },
  shared: { zh: '通用选项', en: 'Shared options' },
  commands: { zh: '命令', en: 'Commands' },
} as const satisfies Record<string, Words>;

/** `samples --help`: every command in a line, by group. */
export function overview(language: Language): string {
  const lines = [
    ...wrapped(
      {
        zh: 'samples — 客户样品、客供品与客户档案：是谁的、在哪里、在谁手里、发生过什么、还欠什么。',
        en: "samples — customers' goods and files: whose it is, where it is, who has it, what happened, what is owed.",
      }[language],
    ),
    '',
    `${TITLES.usage[language]}: samples <${TITLES.commands[language]}> […]`,
  ];
  for (const [group, words] of Object.entries(GROUPS)) {
    const members = tops(COMMANDS.filter((description) => description.group === group));
    if (members.length === 0) continue;
    lines.push('', words[language], ...twoColumns(members.map(({ name, summary }) => [name, summary[language]])));
  }
  lines.push(
    '',
    {
      zh: '某个命令的用法：samples help 命令。专题：samples help 专题',
      en: 'One command: samples help COMMAND. A topic: samples help TOPIC',
    }[language],
    ...twoColumns(Object.entries(TOPICS).map(([name, { summary }]) => [name, summary[language]])),
  );
  return `${lines.join('\n')}\n`;
}

/** Each top word once: a group of subcommands stands for its members, and those for theirs. */
function tops(descriptions: readonly Description[]): { name: string; summary: Words }[] {
  const seen = new Map<string, { own: Words | null; below: Set<string> }>();
  for (const { name, summary } of descriptions) {
    const [top, next] = name.split(' ');
    const known = seen.get(top!) ?? { own: next === undefined ? summary : null, below: new Set() };
    if (next !== undefined) known.below.add(next);
    seen.set(top!, known);
  }
  return [...seen].map(([name, { own, below }]) => {
    const of = (language: Language): string => [...(own ? [own[language]] : []), ...below].join(' · ');
    return { name, summary: { zh: of('zh'), en: of('en') } };
  });
}

/** The words that begin with a command's name, or a group's: as many as belong to it. */
export function longestKnown(asked: readonly string[]): string[] {
  for (let length = Math.min(asked.length, 3); length > 0; length--) {
    const name = asked.slice(0, length).join(' ');
    if (COMMANDS.some((description) => description.name === name || description.name.startsWith(`${name} `))) {
      return asked.slice(0, length);
    }
  }
  return [];
}

/** Help for the words that name a command, a group of commands, or (without words) everything; null for others. */
export function helpText(asked: readonly string[]): ((language: Language) => string) | null {
  if (asked.length === 0) return overview;
  const name = longestKnown(asked).join(' ');
  return name === '' ? null : (language) => commandHelp(name, language);
}

/** Help on a topic: `exit-codes`, `environment` … */
export function topicHelp(name: string, language: Language): string {
  const { summary, before, rows, after } = TOPICS[name]!;
  const lines = [
    `samples help ${name} — ${summary[language]}`,
    ...(before ? ['', ...wrapped(before[language])] : []),
    '',
    ...twoColumns(rows.map(([word, about]) => [word, about[language]])),
    ...(after ? ['', ...wrapped(after[language])] : []),
  ];
  return `${lines.join('\n')}\n`;
}

/** Help on one command, or on a group of subcommands. */
export function commandHelp(name: string, language: Language): string {
  const description = COMMANDS.find((candidate) => candidate.name === name);
  const below = COMMANDS.filter((candidate) => candidate.name.startsWith(`${name} `));
  const lines = description ? describeCommand(description, language) : [`samples ${name}`];
  if (below.length > 0) {
    lines.push(
      '',
      TITLES.commands[language],
      ...twoColumns(below.map((member) => [member.name, member.summary[language]])),
    );
  }
  return `${lines.join('\n')}\n`;
}

function describeCommand(description: Description, language: Language): string[] {
  const { examples, details, summary } = description;
  const own = (description.options ?? {}) as Fields;
  const parameters = Object.entries((description.arguments ?? {}) as Fields);
  const lines = wrapped(`samples ${description.name} — ${summary[language]}`);
  if (details) lines.push('', ...wrapped(details[language]));
  if (examples.length > 0) {
    lines.push('', TITLES.examples[language]);
    for (const { line, about } of examples) {
      lines.push(...wrapWords(about[language], 76).map((part) => `  ${part}`), `    ${line}`);
    }
  }
  lines.push('', TITLES.usage[language], `  ${usageOf(description)}`);
  if (parameters.length > 0) {
    lines.push(
      '',
      TITLES.arguments[language],
      ...twoColumns(parameters.map(([key, field]) => [field.value ?? key.toUpperCase(), aboutOf(field, language)])),
    );
  }
  const visible = ([, field]: [string, Field]): boolean => !field.hidden;
  const optionRows = (fields: Fields): [string, string][] =>
    Object.entries(fields)
      .filter(visible)
      .sort(([, a], [, b]) => Number(b.required ?? false) - Number(a.required ?? false))
      .map(([key, field]) => [optionUsage(key, field), aboutOf(field, language)]);
  const ownRows = optionRows(own);
  if (ownRows.length > 0) lines.push('', TITLES.options[language], ...twoColumns(ownRows));
  const shared = Object.fromEntries(Object.entries(allOptions(description)).filter(([key]) => !(key in own)));
  lines.push('', TITLES.shared[language], ...twoColumns(optionRows(shared)));
  if (description.duty) {
    const allowed: readonly string[] = DUTIES[description.duty];
    const roles = allowed.map((role) => wordFor(ROLE_WORDS, role, language)).join(language === 'zh' ? '、' : ', ');
    const who = allowed.length < ROLES.length ? roles : { zh: '所有人', en: 'everyone' }[language];
    lines.push('', ...wrapped({ zh: `谁可以做：${who}`, en: `Who may: ${who}` }[language]));
  }
  return lines;
}

/** The usage line: `samples checkout NUMBER [QUANTITY] --to PERSON …`. */
export function usageOf(description: Description): string {
  const words = ['samples', description.name];
  for (const [key, field] of Object.entries((description.arguments ?? {}) as Fields)) {
    const value = `${field.value ?? key.toUpperCase()}${field.kind === 'list' || field.kind === 'pairs' ? '…' : ''}`;
    words.push(field.required ? `<${value}>` : `[${value}]`);
  }
  const options = Object.entries((description.options ?? {}) as Fields).filter(([, { hidden }]) => !hidden);
  for (const [key, field] of options) if (field.required) words.push(optionUsage(key, field));
  if (options.some(([, { required }]) => !required)) words.push('[…]');
  return words.join(' ');
}

/** One option as it is typed: `-t, --to PERSON`. */
export function optionUsage(key: string, field: Field): string {
  const flag = field.short ? `-${field.short}, ${flagOf(key)}` : flagOf(key);
  if (field.kind === 'flag') return flag;
  const value =
    field.kind === 'choice' && field.choices && field.choices.join('|').length <= 30
      ? field.choices.join('|')
      : (field.value ?? key.toUpperCase());
  return `${flag} ${value}`;
}

function aboutOf(field: Field, language: Language): string {
  const choices =
    field.choices && field.kind !== 'flag' && field.choices.join('|').length > 30
      ? ` (${field.choices.join(', ')})`
      : '';
  return field.about[language] + choices;
}

/** Two columns that fit 80: the left one as wide as needed up to 34, the right one wrapped. */
function twoColumns(rows: readonly (readonly [string, string])[]): string[] {
  const left = Math.min(34, Math.max(...rows.map(([word]) => columnsOf(word)))) + 2;
  return rows.flatMap(([word, about]) => {
    const [first = '', ...rest] = wrapWords(about, 78 - left);
    const pad = ' '.repeat(left);
    const wide = columnsOf(word) > left - 2;
    const lines = wide ? [`  ${word}`, `  ${pad}${first}`] : [`  ${word}${' '.repeat(left - columnsOf(word))}${first}`];
    return [...lines.map((line) => line.trimEnd()), ...rest.map((line) => `  ${pad}${line}`)];
  });
}

function wrapped(text: string): string[] {
  return text.split('\n').flatMap((line) => wrapWords(line, 78));
}

/** Display columns of help's own words: CJK two, the rest one. Untrusted text never comes here. */
function columnsOf(text: string): number {
  let width = 0;
  for (const character of text)
    width +=
      /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/.test(
        character,
      )
        ? 2
        : 1;
  return width;
}

/** Breaks at spaces, and between Chinese characters; never before closing punctuation. */
function wrapWords(text: string, width: number): string[] {
  const pieces = text.match(/[\u2e80-\uffef][，。、；：）》”]*|[^\s\u2e80-\uffef]+|\s+/g) ?? [];
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces) {
    if (columnsOf(line + piece) > width && line !== '') {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else line += piece;
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  return lines.length > 0 ? lines : [''];
}
