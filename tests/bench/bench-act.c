/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an act costs: against the same page drawn by cairo with no structure, no archive form, no
 * signature. Ratios travel between machines, milliseconds do not.
 */

#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "every-form.h"
#include "naive-act.h"
#include "register-day.h"
#include "act/pages.h"
#include "record/entry.h"
#include "record/json.h"

#define ROUNDS 25

static Fixture fixture;

typedef struct
{
  const char *name;
  void (*run)(void);
} Job;

static BeketValue *record;
static GBytes *json;
static GBytes *base;
static GBytes *twice;
static char *seal;

/* ---- What we do ---- */

static void
render (void)
{
  g_bytes_unref (beket_act_render (fixture.data,
                                   beket_library_form (fixture.data, "D1", "1.0",
                                                       NULL), record, json,
                                   seal, NULL));
}

static void
sign (void)
{
  g_bytes_unref (fixture_sign (&fixture, base, 0));
}

static void
make (void)
{
  g_autoptr (GBytes) fresh = fixture_render (&fixture, record);
  g_autoptr (GBytes) once = fixture_sign (&fixture, fresh, 0);

  g_bytes_unref (fixture_sign (&fixture, once, 1));
}

static void
make_once (void)
{
  g_autoptr (GBytes) fresh = fixture_render (&fixture, record);

  g_bytes_unref (fixture_sign (&fixture, fresh, 0));
}

static void
verify (void)
{
  g_autoptr (BeketVerdict) verdict = beket_act_verify (twice, fixture.trust, 0, 2);

  g_assert_true (verdict->valid);
}

static void
show (void)
{
  g_autoptr (BeketPageImage) image = beket_pages_render (base, 0, 1.333, NULL, NULL);

  g_assert_nonnull (image);
}

/* What an officer waits for who opens the step "act": its pages drawn and the first one shown. */
static void
preview (void)
{
  g_autoptr (GBytes) pdf = beket_act_render (fixture.data, beket_library_form (fixture.data, "D1", "1.0", NULL), record, json, seal, NULL);
  g_autoptr (BeketPageImage) image = beket_pages_render (pdf, 0, 1.333, NULL, NULL);

  g_assert_nonnull (image);
}

/* Of this thread, microseconds: what others do on the machine does not count. */
static gint64
cpu_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

/* ---- A register ---- */

#define REGISTER_ROWS 6000   /* as many as its form holds */

typedef struct
{
  GBytes *pdf;       /* (owned) */
  guint   pages;
  double  time;      /* of drawing it, milliseconds */
} Register;

static void
register_clear (Register *self)
{
  g_bytes_unref (self->pdf);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Register, register_clear)

static Register
draw (guint n)
{
  const BeketForm *form = beket_library_form (fixture.data, "D19", "1.0", NULL);
  g_autoptr (BeketValue) day = register_day (n);
  g_autoptr (BeketLayout) layout = beket_layout_new (fixture.data, form, day, seal, NULL);
  gint64 start = cpu_time ();
  Register drawn = { .pdf = register_day_draw (&fixture, day) };

  drawn.time = (double) (cpu_time () - start) / 1000.0;
  beket_act_lay_out (layout);
  drawn.pages = layout->pages->len;
  return drawn;
}

static double
sign_and_verify (GBytes *pdf)
{
  g_autoptr (GBytes) once = fixture_sign (&fixture, pdf, 0);
  g_autoptr (GBytes) both = fixture_sign (&fixture, once, 1);
  gint64 start = cpu_time ();
  g_autoptr (BeketVerdict) verdict = beket_act_verify (both, fixture.trust, 0, 2);

  g_assert_cmpstr (verdict->failed, ==, NULL);
  return (double) (cpu_time () - start) / 1000.0;
}

/* Milliseconds: of a page in the middle, the file opened anew. */
static double
show_page (GBytes *pdf,
           guint   page)
{
  gint64 start = cpu_time ();
  g_autoptr (BeketPageImage) image = beket_pages_render (pdf, (int) page, 1.333, NULL, NULL);

  g_assert_nonnull (image);
  return (double) (cpu_time () - start) / 1000.0;
}

