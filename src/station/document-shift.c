/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the register of a day says of the shifts: who was on duty, and from when to when.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/document-private.h"

#include "domain/clock.h"
#include "domain/local-time.h"
#include "station/station-private.h"

#define MAX_TEXT 200    /* characters: what the form has room for */
#define MORE "; …"

typedef struct
{
  const char *officer;    /* (not owned): id */
  const char *from;       /* (not owned) (nullable): wire times */
  const char *to;         /* (not owned) (nullable) */
} Duty;

/* ---- From when to when ---- */

/* (nullable): the one that he has not handed over yet. */
static Duty *
find_open (const GArray *duties,
           const char   *officer)
{
  for (guint i = 0; i < duties->len; i++)
    {
      Duty *duty = &g_array_index (duties, Duty, i);

      if (duty->to == NULL && g_str_equal (duty->officer, officer))
        return duty;
    }

  return NULL;
}

/* Who signs in again, or after he took over, goes on with his shift. */
static void
begin (GArray     *duties,
       const char *officer,
       const char *time)
{
  Duty duty = { officer, time, NULL };

  if (officer != NULL && find_open (duties, officer) == NULL)
    g_array_append_val (duties, duty);
}

static void
end (GArray     *duties,
     const char *officer,
     const char *time)
{
  Duty *open = find_open (duties, officer);
  Duty duty = { officer, NULL, time };

  if (open != NULL)
    open->to = time;
  else
    g_array_append_val (duties, duty);
}

static void
take (GArray           *duties,
      const BeketValue *row)
{
  const char *from = beket_value_get_text (row, "from");
  const char *time = beket_value_get_text (row, "handedOver");

  if (time == NULL)
    time = beket_value_get_text (row, "written");
  if (from != NULL)
    end (duties, from, time);
  begin (duties, beket_value_get_text (row, from != NULL ? "to" : "officer"), time);
}

/* ---- As a text ---- */

static void
add_time (GString          *text,
          const BeketPoint *point,
          const char       *time)
{
  g_autofree char *clock = NULL;
  gint64 when;

  if (time == NULL || !beket_time_parse_wire (time, &when, NULL))
    return;
  clock = beket_time_format_clock (when, beket_point_offset (point, when), FALSE);
  g_string_append (text, clock);
}

/* (transfer full): "08:00–20:00 Ахметов Н."; of an officer who is not enrolled here the id is the name. */
static char *
duty_text (BeketStation *self,
           const Duty   *duty)
{
  const BeketPoint *point = beket_station_get_point (self, NULL);
  const BeketOfficer *officer = beket_station_find_officer (self, duty->officer);
  GString *text = g_string_new (NULL);

  add_time (text, point, duty->from);
  g_string_append (text, "–");
  add_time (text, point, duty->to);
  g_string_append_printf (text, " %s", officer != NULL ? officer->name : duty->officer);
  return g_string_free (text, FALSE);
}

/* %FALSE: there is no room, and it says so. */
static gboolean
append (GString    *text,
        const char *part)
{
  const char *mark = text->len > 0 ? "; " : "";
  glong length = g_utf8_strlen (text->str, -1) + g_utf8_strlen (mark, -1) + g_utf8_strlen (part, -1);

  if (length + g_utf8_strlen (MORE, -1) > MAX_TEXT)
    {
      g_string_append (text, text->len > 0 ? MORE : "…");
      return FALSE;
    }
  g_string_append_printf (text, "%s%s", mark, part);
  return TRUE;
}

void
beket_station_register_shifts (BeketStation     *self,
                               BeketValue       *facts,
                               const BeketValue *shifts)
{
  g_autoptr (GArray) duties = g_array_new (FALSE, FALSE, sizeof (Duty));
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean room = TRUE;

  for (guint i = 0; i < beket_value_length (shifts); i++)
    take (duties, beket_value_index (shifts, i));
  for (guint i = 0; i < duties->len && room; i++)
    {
      g_autofree char *part = duty_text (self, &g_array_index (duties, Duty, i));

      room = append (text, part);
    }
  if (text->len > 0)
    beket_value_set_text (beket_value_object (facts, "day"), "shifts", text->str);
}
