/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The register of a day is read in slices: who writes meanwhile is answered before it ends, and it says what the day was closed with.
 */

#include "config.h"

#include <sqlite3.h>
#include <string.h>

#include "domain/error.h"
#include "ledger/tx.h"
#include "station/day.h"
#include "station/document-private.h"
#include "station/station-private.h"
#include "support/document.h"

#define N_CROSSINGS 60

typedef struct
{
  Booth          *booth;
  const char     *day;
  BeketLedgerFunc write;      /* (nullable): queued while the first lines are read */
  guint           slices;
  guint           wrote_in;   /* slices that had begun when the write was made */
  gboolean        written;
} Meanwhile;

/* ---- A day ---- */

static gboolean
say (BeketTx    *tx,
     Booth      *booth,
     const char *chain,
     const char *type,
     const char *subject,
     const char *json,
     GError    **error)
{
  g_autoptr (BeketValue) body = beket_body_new (type, BOOTH_OFFICER, "urn:beket:kz:kzsyr:b02", subject, rights_value (json));
  g_autoptr (BeketEntry) entry = beket_tx_append (tx, chain, body, NULL, booth->now, error);

  return entry != NULL;
}

static gboolean
say_crossings (BeketTx *tx,
               gpointer data,
               GError **error)
{
  Booth *booth = data;

  for (guint i = 0; i < N_CROSSINGS; i++)
    {
      g_autofree char *id = g_strdup_printf ("01935fd0-0000-7b3a-9d2f-%012u", i);

      if (!say (tx, booth, "own", "crossing.opened", id, "{'title':'512 ABC 07','point':'KZSYR','direction':'exit','subject':'truck'}", error) ||
          !say (tx, booth, "peer", "control.recorded", id, "{'kind':'border','status':'done','result':'no-remarks'}", error) ||
          !say (tx, booth, "peer", "crossing.decided", id, "{'decision':'admitted'}", error))
        return FALSE;
    }
  return TRUE;
}

/* (transfer full): the day, which is closed. */
static char *
set_up (Booth *booth)
{
  g_autoptr (GError) error = NULL;
  char *day;

  booth_init (booth);
  booth_sign_in (booth);
  g_free (booth->station->officer->role);
  booth->station->officer->role = g_strdup ("supervisor");
  day = beket_station_today (booth->station);
  beket_ledger_write (booth->station->ledger, say_crossings, booth, &error);
  g_assert_no_error (error);
  g_free (beket_tools_close_day (booth->station, day, &error));
  g_assert_no_error (error);
  booth_settle (booth);
  return day;
}

/* ---- What is written while it is read ---- */

static gboolean
write_one (BeketTx *tx,
           gpointer data,
           GError **error)
{
  Meanwhile *meanwhile = data;

  meanwhile->wrote_in = meanwhile->slices;
  return say (tx, meanwhile->booth, "own", "crossing.opened", "01935fd0-0000-7b3a-9d2f-999999999999",
              "{'title':'777 ABC 07','point':'KZSYR','direction':'exit','subject':'truck'}", error);
}

static gboolean
reopen (BeketTx *tx,
        gpointer data,
        GError **error)
{
  Meanwhile *meanwhile = data;
  g_autofree char *json =
    g_strdup_printf ("{'day':'%s','point':'KZSYR','reason':'C4','text':'т','officer':'KZ-1','approvedBy':'KZ-2','reopened':'2026-11-22T09:00:00.000Z'}",
                     meanwhile->day);

  return say (tx, meanwhile->booth, "peer", "day.reopened", meanwhile->day, json, error);
}

static void
written (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  Meanwhile *meanwhile = user_data;
  g_autoptr (GError) error = NULL;

  beket_ledger_write_finish (BEKET_LEDGER (object), result, NULL, &error);
  g_assert_no_error (error);
  meanwhile->written = TRUE;
}

/* Worker thread, as SQLite begins a statement: no other moment is surely within the reading. */
static int
statement_begins (unsigned int event,
                  gpointer     data,
                  gpointer     stmt,
                  gpointer     text)
{
  Meanwhile *meanwhile = data;

  if (strstr (text, "FROM register_line l WHERE") == NULL)
    return 0;
  if (++meanwhile->slices == 1 && meanwhile->write != NULL)
    beket_ledger_write_async (meanwhile->booth->station->ledger, meanwhile->write, meanwhile, NULL, written, meanwhile);
  return 0;
}

static gboolean
listen (BeketTx *tx,
        gpointer data,
        GError **error)
{
  sqlite3_trace_v2 (tx->db, data != NULL ? SQLITE_TRACE_STMT : 0, statement_begins, data);
  return TRUE;
}

static BeketValue *
read_facts (Meanwhile *meanwhile,
            GError   **error)
{
  BeketLedger *ledger = meanwhile->booth->station->ledger;
  g_autofree char *number = NULL;
  BeketValue *facts;

  beket_ledger_read (ledger, listen, meanwhile, NULL);
  facts = beket_station_register_facts (meanwhile->booth->station, meanwhile->day, &number, error);
  beket_ledger_read (ledger, listen, NULL, NULL);
  while (meanwhile->write != NULL && !meanwhile->written)
    g_main_context_iteration (NULL, TRUE);
  return facts;
}

/* ---- Tests ---- */

static void
assert_facts (const BeketValue *facts)
{
  const BeketValue *controls = beket_value_get (facts, "controls");

  g_assert_cmpuint (beket_value_length (beket_value_get (facts, "crossings")), ==, N_CROSSINGS);
  g_assert_cmpuint (beket_value_length (controls), ==, 1);
  g_assert_cmpint (beket_value_get_integer (beket_value_index (controls, 0), "done", 0), ==, N_CROSSINGS);
}

/* An Enter that comes within the first slice is saved before the second, and the register does not know it. */
static void
test_written (void)
{
  Booth booth;
  g_autofree char *day = set_up (&booth);
  Meanwhile alone = { &booth, day, NULL };
  Meanwhile meanwhile = { &booth, day, write_one };
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketValue) quiet = read_facts (&alone, &error);
  g_autoptr (BeketValue) facts = read_facts (&meanwhile, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (meanwhile.slices, >, 2);
  g_assert_cmpuint (meanwhile.wrote_in, ==, 1);
  assert_facts (facts);
  g_assert_true (beket_value_equal (facts, quiet));
  booth_clear (&booth);
}

/* Half of it from before and half from after would be no register of anything. */
static void
test_reopened (void)
{
  Booth booth;
  g_autofree char *day = set_up (&booth);
  Meanwhile meanwhile = { &booth, day, reopen };
  g_autoptr (GError) error = NULL;

  g_assert_null (read_facts (&meanwhile, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_TRANSITION);
  g_assert_nonnull (strstr (error->message, "was reopened while"));
  booth_clear (&booth);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/station/document-slice/written", test_written);
  g_test_add_func ("/station/document-slice/reopened", test_reopened);
  return g_test_run ();
}
