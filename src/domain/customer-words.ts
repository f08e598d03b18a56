/** Words for coded values of customers' files and of what is done with customers. */
import type { Words } from './shapes.ts';

/** How somebody talked with a customer. */
export const TALKS = {
  phone: { zh: '电话', en: 'phone' },
  mail: { zh: '邮件', en: 'mail' },
  message: { zh: '短信', en: 'message' },
  visit: { zh: '拜访', en: 'visit' },
  meeting: { zh: '会谈', en: 'meeting' },
  social: { zh: '社交媒体', en: 'social media' },
} as const satisfies Record<string, Words>;
export type Talk = keyof typeof TALKS;
export const TALK_KINDS = Object.keys(TALKS) as Talk[];
