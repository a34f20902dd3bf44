/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Short texts of the screens: times, labels, states.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/locale.h"
#include "app/words.h"
#include "domain/clock.h"
#include "domain/country.h"
#include "domain/decimal.h"
#include "domain/local-time.h"

int
beket_words_offset (BeketStation *station,
                    gint64        utc_us)
{
  return beket_point_offset (beket_station_get_point (station, NULL), utc_us);
}

/* "2026-11-22" -> "22.11." */
static char *
short_day (const char *iso)
{
  return strlen (iso) == 10 ? g_strdup_printf ("%.2s.%.2s.", iso + 8, iso + 5) : g_strdup (iso);
}

char *
beket_words_clock (BeketStation *station,
                   gint64        utc_us)
{
  const BeketPoint *point = beket_station_get_point (station, NULL);
  g_autofree char *clock = beket_time_format_clock (utc_us, beket_point_offset (point, utc_us), FALSE);
  g_autofree char *today = beket_point_day (point, beket_station_now (station));
  g_autofree char *day = beket_point_day (point, utc_us);
  g_autofree char *brief = short_day (day);

  if (strcmp (day, today) == 0)
    return g_steal_pointer (&clock);

  return g_strconcat (brief, " ", clock, NULL);
}

char *
beket_words_moment (BeketStation *station,
                    const char   *wire)
{
  gint64 time;

  if (wire == NULL || *wire == '\0' || !beket_time_parse_wire (wire, &time, NULL))
    return g_strdup ("");

  return beket_words_clock (station, time);
}

char *
beket_words_zone (BeketStation *station)
{
  int offset = beket_words_offset (station, beket_station_now (station));
  char sign = offset < 0 ? '-' : '+';
  int minutes = ABS (offset);

  if (minutes % 60 == 0)
    return g_strdup_printf ("UTC%c%d", sign, minutes / 60);

  return g_strdup_printf ("UTC%c%d:%02d", sign, minutes / 60, minutes % 60);
}

char *
beket_words_today (BeketStation *station)
{
  g_autofree char *day = beket_point_day (beket_station_get_point (station, NULL), beket_station_now (station));

  return beket_date_format (day, beket_locale_get ());
}

const char *
beket_words_label (BeketStation *station,
                   const char   *list,
                   const char   *word)
{
  if (word == NULL || *word == '\0')
    return "";

  return beket_codes_label (beket_station_get_codes (station), list, word, beket_locale_get ());
}

char *
beket_words_reason (BeketStation *station,
                    const char   *list,
                    const char   *text)
{
  g_autofree char *word = g_strndup (text, strcspn (text, ":"));

  return g_strdup (beket_words_label (station, list, word));
}

char *
beket_words_sentence (const char *text)
{
  char first[8] = { 0 };

  if (text == NULL || *text == '\0')
    return g_strdup ("");

  g_unichar_to_utf8 (g_unichar_toupper (g_utf8_get_char (text)), first);

  return g_strconcat (first, g_utf8_next_char (text), NULL);
}

/* A library of older days has no word for it. */
char *
beket_words_marked (BeketStation *station,
                    const char   *name,
                    const char   *word)
{
  BeketCodes *codes = beket_station_get_codes (station);
  const char *const *known = beket_codes_words (codes, "confirmation");

  if (word == NULL || known == NULL || !g_strv_contains (known, word))
    return g_strdup (name);

  return g_strdup_printf ("%s · %s", name, beket_codes_label (codes, "confirmation", word, beket_locale_get ()));
}

char *
beket_words_point (BeketStation *station,
                   const char   *code)
{
  const BeketPoint *point;

  if (code == NULL || *code == '\0')
    return g_strdup ("");

  point = beket_station_get_point (station, code);
  if (point == NULL)
    return g_strdup (code);

  return beket_words_marked (station, point->name.in[beket_locale_get ()], point->edition.checked ? NULL : "unchecked");
}

char *
beket_words_form (BeketStation    *station,
                  const BeketForm *form)
{
  return beket_words_marked (station, form->title.in[beket_locale_get ()], form->checked ? NULL : "unchecked-form");
}

char *
beket_words_protocol (BeketStation *station,
                      const char   *number,
                      gboolean      demo)
{
  return beket_words_marked (station, number, demo ? "trial" : NULL);
}

char *
beket_words_country (BeketStation *station,
                     const char   *code)
{
  g_autofree char *today = beket_point_day (beket_station_get_point (station, NULL), beket_station_now (station));
  const BeketCountry *country = beket_editions_on (beket_station_get_reference (station, "countries"), code, today);

  if (country == NULL)
    return g_strdup (code);

  return beket_words_marked (station, country->name.in[beket_locale_get ()], country->edition.checked ? NULL : "unchecked");
}

