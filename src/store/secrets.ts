/** By what a customer and the people there are known or reached, and who else has the same as his own. */
import { isPersonsName } from '../domain/person-names.ts';
import { Texts } from '../text/containing.ts';
import { matchKey } from '../text/fold.ts';
import { dialled, Numbers } from '../text/spellings.ts';
import { keptOf } from './field-changes.ts';
import { all, type Db } from './sql.ts';

/** Something by which a customer or a person there is known or reached. */
export interface Secret {
  readonly kind: 'name' | 'short' | 'person' | 'number' | 'address';
  readonly text: string;
}

const CJK = /\p{Script=Han}/u;

/** Which columns say what. */
const TELLING = {
  name: ['name'],
  short: ['short_name'],
  person: ['contact', 'legal_representative', 'owner'],
  number: ['mobile', 'phone', 'fax', 'bank_account'],
  address: ['email', 'website', 'social', 'credit_code', 'address'],
} as const;

/** What parts several of a kind in one field. */
const PARTS: Readonly<Partial<Record<Secret['kind'], RegExp>>> = {
  person: /\s*[/;,、|，；]\s*/u,
  number: /\s*[/;,、|]\s*/u,
  address: /\s*[/;,、|]\s*/u,
};

/** What is known of a customer that could name or reach somebody; read before anything is erased. */
export function secretsOf(db: Db, ids: readonly number[]): Secret[] {
  const list = ids.join(', ');
  const found = new Map<string, Secret>();
  const put = (kind: Secret['kind'], value: unknown): void => {
    if (typeof value !== 'string' || value.trim() === '') return;
    const parts = PARTS[kind] ? [value, ...value.split(PARTS[kind])] : [value];
    for (const text of parts) {
      // The name of the company that somebody gave as that of a person is still the company's.
      const isWeaker = kind === 'person' || kind === 'short';
      if (text !== '' && !(isWeaker && found.has(text))) found.set(text, { kind, text });
    }
  };
  const take = (row: Readonly<Record<string, unknown>>): void => {
    for (const [kind, keys] of Object.entries(TELLING)) for (const key of keys) put(kind as Secret['kind'], row[key]);
  };
  type Row = Record<string, unknown>;
  const ofPerson = (row: Row): Row => ({ ...row, name: null, contact: row.name });
  for (const row of all<Row>(db, `SELECT * FROM customers WHERE id IN (${list})`)) take(row);
  for (const row of all<Row>(db, `SELECT * FROM contacts WHERE customer_id IN (${list})`)) take(ofPerson(row));
  for (const row of all<Row>(db, `SELECT with_whom AS contact FROM contact_log WHERE customer_id IN (${list})`))
    take(row);
  for (const table of ['import_changes', 'field_changes']) {
    const before = all<{ subject: string; before: string }>(
      db,
      `SELECT subject, before FROM ${table} WHERE ${keptOf(list)}`,
    );
    for (const { subject, before: was } of before) {
      const row = JSON.parse(was) as Row;
      take(subject === 'customers' ? row : ofPerson({ ...row, name: subject === 'contacts' ? row.name : null }));
    }
  }
  return [...found.values()];
}

/**
 * The secrets that are looked for beyond the customer's own rows. Short names and short numbers say too little, words for
 * what somebody does name nobody, and a code stays.
 */
export function telling(db: Db, secrets: readonly Secret[], ids: readonly number[]): Secret[] {
  const codes = all<{ code: string }>(db, `SELECT code FROM customers WHERE id IN (${ids.join(', ')})`).map(
    ({ code }) => matchKey(code),
  );
  return secrets.filter(({ kind, text }) => {
    const size = [...text].length;
    if (codes.includes(matchKey(text))) return false;
    if (kind === 'name') return size >= (CJK.test(text) ? 3 : 5);
    if (kind === 'person') return size >= (CJK.test(text) ? 2 : 5) && isPersonsName(text);
    if (kind === 'number') return dialled(text).length > 0;
    return kind === 'address' && size >= 5;
  });
}

