/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Projections of acts, and of what the other side said about them. Which word counts is decided when they are read:
 * an answer may come before the act that it answers.
 */

#define G_LOG_DOMAIN "beket-ledger"

#include "config.h"

#include <string.h>

#include "domain/error.h"
#include "ledger/project.h"
#include "ledger/sql.h"
#include "ledger/tx.h"

enum
{
  SIDE_MINE,
  SIDE_OURS,
  SIDE_PEER,
};

/* An origin begins with its party: "KZ-KZSYR-B02". */
static char *
party_of (const char *origin)
{
  return g_strndup (origin, 2);
}

static gint64
side_of (BeketTx    *tx,
         const char *origin)
{
  if (beket_tx_is_mine (tx, origin))
    return SIDE_MINE;

  return strncmp (tx->origin, origin, 2) == 0 ? SIDE_OURS : SIDE_PEER;
}

/* Two acts of one station with one number would be two truths; an act may only follow its own crossing's. */
static gboolean
number_is_free (BeketTx    *tx,
                const char *number,
                const char *crossing,
                GError    **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (BeketSql) sql = NULL;

  sql = beket_sql_new (tx, error,
                       "SELECT 1 FROM act WHERE number = ?1 AND crossing <> ?2 AND +side = 0", "tt",
                       number, crossing);
  if (sql == NULL)
    return FALSE;

  if (beket_sql_next (sql, &failed))
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID,
                   "the number %s belongs to an act of another crossing", number);
      return FALSE;
    }

  return beket_sql_ended (&failed, error);
}

gboolean
beket_project_act_issued (BeketTx          *tx,
                          const BeketEntry *entry,
                          gint64            position,
                          const BeketValue *body,
                          GError          **error)
{
  const BeketValue *data = beket_value_get (body, "data");
  const char *number = beket_value_get_text (data, "number");
  const char *crossing = beket_value_get_text (body, "subject");
  g_autofree char *party = party_of (entry->origin);
  gint64 side = side_of (tx, entry->origin);

  if (side == SIDE_MINE && strcmp (entry->inc, tx->inc) == 0 &&
      !number_is_free (tx, number, crossing, error))
    return FALSE;

  return beket_sql_run (tx, error,
                        "INSERT INTO act (position, entry, number, crossing, party, blob, side)"
                        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)", "ittttti",
                        position, entry->hash, number, crossing, party,
                        beket_value_get_text (data, "blob"), side);
}

gboolean
beket_project_act_received (BeketTx          *tx,
                            const BeketEntry *entry,
                            gint64            position,
                            const BeketValue *body,
                            GError          **error)
{
  const BeketValue *data = beket_value_get (body, "data");
  g_autofree char *party = party_of (entry->origin);

  return beket_sql_run (tx, error,
                        "INSERT INTO act_received (position, act, party, blob)"
                        " VALUES (?1, ?2, ?3, ?4)", "ittt",
                        position, beket_value_get_text (data, "entry"), party,
                        beket_value_get_text (data, "blob"));
}

gboolean
beket_project_act_reinspected (BeketTx          *tx,
                               const BeketEntry *entry,
                               gint64            position,
                               const BeketValue *body,
                               GError          **error)
{
  const BeketValue *data = beket_value_get (body, "data");
  g_autofree char *party = party_of (entry->origin);

  return beket_sql_run (tx, error,
                        "INSERT INTO act_reinspected (position, act, party, blob) VALUES (?1, ?2, ?3, ?4)", "ittt",
                        position, beket_value_get_text (data, "entry"), party, beket_value_get_text (data, "blob"));
}

gboolean
beket_project_act_countersigned (BeketTx          *tx,
                                 const BeketEntry *entry,
                                 gint64            position,
                                 const BeketValue *body,
                                 GError          **error)
{
  const BeketValue *data = beket_value_get (body, "data");

  return beket_sql_run (tx, error,
                        "INSERT INTO act_countersigned (position, act, base, blob, officer, signed) VALUES (?1, ?2, ?3, ?4, ?5, ?6)", "ittttt",
                        position, beket_value_get_text (data, "entry"), beket_value_get_text (data, "base"),
                        beket_value_get_text (data, "blob"), beket_value_get_text (data, "officer"), beket_value_get_text (data, "signed"));
}

/* One of the three words of the code list "recognition"; where the word is another one, the kind decides. */
static const char *
decision_of (const BeketValue *body)
{
  const char *decision = beket_value_get_text (beket_value_get (body, "data"), "decision");
  gboolean declined = g_strcmp0 (beket_value_get_text (body, "type"), "act.declined") == 0;

  if (g_strcmp0 (decision, "partly") == 0)
    return "partly";

  return declined || g_strcmp0 (decision, "not-recognised") == 0 ? "not-recognised" : "recognised";
}

gboolean
beket_project_act_answered (BeketTx          *tx,
                            const BeketEntry *entry,
                            gint64            position,
                            const BeketValue *body,
                            GError          **error)
{
  const BeketValue *data = beket_value_get (body, "data");
  g_autofree char *party = party_of (entry->origin);

  return beket_sql_run (tx, error,
                        "INSERT INTO act_answer (position, act, party, blob, decision)"
                        " VALUES (?1, ?2, ?3, ?4, ?5)", "itttt",
                        position, beket_value_get_text (data, "entry"), party,
                        beket_value_get_text (data, "blob"), decision_of (body));
}

/* A seal that is refused is kept as an entry, and says nothing of an act. */
gboolean
beket_project_paper (BeketTx          *tx,
                     const BeketEntry *entry,
                     gint64            position,
                     const BeketValue *body,
                     GError          **error)
{
  const BeketValue *data = beket_value_get (body, "data");

  if (strcmp (beket_value_get_text (data, "verdict"), "refused") == 0)
    return TRUE;

  return beket_sql_run (tx, error, "INSERT INTO paper_scan (position, number, record) VALUES (?1, ?2, ?3)", "itt",
                        position, beket_value_get_text (data, "number"), beket_value_get_text (data, "record"));
}
