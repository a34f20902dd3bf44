-- SPDX-License-Identifier: GPL-3.0-or-later
-- The node's store, version 2: advance notices (Article 5) of carriers and national systems, for the stations of their points.

CREATE TABLE advance (
  pos       INTEGER PRIMARY KEY,      -- the order of arrival
  sender    TEXT NOT NULL,
  id        TEXT NOT NULL,
  revision  INTEGER NOT NULL CHECK (revision >= 1),
  point     TEXT NOT NULL,
  hash      TEXT NOT NULL CHECK (length (hash) = 64),   -- of the canonical form
  notice    TEXT NOT NULL,            -- exact text
  received  TEXT NOT NULL,            -- wire time
  UNIQUE (sender, id, revision)
) STRICT;

CREATE INDEX advance_point ON advance (point, pos);

CREATE TRIGGER advance_delete BEFORE DELETE ON advance
BEGIN
  SELECT raise (ABORT, 'notices are append-only');
END;
