/** Lines of `number, quantity`: a checkout of many samples on one slip. */
export interface QuantityLine {
  readonly number: string;
  /** Thousandths; null where the cell is empty: all that is available. */
  readonly quantity: number | null;
}
