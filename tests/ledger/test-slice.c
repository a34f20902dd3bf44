/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A function that goes on in another transaction: what was queued meanwhile comes first, what it wrote stays, and its end is told once.
 */

#include "config.h"

#include "domain/error.h"
#include "fixture.h"

#define N_SLICES 5

typedef struct
{
  BeketLedger  *ledger;       /* (not owned) (nullable): it is written to while it is read */
  GCancellable *cancellable;  /* (not owned) (nullable) */
  guint         calls;
  guint         fails_in;     /* this call; 0: none */
  guint         wrote_after;  /* so many calls there had been when the write between them ran */
  gboolean      written;
  gboolean      done;
  GError       *error;        /* (owned) (nullable) */
} Slices;

static gboolean
write_mark (BeketTx *tx,
            guint    number,
            GError **error)
{
  g_autofree char *name = g_strdup_printf ("%u", number);

  return beket_tx_set_mark (tx, name, name, error);
}

static gboolean
write_between (BeketTx *tx,
               gpointer data,
               GError **error)
{
  Slices *slices = data;

  slices->wrote_after = slices->calls;
  return write_mark (tx, 100, error);
}

static void
mark_written (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  Slices *slices = user_data;
  g_autoptr (GError) error = NULL;

  beket_ledger_write_finish (BEKET_LEDGER (object), result, NULL, &error);
  g_assert_no_error (error);
  slices->written = TRUE;
}

static gboolean
slice_and_ask (BeketTx *tx,
               gpointer data,
               GError **error)
{
  Slices *slices = data;

  if (++slices->calls == 1 && slices->ledger != NULL)
    beket_ledger_write_async (slices->ledger, write_between, slices, NULL, mark_written, slices);
  if (slices->calls < N_SLICES)
    beket_tx_go_on (tx);
  return TRUE;
}

/* Whoever writes while it reads is answered before it ends, and what it reads then has that in it. */
static void
test_between (FixtureLedger *self,
              gconstpointer  unused)
{
  Slices slices = { .ledger = self->ledger };
  g_autoptr (GError) error = NULL;

  g_assert_true (beket_ledger_read (self->ledger, slice_and_ask, &slices, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (slices.calls, ==, N_SLICES);
  g_assert_cmpuint (slices.wrote_after, ==, 1);
  while (!slices.written)
    g_main_context_iteration (NULL, TRUE);
}

/* ---- Writing ---- */

static gboolean
write_slice (BeketTx *tx,
             gpointer data,
             GError **error)
{
  Slices *slices = data;

  slices->calls++;
  beket_tx_go_on (tx);
  if (!write_mark (tx, slices->calls, error))
    return FALSE;
  if (slices->calls != slices->fails_in)
    return TRUE;
  g_set_error_literal (error, BEKET_ERROR, BEKET_ERROR_INVALID, "no");
  return FALSE;
}

static gboolean
first_two_stand (BeketTx *tx,
                 gpointer data,
                 GError **error)
{
  for (guint i = 1; i <= 3; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", i);
      g_autofree char *text = beket_tx_mark (tx, name, error);

      g_assert_cmpstr (text, ==, i < 3 ? name : NULL);
    }
  return TRUE;
}

/* Each is a transaction of its own: the one that fails is the last, and takes nothing back but itself. */
static void
test_failing (FixtureLedger *self,
              gconstpointer  unused)
{
  Slices slices = { .fails_in = 3 };
  g_autoptr (GError) error = NULL;

  g_assert_false (beket_ledger_write (self->ledger, write_slice, &slices, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_INVALID);
  g_assert_cmpuint (slices.calls, ==, 3);
  g_clear_error (&error);
  beket_ledger_read (self->ledger, first_two_stand, NULL, &error);
  g_assert_no_error (error);
}

/* ---- Called back ---- */

static void
slices_read (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  Slices *slices = user_data;

  g_assert_false (slices->done);
  beket_ledger_read_finish (BEKET_LEDGER (object), result, NULL, &slices->error);
  slices->done = TRUE;
}

static gboolean
cancel_and_go_on (BeketTx *tx,
                  gpointer data,
                  GError **error)
{
  Slices *slices = data;

  slices->calls++;
  g_cancellable_cancel (slices->cancellable);
  beket_tx_go_on (tx);
  return TRUE;
}

/* Who went away between two slices is not read for any more. */
static void
test_cancelled (FixtureLedger *self,
                gconstpointer  unused)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Slices slices = { .cancellable = cancellable };

  beket_ledger_read_async (self->ledger, cancel_and_go_on, &slices, NULL, cancellable, slices_read, &slices);
  while (!slices.done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (slices.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (slices.calls, ==, 1);
  g_clear_error (&slices.error);
}

/* Closing waits for all slices of what was queued. */
static void
test_closing (FixtureLedger *self,
              gconstpointer  unused)
{
  Slices slices = { 0 };

  beket_ledger_read_async (self->ledger, slice_and_ask, &slices, NULL, NULL, slices_read, &slices);
  beket_ledger_close (self->ledger);
  g_assert_cmpuint (slices.calls, ==, N_SLICES);
  while (!slices.done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (slices.error);
}

#define ADD(name, func) g_test_add ("/ledger/slice/" name, FixtureLedger, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_use_memory ();
  ADD ("between", test_between);
  ADD ("failing", test_failing);
  ADD ("cancelled", test_cancelled);
  ADD ("closing", test_closing);
  return g_test_run ();
}
