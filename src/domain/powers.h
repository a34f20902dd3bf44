/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Who may do what, exactly as the articles of the agreement are written. */

typedef enum
{
  BEKET_ACTION_PERFORM_CONTROL,          /* Articles 1, 3(1-2) */
  BEKET_ACTION_WAIVE,                    /* Article 3(2) */
  BEKET_ACTION_RECOGNISE_IDENTIFICATION, /* Article 3(3): control bodies only */
  BEKET_ACTION_RECOGNISE_DOCUMENT,       /* Article 3(3): control bodies only */
  BEKET_ACTION_RECOGNISE_INSPECTION,     /* Article 3(4)1 */
  BEKET_ACTION_INSPECT_AGAIN,            /* Article 3(4)2 */
  BEKET_ACTION_NOTIFY,                   /* Article 3(5) */
  BEKET_ACTION_SUSPEND,                  /* Article 8 */
  BEKET_ACTION_ISSUE_PASS,               /* Article 6: border body only */
  BEKET_N_ACTIONS,
} BeketAction;

/** beket_powers_check: @body: word of "body"; border and customs are control bodies (Article 1). Error: %BEKET_ERROR_POWER naming the article. */
gboolean    beket_powers_check   (const char   *body,
                                  BeketAction   action,
                                  GError      **error);
/** beket_powers_article: "3(4)": article and paragraph, for a sentence in either language. Any body that is named and is no control body is an "other control body". */
const char *beket_powers_article (BeketAction   action);

G_END_DECLS
