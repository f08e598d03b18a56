/** What the rules of storage refuse: exit 5. */
import type { ExitStatus } from '../errors.ts';
import type { Unfit, UnfitReason } from '../storage-conditions.ts';

export interface StorageErrors {
  place_unfit: {
    number: string;
    name: string;
    place: string;
    reasons: UnfitReason[];
    /** The reasons with what was wanted and what the place states. */
    why: readonly Unfit[];
    /** Codes of places that fit, the nearest first. */
    fitting: string[];
    /** How many other samples of the same deed do not fit where they were to go. */
    more: number;
  };
  reading_impossible: { what: 'temperature' | 'humidity'; value: number; min: number; max: number };
  reading_differs: { place: string; at: string; temperature: number; humidity: number | null };
}

export const STORAGE_STATUS = {
  place_unfit: 5,
  reading_impossible: 5,
  reading_differs: 5,
} as const satisfies { readonly [K in keyof StorageErrors]: ExitStatus };
