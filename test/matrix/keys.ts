import { COMMANDS } from '../../src/cli/commands/index.ts';
import { SECTIONS } from '../../src/domain/classifying/rules.ts';
import { DUTIES, ROLES } from '../../src/domain/duties.ts';
import { SETTING_KEYS, SETTINGS } from '../../src/domain/settings.ts';
import { REPORTS } from '../../src/reports/index.ts';

/** Everything that is a key, and stays so in either language. */
export const KEYS = new Set(
  [
    ...COMMANDS.flatMap((each) => ('columns' in each ? each.columns.map(({ key }) => key) : [])),
    ...REPORTS.flatMap((each) => [
      each.name,
      ...(each.by ?? []),
      ...each.columns({ one_customer: false }).map(({ key }) => key),
    ]),
    ...COMMANDS.map(({ name }) => name),
    // A list of codes, as it is set.
    ...SETTINGS['environment.check_items'].default.split(','),
    ...[...Object.keys(DUTIES), ...ROLES, ...SETTING_KEYS, ...SECTIONS],
  ].flatMap((key) => key.split(/[ ._-]/)),
);
