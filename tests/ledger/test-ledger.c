/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The class and its queue: order, refusals, closing.
 */

#include "config.h"

#include "domain/error.h"
#include "fixture.h"

#define N_JOBS 50

typedef struct
{
  GMainLoop *loop;
  GThread   *thread;
  GArray    *ran;        /* on the worker, in order */
  GArray    *returned;   /* here, in order */
  guint      freed;
} Order;

typedef struct
{
  Order *order;
  guint  number;
} Job;

static gboolean
job_run (BeketTx *tx,
         gpointer data,
         GError **error)
{
  Job *job = data;
  g_autofree char *text = g_strdup_printf ("%u", job->number);

  g_assert_true (g_thread_self () != job->order->thread);
  g_array_append_val (job->order->ran, job->number);

  /* Every seventh is refused after it wrote. */
  if (!beket_tx_set_mark (tx, text, text, error))
    return FALSE;

  if (job->number % 7 != 0)
    return TRUE;

  g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "refused %u", job->number);
  return FALSE;
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_assert_true (g_thread_self () == job->order->thread);
  job->order->freed++;
  g_free (job);
}

static void
job_done (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  gpointer data = NULL;
  gboolean ok = beket_ledger_write_finish (BEKET_LEDGER (object), result, &data, &error);
  Job *job = data;

  g_assert_true (g_thread_self () == job->order->thread);
  g_assert_true (ok == (job->number % 7 != 0));
  if (!ok)
    g_assert_error (error, BEKET_ERROR, BEKET_ERROR_INVALID);
  g_array_append_val (job->order->returned, job->number);
  if (job->number == N_JOBS)
    g_main_loop_quit (job->order->loop);
}

static gboolean
marks_are_right (BeketTx *tx,
                 gpointer data,
                 GError **error)
{
  for (guint i = 1; i <= N_JOBS; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", i);
      g_autofree char *text = beket_tx_mark (tx, name, error);

      g_assert_cmpstr (text, ==, i % 7 == 0 ? NULL : name);
    }

  return TRUE;
}

static void
test_order (void)
{
  g_autofree char *folder = fixture_folder ();
  g_autoptr (BeketLedger) ledger = fixture_open (folder);
  g_autoptr (GError) error = NULL;
  Order order = { g_main_loop_new (NULL, FALSE), g_thread_self (),
                  g_array_new (FALSE, FALSE, sizeof (guint)), g_array_new (FALSE, FALSE, sizeof (guint)), 0 };

  for (guint i = 1; i <= N_JOBS; i++)
    {
      Job *job = g_new0 (Job, 1);

      job->order = &order;
      job->number = i;
      beket_ledger_write_async (ledger, job_run, job, job_free, job_done, NULL);
    }

  g_main_loop_run (order.loop);
  while (order.freed < N_JOBS)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpuint (order.ran->len, ==, N_JOBS);
  g_assert_cmpuint (order.returned->len, ==, N_JOBS);
  for (guint i = 0; i < N_JOBS; i++)
    {
      g_assert_cmpuint (g_array_index (order.ran, guint, i), ==, i + 1);
      g_assert_cmpuint (g_array_index (order.returned, guint, i), ==, i + 1);
    }

  beket_ledger_read (ledger, marks_are_right, NULL, &error);
  g_assert_no_error (error);

  g_main_loop_unref (order.loop);
  g_array_unref (order.ran);
  g_array_unref (order.returned);
  g_assert_finalize_object (g_steal_pointer (&ledger));
  fixture_remove (folder);
}

static gboolean
append_then_refuse (BeketTx *tx,
                    gpointer data,
                    GError **error)
{
  g_autoptr (BeketValue) body = fixture_body ("shift.opened", "shift-1", NULL);
  g_autoptr (BeketEntry) entry = beket_tx_append (tx, "own", body, NULL, NOW, error);

  g_assert_nonnull (entry);
  g_assert_cmpint (entry->seq, ==, 1);
  if (data != NULL)
    g_set_error_literal (error, BEKET_ERROR, BEKET_ERROR_POWER, "no");
  return FALSE;
}

