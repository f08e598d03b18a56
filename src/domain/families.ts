/** Families of customers as trees: who stands below whom, and what comes together on each level. */

/** Somebody in a family, with figures of his own. */
export interface Member {
  readonly id: number;
  readonly code: string;
  readonly parent_id: number | null;
  readonly orders: number;
  readonly amount: number;
  readonly samples: number;
}

export interface Totals {
  readonly total_orders: number;
  readonly total_amount: number;
  readonly total_samples: number;
}

/**
 * The members in the order of their trees, each after his parent and with the sums of all below him; depth 0 = the top.
 * A parent who is not among them counts as none.
 */
export function asTrees<M extends Member>(members: readonly M[]): (M & Totals & { readonly depth: number })[] {
  const known = new Set(members.map(({ id }) => id));
  const children = new Map<number | null, M[]>();
  for (const member of members) {
    const parent = member.parent_id !== null && known.has(member.parent_id) ? member.parent_id : null;
    children.set(parent, [...(children.get(parent) ?? []), member]);
  }
  const under = (parent: number | null, depth: number): (M & Totals & { depth: number })[] =>
    (children.get(parent) ?? []).flatMap((member) => {
      const below = under(member.id, depth + 1);
      const direct = below.filter((row) => row.depth === depth + 1);
      const sum = (own: number, key: keyof Totals): number => direct.reduce((total, row) => total + row[key], own);
      const totals = {
        total_orders: sum(member.orders, 'total_orders'),
        total_amount: sum(member.amount, 'total_amount'),
        total_samples: sum(member.samples, 'total_samples'),
      };
      return [{ ...member, ...totals, depth }, ...below];
    });
  return under(null, 0);
}
