/** Confidential samples: who may use them, for what, until when; nobody else is given any. */
import { refuse } from '../domain/errors.ts';
import { showSampleNumber } from '../domain/numbers.ts';
import { boolean, day, list, nullable, object, type TypeOf, text } from '../domain/shapes.ts';
import { type Permission, permissionsOf } from '../store/permissions.ts';
import type { SampleFacts } from '../store/samples.ts';
import type { Db } from '../store/sql.ts';
import { matchKey } from '../text/fold.ts';
import { type Acting, permit, record } from './acting.ts';
import { findHolder, findOpenFile, findSample } from './naming.ts';

export const GRANTED = object({ to: text, purpose: text, until: nullable(day), document: nullable(text) });
export const PERMITTED = object({
  number: text,
  name: text,
  to: text,
  purpose: nullable(text),
  until: nullable(day),
  withdrawn: boolean,
  permissions: list(GRANTED),
});
export type Permitted = TypeOf<typeof PERMITTED>;

export interface PermitInput {
  readonly number: string;
  readonly to?: string | undefined;
  readonly to_customer?: string | undefined;
  readonly purpose?: string | undefined;
  readonly until?: string | undefined;
  readonly document?: string | undefined;
  readonly withdraw?: boolean | undefined;
}

/**
 * Puts on record that somebody may use a confidential sample, or that he may no longer. The same again changes nothing.
 * @throws Refusal sample_not_found, person_not_found, customer_not_found, permission_not_found (4), not_confidential (5),
 * missing_option, range_reversed (2), not_permitted (6)
 */
export async function permitUse(acting: Acting, input: PermitInput): Promise<Permitted> {
  permit(acting, 'customer_files');
  if (input.to === undefined && input.to_customer === undefined)
    refuse('missing_option', { option: '--to', command: 'permit' });
  if (!input.withdraw && input.purpose === undefined)
    refuse('missing_option', { option: '--purpose', command: 'permit' });
  return record(acting, 'permit', input, (deed) => {
    const { db, entry } = deed;
    const sample = findSample(db, input.number);
    const number = showSampleNumber(sample.number);
    if (sample.confidential === 0) refuse('not_confidential', { number });
    const who = whoIsMeant(db, input);
    const key = matchKey(input.purpose ?? '');
    const known = inForce(permissionsOf(db, sample.id)).filter(
      (one) => isFor(one, who) && (input.purpose === undefined || one.match_key === key),
    );
    const on = deed.happenedOn();
    if (input.withdraw) {
      if (known.length === 0) refuse('permission_not_found', { number, who: who.code });
      for (const { id } of known) entry.change('permissions', id, { withdrawn_on: on });
    } else grant();
    return {
      number,
      name: sample.name,
      to: who.code,
      purpose: input.purpose ?? null,
      until: input.until ?? null,
      withdrawn: input.withdraw === true,
      permissions: inForce(permissionsOf(db, sample.id)).map(shown),
    };

    function grant(): void {
      if (input.until !== undefined && input.until < on) refuse('range_reversed', { from: on, to: input.until });
      const facts = { until_on: input.until ?? null, document: input.document || null };
      const same = known.find((one) => one.sample_id === sample.id);
      if (same && same.until_on === facts.until_on && same.document === facts.document) deed.nothingNew();
      else if (same) entry.change('permissions', same.id, facts);
      else
        entry.add('permissions', {
          sample_id: sample.id,
          operator_id: who.operator_id,
          customer_id: who.customer_id,
          purpose: input.purpose!,
          match_key: key,
          granted_on: on,
          ...facts,
        });
    }
  });
}

/** To whom goods are given, for what, on which day, and when they are back, if that is said. */
export interface Use {
  readonly who: Who;
  readonly purpose: string | undefined;
  readonly on: string;
  readonly due: string | null;
}

interface Who {
  readonly code: string;
  readonly operator_id: number | null;
  readonly customer_id: number | null;
}

function whoIsMeant(db: Db, { to, to_customer }: PermitInput): Who {
  if (to_customer !== undefined) {
    const { id, code } = findOpenFile(db, to_customer);
    return { code, operator_id: null, customer_id: id };
  }
  const { id, code } = findHolder(db, to!);
  return { code, operator_id: id, customer_id: null };
}

function inForce(permissions: readonly Permission[]): Permission[] {
  return permissions.filter(({ withdrawn_on }) => withdrawn_on === null);
}

function isFor(permission: Permission, who: Omit<Who, 'code'>): boolean {
  return permission.operator_id === who.operator_id && permission.customer_id === who.customer_id;
}

function shown({ who, purpose, until_on, document }: Permission) {
  return { to: who, purpose, until: until_on, document };
}

/** The permissions of a sample that were not withdrawn, as results show them. */
export function permissionsShown(db: Db, sampleId: number): TypeOf<typeof GRANTED>[] {
  return inForce(permissionsOf(db, sampleId)).map(shown);
}

/**
 * Refuses goods of a confidential sample to whom, for what, or beyond when nobody permitted it. Its owner may have it.
 * @throws Refusal not_permitted_to_use (5) naming who may
 */
export function refuseUnpermitted(db: Db, sample: SampleFacts, use: Use): void {
  if (sample.confidential === 0 || use.who.customer_id === sample.customer_id) return;
  const granted = inForce(permissionsOf(db, sample.id));
  const last = use.due ?? use.on;
  const key = matchKey(use.purpose ?? '');
  // What is sent to a customer names no purpose.
  const fits = (one: Permission): boolean =>
    isFor(one, use.who) &&
    (one.until_on === null || last <= one.until_on) &&
    (key === '' || key.includes(one.match_key));
  if (granted.some(fits)) return;
  refuse('not_permitted_to_use', {
    number: showSampleNumber(sample.number),
    wanted: { who: use.who.code, purpose: use.purpose ?? null },
    permitted: granted.map(({ who, purpose, until_on }) => ({ who, purpose, until: until_on })),
  });
}
