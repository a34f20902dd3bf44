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
