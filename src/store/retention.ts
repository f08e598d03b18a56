/** Until when files are kept. */

/**
 * The last day of the shelf life of anything of customers `c`, or sent to them; NULL for none. It is looked up whenever it
 * is asked for: goods may come and go after a file was archived.
 */
export const SHELF_LIFE = `nullif(max(
  coalesce((SELECT max(s.expires_on) FROM samples s WHERE s.customer_id = c.id), ''),
  coalesce((SELECT max(s.expires_on) FROM places p JOIN balances b ON b.place_id = p.id JOIN samples s ON s.id = b.sample_id
            WHERE p.customer_id = c.id AND b.quantity <> 0), '')), '')`;

/** Until when an archived file `c` must be kept, as SQL: as was said, and never shorter than the shelf life of the goods. */
export const KEPT_UNTIL = `iif(c.archived_on IS NULL, c.retain_until, nullif(max(coalesce(c.retain_until, ''), coalesce(${SHELF_LIFE}, '')), ''))`;
