/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A scan that ended on the page of crossings.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include "app/crossings-page-private.h"

#include <glib/gi18n.h>

#include "app/form-path.h"
#include "app/guide-route.h"
#include "app/guide.h"
#include "app/locale.h"
#include "station/advance.h"

static const char *
find_step (BeketCrossingsPage *self,
           const char         *text,
           BeketFormPath      *path)
{
  const BeketForm *form = beket_station_get_form (self->station, "D1", NULL);

  return beket_form_path_parse (form, text, path) ? path->section->step : NULL;
}

/* It went into another step than the one on the screen: the officer stays where he works, and reads where it went. */
static void
say_where (BeketCrossingsPage *self,
           BeketCrossing      *crossing,
           BeketFormPath      *path)
{
  BeketValue *row = beket_form_row (path->section, path->row, beket_crossing_get_facts (crossing));
  const char *value = beket_value_get_text (row, path->field->id);
  g_autofree char *text = g_strdup_printf ("%s: %s", path->field->label.in[beket_locale_get ()],
                                           value == NULL ? "—" : value);

  beket_crossings_page_say (self, text);
}

static void
show_scan (BeketCrossingsPage *self,
           BeketCrossing      *crossing,
           const char         *text,
           gboolean            wrong)
{
  BeketFormPath path;
  const char *step = find_step (self, text, &path);

  if (step == NULL)
    return;

  if (wrong)
    beket_guide_show (BEKET_GUIDE (self->guide), text);
  else if (g_strcmp0 (step, beket_crossing_get_step (crossing)) == 0)
    beket_guide_go (BEKET_GUIDE (self->guide), step);
  else
    say_where (self, crossing, &path);
}

/* A decided crossing takes nothing more: what is scanned then is of the next one. */
static BeketCrossing *
crossing_for_scan (BeketCrossingsPage *self)
{
  BeketCrossing *crossing = beket_crossings_page_get_crossing (self);

  return crossing == NULL || beket_route_is_decided (crossing) ? beket_crossings_page_open_new (self) : crossing;
}

static gboolean
is_about (BeketCrossingsPage *self,
          BeketCrossing      *crossing,
          const char         *key)
{
  const BeketValue *rows = beket_station_expected (self->station, crossing);

  for (guint i = 0; i < beket_value_length (rows); i++)
    if (g_strcmp0 (beket_value_get_text (beket_value_index (rows, i), "key"), key) == 0)
      return TRUE;

  return FALSE;
}

void
beket_crossings_page_take_expected (BeketCrossingsPage *self,
                                    const char         *key)
{
  BeketCrossing *crossing = beket_crossings_page_get_crossing (self);

  if (crossing != NULL && beket_crossing_get_state (crossing) == BEKET_CROSSING_REGISTERED &&
      is_about (self, crossing, key))
    beket_station_fill_expected (self->station, crossing, key);
  else
    crossing = beket_station_new_expected (self->station, key);
  if (crossing == NULL)
    return;

  beket_crossings_page_show (self, crossing);
  beket_crossings_page_say (self, _ ("Filled from the advance notice: check it with the documents"));
}

/* A booking code, a declaration, a TIR carnet that a notice has named. */
static gboolean
scan_number (BeketCrossingsPage *self,
             const char         *text)
{
  const char *key = beket_station_notice_with_number (self->station, text);

  if (key == NULL)
    return FALSE;

  beket_crossings_page_take_expected (self, key);

  return TRUE;
}

void
beket_crossings_page_scan (BeketCrossingsPage *self,
                           const char         *text)
{
  BeketCrossing *crossing;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  g_return_if_fail (BEKET_IS_CROSSINGS_PAGE (self));

  if (beket_crossings_page_scan_blank (self, text) || scan_number (self, text))
    return;
  if (beket_scan_recognise (text) == BEKET_SCAN_UNKNOWN)
    {
      g_autofree char *sentence = g_strdup_printf (_ ("Nothing here takes this scan: %s"), text);

      beket_crossings_page_say (self, sentence);
      return;
    }

  crossing = crossing_for_scan (self);
  beket_station_scan (self->station, crossing, text, &path, &error);
  if (path != NULL)
    show_scan (self, crossing, path, error != NULL);
}
