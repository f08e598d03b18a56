/**
 * Anchors: heads of the journal (`1234:9f…`) that left the store, on slips, nightly reports and backups. The chain
 * alone cannot show that its tail was cut off or that all of it was written anew; an anchor does.
 */

/** A head as somebody kept it; the hash in lower-case hex, whole or its first digits (8 at least). */
export interface Anchor {
  readonly seq: number;
  readonly hash: string;
}

/** Reads `SEQ:HASH`, or answers null. */
export function parseAnchor(text: string): Anchor | null {
  const match = /^(\d{1,15}):([0-9a-f]{8,64})$/i.exec(text.trim());
  return match ? { seq: Number(match[1]), hash: match[2]!.toLowerCase() } : null;
}

/**
 * Reads the text of an anchor file: one `SEQ:HASH` a line, or the manifest of a nightly report (JSON with `head`).
 * @returns the anchors, or the number of the first line that is none
 */
export function parseAnchorFile(text: string): Anchor[] | { line: number } {
  const bare = text.replace(/^\ufeff/, '');
  if (bare.trimStart().startsWith('{')) {
    const head = headOfManifest(bare);
    return head ? [head] : { line: 1 };
  }
  const anchors: Anchor[] = [];
  for (const [at, line] of bare.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const anchor = parseAnchor(line);
    if (!anchor) return { line: at + 1 };
    anchors.push(anchor);
  }
  return anchors.length > 0 ? anchors : { line: 1 };
}

function headOfManifest(text: string): Anchor | null {
  try {
    const { head } = JSON.parse(text) as { head?: unknown };
    return typeof head === 'string' ? parseAnchor(head) : null;
  } catch {
    return null;
  }
}
