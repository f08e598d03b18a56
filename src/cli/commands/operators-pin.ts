import { refuse } from '../../domain/errors.ts';
import { PIN_SET, setPin } from '../../services/pins.ts';
import type { Context } from '../context.ts';
import { outcome } from '../describe.ts';
import { identify, readPin } from '../identifying.ts';
import { askHidden } from '../prompts.ts';

export const operatorsPin = outcome({
  name: 'operators pin',
  group: 'setup',
  duty: 'read',
  writes: true,
  timeless: true,
  summary: { zh: '设置 PIN', en: 'set a PIN' },
  details: {
    zh: '几个人共用一个登录账户时，有 PIN 的人要输入 PIN 才能以他的身份操作。自己的 PIN 自己设，管理人员可以重设任何人的。连错五次锁定十分钟，重设即解锁。',
    en: "Where several people share a login, acting as somebody who has a PIN takes that PIN. Everybody sets his own; a manager can set anybody's anew. Five wrong ones in a row lock it for ten minutes; setting it anew unlocks it.",
  },
  arguments: {
    code: {
      kind: 'code',
      value: 'CODE',
      required: true,
      complete: 'person',
      about: { zh: '编码或姓名', en: 'code or full name' },
    },
  },
  options: {
    pin_file: {
      kind: 'file',
      value: 'FILE',
      complete: 'file',
      conflicts: ['remove'],
      about: { zh: '新 PIN 在这个文件里（- 为标准输入）', en: 'file that holds the new PIN (- is stdin)' },
    },
    current_pin_file: {
      kind: 'file',
      value: 'FILE',
      complete: 'file',
      about: { zh: '操作人现在的 PIN 在这个文件里', en: 'file that holds the present PIN of the operator' },
    },
    remove: { kind: 'flag', about: { zh: '取消 PIN', en: 'take the PIN away' } },
  },
  examples: [
    { line: 'samples operators pin LM', about: { zh: '在终端上输入两遍', en: 'typed twice on a terminal, unseen' } },
  ],
  result: PIN_SET,
  async run(context, { code, pin_file, current_pin_file, remove }) {
    await identify(context, current_pin_file);
    const acting = context.acting();
    return setPin(acting, { code, pin: remove ? null : await newPin(context, code, pin_file) });
  },
  say: {
    zh: ({ code, name, pin }, would) => [
      `${would ? '将' : '已'}${pin ? '设置' : '取消'} ${code} ${name} 的 PIN。`,
      ...(pin ? [`下一步：以他的身份操作 samples approvals --operator ${code}`] : []),
    ],
    en: ({ code, name, pin }, would) => [
      `${would ? 'Would ' : ''}${pin ? (would ? 'set' : 'Set') : would ? 'take away' : 'Took away'} the PIN of ${code} ${name}.`,
      ...(pin ? [`Next: act as this operator with samples approvals --operator ${code}`] : []),
    ],
  },
});

/** Twice, so that a slip of the finger locks nobody out. @throws Refusal missing_option, pins_differ (2) */
async function newPin(context: Context, code: string, file: string | undefined): Promise<string> {
  if (file !== undefined) return readPin(context, file);
  if (!context.mayAsk) refuse('missing_option', { option: '--pin-file', command: 'operators pin' });
  const first = await askHidden(context, { zh: `${code} 的新 PIN：`, en: `New PIN of ${code}:` });
  const again = await askHidden(context, { zh: '再输一次：', en: 'The same again:' });
  if (first !== again) refuse('pins_differ', { operator: code });
  return first;
}
