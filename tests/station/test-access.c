/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The log of views: who opened what and what for; written in batches, lost by nobody, and never told to the neighbour.
 */

#include "config.h"

#include <string.h>

#include "domain/error.h"
#include "station/access.h"
#include "station/station-private.h"
#include "support/peer-act.h"

static BeketValue *
views (Booth  *booth,
       gint64 *count)
{
  g_autoptr (GError) error = NULL;
  BeketValue *rows = beket_tools_access (booth->station, 100, count, &error);

  g_assert_no_error (error);
  return rows;
}

static gint64
n_views (Booth *booth)
{
  gint64 count;
  g_autoptr (BeketValue) rows = views (booth, &count);

  g_assert_cmpuint (beket_value_length (rows), ==, (guint) count);
  return count;
}

static void
look (Booth      *booth,
      const char *act)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketActView) view = beket_tools_open_act (booth->station, act, &error);

  g_assert_no_error (error);
}

static void
test_views (void)
{
  Booth booth;
  PeerAct act = { "JCA-RUMSH-20261128-000001-P01-X", "512 ABC 07", "entry", "valid", 0, NULL };
  g_autoptr (BeketValue) rows = NULL;
  g_autoptr (GError) error = NULL;
  const BeketValue *row;
  gint64 count;

  booth_init (&booth);
  booth_sign_in (&booth);
  /* It came and was judged: nobody has seen it. */
  peer_act_arrive (&booth, &act);
  g_assert_cmpint (n_views (&booth), ==, 0);
  look (&booth, act.number);
  look (&booth, act.number);
  g_assert_cmpint (n_views (&booth), ==, 1);

  g_assert_false (beket_station_set_purpose (booth.station, "curiosity", &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_INVALID);
  g_assert_true (beket_station_set_purpose (booth.station, "supervision", NULL));
  look (&booth, act.number);
  rows = views (&booth, &count);
  g_assert_cmpint (count, ==, 2);
  row = beket_value_index (rows, 0);
  g_assert_cmpstr (beket_value_get_text (row, "officer"), ==, BOOTH_OFFICER);
  g_assert_cmpstr (beket_value_get_text (row, "purpose"), ==, "supervision");
  g_assert_cmpstr (beket_value_get_text (row, "number"), ==, act.number);
  g_assert_cmpstr (beket_value_get_text (row, "what"), ==, act.prev);
  g_assert_cmpstr (beket_value_get_text (beket_value_index (rows, 1), "purpose"), ==, "control");
  g_free (act.prev);
  booth_clear (&booth);
}

/* What for is said by an officer, for himself. A crossing is a view as an act is, and tells no name. */
static void
test_crossing (void)
{
  Booth booth;
  g_autoptr (BeketValue) rows = NULL;
  const BeketValue *row;
  gint64 count;

  booth_init (&booth);
  g_assert_null (beket_station_get_purpose (booth.station));
  g_assert_true (beket_station_set_purpose (booth.station, "maintenance", NULL));
  booth_sign_in (&booth);
  g_assert_null (beket_station_get_purpose (booth.station));   /* another had said it */
  g_assert_true (beket_station_set_purpose (booth.station, "offence", NULL));
  beket_station_note_crossing (booth.station, "crossing-1");
  beket_station_note_crossing (booth.station, "crossing-1");
  beket_station_lock (booth.station);
  booth_sign_in (&booth);
  g_assert_cmpstr (beket_station_get_purpose (booth.station), ==, "offence");

  rows = views (&booth, &count);
  g_assert_cmpint (count, ==, 1);
  row = beket_value_index (rows, 0);
  g_assert_cmpstr (beket_value_get_text (row, "what"), ==, "crossing-1");
  g_assert_cmpstr (beket_value_get_text (row, "purpose"), ==, "offence");
  g_assert_null (beket_value_get_text (row, "number"));
  booth_clear (&booth);
}

static gboolean
tells_views (const char *line,
             gsize       length,
             gpointer    data)
{
  g_assert_null (g_strstr_len (line, (gssize) length, "access.logged"));
  return TRUE;
}

/* What is not written yet is written when the station is closed; nothing of it is in the shared ledger. */
static void
test_close (void)
{
  Booth booth;
  PeerAct act = { "JCA-RUMSH-20261128-000001-P01-X", "512 ABC 07", "entry", "valid", 0, NULL };

  booth_init (&booth);
  booth_sign_in (&booth);
  peer_act_arrive (&booth, &act);
  look (&booth, act.number);
  booth_close (&booth);
  booth_open (&booth);
  g_assert_cmpint (n_views (&booth), ==, 1);
  g_assert_true (beket_tools_export (booth.station, NULL, "peer", tells_views, NULL, NULL));
  /* Nobody is signed in: the machine's keeper looks. */
  look (&booth, act.number);
  g_assert_cmpint (n_views (&booth), ==, 2);
  g_free (act.prev);
  booth_clear (&booth);
}

/* Many views are one entry: the officer's chain does not grow with every key press. */
static void
test_batches (void)
{
  Booth booth;
  PeerAct act = { NULL, "512 ABC 07", "entry", "valid", 0, NULL };

  booth_init (&booth);
  booth_sign_in (&booth);
  for (guint i = 0; i < 25; i++)
    {
      g_autofree char *number = g_strdup_printf ("JCA-RUMSH-20261128-%06u-P01-X", i + 1);

      act.number = number;
      peer_act_arrive (&booth, &act);
      look (&booth, number);
    }
  booth_settle (&booth);
  g_assert_cmpuint (beket_value_length (booth.station->views), ==, 5);
  g_assert_cmpint (n_views (&booth), ==, 25);
  g_assert_cmpuint (beket_value_length (booth.station->views), ==, 0);
  g_free (act.prev);
  booth_clear (&booth);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/station/access/views", test_views);
  g_test_add_func ("/station/access/crossing", test_crossing);
  g_test_add_func ("/station/access/close", test_close);
  g_test_add_func ("/station/access/batches", test_batches);
  return g_test_run ();
}
