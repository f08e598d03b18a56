import { refuse } from '../../domain/errors.ts';
import { nearest } from '../../text/nearest.ts';
import { raw } from '../describe.ts';
import { helpText, topicHelp } from '../present/help.ts';
import { writeResult } from '../present/output.ts';
import { TOPICS } from '../present/topics.ts';
import { COMMANDS } from './index.ts';

export const help = raw({
  name: 'help',
  group: 'setup',
  store: 'none',
  summary: { zh: '命令和专题的帮助', en: 'help on a command or a topic' },
  details: {
    zh: '与在命令后面加 --help 相同。专题：exit-codes、environment、formats、settings。',
    en: 'The same as --help after a command. Topics: exit-codes, environment, formats, settings.',
  },
  arguments: {
    words: { kind: 'list', value: 'COMMAND', about: { zh: '命令或专题', en: 'the command or topic' } },
  },
  examples: [
    { line: 'samples help checkout', about: { zh: '领用的用法', en: 'how to check out' } },
    { line: 'samples help exit-codes', about: { zh: '退出码', en: 'what the process returns' } },
  ],
  raw: null,
  async run(context, { words = [] }) {
    const [first = ''] = words;
    if (first in TOPICS) return writeResult(context, [topicHelp(first, context.language)]);
    const text = helpText(words);
    if (!text) {
      const known = [...Object.keys(TOPICS), ...COMMANDS.map(({ name }) => name.split(' ')[0]!)];
      refuse('topic_not_found', { value: words.join(' '), near: nearest(first, known) });
    }
    return writeResult(context, [text(context.language)]);
  },
});
