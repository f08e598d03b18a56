/** One number for each row of a table, by its id, in a few bytes each: what a verification remembers of millions. */
export class PerId {
  private dense: Uint32Array | Float64Array;
  // Ids far beyond the others (somebody wrote them by hand) must not make the array huge.
  private readonly far = new Map<number, number>();

  constructor(private readonly kind: Uint32ArrayConstructor | Float64ArrayConstructor) {
    this.dense = new kind(4096);
  }

  /** The number of that id; 0 when none was set. */
  get(id: number): number {
    return (id >= 0 && id < this.dense.length ? this.dense[id] : this.far.get(id)) ?? 0;
  }

  set(id: number, value: number): void {
    if (id >= this.dense.length && id < this.dense.length * 2) this.grow();
    if (id >= 0 && id < this.dense.length) this.dense[id] = value;
    else this.far.set(id, value);
  }

  /** The ids that have a number other than 0. */
  *ids(): Generator<number> {
    for (let id = 0; id < this.dense.length; id++) if (this.dense[id] !== 0) yield id;
    for (const [id, value] of this.far) if (value !== 0) yield id;
  }

  private grow(): void {
    const larger = new this.kind(this.dense.length * 2);
    larger.set(this.dense);
    this.dense = larger;
    for (const [id, value] of this.far) {
      if (id < 0 || id >= larger.length) continue;
      larger[id] = value;
      this.far.delete(id);
    }
  }
}
