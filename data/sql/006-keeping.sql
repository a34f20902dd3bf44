-- SPDX-License-Identifier: GPL-3.0-or-later
-- The station's store, version 6: acts that hold no longer and records that were corrected. All of these are projections.

CREATE TABLE act_end (
  position     INTEGER PRIMARY KEY REFERENCES entry (position),
  act          TEXT NOT NULL,          -- hash of its act.issued
  origin       TEXT NOT NULL,          -- whose word this is: only the station that issued an act may take it back
  state        TEXT NOT NULL CHECK (state IN ('superseded', 'annulled'))
) STRICT;

CREATE INDEX act_end_act ON act_end (act);

CREATE TABLE correction (
  position     INTEGER PRIMARY KEY REFERENCES entry (position),
  corrects     TEXT NOT NULL,          -- hash of the record, or of its correction before this one
  origin       TEXT NOT NULL,          -- whose word this is: a station corrects what it has recorded itself
  crossing     TEXT NOT NULL
) STRICT;

CREATE INDEX correction_corrects ON correction (corrects);
CREATE INDEX correction_crossing ON correction (crossing);

-- ---- Bodies whose time is over (Article 4): the header stays, so that the chain holds; what was erased and by which entry stands here ----

CREATE TABLE erased (
  position  INTEGER PRIMARY KEY REFERENCES entry (position),
  erasure   INTEGER NOT NULL REFERENCES entry (position)   -- the station's own "body.erased"
) STRICT;

CREATE INDEX erased_erasure ON erased (erasure);

-- Named by nothing but what was erased: the file is still to be removed. Not a projection.
CREATE TABLE blob_doomed (
  hash  TEXT NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- Whoever takes a notice out asks for its keys.
CREATE INDEX advance_key_position ON advance_key (position);

-- The one change that an entry may see: its body goes, all else stays, and an entry of the station has said so before.
DROP TRIGGER entry_update;

CREATE TRIGGER entry_update BEFORE UPDATE ON entry
WHEN NOT (OLD.body IS NOT NULL AND NEW.body IS NULL AND NEW.position IS OLD.position
  AND NEW.origin IS OLD.origin AND NEW.ledger IS OLD.ledger AND NEW.inc IS OLD.inc AND NEW.seq IS OLD.seq
  AND NEW.prev IS OLD.prev AND NEW.hash IS OLD.hash AND NEW.body_hash IS OLD.body_hash AND NEW.header IS OLD.header
  AND NEW.time IS OLD.time AND NEW.received IS OLD.received AND NEW.type IS OLD.type AND NEW.subject IS OLD.subject
  AND NEW.mine IS OLD.mine
  AND EXISTS (SELECT 1 FROM erased x JOIN entry e ON e.position = x.erasure
              WHERE x.position = OLD.position AND e.position > OLD.position AND e.type = 'body.erased' AND e.mine = 1
                AND e.ledger = 'own'))
BEGIN
  SELECT raise (ABORT, 'entries are append-only');
END;

-- ---- Who saw what, and what for (Article 4): a projection ----

CREATE TABLE access (
  position  INTEGER NOT NULL REFERENCES entry (position),
  row       INTEGER NOT NULL,          -- of the batch
  officer   TEXT NOT NULL,
  what      TEXT NOT NULL,             -- entry of the act
  number    TEXT,
  time      TEXT NOT NULL,
  purpose   TEXT NOT NULL,
  PRIMARY KEY (position, row)
) STRICT, WITHOUT ROWID;

-- A newer station of the neighbour may have taken back or corrected something already: it is read now.
INSERT OR REPLACE INTO mark (name, text) SELECT 'replay', '006' WHERE EXISTS (SELECT 1 FROM entry);
