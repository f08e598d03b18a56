import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Room } from './room.ts';

// What was promised by a day: evaluation and feedback, maintenance, permissions, signatures, actions.

let room: Room;
beforeAll(() => {
  room = new Room();
  room.ok('customers', 'add', 'C1', '--name', '华纺');
  room.ok('operators', 'add', 'LM', '--name', '李梅', '--role', 'user');
});
afterAll(() => room.close());

function received(...more: string[]): string {
  return room.json('receive', '--customer', 'C1', '--name', '布', '--quantity', '9', ...more).samples[0].number;
}

interface Owed {
  readonly kind: string;
  readonly number: string;
  readonly due: string | null;
  readonly who: string | null;
  readonly overdue_days: number | null;
}
/** What is owed about a sample, as the report says; `show` must say the same. */
function owed(number: string): string[] {
  const said = ({ kind, due, who }: Owed): string => [kind, due, who].filter((word) => word !== null).join(' ');
  const rows = (room.json('report', 'obligations') as Owed[]).filter((row) => row.number === number).map(said);
  const shown = (room.json('show', number).obligations as Owed[]).map(said);
  expect([...shown].sort()).toEqual([...rows].sort());
  return rows;
}

describe('evaluation and feedback', () => {
  test('each has its own day, and feedback outlives the goods', () => {
    const number = received('--evaluate-by', '2026-11-20', '--feedback-by', '2026-12-01');
    expect(owed(number)).toEqual(['evaluation_due 2026-11-20', 'feedback_due 2026-12-01 C1']);
    expect(room.refused('evaluate', number, '--result', '好')).toMatchObject({ status: 5, code: 'evaluation_missing' });
    expect(room.refused('evaluate', number, '--feedback-sent', '--via', '邮件')).toMatchObject({ status: 5 });
    expect(room.json('evaluate', number, '--start', '研发部')).toMatchObject({
      state: 'started',
      due: '2026-11-20',
      feedback_by: '2026-12-01',
      late_days: 2,
    });
    expect(owed(number)).toEqual(['evaluation_due 2026-11-20 研发部', 'feedback_due 2026-12-01 C1']);
    expect(room.refused('evaluate', number, '--feedback-sent', '--via', '邮件').code).toBe('result_missing');
    expect(room.refused('evaluate', number, '--feedback-sent').code).toBe('missing_option');
    expect(room.json('evaluate', number, '--result', '可用')).toMatchObject({ state: 'evaluated', late_days: 2 });
    room.ok('give-back', number);
    expect(owed(number)).toEqual(['feedback_due 2026-12-01 C1']);
    const late = room.json('evaluate', number, '--feedback-sent', '--via', '邮件', '--today', '2026-12-03');
    expect(late).toMatchObject({ state: 'fed_back', via: '邮件', feedback_on: '2026-11-22' });
    expect(owed(number)).toEqual([]);
  });

  test('what is late is counted from the day after', () => {
    const number = received('--evaluate-by', '2026-11-22');
    const days = (today: string): number | null =>
      (room.json('report', 'obligations', '--today', today) as Owed[]).find((row) => row.number === number)!
        .overdue_days;
    expect([days('2026-11-22'), days('2026-11-23')]).toEqual([0, 1]);
  });

  test('an undone receipt promises nothing', () => {
    const number = received('--evaluate-by', '2026-11-25', '--feedback-by', '2026-11-25');
    const [{ movement }] = room.json('history', number);
    room.ok('undo', String(movement), '--reason', '收错');
    expect(owed(number)).toEqual([]);
  });
});

