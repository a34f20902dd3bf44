/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The register of the busiest day: six thousand crossings in one act that is verified and drawn again as any other.
 */

#include "config.h"

#include "lint.h"
#include "printed.h"
#include "register-day.h"

#include "record/json.h"

#define MOST 6000   /* crossings of the busiest point's day; what the form allows */

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

static GBytes *
sign_twice (GBytes *pdf)
{
  g_autoptr (GBytes) once = fixture_sign (&printed_fixture, pdf, 0);

  return fixture_sign (&printed_fixture, once, 1);
}

static void
test_most (void)
{
  g_autoptr (BeketValue) day = register_day (MOST);
  g_autoptr (GPtrArray) complaints = beket_form_check (printed_form ("D19"), day, NULL);
  g_autoptr (GBytes) pdf = register_day_draw (&printed_fixture, day);
  g_autoptr (GBytes) act = sign_twice (pdf);
  g_autoptr (BeketVerdict) verdict = beket_act_verify (act, printed_fixture.trust, 0, 2);

  for (guint i = 0; i < complaints->len; i++)
    g_assert_cmpstr (((BeketComplaint *) complaints->pdata[i])->path, !=, "crossings");
  g_assert_cmpstr (verdict->failed, ==, NULL);
  g_assert_cmpuint (beket_value_length (beket_value_get (verdict->record, "crossings")), ==, MOST);
  g_assert_cmpint (count_pages (pdf), <=, MOST / 40);
  g_test_message ("%u crossings: %d pages, %" G_GSIZE_FORMAT " bytes with two signatures", MOST, count_pages (pdf), g_bytes_get_size (act));
  g_assert_true (beket_verdict_compare_drawn (verdict, act, printed_fixture.data));
  g_assert_true (verdict->drawn);
}

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  fixture_open (&printed_fixture);
  g_test_add_func ("/act/register-most", test_most);
  result = g_test_run ();
  fixture_close (&printed_fixture);
  return result;
}
