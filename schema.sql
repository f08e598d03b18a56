-- The store of `samples`, read from top to bottom: what it is, who acts, whose goods, where, what happened, what is where.
--
-- Quantities are whole thousandths of the unit, money whole fen, instants UTC ISO text, days ISO text in the store's
-- time zone. Append-only tables hold no free text and nothing personal: what people write is in `remarks`, so that
-- erasing a person never needs to change history. Rows that may change carry the journal entry that last changed
-- them, and have a seal under that entry. `entry` is no foreign key: the journal's row is written last, and SQLite would
-- search every table for rows that wait for it; `verify` checks that each entry is there. What a column may hold is
-- checked word by word: of a list IN (…) of three and more, SQLite makes a table anew for every row that is written.
PRAGMA application_id = 0x534d504c;   -- "SMPL": another program's file is refused
PRAGMA user_version = 1;              -- number of the last migration

-- ── 1. The store itself ────────────────────────────────────────────────────────────────────────────────────────

-- What the store is. One row; the instance goes into every hash, so that entries cannot move between stores.
CREATE TABLE store (
  id            INTEGER PRIMARY KEY CHECK (id = 1),
  instance      BLOB NOT NULL CHECK (length(instance) = 16),
  time_zone     TEXT NOT NULL,        -- fixed at init: every `day` was computed with it
  created_at    TEXT NOT NULL,
  entry         INTEGER NOT NULL
) STRICT;

-- Settings that somebody set; what is not here has the default of the program.
CREATE TABLE settings (
  id            INTEGER PRIMARY KEY,
  key           TEXT NOT NULL UNIQUE,
  value         TEXT NOT NULL,
  entry         INTEGER NOT NULL
) STRICT;

-- The last serial issued of each series and year (S26, R26, U26 …). A number is never issued again.
CREATE TABLE serials (
  series        TEXT NOT NULL CHECK (series GLOB '[A-Z]' OR series = 'customer'),
  year          INTEGER NOT NULL,     -- two digits; 0 for a series that does not start anew each year
  last          INTEGER NOT NULL CHECK (last > 0),
  PRIMARY KEY (series, year)
) STRICT, WITHOUT ROWID;

-- ── 2. Who acts, whose goods, where they can be ────────────────────────────────────────────────────────────────

-- People who act or hold goods; a borrower who never types a command is an operator with the role `user`.
CREATE TABLE operators (
  id            INTEGER PRIMARY KEY,
  code          TEXT NOT NULL UNIQUE COLLATE NOCASE CHECK (code <> ''),  -- for life: it goes into the hashes
  name          TEXT NOT NULL CHECK (name <> ''),
  roles         TEXT NOT NULL CHECK (roles <> ''),   -- comma list in the order of the table of duties
  os_account    TEXT,                 -- whose login may act as this operator; several may share one
  retired_on    TEXT,
  entry         INTEGER NOT NULL
) STRICT;
CREATE TRIGGER operators_code_for_life BEFORE UPDATE OF code ON operators WHEN NEW.code IS NOT OLD.code
  BEGIN SELECT raise(ABORT, 'operators: a code is for life'); END;

-- PINs: who names another operator shows that it is he. Only a salted scrypt hash; each wrong try is an entry.
CREATE TABLE pins (
  id            INTEGER PRIMARY KEY,
  operator_id   INTEGER NOT NULL UNIQUE REFERENCES operators,
  salt          BLOB CHECK (length(salt) = 16),
  hash          BLOB CHECK (length(hash) = 32),       -- NULL: taken away again
  cost          INTEGER NOT NULL,                     -- base-2 logarithm of scrypt's N
  wrong         INTEGER NOT NULL CHECK (wrong BETWEEN 0 AND 4),      -- in a row; the fifth locks
  locked_until  TEXT,
  entry         INTEGER NOT NULL,
  CHECK ((salt IS NULL) = (hash IS NULL))
) STRICT;

-- Whom goods belong to or go to. Our own goods belong to the customer `HOUSE`, which init makes.
CREATE TABLE customers (
  id                   INTEGER PRIMARY KEY,
  code                 TEXT NOT NULL UNIQUE COLLATE NOCASE CHECK (code <> ''),
  name                 TEXT NOT NULL CHECK (name <> ''),
  match_key            TEXT NOT NULL,  -- of the name: NFKC, case-folded, no spaces: search and duplicates
  short_name           TEXT,
  type                 TEXT,
  country              TEXT,
  region               TEXT,
  province             TEXT,
  city                 TEXT,
  address              TEXT,
  postcode             TEXT,
  contact              TEXT,
  mobile               TEXT,
  phone                TEXT,
  fax                  TEXT,
  email                TEXT,
  website              TEXT,
  industry             TEXT,
  legal_representative TEXT,
  credit_code          TEXT,
  registered_capital   INTEGER,        -- fen
  founded_on           TEXT,
  ownership            TEXT,
  staff                INTEGER,
  bank                 TEXT,
  bank_account         TEXT,
  responsible          TEXT,           -- as the sheet says; an operator's code where it is one
  potential            TEXT,
  source               TEXT,
  first_contact_on     TEXT,
  note                 TEXT,
  area                 TEXT,
  owner                TEXT,
  business_scope       TEXT,
  turnover             INTEGER,        -- fen
  assets               INTEGER,        -- fen
  brands               TEXT,
  roles                TEXT,           -- with commas: controller,payer
  area_served          TEXT,
  sales_ability        TEXT,
  management           TEXT,
  buying_habits        TEXT,
  needs                TEXT,
  trend                TEXT,
  results              TEXT,
  staff_quality        TEXT,
  rivals               TEXT,
  outlets              INTEGER,
  purchasing_power     TEXT,
  attitude             TEXT,
  cooperating_since    TEXT,
  problems             TEXT,
  strengths            TEXT,
  plan                 TEXT,
  loss_reason          TEXT,
  second_responsible   TEXT,
  status               TEXT CHECK (status = 'prospect' OR status = 'active' OR status = 'dormant'  -- NULL = by what is there
                                OR status = 'archived' OR status = 'destroyed'),
  level                TEXT CHECK (level = 'company' OR level = 'department' OR level = 'personal'),  -- NULL = company
  parent_id            INTEGER REFERENCES customers DEFERRABLE INITIALLY DEFERRED CHECK (parent_id <> id),  -- whose subsidiary it is
  opened_on            TEXT NOT NULL,
  archived_on          TEXT,           -- kept since then, and at least until retain_until
  retain_until         TEXT,
  merged_into          INTEGER REFERENCES customers DEFERRABLE INITIALLY DEFERRED,   -- the same customer under another code: his alias, in no list
  entry                INTEGER NOT NULL,
  CHECK (merged_into <> id)
) STRICT;
CREATE INDEX customers_by_match ON customers (match_key);                                    -- import: one probe a row
CREATE INDEX customers_with_rivals ON customers (id, rivals) WHERE rivals IS NOT NULL;               -- classification
CREATE INDEX customers_by_parent ON customers (parent_id) WHERE parent_id IS NOT NULL;          -- families
CREATE INDEX customers_by_credit_code ON customers (credit_code) WHERE credit_code IS NOT NULL;  -- duplicates
CREATE INDEX customers_merged ON customers (merged_into) WHERE merged_into IS NOT NULL;          -- his other codes

-- ── 2a. Customers' files: people, talks, answers ───────────────────────────────────────────────────────────────

-- A person at a customer's.
CREATE TABLE contacts (
  id INTEGER PRIMARY KEY, customer_id INTEGER NOT NULL REFERENCES customers, name TEXT NOT NULL CHECK (name <> ''),
  match_key TEXT NOT NULL, role TEXT, mobile TEXT, phone TEXT, email TEXT, social TEXT, birthday TEXT, likes TEXT,
  weight TEXT, preferred INTEGER NOT NULL DEFAULT 0 CHECK (preferred IN (0, 1)), note TEXT, removed_on TEXT, entry INTEGER NOT NULL
) STRICT;
CREATE INDEX contacts_by_customer ON contacts (customer_id, match_key);
-- What was said with a customer: visits, calls, mails, meetings; and what happened there that matters.
CREATE TABLE contact_log (
  id INTEGER PRIMARY KEY, customer_id INTEGER NOT NULL REFERENCES customers,
  kind TEXT NOT NULL CHECK (kind = 'phone' OR kind = 'mail' OR kind = 'message' OR kind = 'visit'
                         OR kind = 'meeting' OR kind = 'social' OR kind = 'event'),
  happened_on TEXT NOT NULL,
  happened_at TEXT CHECK (happened_at GLOB '[0-2][0-9]:[0-5][0-9]*'),  -- 14:30 or 14:30:05, where somebody said so
  with_whom TEXT, goal TEXT, content TEXT, outcome TEXT,
  minutes INTEGER CHECK (minutes >= 0), operator_id INTEGER REFERENCES operators, next_on TEXT, next_reason TEXT,
  how_many INTEGER NOT NULL DEFAULT 1,   -- tells equal lines of one sheet apart
  entry INTEGER NOT NULL
) STRICT;
CREATE INDEX contact_log_by_customer ON contact_log (customer_id, happened_on);

-- ── 2b. Customers' files: history, reviews, hand-over ──────────────────────────────────────────────────────────

-- What fields of a file were before somebody changed them; an import keeps whole rows in import_changes.
CREATE TABLE field_changes (
  id            INTEGER PRIMARY KEY,
  subject       TEXT NOT NULL CHECK (subject IN ('customers', 'contacts')),
  subject_id    INTEGER NOT NULL,
  customer_id   INTEGER NOT NULL,                     -- whose erasure takes it along
  before        TEXT NOT NULL CHECK (json_valid(before)),
  entry         INTEGER NOT NULL
) STRICT;
CREATE INDEX field_changes_by_customer ON field_changes (customer_id, entry);             -- history, erasure

