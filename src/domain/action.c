/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The actions of the rights table: their words and the articles that speak of them.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/action.h"

/* *INDENT-OFF* */
static const struct
{
  const char *word;
  const char *article;
  const char *name;
} actions[BEKET_N_ACTIONS] = {
  [BEKET_ACTION_PERFORM_CONTROL] = { "perform-control", "3(1)", "perform control" },
  [BEKET_ACTION_WAIVE] = { "waive", "3(2)", "waive a control" },
  [BEKET_ACTION_RECOGNISE_IDENTIFICATION] = { "recognise-identification", "3(3)", "recognise identification means" },
  [BEKET_ACTION_RECOGNISE_DOCUMENT] = { "recognise-document", "3(3)", "recognise control documents" },
  [BEKET_ACTION_RECOGNISE_INSPECTION] = { "recognise-inspection", "3(4)", "recognise results of an inspection" },
  [BEKET_ACTION_INSPECT_AGAIN] = { "inspect-again", "3(4)", "decide to inspect again" },
  [BEKET_ACTION_ASSIST] = { "assist", "3(5)", "assist in collecting evidence" },
  [BEKET_ACTION_NOTIFY] = { "notify", "3(5)", "notify of an offence" },
  [BEKET_ACTION_EXCHANGE] = { "exchange", "4(1)", "exchange information" },
  [BEKET_ACTION_STAY] = { "stay", "6", "stay in the adjacent point" },
  [BEKET_ACTION_ISSUE_PASS] = { "issue-pass", "6", "issue a pass" },
  [BEKET_ACTION_CHECK_GROUNDS] = { "check-grounds", "7(1)", "check grounds for crossing" },
  [BEKET_ACTION_INSPECT] = { "inspect", "7(1)", "inspect vehicles and cargo" },
  [BEKET_ACTION_DETAIN] = { "detain", "7(1)", "detect and detain" },
  [BEKET_ACTION_FIX_POWERS] = { "fix-powers", "7(2)", "fix the limits of powers" },
  [BEKET_ACTION_SUSPEND] = { "suspend", "8", "suspend joint control" },
  [BEKET_ACTION_RESUME] = { "resume", "8", "resume joint control" },
  [BEKET_ACTION_APPROVE_ORDER] = { "approve-order", "9", "approve order and forms" },
  [BEKET_ACTION_AGREE_POINTS] = { "agree-points", "9", "agree on points" },
};
/* *INDENT-ON* */

const char *
beket_action_word (BeketAction action)
{
  g_return_val_if_fail (action < BEKET_N_ACTIONS, NULL);

  return actions[action].word;
}

gboolean
beket_action_from_word (const char  *word,
                        BeketAction *action)
{
  for (int i = 0; i < BEKET_N_ACTIONS; i++)
    if (g_strcmp0 (actions[i].word, word) == 0)
      {
        *action = (BeketAction) i;
        return TRUE;
      }

  return FALSE;
}

const char *
beket_action_article (BeketAction action)
{
  g_return_val_if_fail (action < BEKET_N_ACTIONS, NULL);

  return actions[action].article;
}

const char *
beket_action_name (BeketAction action)
{
  g_return_val_if_fail (action < BEKET_N_ACTIONS, NULL);

  return actions[action].name;
}
