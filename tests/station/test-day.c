/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The register of a day closed and reopened: what a closing says, what it refuses, and what comes after it.
 */

#include "config.h"

#include <string.h>

#include "domain/error.h"
#include "station/day.h"
#include "station/station-private.h"
#include "support/rights.h"

static const BeketGrounds together = { "C3", "түзету керек", BOOTH_SUPERVISOR, BOOTH_HER_PIN };

/* The officer of the booth is a supervisor, and there is another one. */
static void
begin (Booth *booth)
{
  booth_init (booth);
  booth_add_supervisor (booth);
  booth_sign_in (booth);
  g_free (booth->station->officer->role);
  booth->station->officer->role = g_strdup ("supervisor");
}

static void
close_day (Booth      *booth,
           const char *day)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *number = beket_tools_close_day (booth->station, day, &error);

  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (number, "D19-KZSYR-"));
  booth_settle (booth);
}

static void
refuse_close (Booth      *booth,
              const char *day,
              int         code,
              const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (beket_tools_close_day (booth->station, day, &error));
  g_assert_error (error, BEKET_ERROR, code);
  g_assert_nonnull (strstr (error->message, words));
}

static BeketValue *
look (Booth      *booth,
      const char *day)
{
  g_autoptr (GError) error = NULL;
  BeketValue *row = beket_tools_day (booth->station, day, &error);

  g_assert_no_error (error);
  return row;
}

static gint64
number_of (Booth      *booth,
           const char *day,
           const char *name)
{
  g_autoptr (BeketValue) row = look (booth, day);

  return beket_value_get_integer (row, name, -1);
}

/* ---- Who, and which day ---- */

