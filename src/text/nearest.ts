/** Which of the known words someone may have meant. */
import { foldCode } from './fold.ts';

/** The candidates nearest to a word, best first: what it begins, what it is part of, and slips of the finger. */
export function nearest(word: string, candidates: Iterable<string>, most = 3): string[] {
  const wanted = folded(word);
  if (wanted === '') return [];
  const ranked: { candidate: string; rank: number; distance: number }[] = [];
  for (const candidate of new Set(candidates)) {
    const near = closeness(wanted, folded(candidate));
    if (near !== null) ranked.push({ candidate, ...near });
  }
  ranked.sort((a, b) => a.rank - b.rank || a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1));
  return ranked.slice(0, most).map(({ candidate }) => candidate);
}

function folded(text: string): string {
  return foldCode(text).toLowerCase();
}

/** Null when the two are too far apart; the lower the rank, the likelier it is what was meant. */
function closeness(wanted: string, known: string): { rank: number; distance: number } | null {
  const [a, b] = [[...wanted], [...known]];
  const longest = Math.max(a.length, b.length);
  const limit = Math.max(1, Math.floor(0.4 * longest));
  const distance = editDistance(a, b, limit);
  if (known.startsWith(wanted)) return { rank: 0, distance };
  if (distance <= limit && distance < longest) return { rank: 1, distance };
  if (Math.min(a.length, b.length) < 2) return null;
  if (wanted.startsWith(known)) return { rank: 2, distance };
  return known.includes(wanted) || wanted.includes(known) ? { rank: 3, distance } : null;
}

/**
 * Damerau–Levenshtein (optimal string alignment): insertions, deletions, substitutions and swaps of neighbours.
 * Lengths that differ by more than the limit are not worked out: their difference is the answer.
 */
export function editDistance(a: readonly string[], b: readonly string[], limit = Number.POSITIVE_INFINITY): number {
  const apart = Math.abs(a.length - b.length);
  if (apart > limit) return apart;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(previous[j]! + 1, row[j - 1]! + 1, previous[j - 1]! + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, before[j - 2]! + 1);
      row.push(least);
    }
    before = previous;
    previous = row;
  }
  return previous[b.length]!;
}
