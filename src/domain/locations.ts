/** Places as people set them up: what can be said of one, and the tree they form. */

export const SECURITIES = ['open', 'locked', 'safe'] as const;
export const LIGHTS = ['any', 'dim', 'dark'] as const;

/**
 * Purposes of which one place must always stay in use: what arrives, what comes back from customers, what is damaged
 * and what awaits inspection goes there by itself.
 */
export const NEEDED_PURPOSES: readonly string[] = ['dock', 'returns', 'damaged', 'quarantine'];

/** What may be cleared on a place: the fields that may be empty. */
export const CLEARABLE = [
  'name',
  'parent',
  'categories',
  'security',
  'temperature',
  'humidity',
  'light',
  'hazards',
  'capacity',
  'facilities',
  'check_items',
  'check_days',
  'responsible',
] as const;
export type Clearable = (typeof CLEARABLE)[number];

/** A range in thousandths; null = open on that side. */
export interface Range {
  readonly min: number | null;
  readonly max: number | null;
}

/** Whether a humidity range lies within 0 to 100 per cent. */
export function isHumidityRange({ min, max }: Range): boolean {
  return (min === null || (min >= 0 && min <= 100_000)) && (max === null || (max >= 0 && max <= 100_000));
}

/** What a node needs to be put into a tree. */
export interface Node {
  readonly id: number;
  readonly parent_id: number | null;
  readonly code: string;
}

/** A node where it stands: how deep below the top (0), and the codes that lead to it. */
export type Standing<N extends Node> = N & { readonly depth: number; readonly path: readonly string[] };

/** The nodes from the top down, each below its parent, children in the order given. Nodes without their parent are tops. */
export function treeOf<N extends Node>(nodes: readonly N[]): Standing<N>[] {
  const known = new Set(nodes.map(({ id }) => id));
  const children = new Map<number | null, N[]>();
  for (const node of nodes) {
    const parent = node.parent_id !== null && known.has(node.parent_id) ? node.parent_id : null;
    const siblings = children.get(parent);
    if (siblings) siblings.push(node);
    else children.set(parent, [node]);
  }
  const tree: Standing<N>[] = [];
  const descend = (parent: number | null, path: readonly string[]): void => {
    for (const node of children.get(parent) ?? []) {
      const here = [...path, node.code];
      tree.push({ ...node, depth: path.length, path: here });
      descend(node.id, here);
    }
  };
  descend(null, []);
  return tree;
}
