/** A store in which every command has something to do, in Chinese words or in English ones. */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sheetsOf } from './cases-sheets.ts';
import { type Done, inside } from './inside.ts';
import { fileCareBefore } from './prepared-file-care.ts';
import { judgingBefore } from './prepared-judging.ts';

export type Language = 'zh' | 'en';

/** What people in the store are called, and what they write. */
export const WORDS = {
  zh: {
    manager: '王丽',
    user: '李梅',
    second: '秦明',
    leaver: '张三',
    customer: '恒润纺织有限公司',
    other: '远大电子',
    cloth: '棉麻混纺面料',
    tool: '卡尺',
    unit: '米',
    shelf: '一号架',
    purpose: '色牢度测试',
    phone: '电话',
    driver: '陈司机',
    wrong: '数量输错',
  },
  en: {
    manager: 'Wendy Lin',
    user: 'Mary Lee',
    second: 'Quinn Marsh',
    leaver: 'John Stone',
    customer: 'Harbour Textiles',
    other: 'Wide Electronics',
    cloth: 'linen cloth',
    tool: 'gauge',
    unit: 'm',
    shelf: 'shelf one',
    purpose: 'colour test',
    phone: 'phone',
    driver: 'Mr Chan',
    wrong: 'wrong number',
  },
} as const;
export type Words = (typeof WORDS)[Language];

/** The day on which the matrix runs. */
export const NOW = '2026-11-22T09:30:00+08:00';

export class Prepared {
  readonly folder = mkdtempSync(join(tmpdir(), 'samples-matrix-'));
  private readonly original = join(this.folder, 'original.db');
  private copies = 0;

  private constructor(readonly language: Language) {}

