-- SPDX-License-Identifier: GPL-3.0-or-later
-- The node's store, version 1. Runs in one transaction with its user_version.

PRAGMA application_id = 1111837518;   -- "BEKN"

CREATE TABLE meta (
  name  TEXT NOT NULL PRIMARY KEY,    -- "store": random name of this store: a reader's cursor is good for one store only
  text  TEXT NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO meta VALUES ('store', lower (hex (randomblob (8))));

-- ---- Chains of stations: own state's as they push, the peer state's as its log brings them ----

CREATE TABLE chain (
  id       INTEGER PRIMARY KEY,
  origin   TEXT NOT NULL,
  ledger   TEXT NOT NULL CHECK (ledger IN ('own', 'peer')),
  inc      TEXT NOT NULL CHECK (length (inc) = 16),
  side     TEXT NOT NULL CHECK (side IN ('own', 'peer')),
  seq      INTEGER NOT NULL,          -- the newest entry held
  hash     TEXT NOT NULL CHECK (length (hash) = 64),
  head     TEXT,                      -- the station's signed head for it
  receipt  TEXT,                      -- ours for it: a repeated push gets the same one
  UNIQUE (origin, ledger, inc)
) STRICT;

CREATE TABLE entry (
  pos       INTEGER PRIMARY KEY,      -- the node's order, without gaps
  chain     INTEGER NOT NULL REFERENCES chain (id),
  seq       INTEGER NOT NULL CHECK (seq >= 1),
  hash      TEXT NOT NULL CHECK (length (hash) = 64),
  header    BLOB NOT NULL,            -- exact bytes
  body      BLOB,                     -- exact bytes; NULL = withheld, erased, or not what the header pins
  shared    INTEGER NOT NULL CHECK (shared IN (0, 1)),   -- of a `peer` ledger
  received  INTEGER NOT NULL,         -- UTC microseconds
  UNIQUE (chain, seq)
) STRICT;

CREATE INDEX entry_shared ON entry (pos) WHERE shared = 1;

CREATE TRIGGER entry_delete BEFORE DELETE ON entry
BEGIN
  SELECT raise (ABORT, 'entries are append-only');
END;

CREATE TABLE entry_blob (
  hash  TEXT NOT NULL CHECK (length (hash) = 64),
  pos   INTEGER NOT NULL REFERENCES entry (pos),
  PRIMARY KEY (hash, pos)
) STRICT, WITHOUT ROWID;

-- ---- Logs: ours for the peer, and the mirror of the peer's ----

CREATE TABLE log (
  side        TEXT NOT NULL PRIMARY KEY CHECK (side IN ('own', 'peer')),
  origin      TEXT NOT NULL,          -- the name in its checkpoints; the peer's is pinned at first sight
  size        INTEGER NOT NULL,       -- leaves that count
  frontier    BLOB NOT NULL,
  checkpoint  TEXT,                   -- own: signed by us; peer's: as it came, with our cosignature
  signed      INTEGER NOT NULL,       -- size in @checkpoint
  delivered   INTEGER NOT NULL,       -- own: size that the peer cosigned
  mirrored    TEXT                    -- own: the peer's cosigned checkpoint of it
) STRICT, WITHOUT ROWID;

CREATE TABLE leaf (
  side    TEXT NOT NULL CHECK (side IN ('own', 'peer')),
  idx     INTEGER NOT NULL,
  hash    BLOB NOT NULL CHECK (length (hash) = 32),
  entry   INTEGER REFERENCES entry (pos),   -- NULL: staged, or bad
  header  BLOB,                       -- staged or bad: as it came
  body    BLOB,
  flag    TEXT,                       -- why it is bad
  PRIMARY KEY (side, idx)
) STRICT, WITHOUT ROWID;

CREATE INDEX leaf_entry ON leaf (entry) WHERE entry IS NOT NULL;

CREATE TABLE node (
  side   TEXT NOT NULL CHECK (side IN ('own', 'peer')),
  level  INTEGER NOT NULL CHECK (level >= 1),
  idx    INTEGER NOT NULL,
  hash   BLOB NOT NULL CHECK (length (hash) = 32),
  PRIMARY KEY (side, level, idx)
) STRICT, WITHOUT ROWID;

-- ---- Evidence ----

CREATE TABLE receipt (
  pos    INTEGER PRIMARY KEY,
  chain  INTEGER NOT NULL REFERENCES chain (id),
  seq    INTEGER NOT NULL,
  stage  TEXT NOT NULL,
  time   TEXT NOT NULL,
  proof  TEXT NOT NULL
) STRICT;

CREATE TABLE certificate (
  id   TEXT NOT NULL PRIMARY KEY,     -- key id of its signatures, 8 hex characters
  pem  TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE alarm (
  id      INTEGER PRIMARY KEY,
  time    TEXT NOT NULL,
  kind    TEXT NOT NULL,
  text    TEXT NOT NULL,
  first   TEXT,                       -- the two signed statements that contradict each other
  second  TEXT
) STRICT;
