/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Paper blanks reserved, printed and spoiled.
 */

#include "config.h"

#include "domain/act-number.h"
#include "domain/error.h"
#include "support/paper-blank.h"

static void
refuse_reservation (Booth      *booth,
                    guint       count,
                    const char *reason)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (beket_tools_reserve_blanks (booth->station, count, &error));
  blank_assert_reason (booth, error, reason);
}

/* Their numbers are of the acts' own count, each once. */
static void
test_reserved (void)
{
  Booth booth;
  BeketActNumber number;
  g_autofree char *act = NULL;
  g_autoptr (BeketItem) drawn = NULL;
  g_auto (GStrv) numbers = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketValue) rows = NULL;

  booth_init (&booth);
  g_assert_null (beket_tools_reserve_blanks (booth.station, 3, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_POWER);
  g_clear_error (&error);
  booth_sign_in (&booth);
  refuse_reservation (&booth, 0, "blank-count");
  refuse_reservation (&booth, BEKET_BLANKS_MAX + 1, "blank-count");
  numbers = beket_tools_reserve_blanks (booth.station, 3, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (numbers), ==, 3);
  for (gint64 i = 0; i < 3; i++)
    {
      g_assert_true (beket_act_number_parse (numbers[i], &number, NULL));
      g_assert_cmpint (number.n, ==, i + 1);
      blank_assert_state (&booth, numbers[i], "open");
    }
  act = booth_issue_act (&booth);
  drawn = g_list_model_get_item (beket_station_acts (booth.station), 0);
  g_assert_true (beket_act_number_parse (beket_item_text (drawn, "number"), &number, NULL));
  g_assert_cmpint (number.n, ==, 4);
  rows = beket_tools_blanks (booth.station, &error);
  g_assert_cmpuint (beket_value_length (rows), ==, 3);
  booth_assert_whole (&booth);
  booth_clear (&booth);
}

/* What is printed is no act to any verifier. */
static void
test_printed (void)
{
  Booth booth;
  g_autofree char *number = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autoptr (BeketActView) view = NULL;
  g_autoptr (GError) error = NULL;

  booth_init (&booth);
  booth_sign_in (&booth);
  g_assert_null (beket_tools_print_blanks (booth.station, NULL, &error));
  blank_assert_reason (&booth, error, "blank-count");
  g_clear_error (&error);
  number = blank_reserve (&booth);
  pdf = beket_tools_print_blanks (booth.station, NULL, &error);
  g_assert_no_error (error);
  again = beket_tools_print_blanks (booth.station, (const char *[]) { number, NULL }, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (pdf, again));
  path = g_build_filename (booth.root, "blank.pdf", NULL);
  g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), &error);
  view = beket_tools_verify_file (booth.station, path, &error);
  g_assert_no_error (error);
  g_assert_false (view->valid);
  g_assert_cmpstr (view->failed, ==, "not-an-act");
  booth_clear (&booth);
}

static void
refuse_spoiling (Booth      *booth,
                 const char *number,
                 const char *why,
                 const char *reason)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (beket_tools_spoil_blank (booth->station, number, why, &error));
  blank_assert_reason (booth, error, reason);
}

static void
refuse_entering (Booth      *booth,
                 const char *number,
                 const char *reason)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (beket_tools_enter_blank (booth->station, number, "truck", &error));
  blank_assert_reason (booth, error, reason);
}

static void
test_spoiled (void)
{
  Booth booth;
  g_autofree char *number = NULL;
  g_autoptr (BeketValue) row = NULL;
  g_autoptr (GError) error = NULL;

  booth_init (&booth);
  booth_sign_in (&booth);
  number = blank_reserve (&booth);
  refuse_spoiling (&booth, number, "  ", "blank-reason");
  refuse_spoiling (&booth, "JCA-KZSYR-20261122-000042-B02-V", "x", "blank-unknown");
  beket_tools_spoil_blank (booth.station, number, "су төгілген", &error);
  g_assert_no_error (error);
  row = blank_row (&booth, number);
  g_assert_cmpstr (beket_value_get_text (row, "state"), ==, "spoiled");
  g_assert_cmpstr (beket_value_get_text (beket_value_get (row, "spoiled"), "reason"), ==, "су төгілген");
  refuse_spoiling (&booth, number, "x", "blank-spoiled");
  refuse_entering (&booth, number, "blank-spoiled");
  refuse_entering (&booth, "JCA-KZSYR-20261122-000042-B02-V", "blank-unknown");
  booth_assert_whole (&booth);
  booth_clear (&booth);
}

static void
test_scan (void)
{
  g_autofree char *number = beket_station_blank_of_scan ("JCA-KZSYR-20261122-000042-B02-V\n");

  g_assert_cmpstr (number, ==, "JCA-KZSYR-20261122-000042-B02-V");
  g_assert_null (beket_station_blank_of_scan ("JCA-KZSYR-20261122-000042-B02-X"));
  g_assert_null (beket_station_blank_of_scan ("KZ1:ABC"));
  g_assert_null (beket_station_blank_of_scan (""));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/station/blank/reserved", test_reserved);
  g_test_add_func ("/station/blank/printed", test_printed);
  g_test_add_func ("/station/blank/spoiled", test_spoiled);
  g_test_add_func ("/station/blank/scan", test_scan);

  return g_test_run ();
}