/* The quickest of some: what else the machine did only adds to it. */
static Register
draw_often (guint n,
            guint rounds)
{
  Register best = draw (n);

  while (--rounds > 0)
    {
      g_auto (Register) again = draw (n);

      best.time = MIN (best.time, again.time);
    }

  return best;
}

/* The first page of a register has a head, and the last one its signatures: those between are full of rows. */
static void
tell_register (void)
{
  g_auto (Register) small = draw_often (1, 15);
  g_auto (Register) large = draw_often (REGISTER_ROWS, 5);
  double page = small.time / small.pages;
  double verifying = sign_and_verify (large.pdf);

  printf ("register of %d rows, %u pages %8.2f ms   %6.2f x one of %u pages, %.2f x one page; a page more %.2f x one page\n", REGISTER_ROWS,
          large.pages, large.time, large.time / small.time, small.pages, large.time / page,
          (large.time - small.time) / (large.pages - small.pages) / page);
  printf ("%-32s %8.1f KB, verified in %.2f ms, %.2f of making it; a page of it shown in %.2f ms\n", "such a register",
          g_bytes_get_size (large.pdf) / 1024.0, verifying, verifying / large.time, show_page (large.pdf, large.pages / 2));
}

/* To look at, with two signatures. */
static int
write_register (const char *rows,
                const char *path)
{
  g_auto (Register) drawn = draw ((guint) atoi (rows));
  g_autoptr (GBytes) once = fixture_sign (&fixture, drawn.pdf, 0);
  g_autoptr (GBytes) act = fixture_sign (&fixture, once, 1);

  return g_file_set_contents (path, g_bytes_get_data (act, NULL), (gssize) g_bytes_get_size (act), NULL) ? EXIT_SUCCESS : EXIT_FAILURE;
}

/* ---- Files ---- */

/* (transfer full): nothing is filled in that may be left out. @id: (out) */
static GBytes *
smallest (const char **id)
{
  GBytes *best = NULL;

  for (guint i = 0; i < FORM_FACTS_N_IDS; i++)
    {
      GBytes *pdf = every_draw (fixture.data, &(EveryCase) { form_facts_ids[i], EVERY_EMPTY });

      if (best != NULL && g_bytes_get_size (best) <= g_bytes_get_size (pdf))
        {
          g_bytes_unref (pdf);
          continue;
        }
      g_clear_pointer (&best, g_bytes_unref);
      best = pdf;
      *id = form_facts_ids[i];
    }

  return best;
}

static void
tell_size (const char *name,
           GBytes     *pdf)
{
  g_autoptr (GBytes) one = fixture_sign (&fixture, pdf, 0);
  g_autoptr (GBytes) both = fixture_sign (&fixture, one, 1);
  double size = g_bytes_get_size (both) / 1024.0;
  int pages = 1;
  g_autoptr (BeketPageImage) image = beket_pages_render (both, 0, 0.1, &pages, NULL);

  printf ("%-32s %8.1f KB, with two signatures %.1f KB: %d pages of %.1f KB\n", name, g_bytes_get_size (pdf) / 1024.0, size, pages, size / pages);
}

static void
tell_sizes (void)
{
  const char *id = NULL;
  g_autoptr (GBytes) small = smallest (&id);
  g_autofree char *name = g_strdup_printf ("the smallest form, %s", id);

  tell_size ("the lorry's act", base);
  tell_size (name, small);
}

/* ---- A whole process, cold ---- */

#define RUNS 7

/* Wall clock, milliseconds: the quickest. Negative: it failed. With the descriptors left open GLib need not copy this process to start another. */
static double
run_cold (char **argv)
{
  gint64 best = G_MAXINT64;

  for (guint i = 0; i < RUNS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      int status = -1;

      if (!g_spawn_sync (NULL, argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_LEAVE_DESCRIPTORS_OPEN | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL, NULL, &status, NULL) ||
          !g_spawn_check_wait_status (status, NULL))
        return -1;
      best = MIN (best, g_get_monotonic_time () - start);
    }

  return (double) best / 1000.0;
}

