/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Projections of what the two states tell and ask each other (Article 3(5)), and of the days whose register is closed. What answers what is decided
 * when they are read: an answer may come before its question.
 */

#define G_LOG_DOMAIN "beket-ledger"

#include "config.h"

#include <string.h>

#include "ledger/project.h"
#include "ledger/sql.h"
#include "ledger/tx.h"

/* An origin begins with its party: "KZ-KZSYR-B02". */
static char *
party_of (const BeketEntry *entry)
{
  return g_strndup (entry->origin, 2);
}

static gint64
side_of (BeketTx          *tx,
         const BeketEntry *entry)
{
  if (beket_tx_is_mine (tx, entry->origin))
    return 0;

  return strncmp (tx->origin, entry->origin, 2) == 0 ? 1 : 2;
}

/* What both states read is said in the ledger that both read. */
static gboolean
is_told (const BeketEntry *entry)
{
  return strcmp (entry->ledger, "peer") == 0;
}

static gboolean
add_matter (BeketTx          *tx,
            const BeketEntry *entry,
            gint64            position,
            const BeketValue *data,
            const char       *kind,
            const char       *number,
            GError          **error)
{
  g_autofree char *party = party_of (entry);
  g_autofree char *day = beket_project_day (tx, beket_value_get_text (data, "point"), entry->time);

  return beket_sql_run (tx, error,
                        "INSERT INTO matter (position, entry, kind, number, party, side, day)"
                        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)", "ittttit", position, entry->hash, kind,
                        beket_value_get_text (data, number), party, side_of (tx, entry), day);
}

gboolean
beket_project_offence (BeketTx          *tx,
                       const BeketEntry *entry,
                       gint64            position,
                       const BeketValue *body,
                       GError          **error)
{
  return !is_told (entry) ||
         add_matter (tx, entry, position, beket_value_get (body, "data"), "offence", "number", error);
}

gboolean
beket_project_assistance (BeketTx          *tx,
                          const BeketEntry *entry,
                          gint64            position,
                          const BeketValue *body,
                          GError          **error)
{
  return !is_told (entry) ||
         add_matter (tx, entry, position, beket_value_get (body, "data"), "assistance", "number", error);
}

gboolean
beket_project_hand_over (BeketTx          *tx,
                         const BeketEntry *entry,
                         gint64            position,
                         const BeketValue *body,
                         GError          **error)
{
  return !is_told (entry) ||
         add_matter (tx, entry, position, beket_value_get (body, "data"), "hand-over", "item", error);
}

/* What becomes of a thing in the own custody is nobody else's business until it is handed over. */
gboolean
beket_project_evidence (BeketTx          *tx,
                        const BeketEntry *entry,
                        gint64            position,
                        const BeketValue *body,
                        GError          **error)
{
  return !beket_tx_is_mine (tx, entry->origin) ||
         add_matter (tx, entry, position, beket_value_get (body, "data"), "evidence", "item", error);
}

gboolean
beket_project_reply (BeketTx          *tx,
                     const BeketEntry *entry,
                     gint64            position,
                     const BeketValue *body,
                     GError          **error)
{
  const BeketValue *data = beket_value_get (body, "data");
  g_autofree char *party = party_of (entry);

  if (!is_told (entry))
    return TRUE;

  return beket_sql_run (tx, error,
                        "INSERT INTO matter_reply (position, matter, party, outcome) VALUES (?1, ?2, ?3, ?4)", "ittt",
                        position, beket_value_get_text (data, "entry"), party, beket_value_get_text (data, "outcome"));
}

static gboolean
add_state (BeketTx          *tx,
           const BeketEntry *entry,
           gint64            position,
           const BeketValue *body,
           const char       *state,
           GError          **error)
{
  if (!is_told (entry))
    return TRUE;

  return beket_sql_run (tx, error,
                        "INSERT INTO day_state (position, origin, day, side, state) VALUES (?1, ?2, ?3, ?4, ?5)", "ittit",
                        position, entry->origin, beket_value_get_text (beket_value_get (body, "data"), "day"),
                        side_of (tx, entry), state);
}

gboolean
beket_project_day_closed (BeketTx          *tx,
                          const BeketEntry *entry,
                          gint64            position,
                          const BeketValue *body,
                          GError          **error)
{
  return add_state (tx, entry, position, body, "closed", error);
}

gboolean
beket_project_day_reopened (BeketTx          *tx,
                            const BeketEntry *entry,
                            gint64            position,
                            const BeketValue *body,
                            GError          **error)
{
  return add_state (tx, entry, position, body, "reopened", error);
}
