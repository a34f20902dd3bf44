/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The table of powers: which bodies may do what, by which article.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/error.h"
#include "domain/powers.h"

typedef enum
{
  ANY_BODY,         /* control bodies and other control bodies */
  CONTROL_BODIES,   /* border and customs: Article 1 */
  BORDER_BODY,
} Who;

static const struct
{
  Who         who;
  const char *article;
  const char *name;
} powers[BEKET_N_ACTIONS] = {
  [BEKET_ACTION_PERFORM_CONTROL] = { ANY_BODY, "3(1)", "perform control" },
  [BEKET_ACTION_WAIVE] = { ANY_BODY, "3(2)", "waive a control" },
  [BEKET_ACTION_RECOGNISE_IDENTIFICATION] = { CONTROL_BODIES, "3(3)",
                                              "recognise identification means" },
  [BEKET_ACTION_RECOGNISE_DOCUMENT] = { CONTROL_BODIES, "3(3)", "recognise control documents" },
  [BEKET_ACTION_RECOGNISE_INSPECTION] = { ANY_BODY, "3(4)", "recognise results of an inspection" },
  [BEKET_ACTION_INSPECT_AGAIN] = { ANY_BODY, "3(4)", "decide to inspect again" },
  [BEKET_ACTION_NOTIFY] = { ANY_BODY, "3(5)", "notify of an offence" },
  [BEKET_ACTION_SUSPEND] = { ANY_BODY, "8", "suspend joint control" },
  [BEKET_ACTION_ISSUE_PASS] = { BORDER_BODY, "6", "issue a pass" },
};

const char *
beket_powers_article (BeketAction action)
{
  g_return_val_if_fail (action < BEKET_N_ACTIONS, NULL);

  return powers[action].article;
}

static gboolean
is_among (const char *body,
          Who         who)
{
  gboolean border = g_strcmp0 (body, "border") == 0;

  if (body == NULL || *body == '\0')
    return FALSE;
  if (who == BORDER_BODY)
    return border;

  return who == ANY_BODY || border || g_strcmp0 (body, "customs") == 0;
}

gboolean
beket_powers_check (const char *body,
                    BeketAction action,
                    GError    **error)
{
  g_return_val_if_fail (action < BEKET_N_ACTIONS, FALSE);

  if (is_among (body, powers[action].who))
    return TRUE;

  g_set_error (error, BEKET_ERROR, BEKET_ERROR_POWER, "Article %s does not let the body \"%s\" %s",
               powers[action].article, body == NULL ? "" : body, powers[action].name);

  return FALSE;
}
