/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The times of a crossing that is entered from a paper blank: when the station stands, and which time a step puts on record.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/blank-private.h"

#include "domain/clock.h"
#include "domain/error.h"
#include "domain/local-time.h"
#include "ledger/blank.h"
#include "station/station-private.h"

BeketValue *
beket_blank_facts (const BeketValue *facts)
{
  return beket_value_get (facts, "replaces") == NULL ? beket_value_get (facts, "blank") : NULL;
}

const char *
beket_station_blank_number (BeketCrossing *crossing)
{
  g_return_val_if_fail (BEKET_IS_CROSSING (crossing), NULL);

  return beket_value_get_text (beket_blank_facts (beket_crossing_get_facts (crossing)), "number");
}

/* ---- When it stands ---- */

static gint64
time_of (const BeketValue *object,
         const char       *name)
{
  const char *wire = beket_value_get_text (object, name);
  gint64 when;

  return wire != NULL && beket_time_parse_wire (wire, &when, NULL) ? when : 0;
}

gint64
beket_station_get_blank_time (BeketCrossing *crossing,
                              gint64        *last)
{
  const BeketValue *blank;

  g_return_val_if_fail (BEKET_IS_CROSSING (crossing), 0);

  blank = beket_blank_facts (beket_crossing_get_facts (crossing));
  if (last != NULL)
    *last = time_of (blank, "last");
  return time_of (blank, "at");
}

gint64
beket_station_moment (BeketStation  *self,
                      BeketCrossing *crossing)
{
  static const char *const names[] = { "at", "last", "reserved" };
  const BeketValue *blank = beket_blank_facts (beket_crossing_get_facts (crossing));

  for (gsize i = 0; blank != NULL && i < G_N_ELEMENTS (names); i++)
    if (time_of (blank, names[i]) != 0)
      return time_of (blank, names[i]);
  return beket_station_now (self);
}

BeketStanding
beket_station_stand (BeketStation *self,
                     gint64        moment)
{
  BeketStanding standing = { self, self->stands_at };

  self->stands_at = moment;
  return standing;
}

void
beket_standing_end (BeketStanding *self)
{
  self->station->stands_at = self->before;
}

gint64
beket_station_stands_at (BeketStation *self)
{
  return self->stands_at != 0 ? self->stands_at : beket_station_now (self);
}

/* ---- Steps ---- */

gint64
beket_blank_step_time (const BeketValue *facts,
                       gint64            now)
{
  const BeketValue *blank = beket_blank_facts (facts);

  return blank != NULL ? time_of (blank, "at") : now;
}

void
beket_blank_take_time (BeketValue *facts,
                       gint64      when)
{
  BeketValue *blank = beket_blank_facts (facts);

  if (blank != NULL && time_of (blank, "at") == when)
    beket_value_set (blank, "at", NULL);
}

void
beket_blank_tell (BeketValue       *data,
                  const BeketValue *facts)
{
  const BeketValue *blank = beket_value_get (facts, "blank");
  BeketValue *told;

  if (blank == NULL)
    return;
  told = beket_value_object (data, "blank");
  beket_value_set_text (told, "number", beket_value_get_text (blank, "number"));
  beket_value_set_text (told, "entered", beket_value_get_text (blank, "entered"));
}

gboolean
beket_blank_check_open (BeketTx    *tx,
                        const char *number,
                        GError    **error)
{
  g_autoptr (BeketValue) row = beket_tx_blank (tx, number, error);
  const char *state = beket_value_get_text (row, "state");

  if (row == NULL)
    return FALSE;
  if (state == NULL)
    return beket_error_set_reason (error, BEKET_ERROR_INVALID, "blank-unknown", "no blank %s was reserved here", number);
  if (g_str_equal (state, "spoiled"))
    return beket_error_set_reason (error, BEKET_ERROR_TRANSITION, "blank-spoiled", "the blank %s is spoiled", number);
  if (g_str_equal (state, "entered"))
    return beket_error_set_reason (error, BEKET_ERROR_TRANSITION, "blank-entered", "the blank %s is entered already", number);
  return TRUE;
}

/* ---- The time on the paper ---- */

/* The latest time that the crossing has on record: what is on the paper after it happened after it. */
static gint64
latest_of (const BeketValue *facts)
{
  const BeketValue *controls = beket_value_get (facts, "controls");
  gint64 latest = MAX (time_of (beket_value_get (facts, "crossing"), "arrived"), time_of (beket_value_get (facts, "decision"), "decided"));

  for (guint i = 0; i < beket_value_length (controls); i++)
    {
      const BeketValue *control = beket_value_index (controls, i);

      latest = MAX (latest, MAX (time_of (control, "started"), time_of (control, "finished")));
    }
  return latest;
}

/* Papers have minutes: what was reserved at 14:02:40 may be used at 14:02. */
static gint64
minute_of (gint64 when)
{
  return when - when % G_TIME_SPAN_MINUTE;
}

static gboolean
check_time (BeketStation  *self,
            BeketCrossing *crossing,
            gint64         when,
            GError       **error)
{
  const BeketValue *facts = beket_crossing_get_facts (crossing);
  gboolean arrives = beket_crossing_get_state (crossing) == BEKET_CROSSING_REGISTERED;

  if (when > beket_station_now (self))
    return beket_error_set_reason (error, BEKET_ERROR_INVALID, "blank-future", "the time on the paper is still to come");
  if (when < minute_of (time_of (beket_blank_facts (facts), "reserved")))
    return beket_error_set_reason (error, BEKET_ERROR_INVALID, "blank-early", "the blank was not reserved yet at that time");
  if (!arrives && when < latest_of (facts))
    return beket_error_set_reason (error, BEKET_ERROR_INVALID, "blank-order", "the crossing has a later time already");
  return TRUE;
}

/* Hours alone belong to the day on which the paper was at last; of the first, to that of its number. */
static gboolean
read_time (BeketStation  *self,
           BeketCrossing *crossing,
           const char    *typed,
           gint64        *when,
           GError       **error)
{
  const BeketPoint *point = beket_station_get_point (self, NULL);
  g_autofree char *day = beket_point_day (point, beket_station_moment (self, crossing));

  if (!beket_point_parse_time (point, typed, day, when, error))
    return FALSE;
  *when = minute_of (*when);
  return TRUE;
}

gboolean
beket_station_set_blank_time (BeketStation  *self,
                              BeketCrossing *crossing,
                              const char    *typed,
                              GError       **error)
{
  BeketValue *facts;
  BeketValue *blank;
  g_autofree char *wire = NULL;
  gint64 when;

  g_return_val_if_fail (BEKET_IS_STATION (self) && BEKET_IS_CROSSING (crossing) && typed != NULL, FALSE);

  facts = beket_crossing_get_facts (crossing);
  blank = beket_blank_facts (facts);
  g_return_val_if_fail (blank != NULL, FALSE);

  if (!read_time (self, crossing, typed, &when, error) || !check_time (self, crossing, when, error))
    return FALSE;
  wire = beket_time_format_wire (when);
  beket_value_set_text (blank, "at", wire);
  beket_value_set_text (blank, "last", wire);
  if (beket_crossing_get_state (crossing) == BEKET_CROSSING_REGISTERED)
    beket_value_set_text (beket_value_object (facts, "crossing"), "arrived", wire);
  beket_station_touch (self, crossing, beket_station_focus_of (self, crossing));
  return TRUE;
}
