/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Passes of visiting officers: issued, revoked, listed: Article 6.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/rights.h"

#include "domain/error.h"
#include "domain/pass.h"
#include "ledger/rights.h"
#include "station/station-private.h"

#include <string.h>

/* ---- Issuing ---- */

/* Worker thread. A number is no fact that an officer gives: the check sees one that is never written. */
static gboolean
check_pass (BeketDecision *decision,
            BeketTx       *tx,
            GError       **error)
{
  beket_value_set_text (decision->data, "number", "-");
  return beket_pass_check_issue (decision->data, &decision->actor, error) &&
         beket_decision_check_word (decision, "body", "body", beket_value_get_text (decision->data, "body"), error) &&
         beket_decision_check_word (decision, "pass-purpose", "purpose", beket_value_get_text (decision->data, "purpose"),
                                    error) &&
         beket_decision_number (decision, tx, "D16", error);
}

gboolean
beket_tools_issue_pass (BeketStation     *self,
                        const BeketValue *ask,
                        char            **number,
                        GError          **error)
{
  g_auto (BeketDecision) decision = { NULL };

  if (!beket_decision_init (&decision, self, ask, error))
    return FALSE;
  decision.actor.protocol = beket_station_agreed_protocol (self);
  beket_value_set_text (decision.data, "point", self->profile->point);
  beket_value_set_text (decision.data, "issuerParty", decision.actor.party);
  beket_value_set_text (decision.data, "issuerBody", decision.actor.body);
  if (!beket_decision_write (&decision, "pass.issued", check_pass, error))
    return FALSE;
  if (number != NULL)
    *number = g_strdup (decision.subject);
  return TRUE;
}

/* ---- Revoking ---- */

static const BeketValue *
find_own (const BeketValue *passes,
          const char       *number,
          const char       *party)
{
  for (guint i = 0; i < beket_value_length (passes); i++)
    {
      const BeketValue *pass = beket_value_index (passes, i);

      if (g_strcmp0 (beket_value_get_text (pass, "number"), number) == 0 &&
          g_strcmp0 (beket_value_get_text (pass, "issuerParty"), party) == 0)
        return pass;
    }
  return NULL;
}

/* Worker thread. */
static gboolean
check_revocation (BeketDecision *decision,
                  BeketTx       *tx,
                  GError       **error)
{
  const char *day = beket_value_get_text (decision->data, "revoked");
  g_autoptr (BeketValue) passes = NULL;
  const BeketValue *pass;
  const char *revoked;

  if (!beket_powers_check (&decision->actor, BEKET_ACTION_ISSUE_PASS, error) ||
      (passes = beket_tx_passes (tx, NULL, error)) == NULL)
    return FALSE;
  pass = find_own (passes, decision->subject, decision->actor.party);
  revoked = beket_value_get_text (pass, "revoked");
  if (pass == NULL)
    g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "number: this state has issued no pass %s", decision->subject);
  else if (revoked != NULL && strcmp (revoked, day) <= 0)
    g_set_error (error, BEKET_ERROR, BEKET_ERROR_TRANSITION, "pass %s is revoked already, from %s on", decision->subject,
                 revoked);
  else
    return TRUE;
  return FALSE;
}

gboolean
beket_tools_revoke_pass (BeketStation *self,
                         const char   *number,
                         const char   *day,
                         GError      **error)
{
  g_auto (BeketDecision) decision = { NULL };

  if (!beket_decision_init (&decision, self, NULL, error))
    return FALSE;
  decision.actor.protocol = beket_station_agreed_protocol (self);
  decision.subject = g_strdup (number);
  beket_value_set_text (decision.data, "number", number);
  beket_value_set_text (decision.data, "issuerParty", decision.actor.party);
  beket_value_set_text (decision.data, "issuerBody", decision.actor.body);
  beket_value_set_text (decision.data, "revoked", day != NULL ? day : decision.day);
  return beket_decision_write (&decision, "pass.revoked", check_revocation, error);
}

/* ---- The list ---- */

static const char *
state_of (const BeketValue *pass,
          const char       *day)
{
  const char *revoked = beket_value_get_text (pass, "revoked");

  if (revoked != NULL && strcmp (revoked, day) <= 0)
    return "revoked";
  if (strcmp (beket_value_get_text (pass, "validTo"), day) < 0)
    return "expired";
  return strcmp (beket_value_get_text (pass, "validFrom"), day) > 0 ? "not-yet" : "valid";
}

BeketValue *
beket_tools_passes (BeketStation *self,
                    GError      **error)
{
  g_autofree char *day = NULL;
  BeketValue *rows;

  g_return_val_if_fail (BEKET_IS_STATION (self), NULL);

  if (!beket_station_load_lists (self, error))
    return NULL;
  day = beket_station_today (self);
  rows = beket_value_copy (self->rights.passes);
  for (guint i = 0; i < beket_value_length (rows); i++)
    beket_value_set_text (beket_value_index (rows, i), "state", state_of (beket_value_index (rows, i), day));
  return rows;
}
