-- SPDX-License-Identifier: GPL-3.0-or-later
-- The station's store, version 8: offences, requests for assistance and evidence, as both states have told of them (Article 3(5)), and the days whose
-- register is closed. All of these are projections.

CREATE TABLE matter (
  position  INTEGER PRIMARY KEY REFERENCES entry (position),
  entry     TEXT NOT NULL UNIQUE,
  kind      TEXT NOT NULL CHECK (kind IN ('offence', 'assistance', 'evidence', 'hand-over')),
  number    TEXT NOT NULL,          -- of the notice or request; of evidence: of the item
  party     TEXT NOT NULL,          -- whose word it is: the state that the entry comes from
  side      INTEGER NOT NULL CHECK (side IN (0, 1, 2)),   -- this station, others of our state, the peer state
  day       TEXT NOT NULL           -- of the point, when it was written
) STRICT;

CREATE INDEX matter_kind ON matter (kind, position);
CREATE INDEX matter_number ON matter (number);
CREATE INDEX matter_day ON matter (day);

CREATE TABLE matter_reply (
  position  INTEGER PRIMARY KEY REFERENCES entry (position),
  matter    TEXT NOT NULL,          -- entry of what is acknowledged or answered
  party     TEXT NOT NULL,          -- whose word this is
  outcome   TEXT                    -- word of "assistance-outcome"; NULL: it was read
) STRICT;

CREATE INDEX matter_reply_matter ON matter_reply (matter);

CREATE TABLE day_state (
  position  INTEGER PRIMARY KEY REFERENCES entry (position),
  origin    TEXT NOT NULL,          -- whose register: each station closes its own
  day       TEXT NOT NULL,
  side      INTEGER NOT NULL CHECK (side IN (0, 1, 2)),
  state     TEXT NOT NULL CHECK (state IN ('closed', 'reopened'))
) STRICT;

CREATE INDEX day_state_day ON day_state (day);

-- What the neighbour's station and others have told of these before this version is read now.
INSERT OR REPLACE INTO mark (name, text) SELECT 'replay', '008' WHERE EXISTS (SELECT 1 FROM entry);