static void
tell_cold (const char *self)
{
  g_autofree char *folder = g_path_get_dirname (self);
  g_autofree char *once = g_build_filename (folder, "draw-once", NULL);
  g_autofree char *html = g_build_filename (fixture.folder, "act.html", NULL);
  g_autofree char *pdf = g_build_filename (fixture.folder, "act.pdf", NULL);
  g_autofree char *program = g_find_program_in_path ("weasyprint");
  char *ours[] = { once, NULL };
  char *theirs[] = { (char *) "weasyprint", (char *) "--pdf-variant", (char *) "pdf/a-3b", html, pdf, NULL };
  double cold = run_cold (ours);

  printf ("%-32s %8.2f ms\n", "a process that draws one act", cold);
  naive_html (html);
  if (program == NULL)
    printf ("WeasyPrint is not installed: not compared\n");
  else
    printf ("%-32s %8.2f x ours\n", "WeasyPrint, the same words", run_cold (theirs) / cold);
}

/* ---- Measuring ---- */

static int
compare (gconstpointer a,
         gconstpointer b)
{
  gint64 x = *(const gint64 *) a;
  gint64 y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

/* Round by round through all of them, so that what slows the machine down for a while slows down each. */
static void
measure (const Job *jobs,
         guint      n_jobs,
         gint64     times[][ROUNDS])
{
  for (guint job = 0; job < n_jobs; job++)
    jobs[job].run ();
  for (guint round = 0; round < ROUNDS; round++)
    for (guint job = 0; job < n_jobs; job++)
      {
        gint64 start = cpu_time ();

        jobs[job].run ();
        times[job][round] = cpu_time () - start;
      }
  for (guint job = 0; job < n_jobs; job++)
    qsort (times[job], ROUNDS, sizeof times[job][0], compare);
}

int
main (int   argc,
      char *argv[])
{
  static const Job jobs[] = {
    { "naive cairo drawing", naive_draw }, { "render and finish", render }, { "sign once", sign },
    { "render, finish, one signature", make_once }, { "render, finish, two signatures", make },
    { "verify two signatures", verify }, { "page picture, 96 dpi", show },
    { "preview: render, first page", preview },
  };
  gint64 times[G_N_ELEMENTS (jobs)][ROUNDS];
  g_autofree char *hash = NULL;
  double making = 0, verifying = 0;
  BeketLayout *lorry;

  fixture_open (&fixture);
  record = fixture_record (1);
  json = beket_json_write_bytes (record);
  base = fixture_act (&fixture, 0);
  twice = fixture_act (&fixture, 2);
  hash = beket_hash_hex (g_bytes_get_data (json, NULL), g_bytes_get_size (json));
  seal = fixture_seal (&fixture, record, hash);
  lorry = beket_layout_new (fixture.data, beket_library_form (fixture.data, "D1", "1.0", NULL), record, seal, NULL);
  beket_act_lay_out (lorry);
  naive_learn (lorry);

  if (argc == 4 && g_str_equal (argv[1], "--register"))
    return write_register (argv[2], argv[3]);

  measure (jobs, G_N_ELEMENTS (jobs), times);
  for (guint i = 0; i < G_N_ELEMENTS (jobs); i++)
    {
      double time = times[i][ROUNDS / 2] / 1000.0;

      making = jobs[i].run == make_once ? time : making;
      verifying = jobs[i].run == verify ? time : verifying;
      printf ("%-32s %8.2f ms   %6.2f x naive\n", jobs[i].name, time,
              (double) times[i][ROUNDS / 2] / (double) times[0][ROUNDS / 2]);
    }

  printf ("%-32s %8.2f of making it with one, at most 0.50\n", "verify two signatures", verifying / making);

  tell_sizes ();
  tell_register ();
  tell_cold (argv[0]);

  beket_layout_free (lorry);
  g_free (seal);
  beket_value_unref (record);
  g_bytes_unref (json);
  g_bytes_unref (base);
  g_bytes_unref (twice);
  fixture_close (&fixture);
  return 0;
}