  static async make(language: Language): Promise<Prepared> {
    const prepared = new Prepared(language);
    await prepared.fill(WORDS[language]);
    return prepared;
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  env(db: string, now = NOW): Record<string, string> {
    return { SAMPLES_DB: db, SAMPLES_NOW: now, LANG: 'C.UTF-8', HOME: this.folder };
  }

  /** A room of its own for one case: the store, and the files that commands are given. */
  copy(): Copy {
    this.copies += 1;
    const folder = join(this.folder, String(this.copies));
    mkdirSync(folder);
    copyFileSync(this.original, join(folder, 'samples.db'));
    copyFileSync(this.original, join(folder, 'backup.db'));
    writeFileSync(join(folder, 'settings.conf'), 'undo.free_days = 5\n');
    writeFileSync(join(folder, 'settings-two.conf'), 'undo.free_days = 6\n');
    writeFileSync(join(folder, 'pin.txt'), '2468\n');
    writeFileSync(join(folder, 'wrong-pin.txt'), '13579\n');
    writeFileSync(join(folder, 'rules.json'), '{"key": null, "scale": {"large": 5, "medium": 1}}');
    writeFileSync(join(folder, 'rules-two.json'), '{"scale": {"large": 6, "medium": 1}}');
    const { driver } = WORDS[this.language];
    for (const [name, content] of sheetsOf(driver)) writeFileSync(join(folder, name), content);
    writeFileSync(join(folder, 'readings.csv'), 'location,at,temperature\nA,2026-11-20 08:00,20.5\n');
    writeFileSync(join(folder, 'readings-two.csv'), 'location,at,temperature\nA,2026-11-20 08:00,21\n');
    writeFileSync(join(folder, 'lines.csv'), `name,quantity\n${driver},5\n${driver},6\n`);
    writeFileSync(join(folder, 'codes.txt'), 'CMD:MOVE\nL:B-01\nN:1\n001X\nCMD:UNDO\nR26-000001\nCMD:DONE\n');
    writeFileSync(join(folder, 'counts.csv'), 'number,location,counted\n001X,A-01,5\n');
    writeFileSync(join(folder, 'counts-two.csv'), 'number,location,counted\n001X,A-01,6\n');
    writeFileSync(join(folder, 'numbers.csv'), 'number,quantity\n001X,1\n');
    return new Copy(this, folder);
  }

  private async fill(words: Words): Promise<void> {
    const at =
      (day: string) =>
      async (...said: string[]): Promise<void> => {
        const done = await inside(this.env(this.original, `2026-11-${day}T10:00:00+08:00`), said);
        // 6: what was asked was turned into a request for approval.
        if (done.status !== 0 && done.status !== 6) throw new Error(`samples ${said.join(' ')}: ${done.stderr}`);
      };
    const first = at('16');
    await first(
      'init',
      '--operator',
      'WL',
      '--name',
      words.manager,
      '--lang',
      this.language,
      '--timezone',
      'Asia/Shanghai',
    );
    await first('operators', 'add', 'LM', '--name', words.user, '--role', 'user');
    await first('operators', 'add', 'ZS', '--name', words.leaver, '--role', 'user');
    await first('operators', 'add', 'QM', '--name', words.second, '--role', 'manager');
    await first('locations', 'add', 'A', '--name', words.shelf);
    await first('locations', 'add', 'A-01', '--parent', 'A', '--name', words.shelf);
    await first('operators', 'add', 'HZ', '--name', words.driver, '--role', 'user');
    await first('locations', 'add', 'C-01', '--name', words.shelf);
    await first('locations', 'add', 'C-02', '--name', words.shelf);
    await first('locations', 'add', 'B-01', '--name', words.shelf);
    // Nothing in the store is of that category.
    await first('locations', 'add', 'V-01', '--categories', words.driver);
    await first('customers', 'add', 'C1', '--name', words.customer);
    await first('customers', 'add', 'C2', '--name', words.other);
    const receive = ['receive', '--customer', 'C1', '--unit', words.unit, '--location', 'A-01', '--quantity', '12.5'];
    await first(...receive, '--name', words.cloth);
    await first(...receive, '--name', words.tool, '--kind', 'tool', '--confidential');
    await first('customers', 'contacts', 'add', 'C2', '--name', words.user);
    await first('customers', 'log', 'C2', '--by', 'phone', '--content', words.purpose);
    await first('customers', 'survey', 'C2', '--score', '9', '--comment', words.wrong);
    const sheet = join(this.folder, 'first.csv');
    writeFileSync(sheet, `code,name\nC6,${words.driver}\n`);
    await first('import', 'customers', sheet);
    const second = at('17');
    await second('checkout', '001X', '3', '--to', 'LM', '--purpose', words.purpose, '--due', '2026-11-20');
    await second(
      'sample-orders',
      'add',
      '--customer',
      'C2',
      '--name',
      words.cloth,
      '--quantity',
      '1',
      '--unit',
      words.unit,
    );
    await second(
      'sample-orders',
      'add',
      '--customer',
      'C2',
      '--name',
      words.cloth,
      '--quantity',
      '2',
      '--unit',
      words.unit,
    );
    await second('sample-orders', 'confirm', 'O26-000002');
    await second('checkout', '001X', '1', '--to-customer', 'C2');
    await second('reserve', '001X', '2', '--to', 'LM', '--for', '2026-11-25');
    for (const said of [...judgingBefore(words), ...fileCareBefore(words)]) await second(...said);
    const last = at('21');
    await last('move', '001X', '1', '--to', 'B-01');
    await last('stocktake', 'open', '--location', 'B-01');
    await last('stocktake', 'count', 'K26-0001', '001X', '2');
    await last('stocktake', 'open', '--location', 'C-01');
    await last('stocktake', 'submit', 'K26-0002');
    await last('undo', '3', '--reason', words.wrong);
    await last('undo', '4', '--reason', words.wrong);
    writeFileSync(sheet, `code,name\nC9,${words.driver}\n`);
    await last('import', 'customers', sheet);
    await last('hold', '001X', '--reason', words.wrong);
    await last('instruct', '002V', '--decision', 'scrap', '--by', words.driver);
    for (const purpose of [words.purpose, words.cloth])
      await last('customers', 'consent', 'C1', '--purpose', purpose, '--scope', words.tool);
  }
}

/** One copy of the prepared store. */
export class Copy {
  readonly file: string;

  constructor(
    private readonly prepared: Prepared,
    readonly folder: string,
    private readonly further: Readonly<Record<string, string>> = {},
  ) {
    this.file = join(folder, 'samples.db');
  }

  /** The same with more variables in its environment. */
  with(env: Readonly<Record<string, string>> = {}): Copy {
    return new Copy(this.prepared, this.folder, env);
  }

  /** Runs what must succeed before. */
  async after(first: readonly (readonly string[])[] = []): Promise<this> {
    for (const words of first) {
      const { status, stderr } = await this.run(...words);
      if (status !== 0) throw new Error(`samples ${words.join(' ')}: ${stderr}`);
    }
    return this;
  }

  /** Runs a command on it; `@` at the head of a word is the folder. */
  async run(...words: string[]): Promise<Done> {
    const said = words.map((word) => (word.startsWith('@') ? join(this.folder, word.slice(1)) : word));
    const done = await inside({ ...this.prepared.env(this.file), ...this.further }, said);
    const hide = (text: string): string => text.replaceAll(this.folder, '@');
    return { status: done.status, stdout: hide(done.stdout), stderr: hide(done.stderr) };
  }
}
