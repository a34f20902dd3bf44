/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How long an Enter waits for what else is read at the station on the busiest day: writes one after another from a second thread, alone and while each of the
 * long reads goes on. What an officer notices is the longest of these waits.
 */

#include "config.h"

#include "bench-day.h"

#include <stdio.h>

#include "station/day.h"
#include "station/document-private.h"
#include "station/risk.h"
#include "station/search.h"
#include "station/station-private.h"
#include "station/tools.h"
#include "support/rights.h"

typedef struct
{
  Booth      *booth;
  const char *day;
} Reading;

typedef void (*ReadFunc) (Reading *reading);

/* ---- Enter ---- */

typedef struct
{
  Booth  *booth;
  int     stop;      /* atomic */
  GArray *waits;     /* (owned) (element-type gint64): microseconds */
} Writing;

static gboolean
write_step (BeketTx *tx,
            gpointer data,
            GError **error)
{
  Writing *writing = data;
  g_autoptr (BeketValue) body = beket_body_new ("crossing.hold", BOOTH_OFFICER, "urn:beket:kz:kzsyr:b02", "01935fd0-0000-7b3a-9d2f-000000000001",
                                                beket_value_new_object ());
  g_autoptr (BeketEntry) entry = beket_tx_append (tx, "own", body, NULL, writing->booth->now, error);

  return entry != NULL;
}

static gpointer
write_on (gpointer data)
{
  Writing *writing = data;
  g_autoptr (GError) error = NULL;

  do
    {
      gint64 begin = g_get_monotonic_time ();

      beket_ledger_write (writing->booth->station->ledger, write_step, writing, &error);
      g_assert_no_error (error);
      begin = g_get_monotonic_time () - begin;
      g_array_append_val (writing->waits, begin);
      g_usleep (1000);
    }
  while (!g_atomic_int_get (&writing->stop));
  return NULL;
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  return *(const gint64 *) a < *(const gint64 *) b ? -1 : 1;
}

/* Of all waits the one that so many of a thousand do not exceed. */
static double
part_of (GArray *waits,
         guint   per_mille)
{
  g_assert_cmpuint (waits->len, >, 0);
  return g_array_index (waits, gint64, (waits->len - 1) * per_mille / 1000) / 1000.0;
}

static GArray *
wait_while (Reading *reading,
            ReadFunc read,
            double  *lasted)
{
  Writing writing = { reading->booth, FALSE, g_array_new (FALSE, FALSE, sizeof (gint64)) };
  GThread *thread = g_thread_new ("writer", write_on, &writing);
  gint64 begin = g_get_monotonic_time ();

  read (reading);
  *lasted = (g_get_monotonic_time () - begin) / 1000.0;
  g_atomic_int_set (&writing.stop, TRUE);
  g_thread_join (thread);
  g_array_sort (writing.waits, compare);
  return writing.waits;
}

/* ---- What is read ---- */

static void
read_nothing (Reading *reading)
{
  g_usleep (2 * G_USEC_PER_SEC);
}

static void
read_document (Reading *reading)
{
  g_autofree char *number = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketValue) facts = beket_station_register_facts (reading->booth->station, reading->day, &number, &error);

  g_assert_no_error (error);
}

static void
read_day (Reading *reading)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketValue) day = beket_tools_day (reading->booth->station, reading->day, &error);

  g_assert_no_error (error);
}

static void
close_day (Reading *reading)
{
  g_autoptr (GError) error = NULL;

  g_free (beket_tools_close_day (reading->booth->station, reading->day, &error));
  g_assert_no_error (error);
}

/* By name, of a day, and of what nobody is: no line can be left out early. */
static void
read_register (Reading *reading)
{
  g_autoptr (BeketValue) ask = rights_value ("{'order':'kk','citizenship':'BRA'}");
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketValue) page = NULL;

  beket_value_set_text (ask, "day", reading->day);
  page = beket_tools_register (reading->booth->station, ask, &error);
  g_assert_no_error (error);
}

static void
read_search (Reading *reading)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketValue) page = beket_tools_search (reading->booth->station, "АХМЕТОВ", NULL, 200, &error);

  g_assert_no_error (error);
}

static void
read_lists (Reading *reading)
{
  g_autoptr (GError) error = NULL;

  beket_station_load_lists (reading->booth->station, &error);
  g_assert_no_error (error);
}

static void
read_history (Reading *reading)
{
  g_autofree char *path = g_build_filename (g_getenv ("BEKET_DATADIR"), "risk", "many-in-a-car.json", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketValue) report = beket_tools_risk_simulate (reading->booth->station, path, &error);

  g_assert_no_error (error);
}

static gboolean
take_line (const char *line,
           gsize       length,
           gpointer    data)
{
  return TRUE;
}

static void
read_all (Reading *reading)
{
  g_autoptr (GError) error = NULL;

  beket_tools_export (reading->booth->station, NULL, NULL, take_line, NULL, &error);
  g_assert_no_error (error);
}

int
main (void)
{
  static const struct
  {
    const char *name;
    ReadFunc    read;
  } reads[] = {
    { "closing the day", close_day },
    { "the day", read_day },
    { "the day's document", read_document },
    { "a page of the register", read_register },
    { "a search", read_search },
    { "the lists", read_lists },
    { "a rule over all crossings", read_history },
    { "the export", read_all },
  };
  Booth booth;
  g_autofree char *day = NULL;
  g_autoptr (GArray) alone = NULL;
  double lasted;
  Reading reading;

  booth_init (&booth);
  booth_sign_in (&booth);
  g_free (booth.station->officer->role);
  booth.station->officer->role = g_strdup ("supervisor");
  day = beket_station_today (booth.station);
  bench_day_fill (&booth);
  reading = (Reading) { &booth, day };
  read_register (&reading);   /* search and register know it all */
  alone = wait_while (&reading, read_nothing, &lasted);
  printf ("alone: %u writes, median %.1f ms, longest %.1f ms\n", alone->len, part_of (alone, 500), part_of (alone, 1000));
  for (gsize i = 0; i < G_N_ELEMENTS (reads); i++)
    {
      g_autoptr (GArray) waits = wait_while (&reading, reads[i].read, &lasted);

      printf ("%-26s %7.0f ms: %4u writes, longest wait %6.1f ms, %5.1f times the median alone\n", reads[i].name, lasted, waits->len,
              part_of (waits, 1000), part_of (waits, 1000) / part_of (alone, 500));
    }
  booth_clear (&booth);
  return 0;
}
