import { SCRIPTS, SHELLS } from '../completion/scripts.ts';
import { raw } from '../describe.ts';
import { writeResult } from '../present/output.ts';

export const completion = raw({
  name: 'completion',
  group: 'setup',
  store: 'none',
  summary: { zh: '命令行补全的脚本', en: 'completion for the shell' },
  details: {
    zh: '输出补全脚本；按 TAB 键时补全命令、选项、固定的值，以及库里的样品编号、单据、客户、库位和人员。bash 和 zsh：在启动文件里加 source <(samples completion bash)（或 zsh）；fish：samples completion fish | source。',
    en: 'Prints the script for a shell. Tab then completes commands, options, fixed values, and what is in the store: numbers of samples and slips, customers, places, people. bash: source <(samples completion bash) in ~/.bashrc; zsh: source <(samples completion zsh) in ~/.zshrc; fish: samples completion fish | source.',
  },
  arguments: {
    shell: {
      kind: 'choice',
      value: 'SHELL',
      choices: SHELLS,
      required: true,
      about: { zh: '哪个外壳', en: 'which shell' },
    },
  },
  examples: [
    { line: 'samples completion bash', about: { zh: 'bash 的脚本', en: 'the script for bash' } },
    { line: 'samples completion fish', about: { zh: 'fish 的脚本', en: 'the script for fish' } },
  ],
  raw: null,
  async run(context, { shell }) {
    return writeResult(context, [SCRIPTS[shell]]);
  },
});
