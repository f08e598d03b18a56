/** Every command, in the order of help. To add one: describe it in a file of its own and put it here. */
import type { Description } from '../describe.ts';
import { init } from './init.ts';
import { operatorsAdd, operatorsEdit, operatorsList, operatorsRetire, operatorsRoles } from './operators.ts';

export const COMMANDS: readonly Description[] = [
  init,
  operatorsAdd,
  operatorsEdit,
  operatorsRetire,
  operatorsList,
  operatorsRoles,
];
