/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The totals of a day in words.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include "app/register-totals.h"

#include <glib/gi18n.h>

#include "app/register-cells.h"
#include "app/words.h"

#define HOURS 24

static char *
number_of (const BeketValue *totals,
           const char       *name)
{
  return beket_words_integer (beket_value_get_integer (totals, name, 0));
}

static char *
outcomes (BeketStation     *station,
          const BeketValue *totals)
{
  const BeketValue *counts = beket_value_get (totals, "decision");
  g_autofree const char **words = counts != NULL ? beket_value_names (counts) : NULL;
  GString *text = g_string_new (NULL);

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    {
      g_autofree char *name = beket_register_word (station, "decision", words[i]);
      g_autofree char *count = number_of (counts, words[i]);

      g_string_append_printf (text, "%s%s %s", text->len > 0 ? " · " : "", name, count);
    }

  return g_string_free (text, FALSE);
}

static gint64
count_at (const BeketValue *hours,
          int               hour)
{
  char word[3] = { (char) ('0' + hour / 10), (char) ('0' + hour % 10), '\0' };

  return beket_value_get_integer (hours, word, 0);
}

/* A bar for each hour of the point, the busiest one full. */
static char *
chart (const BeketValue *totals)
{
  static const char *const bars[] = { "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█" };
  const BeketValue *hours = beket_value_get (totals, "hour");
  GString *text = g_string_new (NULL);
  gint64 most = 1;

  for (int hour = 0; hour < HOURS; hour++)
    most = MAX (most, count_at (hours, hour));
  for (int hour = 0; hour < HOURS; hour++)
    g_string_append (text, bars[count_at (hours, hour) * (gint64) (G_N_ELEMENTS (bars) - 1) / most]);

  return g_string_free (text, FALSE);
}

char *
beket_register_totals (BeketStation     *station,
                       const BeketValue *totals)
{
  g_autofree char *crossings = number_of (totals, "crossings");
  g_autofree char *persons = number_of (totals, "persons");
  g_autofree char *vehicles = number_of (totals, "vehicles");
  g_autofree char *ended = outcomes (station, totals);
  g_autofree char *hours = chart (totals);

  /* Translators: the whole day: how many crossings, persons, vehicles; then a bar for each hour from 0 to 23; then how many ended how */
  return g_strdup_printf (_ ("Whole day: crossings %s · persons %s · vehicles %s | by the hour %s | %s"),
                          crossings, persons, vehicles, hours, ended);
}
