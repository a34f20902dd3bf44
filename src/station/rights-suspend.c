/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Suspending joint control, going on with it, and what is suspended: Article 8.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/rights.h"

#include "domain/clock.h"
#include "domain/error.h"
#include "domain/suspension.h"
#include "ledger/rights.h"
#include "station/station-private.h"

/* Who decides, and from when on: what the asker does not say himself. The protocol is the one that was agreed on, also while joint control is
 * suspended: what is suspended in part can be suspended altogether. */
static void
fill_in (BeketDecision *decision)
{
  BeketValue *data = decision->data;

  decision->actor.protocol = beket_station_agreed_protocol (decision->station);
  beket_value_set_text (data, "notified", decision->time);
  beket_value_set_text (data, "party", decision->actor.party);
  beket_value_set_text (data, "body", decision->actor.body);
  beket_value_set_text (data, "decidedBy", decision->actor.officer);
  if (beket_value_get_text (data, "from") == NULL)
    beket_value_set_text (data, "from", decision->time);
}

/* ---- Suspending ---- */

static gboolean
is_own_kind (const BeketProtocol *protocol,
             const char          *word)
{
  for (guint i = 0; protocol != NULL && i < protocol->kinds->len; i++)
    if (g_strcmp0 (((BeketOwnKind *) g_ptr_array_index (protocol->kinds, i))->word, word) == 0)
      return TRUE;
  return FALSE;
}

/* A word that nobody knows would suspend nothing, and nobody would notice. */
static gboolean
check_kinds (const BeketDecision *decision,
             GError             **error)
{
  const BeketValue *kinds = beket_value_get (decision->data, "kinds");

  for (guint i = 0; i < beket_value_length (kinds); i++)
    {
      const char *word = beket_value_to_text (beket_value_index (kinds, i));

      if (!is_own_kind (decision->actor.protocol, word) &&
          !beket_decision_check_word (decision, "control-kind", "kinds", word, error))
        return FALSE;
    }
  return TRUE;
}

/* Worker thread. */
static gboolean
check_suspension (BeketDecision *decision,
                  BeketTx       *tx,
                  GError       **error)
{
  return beket_suspension_check (decision->data, &decision->actor, error) && check_kinds (decision, error) &&
         beket_decision_number (decision, tx, "D17", error);
}

gboolean
beket_tools_suspend (BeketStation     *self,
                     const BeketValue *ask,
                     char            **number,
                     GError          **error)
{
  g_auto (BeketDecision) decision = { NULL };

  if (!beket_decision_init (&decision, self, ask, error))
    return FALSE;
  fill_in (&decision);
  if (!beket_decision_write (&decision, "suspension.notified", check_suspension, error))
    return FALSE;
  if (number != NULL)
    *number = g_strdup (decision.subject);
  return TRUE;
}

/* ---- What is in force ---- */

/* Of this one alone, wherever it holds. */
static const char *
state_of (BeketStation     *self,
          BeketValue       *suspension,
          const BeketValue *resumptions,
          const char       *time)
{
  g_autoptr (BeketValue) alone = beket_value_new_list ();
  const char *point = beket_value_to_text (beket_value_index (beket_value_get (suspension, "points"), 0));
  BeketSuspensionAsk ask = {
    .suspensions = alone,
    .resumptions = resumptions,
    .point = point != NULL ? point : self->profile->point,
    .time = time,
  };
  g_auto (GStrv) kinds = NULL;

  beket_value_append (alone, beket_value_ref (suspension));
  kinds = beket_suspension_kinds (&ask);
  if (kinds[0] != NULL || beket_suspension_in_force (&ask) != NULL)
    return "in-force";
  if (g_strcmp0 (beket_value_get_text (suspension, "from"), time) > 0 ||
      g_strcmp0 (beket_value_get_text (suspension, "notified"), time) > 0)
    return "to-come";
  return "over";
}

static void
add_resumptions (BeketValue       *suspension,
                 const BeketValue *resumptions)
{
  BeketValue *list = beket_value_list (suspension, "resumptions");

  for (guint i = 0; i < beket_value_length (resumptions); i++)
    {
      const BeketValue *resumption = beket_value_index (resumptions, i);

      if (g_strcmp0 (beket_value_get_text (resumption, "suspension"), beket_value_get_text (suspension, "number")) == 0)
        beket_value_append (list, beket_value_copy (resumption));
    }
}

static BeketValue *
describe (BeketStation      *self,
          const BeketRights *rights,
          const char        *time)
{
  BeketValue *rows = beket_value_copy (rights->suspensions);

  for (guint i = 0; i < beket_value_length (rows); i++)
    {
      BeketValue *row = beket_value_index (rows, i);

      beket_value_set_text (row, "state", state_of (self, row, rights->resumptions, time));
      add_resumptions (row, rights->resumptions);
    }
  return rows;
}

BeketValue *
beket_tools_suspensions (BeketStation *self,
                         GError      **error)
{
  g_autofree char *time = NULL;

  g_return_val_if_fail (BEKET_IS_STATION (self), NULL);

  if (!beket_station_load_lists (self, error))
    return NULL;
  time = beket_time_format_wire (beket_station_now (self));
  return describe (self, &self->rights, time);
}

/* ---- Going on ---- */

static const BeketValue *
find (const BeketValue *rows,
      const char       *number)
{
  for (guint i = 0; number != NULL && i < beket_value_length (rows); i++)
    if (g_strcmp0 (beket_value_get_text (beket_value_index (rows, i), "number"), number) == 0)
      return beket_value_index (rows, i);
  return NULL;
}

static gboolean
check_not_over (BeketDecision     *decision,
                const BeketRights *rights,
                GError           **error)
{
  const char *number = beket_value_get_text (decision->data, "suspension");
  g_autoptr (BeketValue) rows = describe (decision->station, rights, decision->time);
  const BeketValue *row = find (rows, number);

  if (g_strcmp0 (beket_value_get_text (row, "state"), "over") != 0)
    return TRUE;
  g_set_error (error, BEKET_ERROR, BEKET_ERROR_TRANSITION, "suspension %s is over", number);
  return FALSE;
}

/* Worker thread. */
static gboolean
check_resumption (BeketDecision *decision,
                  BeketTx       *tx,
                  GError       **error)
{
  BeketRights rights = { NULL };
  gboolean ok = beket_rights_read (tx, &rights, error) &&
                beket_resumption_check (decision->data, rights.suspensions, &decision->actor, error) &&
                check_not_over (decision, &rights, error) &&
                beket_decision_number (decision, tx, "D18", error);

  beket_rights_clear (&rights);
  return ok;
}

gboolean
beket_tools_resume (BeketStation     *self,
                    const BeketValue *ask,
                    char            **number,
                    gboolean         *ends,
                    GError          **error)
{
  g_auto (BeketDecision) decision = { NULL };
  const BeketValue *suspension;

  if (!beket_decision_init (&decision, self, ask, error))
    return FALSE;
  fill_in (&decision);
  if (!beket_decision_write (&decision, "suspension.resumed", check_resumption, error))
    return FALSE;
  suspension = find (self->rights.suspensions, beket_value_get_text (decision.data, "suspension"));
  if (number != NULL)
    *number = g_strdup (decision.subject);
  if (ends != NULL)
    *ends = g_strcmp0 (beket_value_get_text (suspension, "party"), decision.actor.party) == 0;
  return TRUE;
}
