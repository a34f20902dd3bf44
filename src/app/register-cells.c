/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What stands in the columns of the register.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include "app/register-cells.h"

#include <glib/gi18n.h>

#include "app/wording.h"
#include "app/words.h"
#include "domain/clock.h"
#include "domain/local-time.h"

/* ---- Words ---- */

char *
beket_register_officer (BeketStation *station,
                        const char   *id)
{
  GPtrArray *officers = beket_station_officers (station);

  for (guint i = 0; i < officers->len; i++)
    {
      const BeketOfficer *officer = g_ptr_array_index (officers, i);

      if (g_strcmp0 (officer->id, id) == 0)
        return g_strdup (officer->name);
    }

  return g_strdup (id);
}

static const char *
list_of (const char *filter)
{
  static const struct { const char *filter; const char *list; } lists[] = {
    { "control", "control-kind" }, { "decision", "crossing-state" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    if (g_str_equal (lists[i].filter, filter))
      return lists[i].list;

  return filter;
}

char *
beket_register_word (BeketStation *station,
                     const char   *filter,
                     const char   *word)
{
  if (g_str_equal (filter, "officer"))
    return beket_register_officer (station, word);
  if (g_str_equal (filter, "point"))
    return beket_words_point (station, word);
  if (g_str_equal (filter, "citizenship"))
    return beket_words_country (station, word);

  if (g_strcmp0 (word, "abandoned") == 0)   /* no state of the guide: it has left it */
    return g_strdup (_ ("taken out of the queue"));

  return g_strdup (beket_words_label (station, list_of (filter), word));
}

char *
beket_register_words (BeketStation     *station,
                      const char       *filter,
                      const BeketValue *words)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < beket_value_length (words); i++)
    {
      g_autofree char *word = beket_register_word (station, filter, beket_value_to_text (beket_value_index (words, i)));

      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", word);
    }

  return g_string_free (text, FALSE);
}

/* ---- Cells ---- */

/* The day stands above the table. A leaf before it: this line comes from a paper blank, and the time is that of the paper. */
char *
beket_register_time (BeketStation *station,
                     BeketItem    *line)
{
  g_autofree char *clock = NULL;
  gint64 opened;

  if (!beket_time_parse_wire (beket_item_text (line, "opened"), &opened, NULL))
    return g_strdup ("");

  clock = beket_time_format_clock (opened, beket_words_offset (station, opened), FALSE);
  return *beket_item_text (line, "blank") != '\0' ? g_strconcat ("▤ ", clock, NULL) : g_steal_pointer (&clock);
}

char *
beket_register_object (BeketStation *station,
                       BeketItem    *line)
{
  return g_strdup (beket_item_text (line, "title"));
}

char *
beket_register_name (BeketStation *station,
                     BeketItem    *line)
{
  const char *name = beket_item_text (line, "name");
  gint64 persons = beket_value_get_integer (beket_item_get_row (line), "persons", 0);

  return persons > 1 ? g_strdup_printf ("%s +%d", name, (int) persons - 1) : g_strdup (name);
}

char *
beket_register_subject (BeketStation *station,
                        BeketItem    *line)
{
  return beket_register_word (station, "subject", beket_item_text (line, "subject"));
}

char *
beket_register_direction (BeketStation *station,
                          BeketItem    *line)
{
  return beket_register_word (station, "direction", beket_item_text (line, "direction"));
}

char *
beket_register_controls (BeketStation *station,
                         BeketItem    *line)
{
  return beket_register_words (station, "control", beket_value_get (beket_item_get_row (line), "controls"));
}

char *
beket_register_outcome (BeketStation *station,
                        BeketItem    *line)
{
  return beket_register_word (station, "decision", beket_item_text (line, "state"));
}

/* From the first entry to the decision: the time that the crossing took. */
char *
beket_register_lasted (BeketStation *station,
                       BeketItem    *line)
{
  gint64 opened, decided;

  if (!beket_time_parse_wire (beket_item_text (line, "opened"), &opened, NULL) ||
      !beket_time_parse_wire (beket_item_text (line, "decided"), &decided, NULL))
    return g_strdup ("–");

  return beket_wording_duration (decided - opened);
}

char *
beket_register_act (BeketStation *station,
                    BeketItem    *line)
{
  const char *act = beket_item_text (line, "act");

  return g_strdup (*act != '\0' ? act : "–");
}
