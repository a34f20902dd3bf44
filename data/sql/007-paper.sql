-- SPDX-License-Identifier: GPL-3.0-or-later
-- The station's store, version 7: acts that were seen on paper. A projection.

CREATE TABLE paper_scan (
  position  INTEGER PRIMARY KEY REFERENCES entry (position),
  number    TEXT NOT NULL,             -- of the act, as the seal says
  record    TEXT NOT NULL              -- hash of the record that was sealed
) STRICT;

CREATE INDEX paper_scan_number ON paper_scan (number);
