/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Search as you type (one look, which is what an officer's commit may have to wait for, and all looks for fifty rows), pages of the register and totals of a day, on a station with many persons against one with a hundredth of them. What is
 * printed: the 99th percentile as a part of one frame (16.7 ms), and large against small; each the median of five runs. The time is that of the
 * worker's processor: the neighbours of a shared machine are not measured. BEKET_BENCH_PERSONS says how many persons (2000000 for the full size).
 */

#include "config.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "bench-crossings.h"
#include "ledger/search.h"

#define N_RUNS 5
#define N_TARGETS 60
#define N_ASKS 200
#define FRAME_US 16667.0
#define MAX_TIMES 4096

#define N_FOUND 50

typedef struct
{
  const char      *text;       /* of a search */
  char            *after;      /* (owned) (nullable) */
  BeketRegisterAsk ask;
  const char      *day;        /* of totals */
  double           us;
  guint            n_rows;
} Ask;

static double
processor_us (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * 1e6 + now.tv_nsec / 1e3;
}

static gboolean
ask (BeketTx *tx,
     gpointer data,
     GError **error)
{
  Ask *call = data;
  double start = processor_us ();
  g_autoptr (GPtrArray) terms = call->text != NULL ? beket_search_parse (call->text, error) : NULL;
  g_autoptr (BeketValue) result = NULL;

  if (call->text != NULL)
    result = terms != NULL ? beket_tx_search (tx, terms, call->after, N_FOUND - call->n_rows, error) : NULL;
  else if (call->day != NULL)
    result = beket_tx_register_totals (tx, call->day, error);
  else
    result = beket_tx_register (tx, &call->ask, error);
  call->us += processor_us () - start;
  g_free (call->after);
  call->after = g_strdup (beket_value_get_text (result, "next"));
  call->n_rows += beket_value_length (beket_value_get (result, "rows"));
  return result != NULL;
}

static void
run_ask (BeketLedger *ledger,
         Ask         *call,
         GArray      *times)
{
  g_autoptr (GError) error = NULL;

  if (!beket_ledger_read (ledger, ask, call, &error))
    g_error ("%s", error->message);
  g_array_append_val (times, call->us);
  g_clear_pointer (&call->after, g_free);
}

/* On, until there are enough or there are no more. */
static void
run_whole (BeketLedger *ledger,
           Ask         *call,
           GArray      *times)
{
  g_autoptr (GError) error = NULL;

  do
    if (!beket_ledger_read (ledger, ask, call, &error))
      g_error ("%s", error->message);
  while (call->after != NULL && call->n_rows < N_FOUND);

  g_array_append_val (times, call->us);
  g_clear_pointer (&call->after, g_free);
}

static int
compare (const void *a,
         const void *b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
part_of (GArray *times,
         double  part)
{
  qsort (times->data, times->len, sizeof (double), compare);
  return g_array_index (times, double, (guint) ((times->len - 1) * part));
}

/* ---- What is asked ---- */

typedef void (*Questions) (BeketLedger *ledger, guint n_crossings, GRand *rand, GArray *times);

/* Every letter of a name, a plate and a document number, as they are typed. */
static void
type_all (BeketLedger *ledger,
          guint n_crossings,
          GRand *rand,
          GArray *times,
          void ( *run ) (BeketLedger *ledger, Ask *call, GArray *times))
{
  for (guint i = 0; i < N_TARGETS; i++)
    {
      g_autofree char *text = bench_target (rand, n_crossings);

      for (glong length = 1; length <= g_utf8_strlen (text, -1); length++)
        {
          g_autofree char *typed = g_utf8_substring (text, 0, length);

          run (ledger, &(Ask) { .text = typed }, times);
        }
    }
}

static void
ask_typing (BeketLedger *ledger,
            guint        n_crossings,
            GRand       *rand,
            GArray      *times)
{
  type_all (ledger, n_crossings, rand, times, run_ask);
}

static void
ask_whole (BeketLedger *ledger,
           guint        n_crossings,
           GRand       *rand,
           GArray      *times)
{
  type_all (ledger, n_crossings, rand, times, run_whole);
}

static void
ask_register (BeketLedger *ledger,
              guint        n_crossings,
              GRand       *rand,
              GArray      *times)
{
  for (guint i = 0; i < N_ASKS; i++)
    {
      g_autofree char *day = bench_day (n_crossings, g_rand_int_range (rand, 0, n_crossings));
      Ask call = { .ask = { .limit = BEKET_PAGE_ROWS } };

      if (i % 2 == 0)
        call.ask.day = day;
      if (i % 4 == 0)
        call.ask.order = BEKET_REGISTER_BY_NAME;
      if (i % 3 == 0)
        call.ask.citizenship = i % 2 == 0 ? "RUS" : "GEO";
      if (i % 5 == 0)
        call.ask.decision = "refused";
      if (i % 7 == 0)
        call.ask.direction = "entry";
      run_ask (ledger, &call, times);
    }
}

static void
ask_totals (BeketLedger *ledger,
            guint        n_crossings,
            GRand       *rand,
            GArray      *times)
{
  /* They take so little that a hundredth of a few is chance. */
  for (guint i = 0; i < 10 * N_ASKS; i++)
    {
      g_autofree char *day = bench_day (n_crossings, g_rand_int_range (rand, 0, n_crossings));

      run_ask (ledger, &(Ask) { .day = day }, times);
    }
}

/* ---- Large against small ---- */

static double
percentile (BeketLedger *ledger,
            guint        n_crossings,
            Questions    questions,
            guint        seed,
            double       part)
{
  g_autoptr (GArray) times = g_array_sized_new (FALSE, FALSE, sizeof (double), MAX_TIMES);
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  questions (ledger, n_crossings, rand, times);
  return part_of (times, part);
}

static void
measure (const char  *name,
         BeketLedger *large,
         BeketLedger *small,
         guint        n_crossings,
         Questions    questions)
{
  g_autoptr (GArray) larges = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) ratios = g_array_new (FALSE, FALSE, sizeof (double));
  double middle = percentile (large, n_crossings, questions, 0, 0.5);

  for (guint run = 0; run < N_RUNS; run++)
    {
      double big = percentile (large, n_crossings, questions, run, 0.99);
      double ratio = big / percentile (small, n_crossings / 100, questions, run, 0.99);

      g_array_append_val (larges, big);
      g_array_append_val (ratios, ratio);
    }

  printf ("%s p99 of a frame %.2f, against a hundredth of the rows %.2f (median %.0f us, p99 %.0f us)\n", name,
          part_of (larges, 0.5) / FRAME_US, part_of (ratios, 0.5), middle, part_of (larges, 0.5));
}

static guint64
resident_kib (void)
{
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &text, NULL, NULL) || (line = strstr (text, "VmHWM:")) == NULL)
    return 0;

  return g_ascii_strtoull (line + strlen ("VmHWM:"), NULL, 10);
}

