-- SPDX-License-Identifier: GPL-3.0-or-later
-- The station's store, version 3: risk rules and what became of their hits (Article 5). All of these are projections of the ledger "own".

CREATE TABLE risk_state (
  position   INTEGER PRIMARY KEY REFERENCES entry (position),
  rule       TEXT NOT NULL,
  kind       TEXT NOT NULL CHECK (kind IN ('simulated', 'enabled', 'disabled')),
  hash       TEXT NOT NULL CHECK (length (hash) = 64),   -- of the rule's file
  time       TEXT NOT NULL,
  crossings  INTEGER NOT NULL,        -- of a simulation
  hits       INTEGER NOT NULL,
  confirmed  INTEGER NOT NULL
) STRICT;

CREATE INDEX risk_state_rule ON risk_state (rule);

CREATE TABLE risk_hit (
  crossing  TEXT NOT NULL,
  rule      TEXT NOT NULL,
  position  INTEGER NOT NULL REFERENCES entry (position),
  PRIMARY KEY (crossing, rule)        -- a rule fires once for a crossing
) STRICT, WITHOUT ROWID;

CREATE TABLE risk_judged (
  position   INTEGER PRIMARY KEY REFERENCES entry (position),
  crossing   TEXT NOT NULL,
  violation  INTEGER NOT NULL CHECK (violation IN (0, 1))
) STRICT;

CREATE INDEX risk_judged_crossing ON risk_judged (crossing);
