/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Small forms of words and numbers on the screen.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include "app/wording.h"

#include "domain/day.h"

char *
beket_wording_duration (gint64 microseconds)
{
  gint64 seconds = MAX (microseconds, 0) / G_USEC_PER_SEC;
  int minutes = (int) (seconds / 60 % 60);

  if (seconds < 3600)
    return g_strdup_printf ("%d:%02d", minutes, (int) (seconds % 60));

  return g_strdup_printf ("%" G_GINT64_FORMAT ":%02d:%02d", seconds / 3600, minutes, (int) (seconds % 60));
}

char *
beket_wording_day (const char *iso)
{
  if (iso == NULL || !beket_template_match (iso, "0000-00-00", NULL) || iso[10] != '\0')
    return g_strdup (iso);

  return g_strdup_printf ("%.2s.%.2s.%.4s", iso + 8, iso + 5, iso);
}

char *
beket_wording_iso (const char *text)
{
  int length;
  g_autofree char *iso = beket_day_typed (text, &length);

  return iso != NULL && text[length] == '\0' ? g_steal_pointer (&iso) : g_strdup (text);
}
