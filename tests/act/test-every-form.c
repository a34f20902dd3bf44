/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every form drawn from full, empty and extreme facts: an archive file that keeps every law of lint.h, and read aloud it is the record, in
 * its order and in both languages.
 */

#include "config.h"

#include "every-form.h"
#include "lint.h"
#include "reading.h"

#include "record/json.h"

static Fixture fixture;

static int
count_pages (GBytes *pdf)
{
  Act act;
  int n;

  lint_open (&act, g_bytes_ref (pdf), 0);
  n = qpdf_get_num_pages (act.pdf);
  lint_close (&act);
  return n;
}

static void
check_reading (const EveryCase *which,
               GBytes          *pdf)
{
  const BeketForm *form = every_form (fixture.data, which->id);
  g_autoptr (BeketValue) record = every_record (fixture.data, form, which->kind);
  g_autoptr (Reading) got = reading_of_pdf (pdf, fixture.folder);
  g_autoptr (Reading) wanted = reading_of_record (fixture.data, form, record, (guint) count_pages (pdf));

  if (got != NULL)
    reading_assert_equal (got, wanted);
}

/* pdfinfo goes through a page once for each leaf of it: seconds for a long act, and extreme facts are up to ninety pages. */
static gboolean
is_read (const EveryCase *which)
{
  static const char *const in_full[] = { "D13", "D16", "D17", "D24", NULL };
  static const char *const empty[] = { "D5", "D11", "D12", "D14", "D15", "D19", "D20", "D21", "D22", "D23", "D25", "D26", NULL };

  return g_getenv ("BEKET_LONG") != NULL || g_strv_contains (in_full, which->id) ||
         (which->kind == EVERY_EMPTY && g_strv_contains (empty, which->id));
}

static void
test_form (gconstpointer data)
{
  const EveryCase *which = data;
  g_autoptr (GBytes) pdf = NULL;

  if (which->kind == EVERY_EXTREME && !is_read (which))
    {
      g_test_skip ("extreme facts of every form are drawn with BEKET_LONG=1");
      return;
    }
  pdf = every_draw (fixture.data, which);
  lint_all (pdf);
  if (is_read (which))
    check_reading (which, pdf);
  else
    g_test_message ("read aloud with BEKET_LONG=1");
}

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  fixture_open (&fixture);
  every_add_tests ("/act/every-form", test_form);
  result = g_test_run ();
  fixture_close (&fixture);
  return result;
}
