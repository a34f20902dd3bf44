/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Projections of what takes something back: acts superseded or annulled, records corrected. Nothing of what they are about
 * is changed; which word counts is decided when it is read.
 */

#define G_LOG_DOMAIN "beket-ledger"

#include "config.h"

#include <string.h>

#include "domain/clock.h"
#include "domain/error.h"
#include "ledger/project.h"
#include "ledger/sql.h"
#include "ledger/tx.h"

/* An act that holds no longer says why, and who decided it; an annulment has the second person's consent. */
gboolean
beket_project_check_annulled (const BeketValue *data,
                              GError          **error)
{
  if (g_strcmp0 (beket_value_get_text (data, "officer"), beket_value_get_text (data, "approvedBy")) != 0)
    return TRUE;

  g_set_error_literal (error, BEKET_ERROR, BEKET_ERROR_INVALID, "data.approvedBy is the officer himself");
  return FALSE;
}

gboolean
beket_project_act_ended (BeketTx          *tx,
                         const BeketEntry *entry,
                         gint64            position,
                         const BeketValue *body,
                         GError          **error)
{
  const BeketValue *data = beket_value_get (body, "data");
  gboolean annulled = strcmp (beket_value_get_text (body, "type"), "act.annulled") == 0;

  return beket_sql_run (tx, error,
                        "INSERT INTO act_end (position, act, origin, state) VALUES (?1, ?2, ?3, ?4)", "ittt",
                        position, beket_value_get_text (data, "entry"), entry->origin,
                        annulled ? "annulled" : "superseded");
}

/* ---- Records ---- */

static const BeketValue *
corrected (const BeketValue *data)
{
  const char *type = beket_value_get_text (data, "type");

  return beket_value_get (data, g_strcmp0 (type, "control.recorded") == 0 ? "control" : "decision");
}

/* It has the whole of the record as it ought to be, so that it can be read without the one that it corrects. */
gboolean
beket_project_check_correction (const BeketValue *data,
                                GError          **error)
{
  const char *type = beket_value_get_text (data, "type");
  gboolean control = g_strcmp0 (type, "control.recorded") == 0;

  if ((control || g_strcmp0 (type, "crossing.decided") == 0) &&
      beket_value_get_text (corrected (data), control ? "kind" : "decision") != NULL)
    return TRUE;

  g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "data.%s is not the record of \"%s\"",
               control ? "control" : "decision", type);
  return FALSE;
}

/* What was decided at its own time is corrected later: the register has it at the time of the decision. */
static gboolean
decide_again (BeketTx          *tx,
              const BeketEntry *entry,
              gint64            position,
              const BeketValue *body,
              const BeketValue *decision,
              GError          **error)
{
  const char *decided = beket_value_get_text (decision, "decided");
  gint64 when;

  if (decided == NULL || !beket_time_parse_wire (decided, &when, NULL))
    decided = entry->time;

  return beket_sql_run (tx, error,
                        "INSERT INTO crossing_step (position, crossing, state, decided, time)"
                        " VALUES (?1, ?2, ?3, 1, ?4)", "ittt",
                        position, beket_value_get_text (body, "subject"),
                        beket_value_get_text (decision, "decision"), decided);
}

gboolean
beket_project_correction (BeketTx          *tx,
                          const BeketEntry *entry,
                          gint64            position,
                          const BeketValue *body,
                          GError          **error)
{
  const BeketValue *data = beket_value_get (body, "data");
  gboolean decides = strcmp (beket_value_get_text (data, "type"), "crossing.decided") == 0;

  if (!beket_sql_run (tx, error,
                      "INSERT INTO correction (position, corrects, origin, crossing) VALUES (?1, ?2, ?3, ?4)", "ittt",
                      position, beket_value_get_text (data, "entry"), entry->origin,
                      beket_value_get_text (body, "subject")))
    return FALSE;

  return !decides || !beket_tx_is_mine (tx, entry->origin) ||
         decide_again (tx, entry, position, body, corrected (data), error);
}
