-- SPDX-License-Identifier: GPL-3.0-or-later
-- Version 10: second signatures. Each makes another file of the act, that begins with the one that was.

CREATE TABLE act_countersigned (
  position  INTEGER PRIMARY KEY REFERENCES entry (position),
  act       TEXT NOT NULL,            -- hash of its "act.issued"
  base      TEXT NOT NULL,            -- the file that was signed once more
  blob      TEXT NOT NULL,            -- and what came of it
  officer   TEXT NOT NULL,
  signed    TEXT NOT NULL             -- wire time
) STRICT;

CREATE INDEX act_countersigned_act ON act_countersigned (act);
