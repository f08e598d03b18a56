// The man page. English only: roff without a UTF-8 locale has no Chinese; `samples help --lang zh` has.

/** The whole page, for man(7). */
export function manPage(program, version) {
  const { COMMANDS, GROUPS, EVERYWHERE, RECORDING, HAPPENED, CONFIRMED, LISTING, TOPICS, usageOf } = program;
  const lines = [
    `.TH SAMPLES 1 "" "samples ${version}" "User Commands"`,
    '.SH NAME',
    "samples \\- customers' samples, goods and files on one ledger",
    '.SH SYNOPSIS',
    '.B samples',
    '.I COMMAND',
    '[\\fIARGUMENTS\\fR] [\\fIOPTIONS\\fR]',
    '.SH DESCRIPTION',
    text(
      "Keeps customers' samples, materials, tools and documents in one SQLite file: whose it is, where it is, who has it, what happened, what is owed. Every change is one entry in a journal that can be verified.",
    ),
    '.PP',
    text(
      'Words are Chinese or English (--lang zh|en); flags, codes and JSON keys never change. Help on a command: samples help COMMAND.',
    ),
    '.SH COMMANDS',
  ];
  for (const [group, words] of Object.entries(GROUPS)) {
    const members = COMMANDS.filter((command) => command.group === group);
    if (members.length === 0) continue;
    lines.push(`.SS ${text(words.en)}`);
    for (const command of members) lines.push(...oneCommand(program, command, usageOf(command)));
  }
  lines.push('.SH "SHARED OPTIONS"', ...options(program, EVERYWHERE));
  lines.push('.SS "Commands that record something"', ...options(program, { ...RECORDING, ...HAPPENED }));
  lines.push('.SS "Commands that need a confirmation"', ...options(program, CONFIRMED));
  lines.push('.SS "Lists and reports"', ...options(program, LISTING));
  const section = (heading, topic) => {
    const { before, rows, after } = TOPICS[topic];
    lines.push(`.SH "${heading}"`);
    if (before) lines.push(text(before.en));
    for (const [word, about] of rows) lines.push('.TP', bold(word), text(about.en));
    if (after) lines.push('.PP', text(after.en));
  };
  section('EXIT STATUS', 'exit-codes');
  section('ENVIRONMENT', 'environment');
  section('OUTPUT FORMATS', 'formats');
  section('SETTINGS', 'settings');
  lines.push(
    '.SH FILES',
    '.TP',
    bold('~/.local/share/samples/samples.db'),
    'The store, unless \\-\\-db or SAMPLES_DB names another.',
  );
  return `${lines.join('\n')}\n`;
}

function oneCommand(program, command, usage) {
  const own = command.options ?? {};
  const lines = ['.TP', bold(usage), `${capital(text(command.summary.en))}.`];
  if (command.details) lines.push(text(command.details.en));
  const visible = Object.entries(own).filter(([, field]) => !field.hidden);
  if (visible.length > 0) lines.push('.RS', ...options(program, own), '.RE');
  return lines;
}

function options({ optionUsage }, fields) {
  return Object.entries(fields)
    .filter(([, field]) => !field.hidden)
    .flatMap(([key, field]) => {
      const choices = field.choices && field.choices.join('|').length > 30 ? ` (${field.choices.join(', ')})` : '';
      return ['.TP', bold(optionUsage(key, field)), text(field.about.en + choices)];
    });
}

function capital(words) {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function bold(words) {
  return `\\fB${text(words)}\\fR`;
}

/** Text as roff takes it literally. */
function text(words) {
  const escaped = words
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll('…', '...')
    .replaceAll('—', '\\(em')
    .replaceAll('·', '\\(bu')
    .replaceAll('×', '\\(mu')
    .replaceAll('“', '\\(lq')
    .replaceAll('”', '\\(rq')
    .replaceAll('°', '\\(de');
  return /^[.']/.test(escaped) ? `\\&${escaped}` : escaped;
}
