/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Inspecting again what the other Party has inspected, on sufficient grounds: Article 3, paragraph 4.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/rights.h"

#include "domain/error.h"
#include "domain/recognition.h"
#include "station/station-private.h"
#include "station/tools.h"

/* Worker thread. Asked inside the transaction, so that two officers cannot both decide. */
static gboolean
check_first (BeketDecision *decision,
             BeketTx       *tx,
             GError       **error)
{
  g_autoptr (BeketValue) row = beket_tx_act (tx, beket_value_get_text (decision->data, "entry"), error);

  if (row == NULL)
    return FALSE;
  if (beket_value_get (row, "reinspection") == NULL)
    return TRUE;
  g_set_error (error, BEKET_ERROR, BEKET_ERROR_TRANSITION, "it is decided already that act %s is inspected again",
               beket_value_get_text (row, "number"));
  return FALSE;
}

static gboolean
check_is_peers (BeketStation     *self,
                const BeketValue *row,
                GError          **error)
{
  const char *origin = beket_value_get_text (row, "origin");

  if (origin != NULL && !g_str_has_prefix (origin, self->profile->party))
    return TRUE;
  g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "only what the other Party has inspected is inspected again");
  return FALSE;
}

static void
fill_in (BeketDecision     *decision,
         const BeketValue  *row,
         const char *const *grounds,
         const char        *note)
{
  BeketValue *data = decision->data;

  beket_value_set_text (data, "act", beket_value_get_text (row, "number"));
  beket_value_set_text (data, "entry", beket_value_get_text (row, "entry"));
  beket_value_set_text (data, "blob", beket_value_get_text (row, "blob"));
  for (guint i = 0; grounds[i] != NULL; i++)
    beket_value_append (beket_value_list (data, "grounds"), beket_value_new_text (grounds[i]));
  beket_value_set_text (data, "note", note != NULL && *note != '\0' ? note : NULL);
  beket_value_set_text (data, "officer", decision->actor.officer);
  beket_value_set_text (data, "decided", decision->time);
  decision->subject = g_strdup (beket_value_get_text (row, "crossing"));
}

gboolean
beket_tools_reinspect (BeketStation      *self,
                       const char        *act,
                       const char *const *grounds,
                       const char        *note,
                       GError           **error)
{
  g_auto (BeketDecision) decision = { NULL };
  g_autoptr (BeketActView) view = NULL;

  if (!beket_decision_init (&decision, self, NULL, error) ||
      !beket_reinspection_check (&decision.actor, grounds, note, error) ||
      (view = beket_tools_open_act (self, act, error)) == NULL ||
      !check_is_peers (self, view->row, error))
    return FALSE;
  fill_in (&decision, view->row, grounds, note);
  return beket_decision_write (&decision, "act.reinspected", check_first, error);
}
