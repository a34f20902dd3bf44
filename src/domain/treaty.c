/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The term of the agreement: which period a day is in, and how long it still runs.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/treaty.h"

#include "domain/day.h"

#include <string.h>

BeketTreaty *
beket_treaty_new (void)
{
  return g_new0 (BeketTreaty, 1);
}

void
beket_treaty_free (BeketTreaty *self)
{
  beket_edition_clear (&self->edition);
  beket_text_clear (&self->title);
  g_free (self->signed_on);
  g_free (self->in_force);
  g_free (self->period_end);
  g_free (self->last_notice);
  g_free (self->notice_given);
  g_free (self);
}

static void
write_day (const GDate *day,
           char         text[11])
{
  g_snprintf (text, 11, "%04u-%02u-%02u", g_date_get_year (day) % 10000u,
              (guint) g_date_get_month (day) % 100u, g_date_get_day (day) % 100u);
}

/* The last day of the period that @day is in: the day on which the treaty came into force, some years later. It is counted
 * from there each time, so that a 29 February does not become a 28th for good. */
static GDate
period_end (const BeketTreaty *self,
            const GDate       *day)
{
  GDate start;
  GDate end;
  guint years = 0;

  beket_day_parse (self->in_force, &start, NULL);
  do
    {
      end = start;
      years += (guint) self->years;
      g_date_add_years (&end, years);
    }
  while (g_date_compare (&end, day) < 0 && g_date_get_year (&start) + years + (guint) self->years <= 9999);

  return end;
}

void
beket_treaty_last_notice (const BeketTreaty *self,
                          const char        *end,
                          char               last_notice[11])
{
  GDate day;

  beket_day_parse (end, &day, NULL);
  g_date_subtract_months (&day, (guint) self->notice_months);
  write_day (&day, last_notice);
}

static int
days_between (const char  *text,
              const GDate *from)
{
  GDate day;

  beket_day_parse (text, &day, NULL);

  return g_date_days_between (from, &day);
}

/* The last period: the one of the day on which notice was given, or the next one when it came too late for that. */
static GDate
last_period_end (const BeketTreaty *self)
{
  char last_notice[11];
  char end_text[11];
  GDate given;
  GDate end;

  beket_day_parse (self->notice_given, &given, NULL);
  end = period_end (self, &given);
  write_day (&end, end_text);
  beket_treaty_last_notice (self, end_text, last_notice);
  if (strcmp (self->notice_given, last_notice) <= 0)
    return end;

  g_date_add_days (&end, 1);

  return period_end (self, &end);
}

gboolean
beket_treaty_status (const BeketTreaty *self,
                     const char        *day,
                     BeketTreatyStatus *status)
{
  GDate today;
  GDate end;
  GDate last;

  if (!beket_day_parse (day, &today, NULL))
    return FALSE;

  end = period_end (self, &today);
  status->ends = FALSE;
  if (self->notice_given != NULL && strcmp (self->notice_given, day) <= 0)
    {
      last = last_period_end (self);
      status->ends = g_date_compare (&last, &end) <= 0;
      end = status->ends ? last : end;
    }

  write_day (&end, status->period_end);
  beket_treaty_last_notice (self, status->period_end, status->last_notice);
  status->days_left = g_date_days_between (&today, &end);
  status->days_to_notice = days_between (status->last_notice, &today);
  status->in_force = strcmp (self->in_force, day) <= 0 && status->days_left >= 0;

  return TRUE;
}
