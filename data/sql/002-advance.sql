-- SPDX-License-Identifier: GPL-3.0-or-later
-- The station's store, version 2: advance notices (Article 5). All of these are projections.

CREATE TABLE advance (
  position   INTEGER PRIMARY KEY REFERENCES entry (position),
  sender     TEXT NOT NULL,
  id         TEXT NOT NULL,
  revision   INTEGER NOT NULL CHECK (revision >= 1),
  cancelled  INTEGER NOT NULL CHECK (cancelled IN (0, 1)),
  point      TEXT NOT NULL,
  eta        TEXT NOT NULL,           -- wire time
  hash       TEXT NOT NULL CHECK (length (hash) = 64),   -- of the notice in canonical form
  UNIQUE (sender, id, revision)
) STRICT;

CREATE INDEX advance_eta ON advance (point, eta);

CREATE TABLE advance_key (
  key       TEXT NOT NULL,            -- "plate 512ABC07", "container ...", "document ...": folded
  position  INTEGER NOT NULL REFERENCES advance (position),
  PRIMARY KEY (key, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE advance_arrived (
  position  INTEGER PRIMARY KEY REFERENCES entry (position),
  sender    TEXT NOT NULL,
  id        TEXT NOT NULL,
  crossing  TEXT NOT NULL
) STRICT;

CREATE INDEX advance_arrived_notice ON advance_arrived (sender, id);