static void
test_refusal (void)
{
  g_autofree char *folder = fixture_folder ();
  g_autoptr (BeketLedger) ledger = fixture_open (folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketEntry) entry = NULL;

  g_assert_false (beket_ledger_write (ledger, append_then_refuse, ledger, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_POWER);
  g_assert_cmpint (fixture_head (ledger, NULL, "own", NULL), ==, 0);
  g_clear_error (&error);

  /* A refusal without a reason is an error all the same. */
  g_assert_false (beket_ledger_write (ledger, append_then_refuse, NULL, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_STORE);

  entry = fixture_append (ledger, "own", fixture_body ("shift.opened", "shift-1", NULL));
  g_assert_cmpint (entry->seq, ==, 1);
  g_assert_cmpuint (fixture_verify (ledger), ==, 1);
  g_clear_object (&ledger);
  fixture_remove (folder);
}

/* A caller who does not look at an error must not commit half of what it wanted. */
static gboolean
go_on_after_error (BeketTx *tx,
                   gpointer data,
                   GError **error)
{
  g_autoptr (BeketValue) first = fixture_body ("shift.opened", "shift-1", NULL);
  g_autoptr (BeketEntry) entry = beket_tx_append (tx, "own", first, NULL, NOW, error);
  gint64 number;

  g_assert_nonnull (entry);
  g_assert_false (beket_tx_act_number (tx, NULL, "crossing", &number, NULL));
  g_assert_false (beket_tx_set_mark (tx, "name", "text", NULL));
  return TRUE;
}

static void
test_error_not_looked_at (void)
{
  g_autofree char *folder = fixture_folder ();
  g_autoptr (BeketLedger) ledger = fixture_open (folder);
  g_autoptr (GError) error = NULL;

  g_assert_false (beket_ledger_write (ledger, go_on_after_error, NULL, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_STORE);
  g_assert_cmpint (fixture_head (ledger, NULL, "own", NULL), ==, 0);
  g_clear_object (&ledger);
  fixture_remove (folder);
}

static gboolean
write_in_read (BeketTx *tx,
               gpointer data,
               GError **error)
{
  return beket_tx_set_mark (tx, "name", "text", error);
}

static void
test_read_only (void)
{
  g_autofree char *folder = fixture_folder ();
  g_autoptr (BeketLedger) ledger = fixture_open (folder);
  g_autoptr (GError) error = NULL;

  g_assert_false (beket_ledger_read (ledger, write_in_read, NULL, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_STORE);
  g_clear_object (&ledger);
  fixture_remove (folder);
}

typedef struct
{
  gboolean done;
  GError  *error;
} Waited;

static void
read_done (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  Waited *waited = user_data;

  beket_ledger_read_finish (BEKET_LEDGER (object), result, NULL, &waited->error);
  waited->done = TRUE;
}

static void
write_done (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  Waited *waited = user_data;

  beket_ledger_write_finish (BEKET_LEDGER (object), result, NULL, &waited->error);
  waited->done = TRUE;
}

static void
wait_for (Waited *waited)
{
  while (!waited->done)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
never_ends (BeketTx *tx,
            gpointer data,
            GError **error)
{
  gint64 count;

  /* The reader is cancelled while it reads; without that this would be asked for ever. */
  while (beket_tx_seen (tx, "A", DAY, &count, error))
    {
      g_cancellable_cancel (data);
      if (g_cancellable_set_error_if_cancelled (data, error))
        return FALSE;
    }

  return FALSE;
}

static void
test_cancel (void)
{
  g_autofree char *folder = fixture_folder ();
  g_autoptr (BeketLedger) ledger = fixture_open (folder);
  g_autoptr (GCancellable) before = g_cancellable_new ();
  g_autoptr (GCancellable) during = g_cancellable_new ();
  Waited waited = { FALSE, NULL };

  g_cancellable_cancel (before);
  beket_ledger_read_async (ledger, marks_are_right, NULL, NULL, before, read_done, &waited);
  wait_for (&waited);
  g_assert_error (waited.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&waited.error);

  waited.done = FALSE;
  beket_ledger_read_async (ledger, never_ends, during, NULL, during, read_done, &waited);
  wait_for (&waited);
  g_assert_error (waited.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&waited.error);
  g_clear_object (&ledger);
  fixture_remove (folder);
}

static void
test_close (void)
{
  g_autofree char *folder = fixture_folder ();
  g_autoptr (BeketLedger) ledger = fixture_open (folder);
  g_autoptr (BeketLedger) again = NULL;
  g_autoptr (GError) error = NULL;
  Order order = { g_main_loop_new (NULL, FALSE), g_thread_self (),
                  g_array_new (FALSE, FALSE, sizeof (guint)), g_array_new (FALSE, FALSE, sizeof (guint)), 0 };
  Waited waited = { FALSE, NULL };

  for (guint i = 1; i <= N_JOBS; i++)
    {
      Job *job = g_new0 (Job, 1);

      job->order = &order;
      job->number = i;
      beket_ledger_write_async (ledger, job_run, job, job_free, job_done, NULL);
    }

  /* Closing waits for what was queued, and nothing of it is lost. */
  beket_ledger_close (ledger);
  g_assert_cmpuint (order.ran->len, ==, N_JOBS);
  g_assert_false (beket_ledger_write (ledger, job_run, NULL, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_STORE);
  beket_ledger_write_async (ledger, write_in_read, NULL, NULL, write_done, &waited);
  wait_for (&waited);
  g_assert_error (waited.error, BEKET_ERROR, BEKET_ERROR_STORE);
  g_clear_error (&waited.error);
  g_clear_error (&error);
  while (order.freed < N_JOBS)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (order.returned->len, ==, N_JOBS);

  beket_ledger_close (ledger);
  g_assert_finalize_object (g_steal_pointer (&ledger));
  again = fixture_open (folder);
  beket_ledger_read (again, marks_are_right, NULL, &error);
  g_assert_no_error (error);

  g_main_loop_unref (order.loop);
  g_array_unref (order.ran);
  g_array_unref (order.returned);
  g_clear_object (&again);
  fixture_remove (folder);
}

static gboolean
set_mark (BeketTx *tx,
          gpointer data,
          GError **error)
{
  return beket_tx_set_mark (tx, data, data, error);
}

/* A hint and no more: with a write after it, without, twice, and when there is no thread any longer. */
static void
test_expect (void)
{
  g_autofree char *folder = fixture_folder ();
  g_autoptr (BeketLedger) ledger = fixture_open (folder);
  g_autoptr (GError) error = NULL;

  for (guint i = 1; i <= N_JOBS; i++)
    {
      g_autofree char *name = i % 7 != 0 ? g_strdup_printf ("%u", i) : NULL;

      for (guint hint = 0; hint < i % 3; hint++)
        beket_ledger_expect (ledger);
      if (name != NULL)
        g_assert_true (beket_ledger_write (ledger, set_mark, name, &error));
    }
  beket_ledger_expect (ledger);
  g_assert_true (beket_ledger_read (ledger, marks_are_right, NULL, &error));
  beket_ledger_expect (ledger);
  beket_ledger_close (ledger);
  beket_ledger_expect (ledger);
  g_clear_object (&ledger);
  fixture_remove (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ledger/ledger/order", test_order);
  g_test_add_func ("/ledger/ledger/refusal", test_refusal);
  g_test_add_func ("/ledger/ledger/error-not-looked-at", test_error_not_looked_at);
  g_test_add_func ("/ledger/ledger/read-only", test_read_only);
  g_test_add_func ("/ledger/ledger/cancel", test_cancel);
  g_test_add_func ("/ledger/ledger/close", test_close);
  g_test_add_func ("/ledger/ledger/expect", test_expect);

  return g_test_run ();
}
