-- SPDX-License-Identifier: GPL-3.0-or-later
-- The station's store, version 1. Runs in one transaction with its user_version.

PRAGMA application_id = 1111837524;   -- "BEKT": tells our file from any other database

CREATE TABLE meta (
  name  TEXT NOT NULL PRIMARY KEY,    -- "origin", "inc"
  text  TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- ---- The truth: bytes as they were written or came, columns taken out of them ----

CREATE TABLE entry (
  position   INTEGER PRIMARY KEY,     -- order of arrival in this store; the replay goes by it
  origin     TEXT NOT NULL,
  ledger     TEXT NOT NULL CHECK (ledger IN ('own', 'peer')),
  inc        TEXT NOT NULL CHECK (length (inc) = 16),
  seq        INTEGER NOT NULL CHECK (seq >= 1),
  prev       TEXT NOT NULL CHECK (length (prev) = 64),
  hash       TEXT NOT NULL CHECK (length (hash) = 64),
  body_hash  TEXT NOT NULL CHECK (length (body_hash) = 64),
  header     BLOB NOT NULL,
  body       BLOB,                    -- NULL: withheld or erased
  time       TEXT NOT NULL,           -- the writer's clock
  received   INTEGER NOT NULL,        -- ours, UTC microseconds
  type       TEXT,                    -- NULL: no body, or one that does not read
  subject    TEXT,
  mine       INTEGER NOT NULL CHECK (mine IN (0, 1)),
  UNIQUE (origin, ledger, inc, seq)
) STRICT;

-- Each index that an append of ours touches is one more page to write before "saved": the outbox goes by chains, and an entry
-- is looked for by its place in its chain, never by its hash, which would fall on another page each time.
CREATE INDEX entry_theirs ON entry (position) WHERE mine = 0;

CREATE TRIGGER entry_update BEFORE UPDATE ON entry
BEGIN
  SELECT raise (ABORT, 'entries are append-only');
END;

CREATE TRIGGER entry_delete BEFORE DELETE ON entry
BEGIN
  SELECT raise (ABORT, 'entries are append-only');
END;

CREATE TABLE blob_name (
  hash      TEXT NOT NULL CHECK (length (hash) = 64),
  position  INTEGER NOT NULL REFERENCES entry (position),
  PRIMARY KEY (hash, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE blob_wanted (
  hash  TEXT NOT NULL PRIMARY KEY     -- named, but its bytes were not here when it was looked for
) STRICT, WITHOUT ROWID;

-- ---- What is neither entry nor projection ----

CREATE TABLE draft (
  id      TEXT NOT NULL PRIMARY KEY,
  json    BLOB NOT NULL,              -- exact bytes
  opened  INTEGER NOT NULL,           -- UTC microseconds of the first save
  saved   INTEGER NOT NULL            -- of the last one
) STRICT;

CREATE TABLE mark (
  name  TEXT NOT NULL PRIMARY KEY,
  text  TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE stage (
  origin  TEXT NOT NULL,
  ledger  TEXT NOT NULL,
  inc     TEXT NOT NULL,
  stage   TEXT NOT NULL,
  seq     INTEGER NOT NULL CHECK (seq >= 1),
  time    TEXT NOT NULL,
  proof   TEXT NOT NULL,
  PRIMARY KEY (origin, ledger, inc, stage, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE act_number (
  day       TEXT NOT NULL,
  number    INTEGER NOT NULL CHECK (number >= 1),
  crossing  TEXT NOT NULL,
  PRIMARY KEY (day, number),
  UNIQUE (day, crossing)
) STRICT, WITHOUT ROWID;

CREATE TABLE quarantine (
  id        INTEGER PRIMARY KEY,
  source    TEXT NOT NULL,
  reason    TEXT NOT NULL,
  position  INTEGER NOT NULL,
  time      INTEGER NOT NULL,
  size      INTEGER NOT NULL,         -- of what came; bytes may be cut
  digest    TEXT NOT NULL,            -- SHA-256 of what came
  bytes     BLOB NOT NULL,
  origin    TEXT,                     -- place in its chain, where the header could be read
  ledger    TEXT,
  inc       TEXT,
  seq       INTEGER,
  UNIQUE (digest, reason)             -- what comes again and again is kept once
) STRICT;

CREATE INDEX quarantine_chain ON quarantine (origin, ledger, inc, seq) WHERE origin IS NOT NULL;

-- ---- Projections: made from the entries alone, dropped and made again by a rebuild ----

-- One b-tree, and what a crossing was seen by in the same row: this is written with every first Enter of an officer.
CREATE TABLE crossing (
  day        TEXT NOT NULL,           -- the point's day
  position   INTEGER NOT NULL REFERENCES entry (position),
  id         TEXT NOT NULL,
  title      TEXT NOT NULL,
  direction  TEXT NOT NULL,
  subject    TEXT NOT NULL,
  opened     TEXT NOT NULL,
  keys       TEXT NOT NULL,           -- folded plates and document numbers, each between two line ends
  PRIMARY KEY (day, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE crossing_step (
  crossing  TEXT NOT NULL,
  position  INTEGER NOT NULL REFERENCES entry (position),
  state     TEXT NOT NULL,
  decided   INTEGER NOT NULL CHECK (decided IN (0, 1)),
  time      TEXT NOT NULL,
  PRIMARY KEY (crossing, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE act (
  position  INTEGER PRIMARY KEY REFERENCES entry (position),
  entry     TEXT NOT NULL UNIQUE,
  number    TEXT NOT NULL,
  crossing  TEXT NOT NULL,
  party     TEXT NOT NULL,
  blob      TEXT NOT NULL,
  side      INTEGER NOT NULL CHECK (side IN (0, 1, 2))   -- this station, others of our state, the peer state
) STRICT;

CREATE INDEX act_side ON act (side);
CREATE INDEX act_numbered ON act (number);
CREATE INDEX act_crossing ON act (crossing);

CREATE TABLE act_received (
  position  INTEGER PRIMARY KEY REFERENCES entry (position),
  act       TEXT NOT NULL,            -- hash of its "act.issued"
  party     TEXT NOT NULL,            -- whose word this is
  blob      TEXT                      -- which bytes it is about
) STRICT;

CREATE INDEX act_received_act ON act_received (act);

CREATE TABLE act_answer (
  position  INTEGER PRIMARY KEY REFERENCES entry (position),
  act       TEXT NOT NULL,
  party     TEXT NOT NULL,
  blob      TEXT,
  decision  TEXT NOT NULL
) STRICT;

CREATE INDEX act_answer_act ON act_answer (act);