/* Opening, and the first page. */
static BeketLedger *
open_again (const char *folder)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  BeketLedger *ledger = NULL;

  for (guint run = 0; run < N_RUNS; run++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (GArray) page = g_array_new (FALSE, FALSE, sizeof (double));
      double us;

      g_clear_object (&ledger);
      ledger = beket_ledger_open (folder, NULL, NULL);
      run_ask (ledger, &(Ask) { .ask = { .limit = BEKET_PAGE_ROWS } }, page);
      us = (double) (g_get_monotonic_time () - start);
      g_array_append_val (times, us);
    }

  printf ("search.open to the first page: %.1f ms (clock on the wall)\n", part_of (times, 0.5) / 1000);
  return ledger;
}

int
main (void)
{
  const char *asked = g_getenv ("BEKET_BENCH_PERSONS");
  guint n_persons = asked != NULL ? (guint) g_ascii_strtoull (asked, NULL, 10) : 100000;
  guint n_crossings = bench_crossings_of (n_persons);
  g_autofree char *large_folder = bench_make (n_crossings, TRUE);
  g_autofree char *small_folder = bench_make (n_crossings / 100, FALSE);
  g_autoptr (BeketLedger) large = open_again (large_folder);
  g_autoptr (BeketLedger) small = beket_ledger_open (small_folder, NULL, NULL);

  measure ("search.typing", large, small, n_crossings, ask_typing);
  measure ("search.whole", large, small, n_crossings, ask_whole);
  measure ("search.register", large, small, n_crossings, ask_register);
  measure ("search.totals", large, small, n_crossings, ask_totals);
  printf ("search.memory %.0f MiB at most, with the making of the rows\n", (double) resident_kib () / 1024);

  g_clear_object (&large);
  g_clear_object (&small);
  bench_remove (large_folder);
  bench_remove (small_folder);
  return EXIT_SUCCESS;
}
