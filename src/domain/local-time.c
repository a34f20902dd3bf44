/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The clocks of crossing points: offsets, days and their boundaries.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/local-time.h"

#include "domain/clock.h"
#include "domain/day.h"


int
beket_point_offset (const BeketPoint *self,
                    gint64            utc_us)
{
  guint i = self != NULL ? self->offsets->len : 0;

  if (i == 0)
    return 0;
  while (--i > 0)
    if (g_array_index (self->offsets, BeketPointOffset, i).since_us <= utc_us)
      break;

  return g_array_index (self->offsets, BeketPointOffset, i).minutes;
}

char *
beket_point_day (const BeketPoint *self,
                 gint64            utc_us)
{
  return beket_time_day (utc_us, beket_point_offset (self, utc_us));
}

char *
beket_point_time (const BeketPoint *self,
                  gint64            utc_us)
{
  return beket_time_format_local (utc_us, beket_point_offset (self, utc_us));
}

void
beket_points_times (const BeketPoint *own,
                    const BeketPoint *peer,
                    gint64            utc_us,
                    char             *times[2])
{
  gboolean agree = beket_point_offset (own, utc_us) == beket_point_offset (peer, utc_us);

  times[0] = beket_point_time (own, utc_us);
  times[1] = agree ? NULL : beket_point_time (peer, utc_us);
}

/* The instant at which the point's clock first shows @local_us, counted as if it were UTC, or later. The clock may be moved
 * forward over that moment: then it is the instant of the change. */
static gint64
first_instant (const BeketPoint *self,
               gint64            local_us)
{
  guint n = self != NULL ? self->offsets->len : 0;

  for (guint i = 0; i < n; i++)
    {
      const BeketPointOffset *offset = &g_array_index (self->offsets, BeketPointOffset, i);
      gint64 until = i + 1 < n ? offset[1].since_us : G_MAXINT64;
      gint64 instant = local_us - offset->minutes * G_TIME_SPAN_MINUTE;

      if (i > 0 && instant < offset->since_us)
        return offset->since_us;
      if (instant < until)
        return instant;
    }

  return local_us;
}

gboolean
beket_point_day_span (const BeketPoint *self,
                      const char       *day,
                      BeketSpan        *span)
{
  gint64 midnight;

  if (!beket_day_start (day, &midnight, NULL))
    return FALSE;

  span->from = first_instant (self, midnight);
  span->to = first_instant (self, midnight + G_TIME_SPAN_DAY);

  return TRUE;
}

gboolean
beket_points_day_spans (const BeketPoint *own,
                        const BeketPoint *peer,
                        const char       *day,
                        BeketSpan        *both,
                        BeketSpan        *either)
{
  BeketSpan a;
  BeketSpan b;

  if (!beket_point_day_span (own, day, &a) || !beket_point_day_span (peer, day, &b))
    return FALSE;

  if (both != NULL)
    *both = (BeketSpan) { MAX (a.from, b.from), MIN (a.to, b.to) }
  ;
  if (either != NULL)
    *either = (BeketSpan) { MIN (a.from, b.from), MAX (a.to, b.to) }
  ;

  return TRUE;
}
