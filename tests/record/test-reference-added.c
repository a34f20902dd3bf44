/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How a supervisor's files add to the reference data, and which of them are refused.
 */

#include "config.h"

#include "record/reference.h"

#include "domain/error.h"
#include "domain/norm.h"
#include "domain/parse-error.h"

#include <glib/gstdio.h>

#define NORMS(items) "{\"norms\":[" items "]}"
#define NORM(id, from, name) \
  "{\"id\":\"" id "\"," from "\"state\":\"KZ\",\"act\":{\"kk\":\"ә\",\"ru\":\"" name "\"}," \
  "\"cite\":{\"kk\":\"ә\",\"ru\":\"я\"},\"subject\":{\"kk\":\"ә\",\"ru\":\"я\"}}"
#define FROM(day) "\"validFrom\":\"" day "\","
#define POINTS "{\"points\":[" \
  "{\"code\":\"KZA\",\"party\":\"KZ\",\"peer\":\"RUA\",\"name\":{\"kk\":\"ә\",\"ru\":\"я\"},\"type\":\"bilateral\"," \
  "\"offsets\":[{\"from\":\"2014-01-01\",\"minutes\":300}]}," \
  "{\"code\":\"RUA\",\"party\":\"RU\",\"peer\":\"KZA\",\"name\":{\"kk\":\"ә\",\"ru\":\"я\"},\"type\":\"bilateral\"," \
  "\"offsets\":[{\"from\":\"2014-01-01\",\"minutes\":300}]}]}"

static void
write_file (const char *folder,
            const char *name,
            const char *text)
{
  g_autofree char *path = g_build_filename (folder, "reference", name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static char *
new_folder (void)
{
  char *folder = g_dir_make_tmp ("beket-test-reference-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "reference", NULL);

  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  write_file (folder, "points.json", POINTS);

  return folder;
}

static void
remove_folder (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "reference", NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      g_unlink (file);
    }
  g_rmdir (path);
  g_rmdir (folder);
}

static const char *
act_on (BeketReference *reference,
        const char     *id,
        const char     *day)
{
  const BeketNorm *norm = beket_editions_on (reference[BEKET_REFERENCE_NORMS], id, day);

  return norm != NULL ? norm->act.in[BEKET_RU] : NULL;
}

static void
test_added (void)
{
  g_autofree char *folder = new_folder ();
  g_autoptr (BeketReference) reference = beket_reference_new ();
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;

  write_file (folder, "norms.json", NORMS (NORM ("a", "", "first") "," NORM ("b", "", "second")));
  write_file (folder, "norms-2027.json", NORMS (NORM ("a", FROM ("2027-01-01"), "third")));
  write_file (folder, "norms-2026.json", NORMS (NORM ("c", FROM ("2026-06-01"), "new") ","
                                                NORM ("b", FROM ("2026-06-01") "\"validTo\":\"2026-06-30\",", "last")));
  beket_reference_load (reference, folder, &error);
  g_assert_no_error (error);

  g_assert_cmpstr (act_on (reference, "a", "2026-12-31"), ==, "first");
  g_assert_cmpstr (act_on (reference, "a", "2027-01-01"), ==, "third");
  g_assert_cmpstr (act_on (reference, "b", "2026-05-31"), ==, "second");
  g_assert_cmpstr (act_on (reference, "b", "2026-06-30"), ==, "last");
  g_assert_null (act_on (reference, "b", "2026-07-01"));
  g_assert_null (act_on (reference, "c", "2026-05-31"));
  g_assert_cmpstr (act_on (reference, "c", "2026-06-01"), ==, "new");

  /* The list's own file first, whatever the others are called. */
  list = beket_editions_list (reference[BEKET_REFERENCE_NORMS], NULL);
  g_assert_cmpstr (((BeketNorm *) list->pdata[0])->edition.id, ==, "a");
  g_assert_cmpstr (((BeketNorm *) list->pdata[2])->edition.id, ==, "c");
  remove_folder (folder);
}

/* Nothing is edited in place, and a bad file is refused as a whole. */
static void
test_refused_files (void)
{
  static const struct
  {
    const char *name;
    const char *text;
    const char *message;
  } cases[] = {
    { "norms-x.json", NORMS (NORM ("a", "", "again")), "reference/norms-x.json: norms[0].id: \"a\" twice from the same day" },
    { "norms-x.json", NORMS (NORM ("b", FROM ("2027-01-01"), "x") "," NORM ("b", FROM ("2027-01-01"), "y")),
      "reference/norms-x.json: norms[1].id: \"b\" twice from the same day" },
    { "norms-x.json", NORMS (NORM ("a", FROM ("2027-02-29"), "x")),
      "reference/norms-x.json: norms[0].validFrom: not a day: \"2027-02-29\"" },
    { "norms-x.json", "{\"points\":[]}", "reference/norms-x.json: points: unknown member" },
    { "norms-x.json", "", NULL },
    { "norms2027.json", NORMS (NORM ("b", "", "x")), "reference/norms2027.json: there is no list of this name" },
    { "colours.json", "{}", "reference/colours.json: there is no list of this name" },
    { "prohibited-x.json", "{\"prohibited\":[{\"id\":\"p\",\"state\":\"KZ\",\"directions\":[\"import\"],\"measure\":\"prohibited\","
      "\"name\":{\"kk\":\"ә\",\"ru\":\"я\"},\"norm\":\"z\"}]}", "reference/prohibited-x.json: prohibited[0].norm: norm z is not there" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folder = new_folder ();
      g_autoptr (BeketReference) reference = beket_reference_new ();
      g_autoptr (GError) error = NULL;

      write_file (folder, "norms.json", NORMS (NORM ("a", "", "first")));
      write_file (folder, cases[i].name, cases[i].text);
      g_assert_false (beket_reference_load (reference, folder, &error));
      g_assert_true (error->domain == BEKET_PARSE_ERROR);
      if (cases[i].message != NULL)
        g_assert_cmpstr (error->message, ==, cases[i].message);
      else
        g_assert_true (g_str_has_prefix (error->message, "reference/norms-x.json: "));
      remove_folder (folder);
    }
}

static void
test_without_points (void)
{
  g_autofree char *folder = new_folder ();
  g_autofree char *path = g_build_filename (folder, "reference", "points.json", NULL);
  g_autoptr (BeketReference) reference = beket_reference_new ();
  g_autoptr (GError) error = NULL;

  g_unlink (path);
  write_file (folder, "points-x.json", POINTS);
  g_assert_false (beket_reference_load (reference, folder, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_STORE);
  g_assert_true (g_str_has_prefix (error->message, "reference/points.json: "));
  remove_folder (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/record/reference/added", test_added);
  g_test_add_func ("/record/reference/refused-files", test_refused_files);
  g_test_add_func ("/record/reference/without-points", test_without_points);

  return g_test_run ();
}
