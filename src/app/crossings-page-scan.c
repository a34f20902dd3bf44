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

void
beket_crossings_page_scan (BeketCrossingsPage *self,
                           const char         *text)
{
  BeketCrossing *crossing;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  g_return_if_fail (BEKET_IS_CROSSINGS_PAGE (self));

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
