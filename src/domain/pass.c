/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Passes of visiting officers: Article 6.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/day.h"
#include "domain/error.h"
#include "domain/pass.h"

#include <string.h>

static gboolean
says (const BeketValue *pass,
      const char       *name,
      const char       *word)
{
  const char *text = beket_value_get_text (pass, name);

  return text != NULL && g_strcmp0 (text, word) == 0;
}

static const char *
fault_of_day (const BeketValue *pass,
              const char       *day)
{
  const char *from = beket_value_get_text (pass, "validFrom");
  const char *to = beket_value_get_text (pass, "validTo");
  const char *revoked = beket_value_get_text (pass, "revoked");

  /* A pass without both its days is none, and so is a day that is none. */
  if (!beket_day_is_valid (day) || !beket_day_is_valid (from) || !beket_day_is_valid (to))
    return "no-pass";
  if (strcmp (day, from) < 0)
    return "pass-not-yet";
  if (strcmp (day, to) > 0)
    return "pass-expired";

  return revoked != NULL && strcmp (revoked, day) <= 0 ? "pass-revoked" : NULL;
}

const char *
beket_pass_fault (const BeketValue *pass,
                  const BeketActor *actor)
{
  if (pass == NULL)
    return "no-pass";
  if (!says (pass, "holder", actor->officer) || !says (pass, "party", actor->party))
    return "pass-holder";
  if (!says (pass, "body", actor->body))
    return "pass-body";
  if (!says (pass, "issuerParty", actor->territory) || !says (pass, "issuerBody", "border"))
    return "pass-issuer";
  if (!says (pass, "point", actor->point))
    return "pass-point";

  return fault_of_day (pass, actor->day);
}

/* ---- Issuing ---- */

static gboolean
invalid (GError    **error,
         const char *name,
         const char *why)
{
  g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "pass: %s: %s", name, why);

  return FALSE;
}

static gboolean
check_texts (const BeketValue *pass,
             GError          **error)
{
  static const char *const names[] = {
    "number", "holder", "name", "party", "body", "point", "purpose", "validFrom", "validTo"
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *text = beket_value_get_text (pass, names[i]);

      if (text == NULL || *text == '\0')
        return invalid (error, names[i], "missing");
    }

  return TRUE;
}

static gboolean
check_days (const BeketValue *pass,
            const char       *day,
            GError          **error)
{
  const char *from = beket_value_get_text (pass, "validFrom");
  const char *to = beket_value_get_text (pass, "validTo");

  if (!beket_day_is_valid (from))
    return invalid (error, "validFrom", "not a day");
  if (!beket_day_is_valid (to))
    return invalid (error, "validTo", "not a day");
  if (strcmp (to, from) < 0)
    return invalid (error, "validTo", "before validFrom");
  if (day == NULL || strcmp (to, day) < 0)
    return invalid (error, "validTo", "over on the day of issue");

  return TRUE;
}

/* Article 6 names officers of control bodies; for others the protocol has to. */
static gboolean
check_holder (const BeketValue *pass,
              const BeketActor *issuer,
              GError          **error)
{
  BeketActor holder = *issuer;

  holder.party = beket_value_get_text (pass, "party");
  holder.body = beket_value_get_text (pass, "body");
  holder.role = NULL;
  holder.officer = beket_value_get_text (pass, "holder");
  holder.point = beket_value_get_text (pass, "point");
  holder.kind = NULL;
  holder.pass = pass;
  holder.day = beket_value_get_text (pass, "validFrom");
  if (!beket_powers_is_visiting (&holder))
    return invalid (error, "party", "nobody needs a pass in his own state");

  return beket_powers_check (&holder, BEKET_ACTION_STAY, error);
}

gboolean
beket_pass_check_issue (const BeketValue *pass,
                        const BeketActor *issuer,
                        GError          **error)
{
  if (!beket_powers_check (issuer, BEKET_ACTION_ISSUE_PASS, error) ||
      !check_texts (pass, error) || !check_days (pass, issuer->day, error))
    return FALSE;
  if (!says (pass, "issuerParty", issuer->territory))
    return invalid (error, "issuerParty", "the host state issues it");
  if (!says (pass, "issuerBody", "border"))
    return invalid (error, "issuerBody", "a border body issues it");
  if (!says (pass, "point", issuer->point))
    return invalid (error, "point", "not the point where it is issued");

  return check_holder (pass, issuer, error);
}
