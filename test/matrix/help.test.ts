import { expect, test } from 'vitest';
import { COMMANDS } from '../../src/cli/commands/index.ts';
import { commandHelp, overview } from '../../src/cli/present/help.ts';
import { foreignWords } from './foreign.ts';

/** The options that commands share stand once, with the first of them. */
function compact(help: string, at: number): string {
  return at === 0 ? help : help.replace(/\n(通用选项|Shared options)\n(?: {2}.*\n)+/, '');
}

/** What an example says is somebody's words; it is shown in both languages as it is. */
const withoutExamples = (help: string): string => help.replace(/^ *samples .*$/gm, '');

test.each(['zh', 'en'] as const)('help in %s says what it said before', async (language) => {
  const helps = COMMANDS.map(({ name }, at) => `## ${name}\n${compact(commandHelp(name, language), at)}`);
  await expect([overview(language), ...helps].join('\n')).toMatchFileSnapshot(`../golden/help.${language}.txt`);
});

test('help in English has no Chinese in it', () => {
  for (const { name } of COMMANDS)
    expect(foreignWords(withoutExamples(commandHelp(name, 'en')), 'en'), name).toEqual([]);
});