test('everything that is open stands in one list', () => {
  const number = received('--retain-until', '2027-01-31', '--inspect');
  room.ok('inspect', number, '--result', 'rejected');
  // Rejected goods of a customer: he is to be told, and his instruction is awaited.
  expect(owed(number)).toEqual(['notice_due 2026-11-22 C1', 'retention_end 2027-01-31']);
  const { notice } = room.json('notice', number, '--reason', 'quality', '--due', '2026-11-24');
  expect(owed(number)).toEqual(['notice_due 2026-11-24 C1', 'retention_end 2027-01-31']);
  room.ok('notices', 'sent', notice, '--via', '邮件');
  expect(owed(number)).toEqual(['retention_end 2027-01-31', 'instruction_awaited C1']);
  room.ok('inspect', number, '--result', 'conditional');
  room.ok('move', number, '--to', 'DOCK');
  room.ok('checkout', number, '2', '--to', 'LM', '--purpose', '试', '--due', '2026-12-05');
  room.ok('reserve', number, '1', '--to', 'LM');
  room.ok('maintain', number, '--done', '擦', '--every', '90');
  expect(owed(number)).toEqual([
    'return_due 2026-12-05 LM',
    'retention_end 2027-01-31',
    'maintenance_due 2027-02-20',
    'instruction_awaited C1',
    'reservation LM',
  ]);
  const rows = room.json('report', 'notices', '--customer', 'C1') as { notice: string; state: string }[];
  expect(rows.find((row) => row.notice === notice)).toMatchObject({ state: 'sent', overdue_days: 0 });
});

test('what came short or not in order is to be told, until it is; a judgement tells of the quality instead', () => {
  const lines = '名称,数量,应收数量,核对结果\n齿轮,8,10,"颜色=太深，偏黄"\n轴,5,5,质量=ok\n销,5,,规格=太短\n';
  const done = room.fed(lines, 'receive', '--customer', 'C1', '--lines', '-', '--json');
  const [gear, axle, pin] = JSON.parse(done.stdout).samples as { number: string; findings: string[] }[];
  expect([gear, axle, pin].map((sample) => sample!.findings)).toEqual([['shortage', 'colour'], [], ['spec']]);
  expect([gear, axle, pin].map((sample) => owed(sample!.number))).toEqual([
    ['notice_due 2026-11-22 C1'],
    [],
    ['notice_due 2026-11-22 C1'],
  ]);
  expect(room.json('show', gear!.number).receipt_check.checks).toEqual({ colour: '太深, 偏黄' });
  const { notice } = room.json('notice', gear!.number, '--reason', 'shortage');
  room.ok('notices', 'sent', notice, '--via', '邮件');
  expect(owed(gear!.number)).toEqual(['instruction_awaited C1']);
  room.ok('inspect', pin!.number, '--result', 'accepted');
  expect(owed(pin!.number)).toEqual([]);
  const wrong = room.fed('名称,数量,核对结果\n销,5,味道=怪\n', 'receive', '--customer', 'C1', '--lines', '-', '--json');
  expect(wrong.status).toBe(3);
  expect(JSON.parse(wrong.stderr).error.details.rejects).toMatchObject([
    { line: 2, column: 'check', heading: '核对结果', code: 'check_unreadable' },
  ]);
});

test('maintenance: the plan, the log, and the day that is said', () => {
  const number = received('--kind', 'mould');
  room.ok('inspect', number, '--result', 'accepted', '--asset-mark', 'M-7');
  expect(room.json('maintain', number, '--every', '30')).toMatchObject({ next: '2026-12-22', done: null, times: 0 });
  expect(room.json('maintain', number, '--done', '上油', '--at', '2026-11-20')).toMatchObject({
    next: '2026-12-20',
    asset_mark: 'M-7',
    times: 1,
  });
  expect(room.json('maintain', number, '--done', '清洗', '--next', '2027-01-10').next).toBe('2027-01-10');
  expect(room.json('show', number).maintenance).toMatchObject({ every_days: 30, next: '2027-01-10' });
  expect(room.refused('maintain', number).code).toBe('missing_option');
});

