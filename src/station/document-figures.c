/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the register of a day says of its controls: how many of each kind, what they found, how long they took.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/document-private.h"

#include <string.h>

#include "domain/clock.h"
#include "station/station-private.h"

/* A record has no floating point numbers: all is counted in whole tenths or hundredths. */
#define TENTH_OF_A_MINUTE (6 * (gint64) G_USEC_PER_SEC)

typedef struct
{
  gint64  done;
  gint64  waived;
  gint64  recognised;
  gint64  violations;
  GArray *durations;    /* (owned) (element-type gint64): microseconds */
} Figures;

static void
figures_clear (Figures *self)
{
  g_clear_pointer (&self->durations, g_array_unref);
}

/* ---- Counting ---- */

/* Of two clocks, or corrected so, a control may have ended before it began: that is no duration. */
static void
add_duration (Figures          *self,
              const BeketValue *control)
{
  const char *started = beket_value_get_text (control, "started");
  const char *finished = beket_value_get_text (control, "finished");
  gint64 from, to;

  if (started == NULL || finished == NULL || !beket_time_parse_wire (started, &from, NULL) ||
      !beket_time_parse_wire (finished, &to, NULL) || to < from)
    return;
  to -= from;
  g_array_append_val (self->durations, to);
}

static void
count (Figures          *self,
       const BeketValue *control)
{
  const char *status = beket_value_get_text (control, "status");

  if (g_strcmp0 (status, "waived") == 0)
    self->waived++;
  else if (g_strcmp0 (status, "recognised") == 0)
    self->recognised++;
  if (g_strcmp0 (status, "done") != 0)
    return;

  self->done++;
  if (g_strcmp0 (beket_value_get_text (control, "result"), "violation") == 0)
    self->violations++;
  add_duration (self, control);
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  gint64 first = *(const gint64 *) a;
  gint64 second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

/* (transfer full) (element-type Figures): one for each of @kinds. */
static GArray *
figures_new (const char *const *kinds)
{
  GArray *all = g_array_new (FALSE, TRUE, sizeof (Figures));

  g_array_set_clear_func (all, (GDestroyNotify) figures_clear);
  g_array_set_size (all, g_strv_length ((char **) kinds));
  for (guint i = 0; i < all->len; i++)
    g_array_index (all, Figures, i).durations = g_array_new (FALSE, FALSE, sizeof (gint64));

  return all;
}

/* All in one go: a busy day has some thirty thousand controls. What is of no kind of the list has no line. */
static void
count_all (GArray            *all,
           const char *const *kinds,
           const BeketValue  *controls)
{
  for (guint i = 0; i < beket_value_length (controls); i++)
    {
      const BeketValue *control = beket_value_index (controls, i);
      const char *kind = beket_value_get_text (control, "kind");

      for (guint j = 0; j < all->len; j++)
        if (g_strcmp0 (kinds[j], kind) == 0)
          count (&g_array_index (all, Figures, j), control);
    }
}

/* ---- Saying it ---- */

/* A decimal as the record has it: no needless zero behind the point. @scale: 10 or 100. */
static void
set_decimal (BeketValue *object,
             const char *name,
             gint64      value,
             int         scale)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT ".%0*d", value / scale, scale == 10 ? 1 : 2, (int) (value % scale));
  char *end = text + strlen (text);

  while (end[-1] == '0')
    *--end = '\0';
  if (end[-1] == '.')
    end[-1] = '\0';
  beket_value_set_text (object, name, text);
}

static void
set_minutes (BeketValue *row,
             const char *name,
             gint64      duration)
{
  set_decimal (row, name, (duration + TENTH_OF_A_MINUTE / 2) / TENTH_OF_A_MINUTE, 10);
}

static void
set_durations (BeketValue *row,
               GArray     *durations)
{
  guint n = durations->len;
  gint64 low, high;

  if (n == 0)
    return;
  g_array_sort (durations, compare);
  low = g_array_index (durations, gint64, (n - 1) / 2);
  high = g_array_index (durations, gint64, n / 2);
  set_minutes (row, "medianMinutes", low + (high - low) / 2);
  set_minutes (row, "p95Minutes", g_array_index (durations, gint64, (n * 95 + 99) / 100 - 1));
}

static BeketValue *
row_of (const Figures *self,
        const char    *kind)
{
  BeketValue *row = beket_value_new_object ();

  beket_value_set_text (row, "kind", kind);
  beket_value_set_integer (row, "done", self->done);
  beket_value_set_integer (row, "waived", self->waived);
  beket_value_set_integer (row, "recognised", self->recognised);
  beket_value_set_integer (row, "violations", self->violations);
  set_durations (row, self->durations);
  return row;
}

void
beket_station_register_figures (BeketStation     *self,
                                BeketValue       *facts,
                                const BeketValue *controls)
{
  const char *const *kinds = beket_codes_words (beket_station_get_codes (self), "control-kind");
  g_autoptr (GArray) all = figures_new (kinds);
  BeketValue *rows = beket_value_list (facts, "controls");
  gint64 done = 0, violations = 0;

  count_all (all, kinds, controls);
  for (guint i = 0; i < all->len; i++)
    {
      const Figures *figures = &g_array_index (all, Figures, i);

      done += figures->done;
      violations += figures->violations;
      if (figures->done + figures->waived + figures->recognised > 0)
        beket_value_append (rows, row_of (figures, kinds[i]));
    }
  if (done > 0)
    set_decimal (beket_value_object (facts, "totals"), "hitRateBefore", (violations * 10000 + done / 2) / done, 100);
}
