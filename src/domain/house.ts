/** The customer that our own goods belong to: ourselves, and nobody's customer. */
export const HOUSE = 'HOUSE';