-- A superior looked through a file: what he found, and how complete it was.
CREATE TABLE file_reviews (
  id            INTEGER PRIMARY KEY,
  customer_id   INTEGER NOT NULL REFERENCES customers,
  reviewed_on   TEXT NOT NULL,
  reviewer_id   INTEGER NOT NULL REFERENCES operators,
  result        TEXT NOT NULL CHECK (result IN ('in_order', 'to_correct')),
  percent       INTEGER NOT NULL CHECK (percent BETWEEN 0 AND 100),
  note          TEXT,
  entry         INTEGER NOT NULL
) STRICT;
CREATE INDEX file_reviews_by_customer ON file_reviews (customer_id, reviewed_on);         -- when it is due again

-- A file went from one responsible person to another: when the customer was told, by when the successor calls.
CREATE TABLE handovers (
  id            INTEGER PRIMARY KEY,
  customer_id   INTEGER NOT NULL REFERENCES customers,
  from_person   TEXT,                                 -- as the file said; NULL = nobody was responsible
  to_id         INTEGER NOT NULL REFERENCES operators,
  handed_on     TEXT NOT NULL,
  reason        TEXT,
  told_on       TEXT,
  told_via      TEXT,
  contact_due   TEXT NOT NULL,
  entry         INTEGER NOT NULL
) STRICT;
CREATE INDEX handovers_by_customer ON handovers (customer_id, handed_on);

-- ── 2c. Customers' credit and complaints ───────────────────────────────────────────────────────────────────────

-- What credit a customer has: each row an assessment, the last one holds.
CREATE TABLE credits (
  id            INTEGER PRIMARY KEY,
  customer_id   INTEGER NOT NULL REFERENCES customers,
  assessed_on   TEXT NOT NULL,
  assessor_id   INTEGER NOT NULL REFERENCES operators,
  grade         TEXT NOT NULL,                        -- one of the setting credit.grades
  points        INTEGER NOT NULL CHECK (points BETWEEN 0 AND 100),  -- what it counts in classification
  standing      TEXT NOT NULL CHECK (standing = 'new' OR standing = 'existing' OR standing = 'risky'),
  consequence   TEXT NOT NULL CHECK (consequence = 'none' OR consequence = 'not_admitted' OR consequence = 'secure'
                                  OR consequence = 'tighten'),
  credit_limit  INTEGER CHECK (credit_limit >= 0),    -- fen
  terms_days    INTEGER CHECK (terms_days >= 0),
  prepayment    INTEGER CHECK (prepayment BETWEEN 0 AND 100),
  guarantee     TEXT,
  problems      TEXT,
  next_on       TEXT NOT NULL,
  entry         INTEGER NOT NULL
) STRICT;
CREATE INDEX credits_by_customer ON credits (customer_id, assessed_on);                   -- the one that holds

-- What a customer complains of, what was done, what he was told and by when he is to be.
CREATE TABLE complaints (
  id             INTEGER PRIMARY KEY,
  customer_id    INTEGER NOT NULL REFERENCES customers,
  received_on    TEXT NOT NULL,
  about          TEXT NOT NULL CHECK (about = 'quality' OR about = 'quantity' OR about = 'delivery'
                                   OR about = 'service' OR about = 'price' OR about = 'other'),
  content        TEXT,                                -- NULL once the file was destroyed
  sample_id      INTEGER REFERENCES samples,
  order_no       TEXT,
  responsible_id INTEGER NOT NULL REFERENCES operators,
  due_on         TEXT NOT NULL,
  handled_on     TEXT,
  handling       TEXT,
  answered_on    TEXT,
  answer         TEXT,
  answered_via   TEXT,
  satisfaction   INTEGER CHECK (satisfaction BETWEEN 0 AND 10),
  entry          INTEGER NOT NULL,
  CHECK (answered_on IS NULL OR handled_on IS NOT NULL)
) STRICT;
CREATE INDEX complaints_by_customer ON complaints (customer_id, received_on);             -- behaviour, the file
CREATE INDEX complaints_unanswered ON complaints (due_on) WHERE answered_on IS NULL;      -- what is promised

-- A customer who wants to be supplied directly applies; the steps say how far that is.
CREATE TABLE admissions (
  id            INTEGER PRIMARY KEY,
  customer_id   INTEGER NOT NULL REFERENCES customers,
  important     INTEGER NOT NULL CHECK (important IN (0, 1)),        -- the site must be visited
  applied_on    TEXT NOT NULL,
  applicant_id  INTEGER NOT NULL REFERENCES operators,
  entry         INTEGER NOT NULL
) STRICT;
CREATE INDEX admissions_by_customer ON admissions (customer_id);

-- A step of an admission, with its paper.
CREATE TABLE admission_steps (
  id            INTEGER PRIMARY KEY,
  admission_id  INTEGER NOT NULL REFERENCES admissions,
  customer_id   INTEGER NOT NULL REFERENCES customers,               -- whose erasure takes its words along
  step          TEXT NOT NULL CHECK (step = 'application' OR step = 'first_review' OR step = 'credit_check'
                                  OR step = 'site_visit' OR step = 'final_review' OR step = 'agreement'),
  done_on       TEXT NOT NULL,
  operator_id   INTEGER NOT NULL REFERENCES operators,
  result        TEXT NOT NULL CHECK (result IN ('passed', 'failed')),
  paper         TEXT,                                 -- its number or name
  note          TEXT,
  entry         INTEGER NOT NULL,
  UNIQUE (admission_id, step)
) STRICT;

-- Where goods can be: shelves, persons, customers, and the four accounts that close the books.
CREATE TABLE places (
  id              INTEGER PRIMARY KEY,
  kind            TEXT NOT NULL CHECK (kind = 'storage' OR kind = 'person' OR kind = 'customer' OR kind = 'used'
                                    OR kind = 'scrapped' OR kind = 'variance' OR kind = 'split'),
  bounded         INTEGER NOT NULL GENERATED ALWAYS AS (kind IN ('storage', 'person')) STORED,  -- never below zero
  code            TEXT COLLATE NOCASE,  -- storage only
  name            TEXT,
  parent_id       INTEGER REFERENCES places,
  purpose         TEXT CHECK (purpose = 'normal' OR purpose = 'dock' OR purpose = 'returns' OR purpose = 'damaged'
                           OR purpose = 'quarantine' OR purpose = 'customer' OR purpose = 'deposit'),
  lends           INTEGER NOT NULL GENERATED ALWAYS AS (coalesce(purpose IN ('normal', 'dock', 'customer'), 0)) STORED,
  categories      TEXT,                 -- comma list; NULL takes everything
  security        TEXT CHECK (security = 'open' OR security = 'locked' OR security = 'safe'),
  temperature_min INTEGER,              -- thousandths of a degree Celsius
  temperature_max INTEGER,
  humidity_min    INTEGER,              -- thousandths of a per cent
  humidity_max    INTEGER,
  light           TEXT CHECK (light = 'any' OR light = 'dim' OR light = 'dark'),
  hazards         TEXT,                 -- comma list: what dangerous goods it is fit for
  capacity        INTEGER,              -- how many samples it takes, all below it counted
  facilities      TEXT,                 -- comma list: camera, access control, alarm
  check_items     TEXT,                 -- comma list; NULL = those of the settings
  check_days      INTEGER CHECK (check_days > 0),    -- it is looked after every so many days; NULL = as the settings say
  responsible_id  INTEGER REFERENCES operators,
  retired_on      TEXT,
  operator_id     INTEGER UNIQUE REFERENCES operators,
  customer_id     INTEGER REFERENCES customers,
  entry           INTEGER NOT NULL,
  UNIQUE (id, bounded),                                 -- target of the key in balances
  CHECK ((kind = 'storage')  = (code IS NOT NULL AND purpose IS NOT NULL)),
  CHECK ((kind = 'person')   = (operator_id IS NOT NULL)),
  CHECK ((kind = 'customer') = (customer_id IS NOT NULL)),
  CHECK (temperature_min <= temperature_max),
  CHECK (humidity_min <= humidity_max)
) STRICT;
CREATE UNIQUE INDEX places_by_code ON places (code) WHERE code IS NOT NULL;                -- what is scanned and typed
CREATE UNIQUE INDEX places_sinks ON places (kind) WHERE kind IN ('used', 'scrapped', 'variance', 'split');  -- one of each
CREATE INDEX places_by_customer ON places (customer_id) WHERE customer_id IS NOT NULL;     -- statements
CREATE INDEX places_by_parent ON places (parent_id) WHERE parent_id IS NOT NULL;           -- subtrees

-- ── 3. The journal: everything that happened, one row a command, chained ───────────────────────────────────────

