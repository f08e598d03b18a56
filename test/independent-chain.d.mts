/** The first entry of the journal that does not hold, and why; null when the whole chain holds. */
export function firstBroken(db: unknown): { entry: number; why: string } | null;
