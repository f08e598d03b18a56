/** Words of the other language in what the program says. Names, codes, numbers, commands and flags belong to both. */
import { userInfo } from 'node:os';

/** Words that both languages share: names of things in the computer, and what is typed. */
const SHARED = new Set([
  ...[
    'samples',
    'zh',
    'en',
    'json',
    'csv',
    'ndjson',
    'xlsx',
    'table',
    'yesterday',
    'today',
    'tomorrow',
    'Excel',
    'stdin',
    'stdout',
    'SQLite',
  ],
  ...['on', 'off', 'utf', 'gb', userInfo().username],
]);

/** Text without what is typed, coded or numbered. */
function proseOf(text: string): string {
  return text
    .split('\n')
    .map((line) =>
      line
        // A command with what follows it, up to the next sign of the sentence.
        .replace(/@[\w./-]*/g, ' ')
        .replace(/samples(?: [\x21-\x7e]+| [^\s·；。，（）]+(?= -))*/g, ' ')
        .replace(/--?[a-z][a-z-]*/g, ' ')
        // Codes, numbers, placeholders, file names, keys with a dot or underscore, zones.
        .replace(/[\w-]+(?:[._/][\w-]+)+/g, ' ')
        .replace(/\b[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*\b/g, ' ')
        .replace(/\d[\w:.-]*/g, ' '),
    )
    .join('\n');
}

/** Words in a text that are not of its language; some may be keys. */
export function foreignWords(text: string, language: 'zh' | 'en', keys: ReadonlySet<string> = new Set()): string[] {
  if (language === 'en') {
    // What an example says is somebody's name or words.
    return text.replace(/samples .*/g, '').match(/[\p{Script=Han}\u3000-\u303f\uff00-\uffef]+/gu) ?? [];
  }
  return (proseOf(text).match(/[A-Za-z]{2,}/g) ?? []).filter((word) => !SHARED.has(word) && !keys.has(word));
}
