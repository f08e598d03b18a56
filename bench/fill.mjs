// Fills a store for measuring: samples received, checked out and returned, with the hashes, seals and balances that
// the program itself would have written, so that `samples verify` holds on it.
//
//   node bench/fill.mjs --db FILE --samples 100000 --transfers 1000000 [--lines 1] [--persons 50] [--customers 1000]
//
// --lines: how many transfers share one slip and one journal entry (1 = every transfer is an entry of its own).
import { execFileSync } from 'node:child_process';
import { randomFillSync } from 'node:crypto';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import Database from 'better-sqlite3';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** The store's own rules of hashing and numbering, from the source. */
async function fromSource(path) {
  const { outputFiles } = await build({
    entryPoints: [join(root, path)],
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`);
}

const { commitment, digest, entryHash, seal } = await fromSource('src/domain/chain.ts');
const { sampleNumber, slipNumber } = await fromSource('src/domain/numbers.ts');

const NAMES = [
  '棉麻混纺面料',
  '不锈钢螺栓',
  '连接器',
  '涤纶缝纫线',
  '电容',
  '铝合金外壳',
  '拉链',
  '轴承',
  '开关',
  '硅胶垫',
];
const SHELVES = 200;
const START = Date.parse('2024-01-02T00:00:00Z');
const END = Date.parse('2026-11-20T00:00:00Z');

/** Makes the store at `file` and fills it. Answers how many entries it has. */
export async function fill(file, { samples, transfers, lines = 1, persons = 50, customers = 1000 }) {
  if (transfers < samples) throw new Error('every sample is received once: --transfers must be at least --samples');
  execFileSync(
    process.execPath,
    [join(root, 'bin/samples.js'), 'init', '--operator', 'WL', '--name', '王丽', '--lang', 'zh', '--timezone', 'UTC'],
    { env: { PATH: process.env.PATH, SAMPLES_DB: file, SAMPLES_NOW: new Date(START - 1000).toISOString() } },
  );
  const db = new Database(file);
  db.pragma('journal_mode = OFF');
  db.pragma('synchronous = OFF');
  db.pragma('locking_mode = EXCLUSIVE');
  db.pragma('cache_size = -200000');
  db.pragma('foreign_keys = OFF');
  // Indexes are built at the end, by sorting; balances are summed here instead of by the trigger.
  const later = db
    .prepare(`SELECT type, name, sql FROM sqlite_schema WHERE type IN ('index', 'trigger') AND sql IS NOT NULL`)
    .all();
  for (const { type, name } of later) db.exec(`DROP ${type} ${name}`);
  db.exec('BEGIN');
  const entries = new Filling(db, { samples, transfers, lines, persons, customers }).run();
  for (const { sql } of later) db.exec(sql);
  db.exec('COMMIT');
  db.pragma('locking_mode = NORMAL');
  db.pragma('journal_mode = WAL');
  db.close();
  return entries;
}

class Filling {
  constructor(db, plan) {
    Object.assign(this, plan);
    this.db = db;
    const store = db.prepare('SELECT instance FROM store').get();
    const head = db.prepare('SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1').get();
    this.instance = store.instance;
    this.operator = db.prepare('SELECT id, code FROM operators').get();
    this.previous = head.hash;
    this.seq = head.seq;
    this.transferSeq = 0;
    this.statements = new Map();
    this.sorted = new Map();
    this.pool = Buffer.alloc(1 << 16);
    this.pooled = this.pool.length;
    this.random = generator(20261122);
    this.steps = Math.ceil(plan.samples / plan.lines) + Math.ceil((plan.transfers - plan.samples) / plan.lines) + 1;
    this.now = START;
  }

  run() {
    this.setUp();
    this.receiveAll();
    this.moveAbout();
    this.writeBalances();
    return this.seq;
  }

  salt() {
    if (this.pooled === this.pool.length) {
      this.pool = randomFillSync(Buffer.alloc(1 << 16));
      this.pooled = 0;
    }
    this.pooled += 16;
    return this.pool.subarray(this.pooled - 16, this.pooled);
  }

  insert(table, row) {
    let statement = this.statements.get(table);
    if (!statement) {
      const columns = Object.keys(row);
      statement = this.db.prepare(
        `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
      );
      this.statements.set(table, statement);
    }
    return Number(statement.run(...Object.values(row)).lastInsertRowid);
  }

  open() {
    this.seq += 1;
    this.now += (END - START) / this.steps;
    const at = new Date(this.now).toISOString();
    this.at = at;
    this.day = Number(at.slice(0, 10).replaceAll('-', ''));
    this.belongings = { transfers: [], remarks: [], seals: [], answer: null };
  }

  /** A row of a sealed table; all rows given for a table have the same keys in the same order. */
  add(table, row) {
    const whole = { ...row, entry: this.seq };
    whole.id = this.insert(table, whole);
    let columns = this.sorted.get(table);
    if (!columns) {
      columns = Object.keys(whole).sort();
      this.sorted.set(table, columns);
    }
    const salt = this.salt();
    const mark = seal(salt, whole, columns);
    this.belongings.seals.push({ subject: table, subject_id: whole.id, seal: mark, salt });
    return whole.id;
  }

  remark(field, words, subject) {
    const salt = this.salt();
    const remark = { line: 0, field, subject_id: subject, commitment: commitment(salt, words) };
    this.insert('remarks', { entry: this.seq, ...remark, salt, words });
    this.belongings.remarks.push(remark);
  }

  transfer(kind, sample, from, to, quantity, line) {
    this.transferSeq += 1;
    const row = {
      seq: this.transferSeq,
      kind,
      sample_id: sample + 1,
      from_id: from,
      to_id: to,
      quantity,
      day: this.day,
      checkout_line: line,
      reverses: null,
    };
    this.insert('transfers', { ...row, entry: this.seq });
    this.belongings.transfers.push(row);
  }

  close(command) {
    const { belongings } = this;
    belongings.seals.sort((a, b) =>
      a.subject < b.subject ? -1 : a.subject > b.subject ? 1 : a.subject_id - b.subject_id,
    );
    for (const { subject, subject_id, salt, seal: mark } of belongings.seals) {
      this.insert('seals', { entry: this.seq, subject, subject_id, salt, seal: mark });
    }
    const entry = {
      seq: this.seq,
      recorded_at: this.at,
      happened_at: this.at,
      clock: 'system',
      os_account: 'bench',
      command,
      ref: null,
      digest: digest(belongings),
    };
    const hash = entryHash(this.instance, { ...entry, operator: this.operator.code }, this.previous);
    this.insert('journal', { ...entry, operator_id: this.operator.id, hash });
    this.previous = hash;
  }

  setUp() {
    this.open();
    const place = (row) =>
      this.add('places', { kind: null, code: null, purpose: null, operator_id: null, customer_id: null, ...row });
    this.shelves = [];
    for (let at = 1; at <= SHELVES; at++) {
      this.shelves.push(place({ kind: 'storage', code: `A-${String(at).padStart(3, '0')}`, purpose: 'normal' }));
    }
    this.holders = [];
    for (let at = 1; at <= this.persons; at++) {
      const id = this.add('operators', { code: `P${at}`, name: `人员${at}`, roles: 'user' });
      this.holders.push(place({ kind: 'person', operator_id: id }));
    }
    this.owners = [];
    for (let at = 1; at <= this.customers; at++) {
      const name = `客户${at}`;
      const code = `C${String(at).padStart(6, '0')}`;
      const id = this.add('customers', { code, name, match_key: name, opened_on: '2024-01-02' });
      this.owners.push({ id, place: place({ kind: 'customer', customer_id: id }) });
    }
    this.close('bench');
    this.insert('serials', { series: 'customer', year: 0, last: this.customers });
    // Of each sample: what is where, since when. Its customer, its shelf, and the two persons who borrow it.
    const slots = () => [0, 1, 2, 3].map(() => new Float64Array(this.samples));
    this.quantity = slots();
    this.since = slots();
    this.openLine = new Float64Array(this.samples);
    this.openSlot = new Uint8Array(this.samples);
    this.lineQuantity = new Float64Array(this.samples);
  }

  placeOf(sample, slot) {
    if (slot === 0) return this.owners[sample % this.owners.length].place;
    if (slot === 1) return this.shelves[sample % SHELVES];
    return this.holders[(sample * 7 + (slot === 3 ? 1 : 0)) % this.holders.length];
  }

  /** As the trigger `transfers_post` does it. */
  post(sample, from, to, quantity) {
    const seq = this.transferSeq;
    if (this.since[from][sample] === 0) this.since[from][sample] = seq;
    this.quantity[from][sample] -= quantity;
    if (this.quantity[to][sample] === 0) this.since[to][sample] = seq;
    this.quantity[to][sample] += quantity;
  }

  receiveAll() {
    let serial = 0;
    for (let at = 0; at < this.samples; ) {
      this.open();
      const owner = this.owners[at % this.owners.length];
      const day = this.at.slice(0, 10);
      const receipt = this.add('receipts', {
        number: slipNumber('receipt', 24, ++serial),
        customer_id: owner.id,
        received_on: day,
        received_by: this.operator.id,
      });
      for (let line = 0; line < this.lines && at < this.samples; line++, at++) {
        const name = NAMES[at % NAMES.length];
        const spec = `规格${at % 97}`;
        this.add('samples', {
          number: sampleNumber(24, at + 1),
          name,
          match_key: `${name}${spec}`,
          spec,
          customer_id: this.owners[at % this.owners.length].id,
          receipt_id: receipt,
          category: '面料',
          kind: 'sample',
          unit: '件',
          lot: `L${at % 1000}`,
          quality: 'accepted',
          received_on: day,
          valuable: 0,
          confidential: 0,
        });
        const quantity = 1000 * (1 + (at % 20));
        this.transfer('receive', at, this.placeOf(at, 0), this.placeOf(at, 1), quantity, null);
        this.post(at, 0, 1, quantity);
      }
      this.remark('delivered_by', '张师傅', owner.id);
      this.close('receive');
    }
    this.insert('serials', { series: 'R', year: 24, last: serial });
    this.insert('serials', { series: 'S', year: 24, last: this.samples });
  }

  /** Random samples go out and come back. */
  moveAbout() {
    let serial = 0;
    let left = this.transfers - this.samples;
    while (left > 0) {
      const chosen = new Set();
      const returning = [];
      const leaving = [];
      for (let line = 0; line < this.lines && left > 0; line++) {
        const sample = Math.trunc(this.random() * this.samples);
        if (chosen.has(sample)) continue;
        chosen.add(sample);
        left -= 1;
        if (this.openLine[sample]) returning.push(sample);
        else leaving.push(sample);
      }
      if (returning.length > 0) this.comeBack(returning);
      if (leaving.length > 0) this.goOut(leaving, ++serial);
    }
    if (serial > 0) this.insert('serials', { series: 'U', year: 24, last: serial });
    // What has not come back stands open on its line.
    const outstanding = this.db.prepare('UPDATE checkout_lines SET outstanding = ? WHERE id = ?');
    for (let sample = 0; sample < this.samples; sample++) {
      if (this.openLine[sample]) outstanding.run(this.lineQuantity[sample], this.openLine[sample]);
    }
  }

  goOut(leaving, serial) {
    this.open();
    const slot = this.random() < 0.5 ? 2 : 3;
    const holder = this.placeOf(leaving[0], slot);
    const checkout = this.add('checkouts', { number: slipNumber('checkout', 24, serial), holder_id: holder });
    for (const sample of leaving) {
      const to = this.placeOf(sample, slot);
      const line = this.add('checkout_lines', {
        checkout_id: checkout,
        sample_id: sample + 1,
        holder_id: to,
        due_on: '2026-12-01',
        reserved: 0,
      });
      const quantity = 1000;
      this.transfer('checkout', sample, this.placeOf(sample, 1), to, quantity, line);
      this.post(sample, 1, slot, quantity);
      this.openLine[sample] = line;
      this.openSlot[sample] = slot;
      this.lineQuantity[sample] = quantity;
    }
    this.remark('purpose', '色牢度测试', null);
    this.close('checkout');
  }

  comeBack(returning) {
    this.open();
    for (const sample of returning) {
      const slot = this.openSlot[sample];
      const quantity = this.lineQuantity[sample];
      const [from, to] = [this.placeOf(sample, slot), this.placeOf(sample, 1)];
      this.transfer('return', sample, from, to, quantity, this.openLine[sample]);
      this.post(sample, slot, 1, quantity);
      this.openLine[sample] = 0;
    }
    this.close('return');
  }

  writeBalances() {
    for (let sample = 0; sample < this.samples; sample++) {
      const rows = [0, 1, 2, 3]
        .filter((slot) => this.since[slot][sample] > 0)
        .map((slot) => ({ slot, place: this.placeOf(sample, slot) }))
        .sort((a, b) => a.place - b.place);
      for (const { slot, place } of rows) {
        this.insert('balances', {
          sample_id: sample + 1,
          place_id: place,
          bounded: slot === 0 ? 0 : 1,
          quantity: this.quantity[slot][sample],
          since: this.since[slot][sample],
        });
      }
    }
  }
}

/** A small generator of numbers in [0, 1) that is the same on every run. */
function generator(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: {
      db: { type: 'string' },
      samples: { type: 'string', default: '100000' },
      transfers: { type: 'string', default: '1000000' },
      lines: { type: 'string', default: '1' },
      persons: { type: 'string', default: '50' },
      customers: { type: 'string', default: '1000' },
    },
  });
  if (!values.db) throw new Error('say where: --db FILE');
  const { db: file, ...numbers } = values;
  const started = performance.now();
  const plan = Object.fromEntries(Object.entries(numbers).map(([key, value]) => [key, Number(value)]));
  const entries = await fill(file, plan);
  console.log(`${file}: ${entries} entries in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}
