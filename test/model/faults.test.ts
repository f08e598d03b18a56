import { describe, expect, test } from 'vitest';
import { type Fault, load } from '../bundle.ts';
import { SERVICES, type Services } from './driving.ts';
import { Difference, run } from './run.ts';

/** What the model must notice: each is put into a copy of the source. */
const FAULTS: Readonly<Record<string, Fault>> = {
  'order of places': {
    file: 'src/store/ledger.ts',
    replace: 'ORDER BY b.since, b.place_id',
    by: 'ORDER BY b.since DESC, b.place_id',
  },
  'part return': {
    file: 'src/services/returning.ts',
    replace: '(used + lost > 0 ? 0 : outstanding)',
    by: '(outstanding - used - lost)',
  },
  undo: {
    file: 'src/services/undoing.ts',
    replace: 'if (!later) return;',
    by: 'if (!later || later.seq > 0) return;',
  },
  'as of': {
    file: 'src/store/as-of.ts',
    replace: 'WHERE t.sample_id = b.sample_id AND t.day > ',
    by: 'WHERE t.sample_id = b.sample_id AND t.day >= ',
  },
  backdating: {
    file: 'src/services/acting.ts',
    replace: "if ((last.get(id) ?? '') <= this.happenedAt!) continue;",
    by: 'continue;',
  },
};
/** More of them, for the long run. */
const FURTHER: Readonly<Record<string, Fault>> = {
  'since when a place is filled': {
    file: 'schema.sql',
    replace: 'since = iif(quantity = 0, NEW.seq, since)',
    by: 'since = NEW.seq',
  },
  'what a later movement is': {
    file: 'src/store/ledger.ts',
    replace: 't.seq > ? AND t.entry <> ?',
    by: 't.seq > ? + 1 AND t.entry <> ?',
  },
  'which checkout a return settles': {
    file: 'src/store/checkouts.ts',
    replace: 'ORDER BY l.due_on IS NULL, l.due_on, l.id',
    by: 'ORDER BY l.due_on, l.id',
  },
  "one's own reservation": {
    file: 'src/services/checking-out.ts',
    replace: 'from, holder: receiver.placeId }',
    by: 'from }',
  },
  'promises given back by undo': {
    file: 'src/services/undoing.ts',
    replace: '    restorePromises(deed, transfers);\n',
    by: '',
  },
  'a return before its checkout': {
    file: 'src/store/ledger.ts',
    replace: 'if (open < 0) return',
    by: 'if (open < -1e15) return',
  },
  'after what that day holds': {
    file: 'src/services/acting.ts',
    replace: 'lastMovementOn(this.db, id, at.day), floor)',
    by: 'null, floor)',
  },
  'promised goods stay': {
    file: 'src/services/stock.ts',
    replace: 'const quantity = lends === 1 ? Math.min(there, left) : there;',
    by: 'const quantity = there;',
  },
  'a rehearsal writes nothing': {
    file: 'src/services/acting.ts',
    replace: 'writing(db, !acting.dryRun,',
    by: 'writing(db, true,',
  },
  'the same --ref again': {
    file: 'src/services/acting.ts',
    replace: 'if (given) return given.result;',
    by: 'if (given) return { ...given.result, quantity: 0 };',
  },
};

describe.each(Object.entries(process.env.SAMPLES_LONG ? { ...FAULTS, ...FURTHER } : FAULTS))(
  'a fault in %s',
  (_, fault) => {
    test('is noticed', { timeout: 600_000 }, async () => {
      const services = load<Services>(SERVICES, fault);
      await expect(run(services, 1, 3_000)).rejects.toBeInstanceOf(Difference);
    });
  },
);
