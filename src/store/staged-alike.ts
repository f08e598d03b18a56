/** New customers of a sheet that may be in the store already, under another code or as a file that was merged. */
import { namedAlike } from './named-alike.ts';
import { all, type Db, one, sql } from './sql.ts';

/**
 * A file that was merged into another: the sheet is older than the merge, and what the two were merged to stays. Known by
 * its code, or by a name that nobody else has. Answers whether there are such files at all.
 */
export function passOverMerged(db: Db): boolean {
  if (!one(db, 'SELECT 1 FROM customers WHERE merged_into IS NOT NULL LIMIT 1')) return false;
  const named = 'FROM customers c WHERE c.match_key = staged.match_key';
  db.exec(
    `UPDATE staged SET outcome = 'unchanged', writes = 0, ident = 'm' || row, target = coalesce(
         (SELECT c.merged_into FROM customers c WHERE c.code = staged.code),
         (SELECT min(c.merged_into) ${named}))
       WHERE (outcome IS NULL OR outcome = 'new') AND iif(code IS NOT NULL,
         EXISTS (SELECT 1 FROM customers c WHERE c.code = staged.code AND c.merged_into IS NOT NULL),
         EXISTS (SELECT 1 ${named} AND c.merged_into IS NOT NULL)
           AND NOT EXISTS (SELECT 1 ${named} AND c.merged_into IS NULL));
     INSERT INTO remarked SELECT s.line, iif(s.code IS NULL, 'name', 'code'), 'merged_file', json_object('value', t.code), 1
       FROM staged s JOIN customers t ON t.id = s.target WHERE s.ident = 'm' || s.row`,
  );
  return true;
}

/** Beyond so many new customers they are not compared here: that is left to `customers duplicates`. */
const MOST_NEW = 50_000;
/** The same for names that differ in their legal form only. */
const MOST_NAMES = 10_000;

/**
 * New customers with the credit code, the name or a phone of one that is there, or the credit code of one that comes in
 * earlier in the sheet: they are taken, and somebody should look at them.
 */
export function remarkAlike(db: Db): void {
  const news = `SELECT 1 FROM staged WHERE outcome = 'new' LIMIT ${MOST_NEW + 1}`;
  const { n } = one<{ n: number }>(db, `SELECT count(*) AS n FROM (${news})`)!;
  if (n === 0 || n > MOST_NEW) return;
  const remark = (key: string, code: string, like: string, besides = ''): void => {
    db.exec(
      `INSERT INTO remarked SELECT s.line, '${key}', '${code}', json_object('value', min(c.code)), 1
       FROM staged s JOIN customers c ON ${like}
       WHERE s.outcome = 'new' AND c.merged_into IS NULL ${besides} GROUP BY s.row`,
    );
  };
  remark('credit_code', 'alike_credit_code', 'c.credit_code = s.credit_code');
  // Without a code it would have been matched with it.
  remark('name', 'alike_name', 'c.match_key = s.match_key', 'AND s.code IS NOT NULL');
  for (const { line, name } of all<{ line: number; name: string }>(
    db,
    `SELECT line, name FROM staged WHERE outcome = 'new' AND name IS NOT NULL ORDER BY row LIMIT ${MOST_NAMES}`,
  )) {
    const found = namedAlike(db, name);
    if (found)
      sql(
        db,
        `INSERT INTO remarked VALUES (:line, 'name', 'alike_name_form', json_object('value', :code, 'name', :name), 1)`,
      ).run({ line, ...found });
  }
  db.exec(
    `INSERT INTO remarked SELECT s.line, 'credit_code', 'alike_line', json_object('value', min(f.line)), 1
     FROM staged s JOIN staged f ON f.credit_code = s.credit_code AND f.row < s.row AND f.ident <> s.ident
     WHERE s.outcome = 'new' AND f.outcome = 'new' GROUP BY s.row`,
  );
  const other = 'AND (c.credit_code IS NULL OR c.credit_code IS NOT s.credit_code) AND c.match_key <> s.match_key';
  remark('mobile', 'alike_phone', 'c.mobile = s.mobile', other);
  remark('phone', 'alike_phone', 'c.phone = s.phone', other);
}