test('a confidential sample goes to whom it was permitted, for that, until then', () => {
  const number = received('--confidential');
  const checkout = (...more: string[]) => room.run('checkout', number, '1', ...more, '--json');
  const codeOf = (...more: string[]): string | null => {
    const { status, stderr } = checkout(...more);
    return status === 0 ? null : JSON.parse(stderr).error.code;
  };
  expect(codeOf('--to', 'LM', '--purpose', '试制')).toBe('not_permitted_to_use');
  room.ok('permit', number, '--to', 'LM', '--purpose', '试制', '--until', '2026-12-31');
  expect(codeOf('--to', 'WL', '--purpose', '试制')).toBe('not_permitted_to_use');
  expect(codeOf('--to', 'LM', '--purpose', '展示')).toBe('not_permitted_to_use');
  expect(codeOf('--to', 'LM', '--purpose', '试制', '--due', '2027-01-01')).toBe('not_permitted_to_use');
  expect(codeOf('--to', 'LM', '--purpose', '试制 第二批', '--due', '2026-12-31')).toBe(null);
  expect(codeOf('--to-customer', 'HOUSE')).toBe('not_permitted_to_use');
  // To its owner it may always go; what is split off follows its parent.
  expect(codeOf('--to-customer', 'C1')).toBe(null);
  const part = room.json('split', number, '1').children[0].number;
  expect(room.json('checkout', part, '1', '--to', '李梅', '--purpose', '试制')).toMatchObject({ holder: 'LM' });
  room.ok('permit', number, '--to', 'LM', '--withdraw');
  const refused = room.refused('checkout', number, '1', '--to', 'LM', '--purpose', '试制');
  expect(refused).toMatchObject({ status: 5, code: 'not_permitted_to_use', details: { permitted: [] } });
  expect(room.refused('permit', number, '--to', 'LM', '--withdraw').status).toBe(4);
});

test('a slip with one signature is listed once a whole day has passed', () => {
  const { receipt } = room.json('receive', '--customer', 'C1', '--name', '线', '--quantity', '1');
  room.ok('sign', receipt, '--side', 'customer', '--by', '陈司机');
  const slips = (today: string): object[] => room.json('report', 'unsigned', '--today', today);
  expect(slips('2026-11-23')).toEqual([]);
  expect(slips('2026-11-24')).toMatchObject([{ slip: receipt, missing: 'us', signed_by: '陈司机', days: 2 }]);
  room.ok('sign', receipt, '--side', 'us', '--by', '王丽');
  expect(slips('2026-11-24')).toEqual([]);
});

test('an action: made, done by whoever is responsible, judged, and judged again', () => {
  const said = ['--source', '盘点', '--content', '标签脱落', '--steps', '换防水标签', '--responsible', '李梅'];
  const { action } = room.json('actions', 'add', ...said, '--due', '2026-11-22');
  const owedActions = (): string[] =>
    (room.json('report', 'obligations', '--today', '2026-11-25') as Owed[])
      .filter(({ kind }) => kind.startsWith('action'))
      .map(({ kind, due, overdue_days }) => `${kind} ${due} ${overdue_days}`);
  expect(owedActions()).toEqual(['action_due 2026-11-22 3']);
  expect(room.refused('actions', 'judge', String(action), '--effect', '好').code).toBe('action_not_done');
  expect(room.json('actions', 'done', String(action), '--operator', 'LM')).toMatchObject({ state: 'done' });
  expect(owedActions()).toEqual(['action_to_judge null null']);
  expect(room.refused('actions', 'judge', String(action), '--effect', '好', '--operator', 'LM').status).toBe(6);
  room.ok('actions', 'judge', String(action), '--effect', '没有再脱落', '--next', '2026-12-24');
  expect(owedActions()).toEqual(['action_to_judge 2026-12-24 0']);
  room.ok('actions', 'judge', String(action), '--effect', '有效');
  expect(owedActions()).toEqual([]);
  expect(room.json('report', 'actions')).toMatchObject([{ action, state: 'judged', effect: '有效' }]);
  expect(room.json('verify').ok).toBe(true);
});
