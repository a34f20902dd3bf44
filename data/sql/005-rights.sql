-- SPDX-License-Identifier: GPL-3.0-or-later
-- The station's store, version 5: what suspends joint control and goes on with it (Article 8), who may stay in which point (Article 6), and whose acts
-- are inspected again (Article 3(4)). All of these are projections of the ledgers "peer" of both states; each row says what its writer's state may say.

CREATE TABLE suspension (
  position    INTEGER PRIMARY KEY REFERENCES entry (position),
  number      TEXT NOT NULL,          -- of its written notice
  notified    TEXT NOT NULL,
  party       TEXT NOT NULL,          -- that suspends: the state that the entry comes from
  body        TEXT,
  decided_by  TEXT,
  reason      TEXT NOT NULL,
  text        TEXT,
  points      TEXT,                   -- words, one a line; NULL = every point of the protocol
  direction   TEXT,                   -- NULL = both
  kinds       TEXT,                   -- words, one a line; NULL = all joint control
  begins      TEXT NOT NULL           -- holds from this time
) STRICT;

CREATE TABLE resumption (
  position    INTEGER PRIMARY KEY REFERENCES entry (position),
  number      TEXT NOT NULL,
  notified    TEXT NOT NULL,
  party       TEXT NOT NULL,          -- that resumes or proposes it: the state that the entry comes from
  body        TEXT,
  decided_by  TEXT,
  suspension  TEXT NOT NULL,          -- number of the notice that it ends
  text        TEXT,
  begins      TEXT NOT NULL
) STRICT;

CREATE TABLE pass (
  position      INTEGER PRIMARY KEY REFERENCES entry (position),
  number        TEXT NOT NULL,
  holder        TEXT NOT NULL,        -- id of the officer
  name          TEXT,
  party         TEXT NOT NULL,        -- of the holder
  body          TEXT NOT NULL,        -- of the holder
  point         TEXT NOT NULL,
  zone          TEXT,
  purpose       TEXT,
  valid_from    TEXT NOT NULL,        -- days of the point, both counted in
  valid_to      TEXT NOT NULL,
  issuer_party  TEXT NOT NULL,        -- the state that the entry comes from
  issuer_body   TEXT NOT NULL
) STRICT;

CREATE INDEX pass_party ON pass (party);

CREATE TABLE pass_revoked (
  position      INTEGER PRIMARY KEY REFERENCES entry (position),
  issuer_party  TEXT NOT NULL,
  number        TEXT NOT NULL,
  revoked       TEXT NOT NULL         -- day from which it holds no longer
) STRICT;

CREATE INDEX pass_revoked_number ON pass_revoked (issuer_party, number);

CREATE TABLE act_reinspected (
  position  INTEGER PRIMARY KEY REFERENCES entry (position),
  act       TEXT NOT NULL,            -- hash of its act.issued entry
  party     TEXT NOT NULL,            -- that decided it
  blob      TEXT NOT NULL             -- of the act that was decided about
) STRICT;

CREATE INDEX act_reinspected_act ON act_reinspected (act);

-- The neighbour may have been quicker with its own program: what it has said of these already is read now.
INSERT INTO mark (name, text) SELECT 'replay', '005' WHERE EXISTS (SELECT 1 FROM entry);
