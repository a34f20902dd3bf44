-- SPDX-License-Identifier: GPL-3.0-or-later
-- The station's store, version 4: search and register. All of these are projections, but they follow: they are filled from the entries in batches
-- while nobody waits, never in the commit that an officer waits for. How far they are stands in "followed".

CREATE TABLE followed (
  one       INTEGER PRIMARY KEY CHECK (one = 1),
  position  INTEGER NOT NULL,         -- of the last entry that they know
  things    INTEGER NOT NULL,         -- in the pages of the search
  volumes   INTEGER NOT NULL          -- that are closed, see search_gram
) STRICT;

INSERT INTO followed (one, position, things, volumes) VALUES (1, 0, 0, 0);

-- What was seen, in order: 64 things a page, a line for each.
CREATE TABLE search_page (
  page   INTEGER PRIMARY KEY,
  keys   TEXT NOT NULL,               -- what it is found by
  shown  TEXT NOT NULL                -- kind, name, number, and with the first thing of an entry crossing, time; tabs between
) STRICT;

-- A volume is 120 pages that are full, a book is 4 volumes. For each byte, each two and each four bytes that stand in a word of their keys (the last of
-- four is 0 where the word ends): which things of the volume those are, as differences, or where that is shorter as a bit for each. What a search
-- reads together lies together; a volume writes into its own book alone.
CREATE TABLE search_gram (
  book    INTEGER NOT NULL,
  gram    INTEGER NOT NULL,
  volume  INTEGER NOT NULL,
  things  BLOB NOT NULL,
  PRIMARY KEY (book, gram, volume)
) STRICT, WITHOUT ROWID;

-- The register's lines: own crossings with all that they are chosen by.
CREATE TABLE register_line (
  day           TEXT NOT NULL,        -- the point's day
  position      INTEGER NOT NULL REFERENCES entry (position),
  crossing      TEXT NOT NULL,
  point         TEXT NOT NULL,
  direction     TEXT NOT NULL,
  subject       TEXT NOT NULL,
  state         TEXT NOT NULL,        -- word of "crossing-state", or "abandoned"
  opened        TEXT NOT NULL,
  decided       TEXT,
  title         TEXT NOT NULL,
  name          TEXT NOT NULL,        -- of the first person, as it was written
  sort_kk       TEXT NOT NULL,        -- its place in either alphabet
  sort_ru       TEXT NOT NULL,
  persons       INTEGER NOT NULL,
  vehicles      INTEGER NOT NULL,
  controls      TEXT NOT NULL,        -- kinds that were recorded; like the next two, each word between two line ends
  citizenships  TEXT NOT NULL,
  officers      TEXT NOT NULL,        -- who opened, controlled, decided
  PRIMARY KEY (day, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX register_line_crossing ON register_line (crossing);

-- How many lines of a day have a word. "crossings", "persons" and "vehicles" are counted themselves: their word is "all".
CREATE TABLE register_total (
  day    TEXT NOT NULL,
  name   TEXT NOT NULL,
  word   TEXT NOT NULL,
  count  INTEGER NOT NULL,
  PRIMARY KEY (day, name, word)
) STRICT, WITHOUT ROWID;

CREATE INDEX register_total_word ON register_total (name, word, day);
