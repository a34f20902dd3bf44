/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was typed is there after a kill, with the focus where it was; what cannot be saved says so and stays on screen.
 */

#include "config.h"

#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#include "domain/error.h"
#include "support/booth.h"

static void
type (Booth         *booth,
      BeketCrossing *crossing,
      const char    *text)
{
  BeketValue *cargo = beket_value_object (beket_crossing_get_facts (crossing), "cargo");

  beket_value_set_text (cargo, "goodsName", text);
  beket_station_touch (booth->station, crossing, "cargo.goodsName");
}

static BeketCrossing *
first (Booth *booth)
{
  g_autoptr (BeketCrossing) crossing = g_list_model_get_item (beket_station_crossings (booth->station), 0);

  return crossing;   /* the queue owns it */
}

static const char *
typed (BeketCrossing *crossing)
{
  return beket_value_get_text (beket_value_get (beket_crossing_get_facts (crossing), "cargo"), "goodsName");
}

static void
test_reopen (void)
{
  Booth booth;
  BeketCrossing *crossing;
  g_autofree char *id = NULL;

  booth_init (&booth);
  crossing = beket_station_new_crossing (booth.station, "truck");
  id = g_strdup (beket_crossing_get_id (crossing));
  beket_crossing_set_step (crossing, "vehicle");
  type (&booth, crossing, "Тамақ өнімдері");
  beket_station_touch (booth.station, crossing, beket_station_focus_of (booth.station, crossing));
  booth_close (&booth);
  booth_open (&booth);
  crossing = first (&booth);
  g_assert_nonnull (crossing);
  g_assert_cmpstr (beket_crossing_get_id (crossing), ==, id);
  g_assert_cmpstr (beket_crossing_get_step (crossing), ==, "vehicle");
  g_assert_cmpstr (beket_station_focus_of (booth.station, crossing), ==, "cargo.goodsName");
  g_assert_cmpstr (typed (crossing), ==, "Тамақ өнімдері");
  booth_clear (&booth);
}

/* The killed program: it tells each keystroke that was said to be saved; dead at any moment, none of these is lost. */
static void G_GNUC_NORETURN
type_on (const char *folder)
{
  Booth booth = { .folder = (char *) folder, .now = g_get_real_time () };
  BeketCrossing *crossing;

  booth_open (&booth);
  crossing = beket_station_new_crossing (booth.station, "truck");
  for (int n = 1;; n++)
    {
      g_autofree char *text = g_strdup_printf ("%d", n);

      booth.now++;
      type (&booth, crossing, text);
      while (beket_crossing_get_saved (crossing) != booth.now)
        g_main_context_iteration (NULL, TRUE);
      if (write (STDOUT_FILENO, &n, sizeof n) != sizeof n)
        _exit (1);
    }
}

static gsize
hear (GInputStream *said,
      int          *last)
{
  g_autoptr (GError) error = NULL;
  int n;
  gsize heard;

  g_input_stream_read_all (said, &n, sizeof n, &heard, NULL, &error);
  g_assert_no_error (error);
  if (heard == sizeof n)
    *last = n;
  return heard;
}

/* Started anew, not forked: a fork takes the locks with it that another thread, of the allocator too, holds at that moment. */
static int
run_and_kill (const char *program,
              const char *folder,
              guint       acknowledged)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) child = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, "--type", folder, NULL);
  GInputStream *said;
  int last = 0;

  g_assert_no_error (error);
  said = g_subprocess_get_stdout_pipe (child);
  for (guint i = 0; i < acknowledged; i++)
    g_assert_cmpuint (hear (said, &last), ==, sizeof last);
  g_subprocess_force_exit (child);
  /* What it still said before it died counts too. */
  while (hear (said, &last) == sizeof last)
    continue;
  g_subprocess_wait (child, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_signaled (child));
  g_assert_cmpint (g_subprocess_get_term_sig (child), ==, SIGKILL);
  return last;
}

static void
test_kill (gconstpointer program)
{
  for (guint run = 0; run < 8; run++)
    {
      Booth booth;
      int last;

      booth_init (&booth);
      booth_close (&booth);
      last = run_and_kill (program, booth.folder, 1 + run * 7);
      booth_open (&booth);
      g_assert_cmpint ((int) g_ascii_strtoll (typed (first (&booth)), NULL, 10), >=, last);
      g_assert_cmpint ((int) g_ascii_strtoll (typed (first (&booth)), NULL, 10), <=, last + 1);
      booth_clear (&booth);
    }
}

/* No file may grow: the write fails, the text stays, the trouble has a word; then there is room again. */
static void
test_full (void)
{
  Booth booth;
  BeketCrossing *crossing;
  struct rlimit before;
  struct rlimit none;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
      return;
    }
  booth_init (&booth);
  crossing = beket_station_new_crossing (booth.station, "truck");
  booth_settle (&booth);
  g_assert_null (beket_crossing_get_trouble (crossing));

  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &before);
  none = before;
  none.rlim_cur = 1;
  setrlimit (RLIMIT_FSIZE, &none);
  type (&booth, crossing, "жоғалмайды");
  while (beket_crossing_get_trouble (crossing) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (g_error_matches (beket_crossing_get_error (crossing), BEKET_ERROR, BEKET_ERROR_STORE) ||
                 g_error_matches (beket_crossing_get_error (crossing), BEKET_ERROR, BEKET_ERROR_FULL));
  g_assert_cmpstr (typed (crossing), ==, "жоғалмайды");

  setrlimit (RLIMIT_FSIZE, &before);
  /* Nobody types: it is tried again by itself. */
  while (beket_crossing_get_trouble (crossing) != NULL)
    g_main_context_iteration (NULL, TRUE);
  booth_close (&booth);
  booth_open (&booth);
  g_assert_cmpstr (typed (first (&booth)), ==, "жоғалмайды");
  booth_clear (&booth);
}

int
main (int    argc,
      char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], "--type"))
    type_on (argv[2]);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/station/draft/reopen", test_reopen);
  g_test_add_data_func ("/station/draft/kill", argv[0], test_kill);
  g_test_add_func ("/station/draft/full", test_full);
  return g_test_run ();
}
