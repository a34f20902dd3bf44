/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A form gets a new version, or is taken away, while there are acts and half-typed crossings by the old one: getodk/collect#6475, #6778, #5833,
 * #6800, where such records could not be opened or sent any more. An act keeps the version that it was made with, for ever.
 */

#include "config.h"

#include <glib/gstdio.h>

#include "station/station-private.h"
#include "support/booth.h"

/* @from, @to: below the shipped library and the station's own, which was copied when the station was made. */
static void
rewrite (Booth      *booth,
         const char *from,
         const char *to,
         const char *old,
         const char *new)
{
  g_autofree char *shipped = g_build_filename (g_getenv ("BEKET_DATADIR"), from, NULL);
  g_autofree char *path = g_build_filename (booth->folder, "library", to, NULL);
  g_autofree char *text = NULL;
  g_autofree char *changed = NULL;
  g_auto (GStrv) parts = NULL;

  g_assert_true (g_file_get_contents (shipped, &text, NULL, NULL));
  parts = g_strsplit (text, old, -1);
  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  changed = g_strjoinv (new, parts);
  g_assert_true (g_file_set_contents (path, changed, -1, NULL));
}

/* The act gets a newer version, which the protocol names from now on. */
static void
bring_new_version (Booth *booth)
{
  rewrite (booth, "forms/D1-1.0.json", "forms/D1-2.0.json", "\"version\": \"1.0\"", "\"version\": \"2.0\"");
  rewrite (booth, "protocols/demo-kzsyr.json", "protocols/demo-kzsyr.json", "\"id\": \"D1\", \"version\": \"1.0\"",
           "\"id\": \"D1\", \"version\": \"2.0\"");
}

static void
take_old_version_away (Booth *booth)
{
  g_autofree char *path = g_build_filename (booth->folder, "library", "forms", "D1-1.0.json", NULL);

  g_assert_cmpint (g_remove (path), ==, 0);
}

static void
assert_act (Booth      *booth,
            const char *entry,
            const char *version,
            GBytes     *pdf)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketActView) view = beket_tools_open_act (booth->station, entry, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (view->failed, ==, NULL);
  g_assert_true (view->valid);
  g_assert_cmpstr (beket_value_get_text (view->row, "formVersion"), ==, version);
  g_assert_cmpstr (beket_value_get_text (beket_value_get (view->record, "act"), "formVersion"), ==, version);
  g_assert_true (pdf == NULL || g_bytes_equal (view->pdf, pdf));
}

static GBytes *
pdf_of (Booth      *booth,
        const char *entry)
{
  g_autoptr (BeketActView) view = beket_tools_open_act (booth->station, entry, NULL);

  return g_bytes_ref (view->pdf);
}

static const char *
half_typed (Booth *booth)
{
  g_autoptr (BeketCrossing) crossing = g_list_model_get_item (beket_station_crossings (booth->station), 0);

  g_assert_nonnull (crossing);
  return beket_value_get_text (beket_value_get (beket_crossing_get_facts (crossing), "cargo"), "goodsName");
}

static void
type_half (Booth *booth)
{
  BeketCrossing *crossing = beket_station_new_crossing (booth->station, "truck");

  beket_value_set_text (beket_value_object (beket_crossing_get_facts (crossing), "cargo"), "goodsName", "Тамақ өнімдері");
  beket_station_touch (booth->station, crossing, "cargo.goodsName");
  booth_settle (booth);
}

static void
test_versions (void)
{
  Booth booth;
  g_autofree char *old = NULL;
  g_autofree char *new = NULL;
  g_autoptr (GBytes) pdf = NULL;

  booth_init (&booth);
  booth_sign_in (&booth);
  old = booth_issue_act (&booth);
  pdf = pdf_of (&booth, old);
  type_half (&booth);

  booth_close (&booth);
  bring_new_version (&booth);
  booth_open (&booth);
  assert_act (&booth, old, "1.0", pdf);
  g_assert_cmpstr (beket_station_get_form (booth.station, "D1", "1.0")->version, ==, "1.0");
  g_assert_cmpstr (half_typed (&booth), ==, "Тамақ өнімдері");
  booth_sign_in (&booth);
  new = booth_issue_act (&booth);
  assert_act (&booth, new, "2.0", NULL);

  /* What nobody should do: the act is what it is, with the facts that it carries. */
  booth_close (&booth);
  take_old_version_away (&booth);
  booth_open (&booth);
  g_assert_null (beket_station_get_form (booth.station, "D1", "1.0"));
  assert_act (&booth, old, "1.0", pdf);
  assert_act (&booth, new, "2.0", NULL);
  g_assert_cmpstr (half_typed (&booth), ==, "Тамақ өнімдері");
  booth_assert_whole (&booth);
  booth_clear (&booth);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/station/form-version/keeps/getodk-collect#6475", test_versions);
  return g_test_run ();
}
