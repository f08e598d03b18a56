// Checks the journal of a store with nothing of the program: only schema.sql's columns and the form of the hashes that
// is written at the head of src/domain/chain.ts.   node test/independent-chain.mjs FILE
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';

const sha256 = (...pieces) => createHash('sha256').update(Buffer.concat(pieces)).digest();

/** A part: its length in four bytes, then its bytes; NULL is the length 0xffffffff alone. */
function part(value, tag = '') {
  if (value === null) return Buffer.from('ffffffff', 'hex');
  const bytes = Buffer.concat([Buffer.from(tag), Buffer.isBuffer(value) ? value : Buffer.from(String(value))]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}
const parts = (...values) => Buffer.concat(values.map((value) => part(value)));

/** The number of the first entry that does not hold, and why; null when the whole chain holds. */
export function firstBroken(db) {
  const { instance } = db.prepare('SELECT instance FROM store').get();
  const of = (text) => db.prepare(text);
  const transfers = of('SELECT * FROM transfers WHERE entry = ? ORDER BY seq');
  const remarks = of('SELECT * FROM remarks WHERE entry = ? ORDER BY line, field');
  const seals = of('SELECT * FROM seals WHERE entry = ? ORDER BY subject, subject_id');
  const answers = of('SELECT * FROM answers WHERE entry = ?');
  let [expected, previous] = [1, Buffer.alloc(32)];
  for (const entry of of(
    'SELECT j.*, o.code FROM journal j JOIN operators o ON o.id = operator_id ORDER BY seq',
  ).all()) {
    const pieces = [part('samples.digest.1')];
    for (const t of transfers.all(entry.seq)) {
      pieces.push(parts('transfer', t.seq, t.kind, t.sample_id, t.from_id, t.to_id, t.quantity, t.day));
      pieces.push(parts(t.checkout_line, t.reverses));
    }
    for (const r of remarks.all(entry.seq)) {
      pieces.push(parts('remark', r.line, r.field, r.subject_id, r.commitment));
      if (r.salt && !sha256(r.salt, Buffer.from(r.words)).equals(r.commitment))
        return { entry: entry.seq, why: 'words' };
    }
    for (const s of seals.all(entry.seq)) pieces.push(parts('seal', s.subject, s.subject_id, s.seal));
    for (const a of answers.all(entry.seq)) pieces.push(parts('answer', a.request, a.commitment));
    if (entry.seq !== expected) return { entry: expected, why: 'gap' };
    if (!sha256(...pieces).equals(entry.digest)) return { entry: entry.seq, why: 'digest' };
    const fields = [entry.seq, entry.recorded_at, entry.happened_at, entry.clock, entry.code, entry.os_account];
    const hash = sha256(
      parts('samples.entry.1', instance, ...fields, entry.command, entry.ref, entry.digest, previous),
    );
    if (!hash.equals(entry.hash)) return { entry: entry.seq, why: 'hash' };
    [expected, previous] = [entry.seq + 1, entry.hash];
  }
  const strays = of(`SELECT min(entry) FROM (SELECT entry FROM transfers UNION SELECT entry FROM remarks
    UNION SELECT entry FROM seals UNION SELECT entry FROM answers) WHERE entry NOT IN (SELECT seq FROM journal)`);
  const stray = strays.pluck().get();
  return stray === null ? null : { entry: stray, why: 'stray' };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const broken = firstBroken(new Database(process.argv[2], { readonly: true }));
  process.stdout.write(broken ? `entry ${broken.entry}: ${broken.why}\n` : 'the chain holds\n');
  process.exitCode = broken ? 1 : 0;
}