-- hash = SHA-256(tag, instance, fields, digest, hash of seq - 1); src/domain/chain.ts has the exact form.
CREATE TABLE journal (
  seq           INTEGER PRIMARY KEY,
  recorded_at   TEXT NOT NULL,        -- the clock's
  happened_at   TEXT NOT NULL,        -- --at; earlier is fine while no balance since becomes negative
  clock         TEXT NOT NULL CHECK (clock IN ('system', 'set')),   -- 'set' = under SAMPLES_NOW
  operator_id   INTEGER NOT NULL REFERENCES operators DEFERRABLE INITIALLY DEFERRED,
  os_account    TEXT NOT NULL,
  command       TEXT NOT NULL,
  ref           TEXT CHECK (length(ref) BETWEEN 1 AND 200),
  digest        BLOB NOT NULL CHECK (length(digest) = 32),          -- of the rows that belong to the entry
  hash          BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
CREATE UNIQUE INDEX journal_by_ref ON journal (ref) WHERE ref IS NOT NULL;                 -- retries: one probe
CREATE INDEX journal_by_set_clock ON journal (seq) WHERE clock = 'set';                    -- verify lists them
CREATE TRIGGER journal_no_gap BEFORE INSERT ON journal
  WHEN NEW.seq <> coalesce((SELECT max(seq) FROM journal), 0) + 1
  BEGIN SELECT raise(ABORT, 'journal: gap'); END;
CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal BEGIN SELECT raise(ABORT, 'journal: append only'); END;
CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal BEGIN SELECT raise(ABORT, 'journal: append only'); END;

-- The answer given to a command that carried --ref: the same key and request get it again. The entry's digest
-- covers `request` and `commitment`; erasing sets salt and result to NULL and leaves the chain whole.
CREATE TABLE answers (
  entry         INTEGER PRIMARY KEY,
  request       BLOB NOT NULL CHECK (length(request) = 32),         -- the same key with another request is refused
  commitment    BLOB NOT NULL CHECK (length(commitment) = 32),      -- SHA-256(salt, result)
  salt          BLOB CHECK (length(salt) = 16),
  result        TEXT CHECK (json_valid(result)),
  CHECK ((salt IS NULL) = (result IS NULL))
) STRICT;
CREATE TRIGGER answers_no_delete BEFORE DELETE ON answers BEGIN SELECT raise(ABORT, 'answers: append only'); END;

-- What people wrote (notes, purposes, names of drivers). The entry hashes `commitment` only;
-- erasing sets salt and words to NULL and leaves the chain whole.
CREATE TABLE remarks (
  entry         INTEGER NOT NULL,
  line          INTEGER NOT NULL DEFAULT 0,                         -- of a receipt or list of many lines
  field         TEXT NOT NULL,
  subject_id    INTEGER REFERENCES customers,                       -- whose erasure takes it along
  commitment    BLOB NOT NULL CHECK (length(commitment) = 32),      -- SHA-256(salt, words)
  salt          BLOB CHECK (length(salt) = 16),
  words         TEXT,
  PRIMARY KEY (entry, line, field),
  CHECK ((salt IS NULL) = (words IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX remarks_by_subject ON remarks (subject_id) WHERE subject_id IS NOT NULL;      -- erasure
CREATE TRIGGER remarks_only_erased BEFORE UPDATE ON remarks
  WHEN NEW.words IS NOT NULL OR NEW.entry <> OLD.entry OR NEW.line <> OLD.line OR NEW.field <> OLD.field
    OR NEW.commitment <> OLD.commitment OR NEW.subject_id IS NOT OLD.subject_id
  BEGIN SELECT raise(ABORT, 'remarks: may only be erased'); END;
CREATE TRIGGER remarks_no_delete BEFORE DELETE ON remarks BEGIN SELECT raise(ABORT, 'remarks: append only'); END;

-- A fingerprint of each row that may change, as an entry left it; the current one is that of the row's own `entry`.
CREATE TABLE seals (
  entry         INTEGER NOT NULL,
  subject       TEXT NOT NULL,                        -- the table
  subject_id    INTEGER NOT NULL,
  salt          BLOB CHECK (length(salt) = 16),       -- NULL once the row was erased
  seal          BLOB NOT NULL CHECK (length(seal) = 32),     -- SHA-256(version, salt, sorted column=value without NULLs)
  PRIMARY KEY (entry, subject, subject_id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER seals_only_erased BEFORE UPDATE ON seals
  WHEN NEW.salt IS NOT NULL OR NEW.seal <> OLD.seal OR NEW.entry <> OLD.entry OR NEW.subject <> OLD.subject
    OR NEW.subject_id <> OLD.subject_id
  BEGIN SELECT raise(ABORT, 'seals: may only be erased'); END;
CREATE TRIGGER seals_no_delete BEFORE DELETE ON seals BEGIN SELECT raise(ABORT, 'seals: append only'); END;

-- ── 4. Goods and the papers that go with them ──────────────────────────────────────────────────────────────────

-- A delivery: one slip with one or many lines.
CREATE TABLE receipts (
  id            INTEGER PRIMARY KEY,
  number        TEXT NOT NULL UNIQUE,
  customer_id   INTEGER NOT NULL REFERENCES customers,
  received_on   TEXT NOT NULL CHECK (received_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  received_by   INTEGER NOT NULL REFERENCES operators,
  order_no      TEXT,
  delivery_note TEXT,
  entry         INTEGER NOT NULL
) STRICT;
CREATE INDEX receipts_by_customer ON receipts (customer_id);

-- One line of a receipt, a part split off, or opening stock: one number, one lot, one unit, for life.
CREATE TABLE samples (
  id              INTEGER PRIMARY KEY,
  number          TEXT NOT NULL UNIQUE,               -- S26000123D: stored bare, shown with hyphens
  name            TEXT NOT NULL CHECK (name <> ''),
  match_key       TEXT NOT NULL,                      -- name and spec; searched with LIKE: trigrams miss two-character words
  spec            TEXT,
  customer_id     INTEGER NOT NULL REFERENCES customers,
  receipt_id      INTEGER REFERENCES receipts,
  parent_id       INTEGER REFERENCES samples,
  category        TEXT,
  kind            TEXT NOT NULL CHECK (kind = 'sample' OR kind = 'material' OR kind = 'part' OR kind = 'tool'
                                    OR kind = 'mould' OR kind = 'document'),
  unit            TEXT NOT NULL,
  lot             TEXT,
  colour          TEXT,
  appearance      TEXT,
  quality         TEXT NOT NULL CHECK (quality = 'pending' OR quality = 'accepted' OR quality = 'rejected'
                                    OR quality = 'conditional'),
  quality_on      TEXT,                               -- when it was inspected
  received_on     TEXT NOT NULL,
  produced_on     TEXT,
  expires_on      TEXT,
  retain_until    TEXT,
  at_end          TEXT CHECK (at_end = 'return' OR at_end = 'destroy' OR at_end = 'keep'),
  evaluate_by     TEXT,
  feedback_by     TEXT,
  unit_value      INTEGER,                            -- fen
  temperature_min INTEGER,                            -- thousandths of a degree Celsius
  temperature_max INTEGER,
  humidity_min    INTEGER,                            -- thousandths of a per cent
  humidity_max    INTEGER,
  light           TEXT CHECK (light = 'any' OR light = 'dim' OR light = 'dark'),
  hazards         TEXT,                               -- comma list
  valuable        INTEGER NOT NULL DEFAULT 0 CHECK (valuable IN (0, 1)),
  confidential    INTEGER NOT NULL DEFAULT 0 CHECK (confidential IN (0, 1)),
  minimum         INTEGER CHECK (minimum >= 0),       -- thousandths of all lots of these goods that there should be
  maximum         INTEGER CHECK (maximum >= 0),
  part_no         TEXT,                               -- the customer's number for such goods
  quality_standard TEXT,                              -- what they are accepted by; holds for the customer's part number
  entry           INTEGER NOT NULL
) STRICT;
CREATE INDEX samples_by_tail ON samples (substr(number, -4));                              -- the last digits, as clerks say them
CREATE INDEX samples_by_customer ON samples (customer_id, match_key);                      -- statements, lists, import
CREATE INDEX samples_by_part ON samples (customer_id, part_no) WHERE part_no IS NOT NULL;   -- the standard that acceptance shows
CREATE INDEX samples_by_parent ON samples (parent_id) WHERE parent_id IS NOT NULL;         -- split: the parts of a sample
CREATE INDEX samples_by_receipt ON samples (receipt_id) WHERE receipt_id IS NOT NULL;      -- the slip
CREATE INDEX samples_by_expiry ON samples (expires_on) WHERE expires_on IS NOT NULL;       -- what expires soon

-- Old numbers of legacy labels; looked up folded.
CREATE TABLE aliases (
  id            INTEGER PRIMARY KEY,
  alias         TEXT NOT NULL CHECK (alias <> ''),
  match_key     TEXT NOT NULL,
  sample_id     INTEGER NOT NULL REFERENCES samples,
  entry         INTEGER NOT NULL
) STRICT;
CREATE INDEX aliases_by_match ON aliases (match_key);
CREATE INDEX aliases_by_sample ON aliases (sample_id);

-- Goods given out under one number and one signature: to a person (checkout) or to a customer (dispatch).
CREATE TABLE checkouts (
  id            INTEGER PRIMARY KEY,
  number        TEXT NOT NULL UNIQUE,
  holder_id     INTEGER NOT NULL REFERENCES places,
  carrier       TEXT,
  tracking      TEXT,
  expected_on   TEXT,
  delivered_on  TEXT,                                 -- the customer has it
  entry         INTEGER NOT NULL
) STRICT;
CREATE INDEX checkouts_delivered ON checkouts (holder_id, delivered_on) WHERE delivered_on IS NOT NULL;  -- follow-ups: the last delivery to one customer

-- What was given, with a promise; outstanding = what its transfers sum to on the holder.
CREATE TABLE checkout_lines (
  id            INTEGER PRIMARY KEY,
  checkout_id   INTEGER NOT NULL REFERENCES checkouts,
  sample_id     INTEGER NOT NULL REFERENCES samples,
  holder_id     INTEGER NOT NULL REFERENCES places,
  due_on        TEXT,                                 -- NULL = its own list, never "not overdue"
  reserved      INTEGER NOT NULL DEFAULT 0 CHECK (reserved >= 0),  -- of it, taken from the holder's reservation
  outstanding   INTEGER NOT NULL DEFAULT 0 CHECK (outstanding >= 0),   -- cache, like balances; verify refolds it
  entry         INTEGER NOT NULL,
  UNIQUE (checkout_id, sample_id)
) STRICT;
CREATE INDEX checkout_lines_open ON checkout_lines (due_on, holder_id) WHERE outstanding > 0;         -- overdue: small and sorted
CREATE INDEX checkout_lines_of_sample ON checkout_lines (sample_id, holder_id) WHERE outstanding > 0; -- which one a return settles

-- Goods given back to their owner under one number and one signature.
CREATE TABLE give_backs (
  id            INTEGER PRIMARY KEY,
  number        TEXT NOT NULL UNIQUE,
  customer_id   INTEGER NOT NULL REFERENCES customers,
  entry         INTEGER NOT NULL
) STRICT;

-- Stock promised to a person for a day. A checkout to that person uses it; zero = used up or released.
CREATE TABLE reservations (
  id            INTEGER PRIMARY KEY,
  sample_id     INTEGER NOT NULL REFERENCES samples,
  holder_id     INTEGER NOT NULL REFERENCES places,
  for_on        TEXT,
  quantity      INTEGER NOT NULL CHECK (quantity >= 0),
  entry         INTEGER NOT NULL,
  UNIQUE (sample_id, holder_id)
) STRICT;
CREATE INDEX reservations_open ON reservations (for_on, sample_id) WHERE quantity > 0;     -- picks

-- What a customer asked us to send him; never a trade order.
CREATE TABLE sample_orders (
  id            INTEGER PRIMARY KEY,
  number        TEXT NOT NULL UNIQUE,
  customer_id   INTEGER NOT NULL REFERENCES customers,
  name          TEXT NOT NULL CHECK (name <> ''),
  quantity      INTEGER NOT NULL CHECK (quantity > 0),
  unit          TEXT,
  sample_id     INTEGER REFERENCES samples,
  paid          INTEGER NOT NULL DEFAULT 0 CHECK (paid IN (0, 1)),
  state         TEXT NOT NULL CHECK (state = 'confirming' OR state = 'confirmed' OR state = 'sent'
                                  OR state = 'received' OR state = 'cancelled'),
  ordered_on    TEXT NOT NULL,
  confirmed_on  TEXT,
  sent_on       TEXT,
  received_on   TEXT,
  checkout_id   INTEGER REFERENCES checkouts,         -- the dispatch that sent it
  implied       INTEGER NOT NULL DEFAULT 0 CHECK (implied IN (0, 1)),  -- made by a dispatch without an order
  entry         INTEGER NOT NULL
) STRICT;
CREATE INDEX sample_orders_by_customer ON sample_orders (customer_id);
CREATE INDEX sample_orders_by_checkout ON sample_orders (checkout_id) WHERE checkout_id IS NOT NULL;

-- A reminder sent to somebody who holds goods.
CREATE TABLE reminders (
  id            INTEGER PRIMARY KEY,
  checkout_id   INTEGER NOT NULL REFERENCES checkouts,
  via           TEXT NOT NULL CHECK (via <> ''),
  reminded_on   TEXT NOT NULL,
  entry         INTEGER NOT NULL
) STRICT;
CREATE INDEX reminders_by_checkout ON reminders (checkout_id);

-- Who signed a slip for which side; the signer's name is a remark of the entry.
CREATE TABLE signatures (
  id            INTEGER PRIMARY KEY,
  slip          TEXT NOT NULL,                        -- R26-000001, U26-…, B26-…, K26-…, A26-…
  side          TEXT NOT NULL CHECK (side IN ('customer', 'us')),
  how           TEXT,
  signed_on     TEXT NOT NULL,
  entry         INTEGER NOT NULL,
  UNIQUE (slip, side)
) STRICT;

-- One import of a sheet: what file, what came of it.
CREATE TABLE batches (
  id            INTEGER PRIMARY KEY,
  number        TEXT NOT NULL UNIQUE,
  kind          TEXT NOT NULL,
  file_hash     BLOB NOT NULL CHECK (length(file_hash) = 32),
  read          INTEGER NOT NULL,
  imported      INTEGER NOT NULL,
  updated       INTEGER NOT NULL,
  unchanged     INTEGER NOT NULL,
  rejected      INTEGER NOT NULL,
  skipped       INTEGER NOT NULL,
  entry         INTEGER NOT NULL,
  CHECK (read = imported + updated + unchanged + rejected + skipped)
) STRICT;

-- ── Environment: readings of places, and checks of them ────────────────────────────────────────────────────────

-- Readings that came together, typed or from a logger's sheet: those with ids from first_id to last_id. A logger writes
-- a hundred thousand a year, so they have no seal each: `digest` (src/store/reading-digest.ts) covers them all, and this
-- row is sealed.
CREATE TABLE reading_batches (
  id            INTEGER PRIMARY KEY,
  first_id      INTEGER NOT NULL,
  last_id       INTEGER NOT NULL,
  digest        BLOB NOT NULL CHECK (length(digest) = 32),
  entry         INTEGER NOT NULL,
  CHECK (last_id >= first_id)
) STRICT;

-- What a thermometer said in a place at a moment; never changed.
CREATE TABLE readings (
  id            INTEGER PRIMARY KEY,
  place_id      INTEGER NOT NULL REFERENCES places,
  at            INTEGER NOT NULL,                     -- seconds since 1970, UTC: a third of what text would take
  temperature   INTEGER NOT NULL CHECK (temperature BETWEEN -100000 AND 100000),  -- thousandths of a degree Celsius
  humidity      INTEGER CHECK (humidity BETWEEN 0 AND 100000),                    -- thousandths of a per cent
  outside       INTEGER NOT NULL CHECK (outside BETWEEN 0 AND 15)  -- of what the place stated then: 1 too cold, 2 too warm, 4 too dry, 8 too damp
) STRICT;
CREATE UNIQUE INDEX readings_by_place ON readings (place_id, at);                          -- the last one, import: one probe a row
CREATE INDEX readings_outside ON readings (place_id, at) WHERE outside <> 0;               -- excursions: few among many
CREATE TRIGGER readings_no_update BEFORE UPDATE ON readings BEGIN SELECT raise(ABORT, 'readings: append only'); END;
CREATE TRIGGER readings_no_delete BEFORE DELETE ON readings BEGIN SELECT raise(ABORT, 'readings: append only'); END;

-- A periodic check of a place: clean, dry, no pests, off the floor, fire equipment.
CREATE TABLE place_checks (
  id            INTEGER PRIMARY KEY,
  place_id      INTEGER NOT NULL REFERENCES places,
  checked_on    TEXT NOT NULL,
  result        TEXT NOT NULL CHECK (result <> ''),
  in_order      INTEGER NOT NULL CHECK (in_order IN (0, 1)),
  operator_id   INTEGER NOT NULL REFERENCES operators,
  entry         INTEGER NOT NULL
) STRICT;
CREATE INDEX place_checks_by_place ON place_checks (place_id, checked_on);                 -- the last one

-- ── 5. The ledger and what is where now ────────────────────────────────────────────────────────────────────────

-- A positive amount of one sample goes from one place to another; never changed, never deleted.
CREATE TABLE transfers (
  seq           INTEGER PRIMARY KEY,
  entry         INTEGER NOT NULL,
  kind          TEXT NOT NULL CHECK (kind = 'receive' OR kind = 'checkout' OR kind = 'return' OR kind = 'use'
                                  OR kind = 'move' OR kind = 'dispatch' OR kind = 'give_back' OR kind = 'lose'
                                  OR kind = 'scrap' OR kind = 'split' OR kind = 'adjust' OR kind = 'reverse'),
  sample_id     INTEGER NOT NULL REFERENCES samples,
  from_id       INTEGER NOT NULL REFERENCES places,
  to_id         INTEGER NOT NULL REFERENCES places,
  quantity      INTEGER NOT NULL CHECK (quantity BETWEEN 1 AND 999999999999),
  day           INTEGER NOT NULL,                     -- 20261122: happened, local; reports group by day / 100 without reading text
  checkout_line INTEGER REFERENCES checkout_lines,    -- what it opens or settles
  reverses      INTEGER REFERENCES transfers,
  CHECK (from_id <> to_id),
  CHECK ((kind = 'reverse') = (reverses IS NOT NULL))
) STRICT;
CREATE INDEX transfers_by_sample ON transfers (sample_id, from_id, to_id, quantity, day);  -- history; covers the fold of verify, and as-of of one sample after another
CREATE INDEX transfers_by_day ON transfers (day, sample_id, from_id, to_id, quantity);     -- covers as-of: balances less what came after
CREATE UNIQUE INDEX transfers_once_reversed ON transfers (reverses) WHERE reverses IS NOT NULL;
CREATE TRIGGER transfers_no_update BEFORE UPDATE ON transfers BEGIN SELECT raise(ABORT, 'transfers: append only'); END;
CREATE TRIGGER transfers_no_delete BEFORE DELETE ON transfers BEGIN SELECT raise(ABORT, 'transfers: append only'); END;

-- What is where now: a cache that must equal the fold of transfers.
CREATE TABLE balances (
  sample_id     INTEGER NOT NULL REFERENCES samples,
  place_id      INTEGER NOT NULL,
  bounded       INTEGER NOT NULL,                     -- the place's, held equal by the key below
  quantity      INTEGER NOT NULL,
  since         INTEGER NOT NULL,                     -- transfer that lifted it from zero: first in, first out
  PRIMARY KEY (sample_id, place_id),
  FOREIGN KEY (place_id, bounded) REFERENCES places (id, bounded),
  CONSTRAINT stock_never_below_zero CHECK (quantity >= 0 OR NOT bounded)
) STRICT, WITHOUT ROWID;
CREATE INDEX balances_by_place ON balances (place_id, sample_id, quantity) WHERE quantity <> 0;  -- a shelf, a person, inventory

-- Zero rows first, then two updates: an upsert would test the CHECK on the bare negative amount and refuse every checkout.
CREATE TRIGGER transfers_post AFTER INSERT ON transfers BEGIN
  INSERT INTO balances (sample_id, place_id, bounded, quantity, since)
    SELECT NEW.sample_id, id, bounded, 0, NEW.seq FROM places WHERE id IN (NEW.from_id, NEW.to_id)
    ON CONFLICT DO NOTHING;
  UPDATE balances SET quantity = quantity - NEW.quantity
    WHERE sample_id = NEW.sample_id AND place_id = NEW.from_id;
  UPDATE balances SET quantity = quantity + NEW.quantity, since = iif(quantity = 0, NEW.seq, since)
    WHERE sample_id = NEW.sample_id AND place_id = NEW.to_id;
  UPDATE checkout_lines SET outstanding = outstanding + iif(holder_id = NEW.to_id, NEW.quantity, -NEW.quantity)
    WHERE id = NEW.checkout_line;
END;

-- ── Judging, promises and papers ───────────────────────────────────────────────────────────────────────────────

-- What was judged of a sample: every judgement, so that of a past day it is known how it stood then. Who judged is
-- whoever made the entry; the standing judgement is the last by day that was not undone.
CREATE TABLE judgements (
  id            INTEGER PRIMARY KEY,
  sample_id     INTEGER NOT NULL REFERENCES samples,
  report        TEXT NOT NULL CHECK (report = 'inspection' OR report = 'confirmation' OR report = 'control'),  -- which report its kind has
  quality       TEXT NOT NULL CHECK (quality = 'accepted' OR quality = 'rejected' OR quality = 'conditional'),
  previous      TEXT NOT NULL CHECK (previous = 'pending' OR previous = 'accepted' OR previous = 'rejected'
                                  OR previous = 'conditional'),
  quantity      INTEGER NOT NULL CHECK (quantity >= 0),
  judged_on     TEXT NOT NULL,
  inspector_id  INTEGER NOT NULL REFERENCES operators,
  report_no     TEXT,
  checks        TEXT CHECK (json_valid(checks)),      -- {"quantity":"ok","spec":"too short"}
  asset_mark    TEXT,                                 -- of moulds and tools
  revision      TEXT,                                 -- of documents
  undone        INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1)),
  entry         INTEGER NOT NULL
) STRICT;
CREATE INDEX judgements_by_sample ON judgements (sample_id, judged_on);                    -- show, as-of
CREATE INDEX judgements_by_entry ON judgements (entry);                                    -- undo of one command

-- A letter to the customer about his goods: what happened, and by when it must be on its way.
CREATE TABLE notices (
  id            INTEGER PRIMARY KEY,
  number        TEXT NOT NULL UNIQUE,                 -- N26-000001
  sample_id     INTEGER NOT NULL REFERENCES samples,
  reason        TEXT NOT NULL CHECK (reason = 'lost' OR reason = 'damaged' OR reason = 'unsuitable'
                                  OR reason = 'useless' OR reason = 'shortage' OR reason = 'quality'),
  quantity      INTEGER NOT NULL CHECK (quantity > 0),   -- how much of it is concerned
  made_on       TEXT NOT NULL,
  due_on        TEXT NOT NULL,                        -- to be sent by then
  note          TEXT,                                 -- what happened, in our words; part of the letter
  sent_on       TEXT,
  via           TEXT,
  answered_on   TEXT,
  answer        TEXT,                                 -- what the customer said
  entry         INTEGER NOT NULL,
  CHECK (answered_on IS NULL OR sent_on IS NOT NULL)
) STRICT;
CREATE INDEX notices_by_sample ON notices (sample_id);
CREATE INDEX notices_open ON notices (due_on) WHERE answered_on IS NULL;                   -- obligations

-- The content of attached files, each once however often it is attached.
CREATE TABLE files (
  id            INTEGER PRIMARY KEY,
  sha256        BLOB NOT NULL UNIQUE CHECK (length(sha256) = 32),
  type          TEXT NOT NULL,                        -- media type, by what the content is
  size          INTEGER NOT NULL CHECK (size > 0),
  content       BLOB NOT NULL,                        -- last: the columns before are read without it
  entry         INTEGER NOT NULL,
  CHECK (length(content) = size)
) STRICT;

-- Scans and photos of a sample or a slip.
CREATE TABLE attachments (
  id            INTEGER PRIMARY KEY,
  file_id       INTEGER NOT NULL REFERENCES files,
  sample_id     INTEGER REFERENCES samples,
  slip          TEXT,
  about         TEXT NOT NULL CHECK (about = 'other' OR about = 'inspection' OR about = 'evaluation'
                                  OR about = 'signature'),
  name          TEXT NOT NULL CHECK (name <> ''),     -- of the file as it came
  attached_on   TEXT NOT NULL,
  entry         INTEGER NOT NULL,
  CHECK ((sample_id IS NULL) <> (slip IS NULL))
) STRICT;
CREATE INDEX attachments_by_sample ON attachments (sample_id) WHERE sample_id IS NOT NULL;
CREATE INDEX attachments_by_slip ON attachments (slip) WHERE slip IS NOT NULL;

-- A sample sent to a department to be evaluated; the feedback to the customer is a promise of its own.
CREATE TABLE evaluations (
  id            INTEGER PRIMARY KEY,
  sample_id     INTEGER NOT NULL REFERENCES samples,
  department    TEXT NOT NULL CHECK (department <> ''),
  started_on    TEXT NOT NULL,
  due_on        TEXT,
  feedback_by   TEXT,                                 -- by when the customer hears of it
  result        TEXT,
  result_on     TEXT,
  feedback_on   TEXT,
  via           TEXT,
  entry         INTEGER NOT NULL,
  CHECK ((result IS NULL) = (result_on IS NULL)),
  CHECK ((feedback_on IS NULL) = (via IS NULL)),
  CHECK (feedback_on IS NULL OR result_on IS NOT NULL)
) STRICT;
CREATE INDEX evaluations_by_sample ON evaluations (sample_id);
CREATE INDEX samples_to_evaluate ON samples (evaluate_by) WHERE evaluate_by IS NOT NULL;   -- obligations
CREATE INDEX samples_to_feed_back ON samples (feedback_by) WHERE feedback_by IS NOT NULL;
CREATE INDEX samples_by_retention ON samples (retain_until) WHERE retain_until IS NOT NULL;

-- When something is next to be maintained: moulds, tools, and whatever else needs it.
CREATE TABLE maintenance_plans (
  id            INTEGER PRIMARY KEY,
  sample_id     INTEGER NOT NULL UNIQUE REFERENCES samples,
  every_days    INTEGER CHECK (every_days > 0),       -- NULL: no interval, only the next day
  next_on       TEXT,
  entry         INTEGER NOT NULL
) STRICT;

-- What was done to maintain it.
CREATE TABLE maintenance (
  id            INTEGER PRIMARY KEY,
  sample_id     INTEGER NOT NULL REFERENCES samples,
  done          TEXT NOT NULL CHECK (done <> ''),
  done_on       TEXT NOT NULL,
  operator_id   INTEGER NOT NULL REFERENCES operators,
  entry         INTEGER NOT NULL
) STRICT;
CREATE INDEX maintenance_by_sample ON maintenance (sample_id);

-- Who may use a confidential sample, for what, until when. Withdrawn ones stay as proof.
CREATE TABLE permissions (
  id            INTEGER PRIMARY KEY,
  sample_id     INTEGER NOT NULL REFERENCES samples,
  operator_id   INTEGER REFERENCES operators,
  customer_id   INTEGER REFERENCES customers,
  purpose       TEXT NOT NULL CHECK (purpose <> ''),
  match_key     TEXT NOT NULL,                        -- of the purpose: a checkout must name it
  until_on      TEXT,
  document      TEXT,                                 -- the paper that grants it
  granted_on    TEXT NOT NULL,
  withdrawn_on  TEXT,
  entry         INTEGER NOT NULL,
  CHECK ((operator_id IS NULL) <> (customer_id IS NULL))
) STRICT;
CREATE INDEX permissions_by_sample ON permissions (sample_id);

-- A finding that became work: what, by which steps, who, until when, and what came of it.
CREATE TABLE actions (
  id             INTEGER PRIMARY KEY,
  source         TEXT NOT NULL CHECK (source <> ''),
  content        TEXT NOT NULL CHECK (content <> ''),
  steps          TEXT NOT NULL,
  responsible_id INTEGER NOT NULL REFERENCES operators,
  made_on        TEXT NOT NULL,
  due_on         TEXT NOT NULL,
  done_on        TEXT,
  done_note      TEXT,
  effect         TEXT,
  judged_on      TEXT,
  judge_next_on  TEXT,                                -- it is judged again
  entry          INTEGER NOT NULL,
  CHECK ((effect IS NULL) = (judged_on IS NULL)),
  CHECK (judged_on IS NULL OR done_on IS NOT NULL)
) STRICT;
CREATE INDEX actions_open ON actions (due_on) WHERE judged_on IS NULL OR judge_next_on IS NOT NULL;

-- What a line of a delivery should have been: the expected quantity, and what was found on checking it.
CREATE TABLE receipt_checks (
  id            INTEGER PRIMARY KEY,
  sample_id     INTEGER NOT NULL UNIQUE REFERENCES samples,
  expected      INTEGER CHECK (expected > 0),
  received      INTEGER NOT NULL CHECK (received > 0),
  checks        TEXT CHECK (json_valid(checks)),      -- {"spec":"ok","colour":"too dark"}
  entry         INTEGER NOT NULL
) STRICT;

-- ── Sheets of customers: what they ordered, answered and asked ─────────────────────────────────────────────────

-- An import that was undone; once.
CREATE TABLE batch_undos (
  id            INTEGER PRIMARY KEY,
  batch_id      INTEGER NOT NULL UNIQUE REFERENCES batches,
  entry         INTEGER NOT NULL
) STRICT;

-- What a row was before an import changed it, so that the import can be undone.
CREATE TABLE import_changes (
  id            INTEGER PRIMARY KEY,
  subject       TEXT NOT NULL,                        -- the table
  subject_id    INTEGER NOT NULL,
  customer_id   INTEGER,                              -- whose erasure takes it along
  before        TEXT NOT NULL CHECK (json_valid(before)),
  entry         INTEGER NOT NULL                      -- the import's
) STRICT;
CREATE INDEX import_changes_by_entry ON import_changes (entry, subject, subject_id);         -- undo
CREATE INDEX import_changes_by_customer ON import_changes (customer_id) WHERE customer_id IS NOT NULL;  -- erasure

-- Which heading stands for which key in sheets with these headings, as somebody once said.
CREATE TABLE mappings (
  id            INTEGER PRIMARY KEY,
  kind          TEXT NOT NULL,
  fingerprint   TEXT NOT NULL,                        -- SHA-256 of the headings in their order
  columns       TEXT NOT NULL CHECK (json_valid(columns)),   -- {"key": "heading"}
  entry         INTEGER NOT NULL,
  UNIQUE (kind, fingerprint)
) STRICT;

-- An order of a customer: trade or sample.
CREATE TABLE orders (
  id INTEGER PRIMARY KEY, number TEXT, customer_id INTEGER NOT NULL REFERENCES customers,
  ordered_on TEXT NOT NULL, amount INTEGER NOT NULL,          -- fen; negative for refunds
  currency TEXT NOT NULL DEFAULT 'CNY', type TEXT NOT NULL CHECK (type IN ('trade', 'sample')),
  status TEXT NOT NULL CHECK (status = 'confirmed' OR status = 'completed' OR status = 'cancelled'
                           OR status = 'refunded'),
  product TEXT, category TEXT, grade TEXT, spec TEXT, quantity INTEGER, unit TEXT, unit_price INTEGER, cost INTEGER,
  contract_no TEXT, salesperson TEXT, department TEXT, market TEXT CHECK (market IN ('home', 'export')),
  due_on TEXT, delivery_place TEXT, payment_method TEXT, note TEXT,
  how_many INTEGER NOT NULL DEFAULT 1,   -- orders without a number: the how-manieth such in its sheet
  entry INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX orders_by_number ON orders (number) WHERE number IS NOT NULL;
CREATE INDEX orders_in_other_currencies ON orders (currency) WHERE currency <> 'CNY';                          -- few, if any
CREATE INDEX orders_by_customer ON orders (customer_id, type, status, ordered_on, amount, quantity, cost);   -- covers classification

-- What classification reads of customers and orders: the same as in their tables, a row group of 4,096 neighbouring ids at a
-- time, column after column as src/domain/classifying/packed-groups.ts lays them out: some hundred rows instead of eleven
-- million. Whoever's file or orders change is stale until a run copies him again; verify compares the rest.
CREATE TABLE row_groups (
  id        INTEGER PRIMARY KEY,                        -- customers.id / 4096
  customers INTEGER NOT NULL,                           -- how many of them are classified
  newest    INTEGER NOT NULL,                           -- the last customer in it; whoever came after has a later id
  files     TEXT NOT NULL CHECK (json_valid(files)),    -- what their files say, each combination once
  packed    BLOB NOT NULL,                              -- the orders of the newest 500 days, and what those before come to
  older     BLOB NOT NULL                               -- the orders before, one by one
) STRICT;
CREATE TABLE stale_customers (
  customer_id INTEGER PRIMARY KEY REFERENCES customers ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE TRIGGER orders_insert AFTER INSERT ON orders BEGIN
  INSERT INTO stale_customers SELECT NEW.customer_id WHERE EXISTS (SELECT 1 FROM row_groups WHERE id = NEW.customer_id / 4096)
    AND NOT EXISTS (SELECT 1 FROM stale_customers WHERE customer_id = NEW.customer_id); END;
CREATE TRIGGER orders_delete AFTER DELETE ON orders BEGIN
  INSERT INTO stale_customers SELECT OLD.customer_id WHERE EXISTS (SELECT 1 FROM row_groups WHERE id = OLD.customer_id / 4096)
    AND NOT EXISTS (SELECT 1 FROM stale_customers WHERE customer_id = OLD.customer_id); END;
-- quantity: copies keep the order of orders_by_customer.
CREATE TRIGGER orders_update AFTER UPDATE OF customer_id, ordered_on, amount, type, status, quantity, cost ON orders BEGIN
  INSERT INTO stale_customers SELECT OLD.customer_id WHERE EXISTS (SELECT 1 FROM row_groups WHERE id = OLD.customer_id / 4096)
    AND NOT EXISTS (SELECT 1 FROM stale_customers WHERE customer_id = OLD.customer_id);
  INSERT INTO stale_customers SELECT NEW.customer_id WHERE EXISTS (SELECT 1 FROM row_groups WHERE id = NEW.customer_id / 4096)
    AND NOT EXISTS (SELECT 1 FROM stale_customers WHERE customer_id = NEW.customer_id); END;
CREATE TRIGGER customers_update AFTER UPDATE OF id, code, country, province, region, potential, industry, website, status, merged_into
ON customers BEGIN
  INSERT INTO stale_customers SELECT NEW.id WHERE EXISTS (SELECT 1 FROM row_groups WHERE id = NEW.id / 4096)
    AND NOT EXISTS (SELECT 1 FROM stale_customers WHERE customer_id = NEW.id); END;
-- Nothing stays of a file that is gone or emptied.
CREATE TRIGGER customers_delete AFTER DELETE ON customers BEGIN DELETE FROM row_groups WHERE id = OLD.id / 4096; END;
CREATE TRIGGER customers_destroyed AFTER UPDATE OF status ON customers WHEN NEW.status IS 'destroyed' BEGIN
  DELETE FROM row_groups WHERE id = NEW.id / 4096; END;

-- Survey answers (0–10), indicators of any kind, inquiries.
CREATE TABLE surveys (
  id INTEGER PRIMARY KEY, customer_id INTEGER NOT NULL REFERENCES customers, score INTEGER CHECK (score BETWEEN 0 AND 10),
  asked_on TEXT, answered_on TEXT NOT NULL, period TEXT, channel TEXT, comment TEXT, how_many INTEGER NOT NULL DEFAULT 1, entry INTEGER NOT NULL
) STRICT;
CREATE INDEX surveys_by_day ON surveys (answered_on, customer_id);
CREATE INDEX surveys_by_customer ON surveys (customer_id);                                 -- disclosure, merging, erasure
CREATE TABLE indicators (
  id INTEGER PRIMARY KEY, customer_id INTEGER NOT NULL REFERENCES customers, key TEXT NOT NULL CHECK (key <> ''),
  value INTEGER NOT NULL,                -- thousandths
  day TEXT NOT NULL, source TEXT, entry INTEGER NOT NULL, UNIQUE (customer_id, key, day)
) STRICT;
CREATE TABLE inquiries (
  id INTEGER PRIMARY KEY, customer_id INTEGER NOT NULL REFERENCES customers, received_on TEXT NOT NULL, product TEXT,
  note TEXT, how_many INTEGER NOT NULL DEFAULT 1, entry INTEGER NOT NULL
) STRICT;
CREATE INDEX inquiries_by_customer ON inquiries (customer_id, received_on);

-- ── 6. Approvals: what a second person decides ─────────────────────────────────────────────────────────────────

-- A request. It is carried out when it is approved, if what it rests on is still so. `expired` is not stored: it
-- follows from the day.
CREATE TABLE approvals (
  id            INTEGER PRIMARY KEY,
  number        TEXT NOT NULL UNIQUE,
  kind          TEXT NOT NULL CHECK (kind <> ''),
  subject       TEXT NOT NULL CHECK (subject <> ''),  -- what it is about, as it is shown: a number or code
  sample_id     INTEGER REFERENCES samples,
  customer_id   INTEGER REFERENCES customers,
  payload       TEXT NOT NULL CHECK (json_valid(payload)),          -- what was asked, parsed; its reason is a remark
  facts         BLOB NOT NULL CHECK (length(facts) = 32),           -- SHA-256 of what the request rests on
  needed        INTEGER NOT NULL CHECK (needed > 0),                -- how many different people must approve
  requested_by  INTEGER NOT NULL REFERENCES operators,
  requested_in  INTEGER NOT NULL,                     -- the entry of the request: says when, and has the reason
  expires_on    TEXT NOT NULL,                        -- the last day on which it can be decided
  state         TEXT NOT NULL CHECK (state = 'pending' OR state = 'approved' OR state = 'rejected'),
  entry         INTEGER NOT NULL
) STRICT;
CREATE INDEX approvals_open ON approvals (kind, subject) WHERE state = 'pending';          -- asked already?
CREATE INDEX approvals_of_sample ON approvals (sample_id) WHERE sample_id IS NOT NULL;     -- what stands open for it

-- One person's word on a request; `alone` where a shop of one approved its own.
CREATE TABLE approval_decisions (
  id            INTEGER PRIMARY KEY,
  approval_id   INTEGER NOT NULL REFERENCES approvals,
  operator_id   INTEGER NOT NULL REFERENCES operators,
  decision      TEXT NOT NULL CHECK (decision IN ('approve', 'reject')),
  alone         INTEGER NOT NULL CHECK (alone IN (0, 1)),
  entry         INTEGER NOT NULL,
  UNIQUE (approval_id, operator_id)
) STRICT;

-- ── 7. Counting ────────────────────────────────────────────────────────────────────────────────────────────────

-- A stocktake: what is counted, and how far it is. Two that are open never share a row of stock.
CREATE TABLE stocktakes (
  id            INTEGER PRIMARY KEY,
  number        TEXT NOT NULL UNIQUE,                 -- K26-0001
  place_id      INTEGER REFERENCES places,            -- with all below it; NULL = all storage
  category      TEXT,                                 -- NULL = all
  customer_id   INTEGER REFERENCES customers,         -- NULL = everybody's
  blind         INTEGER NOT NULL DEFAULT 0 CHECK (blind IN (0, 1)),
  state         TEXT NOT NULL CHECK (state = 'open' OR state = 'submitted' OR state = 'closed'
                                  OR state = 'cancelled'),
  expected      INTEGER NOT NULL,                     -- rows of stock in scope when it was opened
  opened_on     TEXT NOT NULL,
  opened_by     INTEGER NOT NULL REFERENCES operators,
  opened_in     INTEGER NOT NULL,                     -- the entry: what came later was in somebody's hands meanwhile
  submitted_on  TEXT,
  submitted_by  INTEGER REFERENCES operators,
  approval      TEXT,                                 -- the request that it waits for or was posted by: A26-000001
  closed_on     TEXT,                                 -- posted, found without a variance, or cancelled
  agreed_on     TEXT,                                 -- finance has agreed it with the books
  agreed_by     INTEGER REFERENCES operators,
  entry         INTEGER NOT NULL
) STRICT;
CREATE INDEX stocktakes_open ON stocktakes (state) WHERE state IN ('open', 'submitted');   -- overlap: few rows

-- One act of counting: a row typed, a code scanned, a sheet. `hash` covers its counts, so that a sheet of a hundred
-- thousand needs one seal: SHA-256 over the counts by id, each as a JSON array of its columns and a line feed.
CREATE TABLE tallies (
  id            INTEGER PRIMARY KEY,
  stocktake_id  INTEGER NOT NULL REFERENCES stocktakes,
  operator_id   INTEGER NOT NULL REFERENCES operators,
  how           TEXT NOT NULL CHECK (how = 'typed' OR how = 'scanned' OR how = 'sheet' OR how = 'assumed'),  -- assumed = not counted: missing, but for what has come since the opening
  counted_on    TEXT NOT NULL,
  counted_at    TEXT NOT NULL,                        -- the moment whose book quantity the counts carry
  last_transfer INTEGER NOT NULL,                     -- the ledger's end when it was recorded
  counts        INTEGER NOT NULL CHECK (counts > 0),
  hash          BLOB NOT NULL CHECK (length(hash) = 32),
  entry         INTEGER NOT NULL UNIQUE
) STRICT;
CREATE INDEX tallies_by_stocktake ON tallies (stocktake_id, last_transfer, counted_at);     -- late entries: none, at a glance

-- What was counted of one sample at one place. The latest of a row holds, the earlier ones stay; number and name by
-- value, so that it is proof whatever becomes of the sample.
CREATE TABLE counts (
  id            INTEGER PRIMARY KEY,
  entry         INTEGER NOT NULL,                     -- that of its tally
  stocktake_id  INTEGER NOT NULL REFERENCES stocktakes,
  sample_id     INTEGER NOT NULL REFERENCES samples,
  place_id      INTEGER NOT NULL REFERENCES places,
  number        TEXT NOT NULL,
  name          TEXT NOT NULL,
  book          INTEGER NOT NULL CHECK (book >= 0),   -- at the moment of the count
  counted       INTEGER NOT NULL CHECK (counted BETWEEN 0 AND 999999999999),
  condition     TEXT NOT NULL DEFAULT 'ok' CHECK (condition = 'ok' OR condition = 'damaged' OR condition = 'expired'
                                               OR condition = 'unlabelled')
) STRICT;
CREATE INDEX counts_by_row ON counts (stocktake_id, sample_id, place_id);                  -- the latest of a row
CREATE INDEX counts_by_sample ON counts (sample_id, place_id);                             -- when it was counted last
CREATE TRIGGER counts_no_update BEFORE UPDATE ON counts BEGIN SELECT raise(ABORT, 'counts: append only'); END;
CREATE TRIGGER counts_no_delete BEFORE DELETE ON counts BEGIN SELECT raise(ABORT, 'counts: append only'); END;

-- Why a row differs; the words are the remark `explanation` of the entry.
CREATE TABLE explanations (
  id            INTEGER PRIMARY KEY,
  stocktake_id  INTEGER NOT NULL REFERENCES stocktakes,
  sample_id     INTEGER REFERENCES samples,           -- NULL = whatever has no reason of its own
  entry         INTEGER NOT NULL
) STRICT;
CREATE INDEX explanations_by_row ON explanations (stocktake_id, sample_id);

-- Goods that turned up and are not in the book; approving the stocktake makes samples of them.
CREATE TABLE finds (
  id            INTEGER PRIMARY KEY,
  stocktake_id  INTEGER NOT NULL REFERENCES stocktakes,
  place_id      INTEGER NOT NULL REFERENCES places,
  name          TEXT NOT NULL CHECK (name <> ''),
  spec          TEXT,
  category      TEXT,
  unit          TEXT NOT NULL,
  customer_id   INTEGER NOT NULL REFERENCES customers,
  quantity      INTEGER NOT NULL CHECK (quantity BETWEEN 0 AND 999999999999),   -- 0 = withdrawn
  condition     TEXT NOT NULL DEFAULT 'ok' CHECK (condition = 'ok' OR condition = 'damaged' OR condition = 'expired'
                                               OR condition = 'unlabelled'),
  found_by      INTEGER NOT NULL REFERENCES operators,
  sample_id     INTEGER REFERENCES samples,           -- what it became
  entry         INTEGER NOT NULL
) STRICT;
CREATE INDEX finds_by_stocktake ON finds (stocktake_id);

-- ── 9. Disputes, customers' instructions, and what was thrown away ─────────────────────────────────────────────

-- A dispute: while it lasts nothing of the sample is scrapped. The entry that made it has the reason.
CREATE TABLE holds (
  id            INTEGER PRIMARY KEY,
  sample_id     INTEGER NOT NULL REFERENCES samples,
  held_on       TEXT NOT NULL,
  held_by       INTEGER NOT NULL REFERENCES operators,
  held_in       INTEGER NOT NULL,                     -- entry
  released_on   TEXT,
  approval_id   INTEGER REFERENCES approvals,         -- what released it
  entry         INTEGER NOT NULL,
  CHECK ((released_on IS NULL) = (approval_id IS NULL))
) STRICT;
CREATE UNIQUE INDEX holds_open ON holds (sample_id) WHERE released_on IS NULL;             -- one at a time
CREATE INDEX holds_of_sample ON holds (sample_id);                                         -- show, as of a past day

-- What a customer decided about his goods; the latest counts. Who said so is a remark.
CREATE TABLE instructions (
  id            INTEGER PRIMARY KEY,
  sample_id     INTEGER NOT NULL REFERENCES samples,
  decision      TEXT NOT NULL CHECK (decision = 'return' OR decision = 'scrap' OR decision = 'rework'
                                  OR decision = 'keep'),
  decided_on    TEXT NOT NULL,
  entry         INTEGER NOT NULL
) STRICT;
CREATE INDEX instructions_of_sample ON instructions (sample_id, decided_on);

-- The register of what was scrapped, a line for each approved request. Its transfers are of the same entry.
CREATE TABLE scraps (
  id            INTEGER PRIMARY KEY,
  approval_id   INTEGER NOT NULL UNIQUE REFERENCES approvals,
  sample_id     INTEGER NOT NULL REFERENCES samples,
  quantity      INTEGER NOT NULL CHECK (quantity > 0),
  reason        TEXT NOT NULL CHECK (reason = 'expired' OR reason = 'damaged' OR reason = 'unneeded'
                                  OR reason = 'rejected'),
  witness_id    INTEGER REFERENCES operators,
  scrapped_on   TEXT NOT NULL,
  entry         INTEGER NOT NULL
) STRICT;
CREATE INDEX scraps_by_day ON scraps (scrapped_on);
CREATE INDEX scraps_of_sample ON scraps (sample_id);                                       -- show

-- Goods that were to lie where they do not fit, a row for each: where they lay, and why not, as it was when it was
-- asked. Who asked and why, and what was decided, stand with the request.
CREATE TABLE overrides (
  id            INTEGER PRIMARY KEY,
  approval_id   INTEGER NOT NULL REFERENCES approvals,
  sample_id     INTEGER NOT NULL REFERENCES samples,
  from_id       INTEGER NOT NULL REFERENCES places,
  to_id         INTEGER NOT NULL REFERENCES places,
  quantity      INTEGER NOT NULL CHECK (quantity > 0),
  reasons       TEXT NOT NULL CHECK (json_valid(reasons)),          -- what was needed and what the place states
  entry         INTEGER NOT NULL
) STRICT;
CREATE INDEX overrides_of_request ON overrides (approval_id);                              -- made already?

-- ── Classes of customers ───────────────────────────────────────────────────────────────────────────────────────

-- The company's own rules, a row for each version: only the sections that differ from the program's, as JSON.
CREATE TABLE rule_versions (
  id              INTEGER PRIMARY KEY,                  -- the version
  own             TEXT NOT NULL CHECK (json_valid(own)),
  entry           INTEGER NOT NULL
) STRICT;
CREATE TRIGGER rule_versions_no_update BEFORE UPDATE ON rule_versions BEGIN SELECT raise(ABORT, 'rule_versions: append only'); END;
CREATE TRIGGER rule_versions_no_delete BEFORE DELETE ON rule_versions BEGIN SELECT raise(ABORT, 'rule_versions: append only'); END;

-- One run of the classification: as of which day, by which rules, with which cut-offs and sums.
CREATE TABLE classifications (
  id              INTEGER PRIMARY KEY,
  as_of           TEXT NOT NULL,
  period_from     TEXT,                                 -- NULL = all orders
  method          TEXT NOT NULL CHECK (method = 'quantile' OR method = 'rfm-r' OR method = 'fixed'),
  new_days        INTEGER NOT NULL,
  rule_version    INTEGER REFERENCES rule_versions,     -- NULL = the program's own
  rules           TEXT NOT NULL CHECK (json_valid(rules)),   -- all sections as they were used
  facts           TEXT NOT NULL CHECK (json_valid(facts)),   -- cut-offs, sums, sizes of classes, notes
  previous        INTEGER REFERENCES classifications,
  customers       INTEGER NOT NULL,
  entry           INTEGER NOT NULL
) STRICT;
CREATE INDEX classifications_by_day ON classifications (as_of, id);                        -- the one in force on a day
CREATE TRIGGER classifications_no_update BEFORE UPDATE ON classifications BEGIN SELECT raise(ABORT, 'classifications: append only'); END;
CREATE TRIGGER classifications_no_delete BEFORE DELETE ON classifications BEGIN SELECT raise(ABORT, 'classifications: append only'); END;

-- Its rows, up to 4,096 customers in one, in the order of their ids: column after column as src/domain/classifying/classified.ts
-- lays them out. A million customers are 245 rows and as many seals; one row each would be a million of both.
CREATE TABLE classes (
  id                INTEGER PRIMARY KEY,
  classification_id INTEGER NOT NULL REFERENCES classifications,
  first_customer    INTEGER NOT NULL,
  last_customer     INTEGER NOT NULL,
  customers         INTEGER NOT NULL CHECK (customers > 0),
  form              INTEGER NOT NULL,                   -- of what follows
  standing          BLOB NOT NULL,                      -- who is in which class since when
  packed            BLOB NOT NULL,                      -- all other figures
  entry             INTEGER NOT NULL
) STRICT;
CREATE INDEX classes_by_run ON classes (classification_id, first_customer);                -- explain: one probe; the rest in order
CREATE TRIGGER classes_no_update BEFORE UPDATE ON classes BEGIN SELECT raise(ABORT, 'classes: append only'); END;
CREATE TRIGGER classes_no_delete BEFORE DELETE ON classes BEGIN SELECT raise(ABORT, 'classes: append only'); END;

-- What is planned for a customer before the next contact: its goal, or a day chosen by hand and why.
CREATE TABLE follow_up_plans (
  id              INTEGER PRIMARY KEY,
  customer_id     INTEGER NOT NULL REFERENCES customers,
  made_on         TEXT NOT NULL,
  goal            TEXT,
  next_on         TEXT,
  next_reason     TEXT,
  operator_id     INTEGER NOT NULL REFERENCES operators,
  entry           INTEGER NOT NULL,
  CHECK (goal IS NOT NULL OR next_on IS NOT NULL),
  CHECK ((next_on IS NULL) = (next_reason IS NULL))
) STRICT;
CREATE INDEX follow_up_plans_by_customer ON follow_up_plans (customer_id, id);             -- what is planned for one

-- ── Privacy: who saw contact data ──────────────────────────────────────────────────────────────────────────────

-- Contact data that was shown to somebody; written before it is shown. Why is the remark `reason` of the entry. A look at
-- more than a thousand files at once is one row without a customer.
CREATE TABLE accesses (
  id            INTEGER PRIMARY KEY,
  customer_id   INTEGER REFERENCES customers,         -- NULL: many files at once, or a file whose import was undone
  looked_in     INTEGER NOT NULL,                     -- the entry of the look; `entry` is the last that wrote this row
  files         INTEGER NOT NULL CHECK (files > 0),
  scope         TEXT NOT NULL CHECK (scope IN ('read', 'export')),
  entry         INTEGER NOT NULL,
  CHECK (customer_id IS NULL OR files = 1)
) STRICT;
CREATE INDEX accesses_by_look ON accesses (looked_in);                                     -- the report: the newest first
CREATE INDEX accesses_by_customer ON accesses (customer_id) WHERE customer_id IS NOT NULL;   -- disclosure, merging, erasure

-- Who may see contact data of a file that is not his, until when. Why is the remark `reason` of the entry `asked_in`.
CREATE TABLE grants (
  id            INTEGER PRIMARY KEY,
  customer_id   INTEGER NOT NULL REFERENCES customers,
  operator_id   INTEGER NOT NULL REFERENCES operators,
  scope         TEXT NOT NULL CHECK (scope IN ('read', 'export')),  -- export: read as well
  granted_on    TEXT NOT NULL,
  until_on      TEXT NOT NULL,                        -- the last day
  asked_in      INTEGER NOT NULL,                     -- entry
  approval_id   INTEGER REFERENCES approvals,         -- NULL = given by somebody who may decide on it himself
  withdrawn_on  TEXT,
  entry         INTEGER NOT NULL
) STRICT;
CREATE INDEX grants_of_operator ON grants (operator_id, until_on) WHERE withdrawn_on IS NULL;  -- may he see it?
CREATE INDEX grants_by_customer ON grants (customer_id);

-- What a customer agreed to: for what, which of his data, until when.
CREATE TABLE consents (
  id            INTEGER PRIMARY KEY,
  customer_id   INTEGER NOT NULL REFERENCES customers,
  given_on      TEXT NOT NULL,
  purpose       TEXT NOT NULL CHECK (purpose <> ''),
  match_key     TEXT NOT NULL,                        -- of the purpose: a disclosure for it rests on this
  scope         TEXT NOT NULL CHECK (scope <> ''),    -- which data
  until_on      TEXT,
  document      TEXT,                                 -- the paper that says so
  withdrawn_on  TEXT,
  entry         INTEGER NOT NULL
) STRICT;
CREATE INDEX consents_by_customer ON consents (customer_id);

-- What of a customer's data was given to somebody outside, for what, and by which consent.
CREATE TABLE disclosures (
  id            INTEGER PRIMARY KEY,
  customer_id   INTEGER NOT NULL REFERENCES customers,
  disclosed_on  TEXT NOT NULL,
  recipient     TEXT NOT NULL CHECK (recipient <> ''),
  data          TEXT NOT NULL CHECK (data <> ''),
  purpose       TEXT NOT NULL CHECK (purpose <> ''),
  consent_id    INTEGER REFERENCES consents,          -- NULL = none was on record
  entry         INTEGER NOT NULL
) STRICT;
CREATE INDEX disclosures_by_customer ON disclosures (customer_id);

-- Two files that were one customer: what referred to the one refers to the other. The seals of `merged_in` say which rows
-- that were, so that it can be taken back; `filled` names what the other file did not have, or had
-- later, with what it said.
CREATE TABLE merges (
  id            INTEGER PRIMARY KEY,
  from_id       INTEGER NOT NULL REFERENCES customers,
  into_id       INTEGER NOT NULL REFERENCES customers,
  filled        TEXT NOT NULL CHECK (json_valid(filled)),           -- {"city": null, "opened_on": "2024-03-01"}
  merged_on     TEXT NOT NULL,
  merged_in     INTEGER NOT NULL,                     -- entry
  unmerged_on   TEXT,
  entry         INTEGER NOT NULL,
  CHECK (from_id <> into_id)
) STRICT;
CREATE UNIQUE INDEX merges_open ON merges (from_id) WHERE unmerged_on IS NULL;             -- one at a time
CREATE INDEX merges_into ON merges (into_id) WHERE unmerged_on IS NULL;                    -- which place is his own

-- A customer's file that was destroyed. Everything that the entry `destroyed_in` touched had its salts taken in older seals,
-- so that nothing of what the rows were can be guessed; which words went is in `erasures`.
CREATE TABLE destructions (
  id            INTEGER PRIMARY KEY,
  customer_id   INTEGER NOT NULL REFERENCES customers,
  approval_id   INTEGER NOT NULL UNIQUE REFERENCES approvals,
  witness_id    INTEGER NOT NULL REFERENCES operators,
  destroyed_on  TEXT NOT NULL,
  destroyed_in  INTEGER NOT NULL UNIQUE,              -- entry
  erased        TEXT NOT NULL CHECK (json_valid(erased)),           -- {"contacts": 3, "remarks": 7}: rows of each table
  kept          TEXT NOT NULL CHECK (json_valid(kept)),             -- the same of rows of others that still say something of it
  wiped_at      TEXT,                                 -- the file was written anew and searched; NULL = still to be done
  searched      INTEGER,                              -- files in which nothing was found
  entry         INTEGER NOT NULL,
  CHECK ((wiped_at IS NULL) = (searched IS NULL))
) STRICT;
CREATE INDEX destructions_of_customer ON destructions (customer_id);

-- Words that a destruction took: a remark, or (without a field) the answer that was kept for a --ref.
CREATE TABLE erasures (
  id             INTEGER PRIMARY KEY,
  destruction_id INTEGER NOT NULL REFERENCES destructions,
  said_in        INTEGER NOT NULL,                    -- entry
  line           INTEGER,
  field          TEXT,
  entry          INTEGER NOT NULL,
  CHECK ((line IS NULL) = (field IS NULL))
) STRICT;
CREATE INDEX erasures_of_destruction ON erasures (destruction_id);
