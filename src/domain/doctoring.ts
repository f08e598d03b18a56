/** What `samples doctor` looks at, in its order, and how each can be. */
export const CHECKS = [
  'program',
  'sqlite',
  'store',
  'permissions',
  'folder',
  'space',
  'pages',
  'clock',
  'backup',
  'leftovers',
  'destruction',
  'operators',
] as const;
export type CheckName = (typeof CHECKS)[number];

export const CHECK_STATES = ['ok', 'note', 'problem'] as const;
export type CheckState = (typeof CHECK_STATES)[number];
