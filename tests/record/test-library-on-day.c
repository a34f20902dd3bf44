/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which version of a form and which protocol hold on a day.
 */

#include "config.h"

#include "record/library.h"

#include "small-library.h"

/* The newest version on the day; ten comes after nine. */
static void
test_versions (void)
{
  static const char *const versions[] = { "1.9", "1.10", "2.0" };
  g_autofree char *folder = small_library_new ();
  g_autoptr (BeketLibrary) library = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (versions); i++)
    {
      g_autoptr (GString) text = g_string_new (FORM);
      g_autofree char *version = g_strdup_printf ("'version':'%s'", versions[i]);
      g_autofree char *name = g_strdup_printf ("forms/T1-%s.json", versions[i]);

      g_string_replace (text, "'version':'1.0'", version, 0);
      if (i == 2)
        g_string_replace (text, "'2026-01-01'", "'2027-01-01'", 0);
      small_library_write (folder, name, text->str);
    }

  library = beket_library_load (folder, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (beket_library_form (library, "T1", NULL, "2026-06-01")->version, ==, "1.10");
  g_assert_cmpstr (beket_library_form (library, "T1", NULL, "2027-06-01")->version, ==, "2.0");
  g_assert_cmpstr (beket_library_form (library, "T1", "1.9", NULL)->version, ==, "1.9");
  small_library_remove (folder);
}

/* A real protocol goes before one for trying out, a later one before an earlier. */
static void
test_protocols (void)
{
  static const char *const names[][2] = {
    { "p2", "'validFrom':'2026-03-01'" }, { "p3", "'demo':true,'validFrom':'2026-05-01'" },
  };
  g_autofree char *folder = small_library_new ();
  g_autoptr (BeketLibrary) library = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GString) text = g_string_new (PROTOCOL);
      g_autofree char *id = g_strdup_printf ("'id':'%s'", names[i][0]);
      g_autofree char *name = g_strdup_printf ("protocols/%s.json", names[i][0]);

      g_string_replace (text, "'id':'p1'", id, 0);
      g_string_replace (text, "'validFrom':'2026-01-01'", names[i][1], 0);
      small_library_write (folder, name, text->str);
    }

  library = beket_library_load (folder, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (beket_library_protocol (library, "KZAAA", "2026-02-01")->id, ==, "p1");
  g_assert_cmpstr (beket_library_protocol (library, "KZAAA", "2026-04-01")->id, ==, "p2");
  g_assert_cmpstr (beket_library_protocol (library, "KZAAA", "2026-06-01")->id, ==, "p2");
  small_library_remove (folder);
}

/* Of two protocols that begin on one day at one point nobody could say which holds. */
static void
test_two_from_one_day (void)
{
  g_autofree char *folder = small_library_new ();
  g_autoptr (GString) text = g_string_new (PROTOCOL);
  g_autoptr (GError) error = NULL;

  g_string_replace (text, "'id':'p1'", "'id':'p2'", 0);
  small_library_write (folder, "protocols/p2.json", text->str);
  g_assert_null (beket_library_load (folder, &error));
  g_assert_cmpstr (error->message, ==, "protocols/p2.json: validFrom: overlaps protocol p1 at KZAAA");
  small_library_remove (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/record/library-refuses/versions", test_versions);
  g_test_add_func ("/record/library-refuses/protocols", test_protocols);
  g_test_add_func ("/record/library-refuses/two-from-one-day", test_two_from_one_day);

  return g_test_run ();
}
