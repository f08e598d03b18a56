import { createHash } from 'node:crypto';
import type { StoredReading } from '../domain/environment.ts';

/**
 * The digest of readings that came together, in the order of their ids:
 * SHA-256("samples.readings.1\n" ‖ for each: id,place,at,temperature,humidity or nothing,outside and a line feed).
 * Fixed for good, like the hashes of chain.ts: the sealed row of their batch holds it.
 */
export class ReadingDigest {
  private readonly hash = createHash('sha256').update('samples.readings.1\n');
  private waiting = '';

  add({ id, place_id, at, temperature, humidity, outside }: StoredReading): void {
    this.waiting += `${id},${place_id},${at},${temperature},${humidity ?? ''},${outside}\n`;
    if (this.waiting.length < 32_768) return;
    this.hash.update(this.waiting);
    this.waiting = '';
  }

  digest(): Buffer {
    return this.hash.update(this.waiting).digest();
  }
}
