/** After a destruction: the bytes of the store, and what is told of them, the same whoever asks. */
import { type Effect, effect } from '../domain/approvals.ts';
import { list, object, oneOf, type TypeOf, text } from '../domain/shapes.ts';
import { attachedWith } from '../store/attachments.ts';
import { customerById } from '../store/customers.ts';
import { type Destruction, destructionOf, type Kept, keptIn, keptJson } from '../store/destructions.ts';
import { holds, ownFiles, rewrite } from '../store/wiping.ts';
import { type Acting, record } from './acting.ts';
import { copies, LEFT_ATTACHED } from './certifying.ts';

/**
 * The file was destroyed before. `yes`: its bytes are gone, and were looked for; `rewritten`: the store was written anew
 * without them, and what to look for is not known any more; `waits`: somebody reads; `found`: it is in `found` still.
 */
export const WIPED = object({
  customer: text,
  approval: text,
  state: oneOf('destroyed'),
  wiped: oneOf('yes', 'rewritten', 'waits', 'found'),
  found: list(text),
  attached: list(LEFT_ATTACHED),
});
export type Wiped = TypeOf<typeof WIPED>;

/** After the transaction: the bytes, what stays and where, and which copies still hold the file. */
export async function afterwards(acting: Acting, customerId: number, texts: readonly string[]): Promise<Effect[]> {
  const { db } = acting.store;
  const { wiped, found, searched } = await wipe(acting, destructionOf(db, customerId)!, texts);
  const done = destructionOf(db, customerId)!;
  const { rows, attached } = keptIn(done);
  const who = customerById(db, customerId)!.code;
  return [
    {
      yes: effect('wiped', { quantity: searched }),
      rewritten: effect('rewritten'),
      waits: effect('wipe_waits', { who }),
      found: effect('wipe_found', { name: found.join(', ') }),
    }[wiped],
    ...Object.entries(rows)
      .filter(([what]) => what !== BYTES)
      .map(([name, quantity]) => effect('kept_rows', { name, quantity })),
    ...attached.map(({ attachment, to }) => effect('attached_stays', { number: String(attachment), to })),
    ...copies(acting, done, texts).map(({ kind, file, on, by }) =>
      effect(`copy_${kind}`, { name: file, due: on, who: by }),
    ),
    effect('certificate', { who }),
  ];
}

interface Wipe {
  readonly wiped: Wiped['wiped'];
  readonly found: string[];
  readonly searched: number;
}

/**
 * Writes the store anew and looks for the texts in it; without texts to look for nothing is claimed of a search. What
 * stands in an attachment that is another's as well stays with it, and is named.
 */
async function wipe(acting: Acting, done: Destruction, texts: readonly string[]): Promise<Wipe> {
  const { db, file } = acting.store;
  if (!rewrite(db, file)) return { wiped: 'waits', found: [], searched: 0 };
  const own = texts.length === 0 ? [] : ownFiles(file);
  const within = (looked: readonly string[]): string[] => own.filter((path) => holds(path, looked) !== false);
  let found = within(texts);
  let kept: Kept = keptIn(done);
  if (found.length > 0) {
    const attachments = attachedWith(db, texts);
    kept = { ...kept, attached: attachments.found };
    found = within(texts.filter((text) => !attachments.texts.has(text)));
  }
  if (found.length > 0) kept = { ...kept, rows: { ...kept.rows, [BYTES]: found.length } };
  const searched = own.length;
  const changes = {
    kept: keptJson(kept),
    ...(found.length > 0 ? {} : { wiped_at: new Date(acting.clock.now()).toISOString(), searched }),
  };
  await record({ ...acting, at: null, ref: null }, 'customers destroy wiped', { id: done.id }, ({ entry }) => {
    entry.change('destructions', done.id, changes);
  });
  if (found.length > 0) return { wiped: 'found', found, searched };
  return { wiped: searched > 0 ? 'yes' : 'rewritten', found: [], searched };
}

/** What `kept` calls the store's own files in which something was found after they were written anew. */
const BYTES = 'bytes';

/** Does what was left to do with the bytes of a file that was destroyed, and says how it stands. */
export async function finish(acting: Acting, done: Destruction): Promise<Wiped> {
  const { db, file } = acting.store;
  const { rows, attached } = keptIn(done);
  const told = {
    customer: customerById(db, done.customer_id)!.code,
    approval: done.approval,
    state: 'destroyed' as const,
    attached: [...attached],
  };
  // What was found once cannot be looked for again: nobody knows it any more.
  if (BYTES in rows) return { ...told, wiped: 'found', found: ownFiles(file) };
  if (done.wiped_at !== null) return { ...told, wiped: done.searched ? 'yes' : 'rewritten', found: [] };
  if (acting.dryRun) return { ...told, wiped: 'rewritten', found: [] };
  const { wiped, found } = await wipe(acting, done, []);
  return { ...told, wiped, found };
}
