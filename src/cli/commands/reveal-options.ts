import type { Field } from '../describe.ts';

/** Contact data is masked unless it is asked for, with the reason; who looked is on record. */
export const REVEAL = {
  reveal: {
    kind: 'flag',
    about: { zh: '显示联系方式原文（先留下记录）', en: 'show contact data unmasked; this goes on record first' },
  },
  reason: { kind: 'note', value: 'T', filled: true, about: { zh: '为什么要看', en: 'why it must be seen' } },
} as const satisfies Record<string, Field>;
