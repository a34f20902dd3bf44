/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lines for the hands of those who sign on paper: persons present, witnesses, who received a copy.
 * A refusal to sign has a line of its own.
 */

#define G_LOG_DOMAIN "beket-act"

#include "config.h"

#include "act/layout.h"

#define NAME_BESIDE 26   /* letters */

static const char rule[] = "______________________________";

/* The first line is empty: room for the hand. A name that has no place beside the rule stands under it. */
static void
sign_here (BeketLayout *self,
           const char  *name)
{
  gboolean beside = name == NULL || g_utf8_strlen (name, -1) <= NAME_BESIDE;
  g_autofree char *line = g_strdup_printf (" \n%s%s%s", rule, beside ? "   " : "\n", name != NULL ? name : "–");

  beket_layout_pair (self, "Қолы", "Подпись", line, NULL);
}

static void
refused (BeketLayout      *self,
         const BeketValue *facts,
         const char       *name)
{
  const char *reason = beket_value_get_text (facts, "refusalReason");
  g_autofree char *line = g_strdup_printf ("%s: %s", name != NULL ? name : "–",
                                           reason != NULL ? reason : "–");

  beket_layout_pair (self, "Қол қоюдан бас тартты", "От подписи отказался", line, NULL);
}

static void
hand (BeketLayout      *self,
      const BeketValue *facts)
{
  const char *name = beket_value_get_text (facts, "name");

  if (beket_value_get_boolean (facts, "refused"))
    refused (self, facts, name);
  else
    sign_here (self, name);
}

void
beket_layout_hands (BeketLayout        *self,
                    const BeketSection *section,
                    const BeketValue   *facts)
{
  int table = beket_tags_open (self->tags, "Table", BEKET_NEUTRAL);

  if (!section->repeated)
    hand (self, facts);
  for (guint i = 0; section->repeated && i < beket_value_length (facts) && !self->too_long; i++)
    hand (self, beket_value_index (facts, i));

  beket_tags_close (self->tags, table);
}
