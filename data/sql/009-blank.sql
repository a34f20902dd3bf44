-- SPDX-License-Identifier: GPL-3.0-or-later
-- The station's store, version 9: paper blanks with reserved numbers, and what became of them. All of these are projections.

CREATE TABLE blank (
  position  INTEGER NOT NULL REFERENCES entry (position),
  number    TEXT NOT NULL,
  form      TEXT NOT NULL,
  version   TEXT NOT NULL,
  reserved  TEXT NOT NULL,
  officer   TEXT NOT NULL,
  PRIMARY KEY (position, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX blank_number ON blank (number);

CREATE TABLE blank_spoiled (
  position  INTEGER PRIMARY KEY REFERENCES entry (position),
  number    TEXT NOT NULL,
  reason    TEXT NOT NULL,
  officer   TEXT NOT NULL,
  time      TEXT NOT NULL
) STRICT;

CREATE INDEX blank_spoiled_number ON blank_spoiled (number);

CREATE TABLE blank_entered (
  position  INTEGER PRIMARY KEY REFERENCES entry (position),   -- of its "crossing.opened"
  number    TEXT NOT NULL,
  crossing  TEXT NOT NULL,
  day       TEXT NOT NULL        -- of the register: that of the arrival, not of the entry
) STRICT;

CREATE INDEX blank_entered_number ON blank_entered (number);
