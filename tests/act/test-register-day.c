/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The register of a day: what stands in its one line a crossing, in its legend, and how it is read.
 */

#include "config.h"

#include "lint.h"
#include "printed.h"
#include "reading.h"
#include "register-day.h"

#include "act/layout.h"
#include "domain/error.h"
#include "record/json.h"

#include <string.h>

#define MOST 6000   /* what the form allows */

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

/* ---- What a cell says ---- */

static void
assert_says (BeketValue *row,
             const char *field,
             const char *wanted)
{
  const BeketForm *form = printed_form ("D19");
  const BeketSection *section = beket_form_section (form, "crossings");
  g_autoptr (BeketValue) day = register_day (1);
  g_autoptr (BeketLayout) layout = beket_layout_new (printed_fixture.data, form, day, NULL, NULL);
  BeketDense dense = beket_dense_of (layout, section);
  g_autofree char *text = beket_dense_text (layout, &dense, section, beket_section_field (section, field), row);

  g_assert_cmpstr (text, ==, wanted);
}

static void
test_words (void)
{
  static const struct { const char *field, *value, *text; } said[] = {
    { "direction", "exit", "1" }, { "direction", "entry", "2" }, { "subject", "truck", "4" },
    { "decision", "a word of tomorrow", "a word of tomorrow" }, { "act", "JCA-1", "JCA-1" },
    { "arrived", "2026-11-21T19:00:00.000Z", "00:00" }, { "arrived", "2026-11-22T09:05:59.999Z", "14:05" },
    { "released", "2026-11-22T18:59:59.999Z", "23:59" }, { "released", "2026-11-22T19:05:00.000Z", "23.11 00:05" },
    { "arrived", "2026-11-21T18:59:59.000Z", "21.11 23:59" }, { "arrived", "2025-11-22T09:05:00.000Z", "22.11.2025 14:05:00 (UTC+5)" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    {
      g_autoptr (BeketValue) row = beket_value_new_object ();

      beket_value_set_text (row, said[i].field, said[i].value);
      assert_says (row, said[i].field, said[i].text);
    }
}

static void
test_signs (void)
{
  g_autoptr (BeketValue) row = beket_value_new_object ();

  assert_says (row, "recheck", NULL);
  beket_value_set_boolean (row, "recheck", TRUE);
  assert_says (row, "recheck", "+");
  beket_value_set_boolean (row, "recheck", FALSE);
  assert_says (row, "recheck", "0");
}

/* At Mashtakovo the clock was moved on 26 October 2014: a time of the day's other clock says which one. */
static void
test_moved_clock (void)
{
  const BeketForm *form = printed_form ("D19");
  const BeketSection *section = beket_form_section (form, "crossings");
  g_autoptr (BeketValue) day = register_day (1);
  g_autoptr (BeketValue) row = beket_value_new_object ();
  g_autoptr (BeketLayout) layout = NULL;
  g_autofree char *text = NULL;
  BeketDense dense;

  beket_value_set_text (row, "arrived", "2014-10-26T06:00:00.000Z");
  beket_value_set_text (beket_value_get (day, "crossing"), "point", "RUMSH");
  beket_value_set_text (beket_value_get (day, "day"), "date", "2014-10-26");
  layout = beket_layout_new (printed_fixture.data, form, day, NULL, NULL);
  dense = beket_dense_of (layout, section);
  text = beket_dense_text (layout, &dense, section, beket_section_field (section, "arrived"), row);
  g_assert_true (g_str_has_prefix (text, "26.10.2014 11:00:00 (UTC+5)"));
}

/* ---- What is read aloud ---- */

/* Over a page's end: headings that stand there again are not read again. */
static void
test_reading (void)
{
  g_autoptr (BeketValue) day = register_day (25);
  g_autoptr (GBytes) pdf = register_day_draw (&printed_fixture, day);
  g_autoptr (Reading) got = reading_of_pdf (pdf, printed_fixture.folder);
  g_autoptr (Reading) wanted = reading_of_record (printed_fixture.data, printed_form ("D19"), day, (guint) count_pages (pdf));

  lint_all (pdf);
  if (got != NULL)
    reading_assert_equal (got, wanted);
}

/* A line more than the form has room for is no register of a day. */
static void
test_one_more (void)
{
  g_autoptr (BeketValue) day = register_day (MOST + 1);
  g_autoptr (GPtrArray) complaints = beket_form_check (printed_form ("D19"), day, NULL);
  gboolean found = FALSE;

  for (guint i = 0; i < complaints->len; i++)
    found |= strcmp (((BeketComplaint *) complaints->pdata[i])->path, "crossings") == 0;
  g_assert_true (found);
}

/* Nobody could verify it: so it is not drawn. */
static void
test_record_too_large (void)
{
  g_autoptr (BeketValue) day = register_day (1);
  g_autofree char *blanks = g_strnfill (BEKET_ACT_RECORD_MAX + 1, ' ');
  g_autoptr (GBytes) json = g_bytes_new (blanks, BEKET_ACT_RECORD_MAX + 1);
  g_autoptr (GError) error = NULL;

  g_assert_null (beket_act_render (printed_fixture.data, printed_form ("D19"), day, json, NULL, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "4194305 bytes"));
}

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  fixture_open (&printed_fixture);
  g_test_add_func ("/act/register-day/words", test_words);
  g_test_add_func ("/act/register-day/signs", test_signs);
  g_test_add_func ("/act/register-day/moved-clock", test_moved_clock);
  g_test_add_func ("/act/register-day/reading", test_reading);
  g_test_add_func ("/act/register-day/one-more", test_one_more);
  g_test_add_func ("/act/register-day/record-too-large", test_record_too_large);
  result = g_test_run ();
  fixture_close (&printed_fixture);
  return result;
}
