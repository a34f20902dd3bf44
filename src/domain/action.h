/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BeketAction:
 * What the agreement lets somebody do, one row of the rights table each. Words of the list "action" on disk and wire.
 */
typedef enum
{
  BEKET_ACTION_PERFORM_CONTROL,          /* "perform-control": Articles 1, 3(1-2) */
  BEKET_ACTION_WAIVE,                    /* "waive": Article 3(2) */
  BEKET_ACTION_RECOGNISE_IDENTIFICATION, /* "recognise-identification": Article 3(3): control bodies only */
  BEKET_ACTION_RECOGNISE_DOCUMENT,       /* "recognise-document": Article 3(3): control bodies only */
  BEKET_ACTION_RECOGNISE_INSPECTION,     /* "recognise-inspection": Article 3(4), first part */
  BEKET_ACTION_INSPECT_AGAIN,            /* "inspect-again": Article 3(4), second part */
  BEKET_ACTION_ASSIST,                   /* "assist": Article 3(5), first part */
  BEKET_ACTION_NOTIFY,                   /* "notify": Article 3(5), second part */
  BEKET_ACTION_EXCHANGE,                 /* "exchange": Article 4(1) */
  BEKET_ACTION_STAY,                     /* "stay": Article 6: on the other territory, on a pass */
  BEKET_ACTION_ISSUE_PASS,               /* "issue-pass": Article 6: border body of the host state only */
  BEKET_ACTION_CHECK_GROUNDS,            /* "check-grounds": Article 7(1) */
  BEKET_ACTION_INSPECT,                  /* "inspect": Article 7(1): vehicles and cargo */
  BEKET_ACTION_DETAIN,                   /* "detain": Article 7(1): detect and detain */
  BEKET_ACTION_FIX_POWERS,               /* "fix-powers": Article 7(2): control bodies only */
  BEKET_ACTION_SUSPEND,                  /* "suspend": Article 8 */
  BEKET_ACTION_RESUME,                   /* "resume": Article 8 */
  BEKET_ACTION_APPROVE_ORDER,            /* "approve-order": Article 9: other bodies where necessary */
  BEKET_ACTION_AGREE_POINTS,             /* "agree-points": Article 9: control bodies only */
  BEKET_N_ACTIONS,
} BeketAction;

const char *beket_action_word      (BeketAction   action);
gboolean    beket_action_from_word (const char   *word,
                                    BeketAction  *action);
/** beket_action_article: "3(4)": article and paragraph that speak of it, for the log. */
const char *beket_action_article   (BeketAction   action);
/** beket_action_name: in English, for the log: "waive a control". */
const char *beket_action_name      (BeketAction   action);

G_END_DECLS
