/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a read or a write costs, in steps of SQLite's machine: a store that is four times as large must not make them sixteen times as many.
 */

#include "config.h"

#include "told.h"

#include <sqlite3.h>

#include "ledger/neighbour.h"
#include "ledger/search.h"
#include "ledger/tx.h"

#define SMALL 40
#define LARGE (4 * SMALL)

typedef struct
{
  BeketLedgerFunc func;
  guint           first;   /* crossings from here */
  guint           last;    /* up to before this one */
  gint64          steps;
} Ask;

/* ---- Filling ---- */

static gboolean
say (BeketTx    *tx,
     const char *chain,
     const char *type,
     const char *crossing,
     const char *json,
     GError    **error)
{
  g_autoptr (BeketValue) body = told_body (type, crossing, json);
  g_autoptr (BeketEntry) entry = beket_tx_append (tx, chain, body, NULL, NOW, error);

  return entry != NULL;
}

static gboolean
say_crossing (BeketTx *tx,
              guint    number,
              GError **error)
{
  g_autofree char *id = g_strdup_printf ("c%u", number);
  g_autofree char *act = g_strdup_printf ("{'number':'A-%u','blob':'" BLOB "'}", number);

  return say (tx, "own", "crossing.opened", id, "{'title':'X','point':'KZSYR','direction':'exit','subject':'truck'}", error) &&
         say (tx, "peer", "crossing.decided", id, "{'decision':'admitted'}", error) && say (tx, "peer", "act.issued", id, act, error);
}

static gboolean
fill (BeketTx *tx,
      gpointer data,
      GError **error)
{
  Ask *ask = data;
  gboolean more = TRUE;

  for (guint i = ask->first; i < ask->last; i++)
    if (!say_crossing (tx, i, error))
      return FALSE;
  while (more)
    if (!beket_tx_follow (tx, 200, &more, error))
      return FALSE;
  return TRUE;
}

/* ---- Counting ---- */

static gint64
take_steps (BeketTx *tx)
{
  gint64 steps = 0;

  for (sqlite3_stmt *stmt = sqlite3_next_stmt (tx->db, NULL); stmt != NULL; stmt = sqlite3_next_stmt (tx->db, stmt))
    steps += sqlite3_stmt_status (stmt, SQLITE_STMTSTATUS_VM_STEP, 1);
  return steps;
}

static gboolean
count (BeketTx *tx,
       gpointer data,
       GError **error)
{
  Ask *ask = data;

  take_steps (tx);
  if (!ask->func (tx, data, error))
    return FALSE;
  ask->steps = take_steps (tx);
  return TRUE;
}

static gint64
steps_of (Told           *self,
          guint           first,
          guint           last,
          BeketLedgerFunc func)
{
  Ask ask = { func, first, last, 0 };
  g_autoptr (GError) error = NULL;

  beket_ledger_write (self->ledger, fill, &ask, &error);
  g_assert_no_error (error);
  beket_ledger_write (self->ledger, count, &ask, &error);
  g_assert_no_error (error);
  return ask.steps;
}

/* ---- What is asked ---- */

static gboolean
read_day (BeketTx *tx,
          gpointer data,
          GError **error)
{
  g_autoptr (BeketValue) row = beket_tx_day (tx, DAY, error);

  return row != NULL;
}

static gboolean
read_doubled (BeketTx *tx,
              gpointer data,
              GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autofree char *line = beket_tx_day_doubled (tx, DAY, &failed);

  g_assert_null (line);
  g_assert_no_error (failed);
  return TRUE;
}

static gboolean
read_crossings (BeketTx *tx,
                gpointer data,
                GError **error)
{
  g_autoptr (BeketValue) rows = beket_tx_crossings (tx, NULL, 200, error);

  return rows != NULL;
}

static gboolean
read_register (BeketTx *tx,
               gpointer data,
               GError **error)
{
  const BeketRegisterAsk ask = { .limit = BEKET_PAGE_ROWS };
  g_autoptr (BeketValue) page = beket_tx_register (tx, &ask, error);

  return page != NULL;
}

static gboolean
write_crossing (BeketTx *tx,
                gpointer data,
                GError **error)
{
  Ask *ask = data;

  return say_crossing (tx, ask->last + 10000, error);
}

/* Four times as many crossings are four times as many steps, and some. */
static void
assert_linear (Told           *self,
               BeketLedgerFunc func)
{
  gint64 small = steps_of (self, 0, SMALL, func);
  gint64 large = steps_of (self, SMALL, LARGE, func);

  g_test_message ("%" G_GINT64_FORMAT " steps, then %" G_GINT64_FORMAT, small, large);
  g_assert_cmpint (small, >, 0);
  g_assert_cmpint (large, <, small * 6);
}

#define READ(name, func) \
  static void \
  name (Told * self, \
        gconstpointer unused) \
  { \
    assert_linear (self, func); \
  }

READ (test_day, read_day)
READ (test_doubled, read_doubled)
READ (test_crossings, read_crossings)
READ (test_register, read_register)

/* What an Enter costs does not grow with the store. */
static void
test_write (Told         *self,
            gconstpointer unused)
{
  gint64 small = steps_of (self, 0, SMALL, write_crossing);
  gint64 large = steps_of (self, SMALL, LARGE, write_crossing);

  g_test_message ("%" G_GINT64_FORMAT " steps, then %" G_GINT64_FORMAT, small, large);
  g_assert_cmpint (small, >, 0);
  g_assert_cmpint (large, <, small + small / 10);
}

#define ADD(name, func) g_test_add ("/ledger/steps/" name, Told, NULL, told_set_up, func, told_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_use_memory ();
  ADD ("day", test_day);
  ADD ("doubled", test_doubled);
  ADD ("crossings", test_crossings);
  ADD ("register", test_register);
  ADD ("write", test_write);
  return g_test_run ();
}