char *
beket_words_workplace (BeketStation *station)
{
  const BeketProfile *profile = beket_station_get_profile (station);
  const char *direction = beket_words_label (station, "direction", profile->direction);

  if (*direction == '\0')
    return g_strdup_printf (_ ("Lane %s"), profile->lane);

  /* Translators: the booth: its lane and the direction that it controls: Lane 2 · exit */
  return g_strdup_printf (_ ("Lane %s · %s"), profile->lane, direction);
}

char *
beket_words_integer (gint64 number)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, ABS (number));
  gsize length = strlen (digits);
  GString *text = g_string_new (number < 0 ? "−" : "");

  for (gsize i = 0; i < length; i++)
    {
      if (i > 0 && (length - i) % 3 == 0)
        g_string_append (text, "\u00a0");
      g_string_append_c (text, digits[i]);
    }

  return g_string_free (text, FALSE);
}

/* Both languages write a comma. */
char *
beket_words_time (BeketStation *station,
                  const char   *wire)
{
  const BeketPoint *point = station != NULL ? beket_station_get_point (station, NULL) : NULL;
  gint64 time;

  return beket_time_parse_wire (wire, &time, NULL) ? beket_point_time (point, time) : g_strdup (wire);
}

char *
beket_words_decimal (const char *text)
{
  char *shown = g_strdup (text);

  return shown == NULL || !beket_decimal_check (shown, G_MAXINT / 2, TRUE, NULL) ? shown : g_strdelimit (shown, ".", ',');
}

/* ---- The link ---- */

typedef enum
{
  LINK_NONE,      /* this station works alone */
  LINK_UNKNOWN,   /* not tried yet */
  LINK_UP,
  LINK_DOWN,
} LinkState;

static LinkState
link_state (BeketStation *station)
{
  if (beket_station_get_profile (station)->node_url == NULL)
    return LINK_NONE;
  if (beket_station_get_online (station))
    return LINK_UP;

  return beket_station_get_since (station) == 0 ? LINK_UNKNOWN : LINK_DOWN;
}

static char *
no_link (BeketStation *station)
{
  g_autofree char *since = beket_words_clock (station, beket_station_get_since (station));
  int waiting = (int) CLAMP (beket_station_get_waiting (station), 0, G_MAXINT);

  if (waiting == 0)
    return g_strdup_printf (_ ("No link since %s"), since);

  return g_strdup_printf (ngettext ("No link since %s, %d waiting", "No link since %s, %d waiting",
                                    (gulong) waiting), since, waiting);
}

char *
beket_words_link (BeketStation *station)
{
  switch (link_state (station))
    {
      case LINK_UP:
        return g_strdup (_ ("Link is up"));

      case LINK_DOWN:
        return no_link (station);

      case LINK_UNKNOWN:
        return g_strdup (_ ("Link not tried yet"));

      case LINK_NONE:
      default:
        return g_strdup (_ ("Works alone"));
    }
}

const char *
beket_words_link_shape (BeketStation *station)
{
  switch (link_state (station))
    {
      case LINK_UP:
        return "●";

      case LINK_DOWN:
        return "▲";

      case LINK_UNKNOWN:
      case LINK_NONE:
      default:
        return "○";
    }
}

const char *
beket_words_link_class (BeketStation *station)
{
  switch (link_state (station))
    {
      case LINK_UP:
        return "good";

      case LINK_DOWN:
        return "caution";

      case LINK_UNKNOWN:
      case LINK_NONE:
      default:
        return "quiet";
    }
}

/* ---- Acts ---- */

static const struct
{
  const char *state;
  const char *shape;
  const char *style;
} act_states[] = {
  { "draft", "○", "quiet" },
  { "signed", "◔", "quiet" },
  { "sent", "◑", "busy" },
  { "received", "◕", "busy" },
  { "countersigned", "●", "busy" },
  { "recognised", "✓", "good" },
  { "partly", "≈", "caution" },
  { "not-recognised", "✗", "bad" },
  { "superseded", "⇄", "quiet" },
  { "annulled", "⊘", "bad" },
};

const char *
beket_words_act_shape (const char *state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (act_states); i++)
    if (g_strcmp0 (state, act_states[i].state) == 0)
      return act_states[i].shape;

  return "○";
}

const char *
beket_words_act_class (const char *state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (act_states); i++)
    if (g_strcmp0 (state, act_states[i].state) == 0)
      return act_states[i].style;

  return "quiet";
}