/** What others who stay have as their own, and who they are: codes of customers and of people of the house. */
export interface Shared {
  readonly secrets: ReadonlySet<Secret>;
  readonly with: readonly string[];
}

/**
 * Which of the secrets another has as well: a switchboard, an address, somebody of the same name. They are his, and are
 * looked for only where something links a row to the customer.
 */
export function sharedOf(db: Db, secrets: readonly Secret[], ids: readonly number[]): Shared {
  const shared = new Set<Secret>();
  const codes = new Set<string>();
  const had = (secret: Secret, by: Iterable<{ readonly code: string }>): void => {
    for (const { code } of by) {
      shared.add(secret);
      codes.add(code);
    }
  };
  for (const secret of secrets) {
    if (secret.kind === 'person') had(secret, ofThatName(db, secret.text, ids));
    if (secret.kind === 'name') had(secret, calledSo(db, secret.text, ids));
  }
  const reached = secrets.filter(({ kind }) => kind === 'number' || kind === 'address');
  const { of, isIn } = whose(reached);
  for (const { said, code } of reachedBy(db, ids, isIn)) for (const secret of of(said)) had(secret, [{ code }]);
  return { secrets: shared, with: [...codes].sort() };
}

/** Which of these stand in what somebody is reached by. */
function whose(secrets: readonly Secret[]): { of: (said: string) => Secret[]; isIn: (said: string) => boolean } {
  const texts = secrets.filter(({ kind }) => kind === 'address').map(({ text }) => text);
  const addresses = new Texts(texts);
  const each = secrets
    .filter(({ kind }) => kind === 'number')
    .map((secret) => ({ secret, numbers: new Numbers([secret.text]) }));
  const numbers = new Numbers(each.map(({ secret }) => secret.text));
  return {
    isIn: (said) => addresses.isIn(said) || numbers.isIn(said),
    of: (said) => {
      const found = addresses.allIn(said);
      return [
        ...secrets.filter(({ kind, text }) => kind === 'address' && found.includes(text)),
        ...each.filter((one) => one.numbers.isIn(said)).map(({ secret }) => secret),
      ];
    },
  };
}

/** By what others are reached, where it is one of those that are looked for. */
function reachedBy(
  db: Db,
  ids: readonly number[],
  isIn: (said: string) => boolean,
): { readonly said: string; readonly code: string }[] {
  db.function('reached_by_one_of', { deterministic: true }, (said) => (typeof said === 'string' && isIn(said) ? 1 : 0));
  const list = ids.join(', ');
  const said = (columns: readonly string[]): string => `concat_ws(char(31), ${columns.join(', ')})`;
  const file = [...TELLING.number, ...TELLING.address]
    .filter((column) => column !== 'social')
    .map((name) => `c.${name}`);
  const person = ['mobile', 'phone', 'email', 'social'].map((name) => `p.${name}`);
  const code = 'coalesce((SELECT m.code FROM customers m WHERE m.id = c.merged_into), c.code) AS code';
  return all(
    db,
    `SELECT ${said(file)} AS said, ${code} FROM customers c WHERE c.id NOT IN (${list}) AND reached_by_one_of(${said(file)})
     UNION ALL
     SELECT ${said(person)}, ${code} FROM contacts p JOIN customers c ON c.id = p.customer_id
     WHERE p.customer_id NOT IN (${list}) AND reached_by_one_of(${said(person)})`,
  );
}

function ofThatName(db: Db, name: string, ids: readonly number[]): { readonly code: string }[] {
  const list = ids.join(', ');
  return all(
    db,
    `SELECT code FROM operators WHERE name = :name
     UNION SELECT c.code FROM contacts p JOIN customers c ON c.id = p.customer_id
       WHERE p.name = :name AND p.customer_id NOT IN (${list})
     UNION SELECT code FROM customers WHERE (contact = :name OR name = :name) AND id NOT IN (${list})`,
    { name },
  );
}

function calledSo(db: Db, name: string, ids: readonly number[]): { readonly code: string }[] {
  return all(db, `SELECT code FROM customers WHERE match_key = :key AND id NOT IN (${ids.join(', ')})`, {
    key: matchKey(name),
  });
}
