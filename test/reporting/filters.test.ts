import { afterAll, beforeAll, expect, test } from 'vitest';
import { Desk } from '../importing/desk.ts';

// Each report is asked with each filter: it takes it, or says that it does not and what it takes. None passes over one.

const FILTERS: Readonly<Record<string, string>> = {
  '--customer': 'C1',
  '--category': 'x',
  '--kind': 'sample',
  '--state': 'out',
  '--location': 'DOCK',
  '--zone': 'deposit',
  '--holder': 'WL',
  '--lot': 'x',
  '--text': 'x',
  '--received-from': '2026-01-01',
  '--received-to': '2026-01-02',
  '--expires-before': '2026-01-01',
};
const PERIOD: Readonly<Record<string, string>> = {
  '--from': '2026-01-01',
  '--to': '2026-01-02',
  '--as-of': '2026-01-02',
};

/** Reports that are not about samples, with the filters that they have. */
const OTHERS: Readonly<Record<string, readonly string[]>> = {
  unsigned: ['--customer'],
  actions: [],
  stocktakes: [],
  environment: ['--location', '--zone'],
  customers: [],
  composition: ['--customer'],
  concentration: [],
  classes: [],
  changes: [],
  'follow-ups': [],
  'file-quality': [],
  credit: ['--customer'],
  complaints: ['--customer'],
  nps: ['--customer'],
  health: [],
  access: ['--customer'],
};

let desk: Desk;
let names: string[];
beforeAll(async () => {
  desk = await Desk.open();
  for (const code of ['C1', 'C2']) await desk.ok('customers', 'add', code, '--name', `n-${code}`);
  names = (await desk.json('report', 'list')).map(({ name }: { name: string }) => name);
});
afterAll(() => desk.close());

test('every filter is taken, or refused with those that are taken', async () => {
  for (const name of names) {
    const known = OTHERS[name] ?? Object.keys(FILTERS);
    for (const [option, value] of Object.entries({ ...FILTERS, ...PERIOD })) {
      const { status, stderr } = await desk.run('report', name, option, value, '--json');
      const said = `report ${name} ${option}`;
      if (status === 0 && option in PERIOD) continue;
      if (known.includes(option)) expect(status, said).toBe(0);
      else {
        expect(status, said).toBe(2);
        const { code, details } = JSON.parse(stderr).error;
        expect(code, said).toBe('option_unfit');
        expect(
          details.known.filter((each: string) => each in FILTERS),
          said,
        ).toEqual(known);
      }
    }
  }
});

test('in words', async () => {
  const { stderr } = await desk.run('report', 'environment', '--holder', 'WL', '--lang', 'en');
  expect(stderr).toContain(
    'The report environment does not take --holder.\nIt takes --from, --to, --location, --zone.\n',
  );
  expect((await desk.run('report', 'actions', '--zone', 'deposit', '--lang', 'zh')).stderr).toContain('它不用任何筛选');
});

test('slips with one signature: those of one customer', async () => {
  for (const customer of ['C1', 'C2']) {
    await desk.ok('receive', '--customer', customer, '--name', 'x', '--quantity', '1');
  }
  for (const slip of ['R26-000001', 'R26-000002']) await desk.ok('sign', slip, '--side', 'us', '--by', 'WL');
  const whose = async (...words: string[]): Promise<string[]> =>
    (await desk.json('report', 'unsigned', '--today', '2026-12-01', ...words)).map(({ who }: { who: string }) => who);
  expect(await whose()).toEqual(['C1', 'C2']);
  expect(await whose('--customer', 'C2')).toEqual(['C2']);
});

test('the environment of places of one kind', async () => {
  await desk.ok('locations', 'add', 'ICE', '--purpose', 'deposit', '--check-days', '1');
  const places = async (...words: string[]): Promise<string[]> => {
    const rows = await desk.json('report', 'environment', '--today', '2027-12-01', ...words);
    return [...new Set<string>(rows.map(({ location }: { location: string }) => location))];
  };
  expect(await places()).toContain('DOCK');
  expect(await places('--zone', 'deposit')).toEqual(['ICE']);
  expect(await places('--location', 'ICE')).toEqual(['ICE']);
});
