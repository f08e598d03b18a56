/** For each described command, what to say to it in the prepared store. A new command must be added here. */

import { approvalCases } from './cases-approvals.ts';
import { classifyCases } from './cases-classify.ts';
import { customerCases } from './cases-customers.ts';
import { fileCareCases } from './cases-file-care.ts';
import { judgingCases } from './cases-judging.ts';
import { PAPER_CASES } from './cases-paper.ts';
import { privacyCases } from './cases-privacy.ts';
import { casesOfSheets } from './cases-sheets.ts';
import { stocktakingCases } from './cases-stocktaking.ts';
import { storageCases } from './cases-storage.ts';
import type { Words } from './prepared.ts';

export interface Case {
  /** What follows the command's name (a label may go on with ` --…` for another way to use it); `@file` lies in the room's folder. */
  readonly words: readonly string[];
  /** What is done first. */
  readonly first?: readonly (readonly string[])[];
  /** Valid as well, but asking for something else: the same --ref must refuse it. */
  readonly other?: readonly string[];
  /** Answers with text of its own, also with --json. */
  readonly text?: true;
  /** It is about keys, which stay as they are in either language. */
  readonly keys?: true;
  /** No store is opened, or another one is made. */
  readonly elsewhere?: true;
}

export function casesFor(words: Words): Readonly<Record<string, Case>> {
  const receive = ['--customer', 'C1', '--name', words.cloth, '--unit', words.unit, '--quantity'];
  const checkout = ['001X', '1', '--to', 'LM', '--purpose'];
  return {
    ...storageCases(words),
    receive: { words: [...receive, '2'], other: [...receive, '3'] },
    'receive --lines': {
      words: ['--customer', 'C1', '--lines', '@lines.csv'],
      other: ['--customer', 'C2', '--lines', '@lines.csv'],
    },
    'checkout --lines': {
      words: ['--lines', '@numbers.csv', '--to', 'LM', '--purpose', words.purpose],
      other: ['--lines', '@numbers.csv', '--to', 'ZS', '--purpose', words.purpose],
    },
    'checkout --to-customer': {
      words: ['001X', '1', '--to-customer', 'C2', '--carrier', words.driver, '--sample-order', 'O26-000002'],
      other: ['001X', '1', '--to-customer', 'C2', '--carrier', words.driver],
    },
    'return --to-customer': { words: ['001X', '1', '--to-customer'], other: ['001X', '2', '--to-customer'] },
    'return --damaged': { words: ['001X', '1', '--damaged'], other: ['001X', '1'] },
    checkout: { words: [...checkout, words.purpose, '--due', '2026-12-01'], other: [...checkout, words.wrong] },
    return: { words: ['001X', '1', '--used', '0.5', '--lost', '0.5'], other: ['001X', '2'] },
    'give-back': { words: ['001X', '1'], other: ['001X', '2'] },
    move: { words: ['001X', '1', '--to', 'B-01', '--from', 'A'], other: ['001X', '2', '--to', 'B-01'] },
    remind: { words: ['U26-000001', '--via', words.phone], other: ['U26-000001', '--via', words.driver] },
    sign: {
      words: ['R26-000001', '--side', 'customer', '--by', words.driver],
      other: ['R26-000001', '--side', 'us', '--by', words.manager],
    },
    split: { words: ['001X', '1', '--into', '2'], other: ['001X', '1'] },
    undo: { words: ['5', '--reason', words.wrong], other: ['4', '--reason', words.wrong] },
    reserve: { words: ['001X', '1', '--to', 'LM', '--for', '2026-11-25'], other: ['001X', '1', '--to', 'ZS'] },
    release: { words: ['001X', '--to', 'LM'], other: ['001X', '--to', 'ZS'] },
    picks: { words: [] },
    'sample-orders add': {
      words: ['--customer', 'C2', '--name', words.cloth, '--quantity', '2', '--unit', words.unit],
      other: ['--customer', 'C1', '--name', words.cloth, '--quantity', '2'],
    },
    'sample-orders confirm': { words: ['O26-000001'], other: ['O26-000002'] },
    'sample-orders cancel': { words: ['O26-000001'], other: ['O26-000002'] },
    'sample-orders list': { words: [] },
    'sample-orders show': { words: ['O26-000002'] },
    received: { words: ['U26-000002', '--on', '2026-11-20'], other: ['U26-000002', '--on', '2026-11-21'] },
    list: { words: ['--customer', 'C1'] },
    find: { words: [words.cloth] },
    show: { words: ['001X'] },
    history: { words: ['001X'] },
    'history --used': {
      first: [
        ['return', '001X', '1', '--used', '0.5', '--lost', '0.5'],
        ['split', '001X', '1'],
        ['undo', '5', '--reason', words.wrong],
      ],
      words: ['001X'],
    },
    'return --used': { words: ['001X', '--used', '1'], other: ['001X', '--used', '2'] },
    held: { words: [] },
    report: { words: ['inventory'] },
    'report --movements': { words: ['movements'] },
    'report --statement': { words: ['statement', '--customer', 'C1'] },
    'report --usage': { words: ['usage', '--by', 'person'] },
    'report --held': { words: ['held'] },
    'report --overdue': { words: ['overdue'] },
    'report --receipts': { words: ['receipts'] },
    'report --late-entries': {
      first: [['move', '001X', '1', '--to', 'C-02', '--at', '2026-11-21']],
      words: ['late-entries'],
    },
    'report --period': { words: ['period', '--from', '2026-11-01', '--by', 'week'] },
    'report nightly': { words: ['--out', '@nights'] },
    'report --html': { words: ['period', '--format', 'html'], text: true },
    'report list': { words: [], keys: true },
    init: { words: ['--db', '@new.db', '--operator', 'XY', '--name', words.manager], elsewhere: true },
    'operators add': {
      words: ['XY', '--name', words.driver, '--role', 'user'],
      other: ['XY', '--name', words.driver, '--role', 'sales'],
    },
    'operators edit': { words: ['LM', '--role', 'custodian'], other: ['LM', '--role', 'sales'] },
    'operators retire': { words: ['ZS', '--yes'], other: ['HZ', '--yes'] },
    'operators list': { words: [] },
    'operators roles': { words: [], keys: true },
    'locations add': { words: ['A-02', '--parent', 'A'], other: ['A-03', '--parent', 'A'] },
    'locations edit': { words: ['A-01', '--name', words.driver], other: ['A-01', '--security', 'locked'] },
    'locations retire': { words: ['C-01'], other: ['C-02'] },
    'locations list': { words: [] },
    'locations tree': { words: [] },
    'config list': { words: [], keys: true },
    'config get': { words: ['undo.free_days'] },
    'config set': { words: ['undo.free_days', '3'], other: ['undo.free_days', '4'] },
    'config import': { words: ['@settings.conf'], other: ['@settings-two.conf'] },
    schema: { words: ['checkout'], text: true, elsewhere: true },
    help: { words: ['checkout'], text: true, elsewhere: true },
    'customers add': { words: ['C3', '--name', words.driver], other: ['C4', '--name', words.driver] },
    'customers edit': { words: ['C1', '--short-name', words.driver], other: ['C1', '--short-name', words.phone] },
    'customers list': { words: [] },
    'customers show': { words: ['C1'] },
    'import customers': { words: ['@customers.csv'], other: ['@customers-two.csv'] },
    'import samples': { words: ['@samples.csv'], other: ['@samples-two.csv'] },
    'import list': { words: [] },
    'import template': { words: ['customers'] },
    'export customers': { words: [] },
    'export samples': { words: [] },
    'export movements': { words: [] },
    ...judgingCases(words),
    ...customerCases(words),
    ...fileCareCases(words),
    ...privacyCases(words),
    ...casesOfSheets(),
    ...approvalCases(words),
    verify: { words: [] },
    backup: { words: ['@copy.db'], other: ['@other.db'] },
    ...stocktakingCases(words),
    restore: { words: ['@backup.db', '--yes'] },
    ...classifyCases(words),
    ...PAPER_CASES,
  };
}