static void
test_who (void)
{
  Booth booth;
  g_autofree char *today = NULL;
  g_autoptr (GError) error = NULL;

  booth_init (&booth);
  today = beket_station_today (booth.station);
  refuse_close (&booth, today, BEKET_ERROR_POWER, "nobody is signed in");
  booth_sign_in (&booth);
  g_assert_null (beket_tools_close_day (booth.station, today, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_POWER);
  rights_assert_explained (&booth, error, "статьи 4", "это делает только руководитель контроля");
  g_clear_error (&error);
  g_assert_false (beket_tools_reopen_day (booth.station, today, &together, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_POWER);
  booth_clear (&booth);
}

static void
test_which (void)
{
  Booth booth;

  begin (&booth);
  refuse_close (&booth, "2099-01-01", BEKET_ERROR_INVALID, "has not begun");
  refuse_close (&booth, "2026-02-30", BEKET_ERROR_INVALID, "is none");
  refuse_close (&booth, "", BEKET_ERROR_INVALID, "is none");
  close_day (&booth, "2020-01-01");
  refuse_close (&booth, "2020-01-01", BEKET_ERROR_TRANSITION, "closed already");
  booth_clear (&booth);
}

/* ---- What a closing says ---- */

static const BeketValue *
written (Booth      *booth,
         const char *type,
         GPtrArray  *bodies)
{
  for (guint i = bodies->len; i > 0; i--)
    if (g_strcmp0 (beket_value_get_text (g_ptr_array_index (bodies, i - 1), "type"), type) == 0)
      return beket_value_get (g_ptr_array_index (bodies, i - 1), "data");
  g_assert_not_reached ();
}

static gboolean
keep_body (BeketEntry *entry,
           gpointer    bodies,
           GError    **error)
{
  g_ptr_array_add (bodies, beket_body_parse (entry->body, error));
  return TRUE;
}

static gboolean
read_bodies (BeketTx *tx,
             gpointer bodies,
             GError **error)
{
  return beket_tx_each (tx, NULL, NULL, keep_body, bodies, error);
}

static GPtrArray *
all_bodies (Booth *booth)
{
  GPtrArray *bodies = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_value_unref);

  g_assert_true (beket_ledger_read (booth->station->ledger, read_bodies, bodies, NULL));
  return bodies;
}

/* odoo#137648: the session was closed while orders had not gone out, and nobody was told. */
static void
test_undelivered (void)
{
  Booth booth;
  g_autofree char *today = NULL;
  g_autofree char *act = NULL;
  g_autoptr (GPtrArray) bodies = NULL;
  const BeketValue *closed;
  const BeketValue *stated;

  begin (&booth);
  today = beket_station_today (booth.station);
  act = booth_issue_act (&booth);
  booth_lorry (&booth);
  g_assert_cmpint (number_of (&booth, today, "undelivered_count"), ==, 1);
  g_assert_cmpint (number_of (&booth, today, "open_count"), ==, 1);
  close_day (&booth, today);
  bodies = all_bodies (&booth);
  closed = written (&booth, "day.closed", bodies);
  stated = written (&booth, "day.stated", bodies);
  g_assert_cmpint (beket_value_get_integer (stated, "undelivered_count", 0), ==, 1);
  g_assert_cmpint (beket_value_get_integer (stated, "open_count", 0), ==, 1);
  g_assert_cmpint (beket_value_get_integer (stated, "waiting", 0), >, 0);
  g_assert_cmpstr (beket_value_get_text (stated, "number"), ==, beket_value_get_text (closed, "number"));
  g_assert_cmpint (beket_value_get_integer (beket_value_get (closed, "totals"), "crossings", 0), ==, 2);
  g_assert_cmpint (beket_value_get_integer (beket_value_get (closed, "totals"), "acts", 0), ==, 1);
  g_assert_cmpint (beket_value_get_integer (beket_value_get (closed, "log"), "size", 0), >, 0);
  /* What is open is the own state's business. */
  g_assert_null (beket_value_get (closed, "open"));
  booth_assert_whole (&booth);
  booth_clear (&booth);
}

/* A crossing that is decided and whose act nobody has signed. */
static void
test_unsigned (void)
{
  Booth booth;
  BeketCrossing *crossing;
  g_autofree char *today = NULL;

  begin (&booth);
  today = beket_station_today (booth.station);
  crossing = booth_lorry (&booth);
  beket_station_satisfy_async (booth.station, crossing, booth_done, &booth);
  booth_step (&booth);
  g_assert_cmpint (number_of (&booth, today, "unsigned_count"), ==, 0);
  beket_station_decide_async (booth.station, crossing, "admitted", booth_done, &booth);
  booth_step (&booth);
  booth_settle (&booth);
  g_assert_cmpint (number_of (&booth, today, "unsigned_count"), ==, 1);
  g_assert_cmpint (number_of (&booth, today, "open_count"), ==, 0);
  booth_clear (&booth);
}

/* ---- Twice ---- */

static gboolean
issue_again (BeketTx *tx,
             gpointer crossing,
             GError **error)
{
  g_autoptr (BeketValue) body = NULL;
  BeketValue *data = beket_value_new_object ();
  g_autoptr (BeketEntry) entry = NULL;

  beket_value_set_text (data, "number", "JCA-KZSYR-20261128-000099-B02-X");
  beket_value_set_text (data, "blob", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  body = beket_body_new ("act.issued", BOOTH_OFFICER, "urn:beket:kz:kzsyr:b02", crossing, data);
  entry = beket_tx_append (tx, "peer", body, NULL, g_get_real_time (), error);
  return entry != NULL;
}

/* erpnext#34102: the closing took duplicates in. */
static void
test_doubled (void)
{
  Booth booth;
  g_autofree char *today = NULL;
  g_autofree char *act = NULL;
  g_autoptr (BeketActView) view = NULL;
  g_autoptr (GError) error = NULL;

  begin (&booth);
  today = beket_station_today (booth.station);
  act = booth_issue_act (&booth);
  view = beket_tools_open_act (booth.station, act, &error);
  g_assert_no_error (error);
  beket_ledger_write (booth.station->ledger, issue_again, (gpointer) beket_value_get_text (view->row, "crossing"), &error);
  g_assert_no_error (error);
  refuse_close (&booth, today, BEKET_ERROR_TRANSITION, "has several acts that hold");
  booth_clear (&booth);
}

/* ---- Afterwards ---- */

static void
test_late (void)
{
  Booth booth;
  g_autofree char *today = NULL;
  g_autoptr (BeketValue) after = NULL;
  g_autoptr (GError) error = NULL;

  begin (&booth);
  today = beket_station_today (booth.station);
  booth_lorry (&booth);
  close_day (&booth, today);
  booth_lorry (&booth);
  after = look (&booth, today);
  g_assert_cmpstr (beket_value_get_text (after, "state"), ==, "closed");
  g_assert_cmpint (beket_value_get_integer (after, "late_count", 0), ==, 1);
  g_assert_cmpint (beket_value_get_integer (beket_value_get (beket_value_get (after, "closing"), "totals"), "crossings", 0), ==, 1);
  g_assert_cmpint (beket_value_get_integer (beket_value_get (after, "totals"), "crossings", 0), ==, 2);

  beket_tools_reopen_day (booth.station, today, &together, &error);
  g_assert_no_error (error);
  g_assert_cmpint (number_of (&booth, today, "late_count"), ==, 0);
  g_assert_false (beket_tools_reopen_day (booth.station, today, &together, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_TRANSITION);
  close_day (&booth, today);
  booth_assert_whole (&booth);
  booth_clear (&booth);
}

/* Four eyes: alone, with oneself, or with a wrong PIN nobody reopens a day. */
static void
test_alone (void)
{
  static const BeketGrounds bad[] = {
    { "C3", "т", NULL, NULL }, { "C3", "т", BOOTH_OFFICER, BOOTH_PIN }, { "C3", "т", BOOTH_SUPERVISOR, "1" }, { "C3", " ", BOOTH_SUPERVISOR, BOOTH_HER_PIN },
    { "X", "т", BOOTH_SUPERVISOR, BOOTH_HER_PIN },
  };
  Booth booth;
  g_autofree char *today = NULL;

  begin (&booth);
  today = beket_station_today (booth.station);
  close_day (&booth, today);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (beket_tools_reopen_day (booth.station, today, &bad[i], &error));
      g_assert_nonnull (error);
    }
  refuse_close (&booth, today, BEKET_ERROR_TRANSITION, "closed already");
  booth_clear (&booth);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/station/day/who", test_who);
  g_test_add_func ("/station/day/which", test_which);
  g_test_add_func ("/station/day/odoo-137648", test_undelivered);
  g_test_add_func ("/station/day/unsigned", test_unsigned);
  g_test_add_func ("/station/day/erpnext-34102", test_doubled);
  g_test_add_func ("/station/day/late", test_late);
  g_test_add_func ("/station/day/alone", test_alone);
  return g_test_run ();
}
