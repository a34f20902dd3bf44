/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a large library costs at the start of a station: ten thousand rules and items of reference data,
 * against json-glib alone reading the same bytes. Ratios travel between machines, milliseconds do not.
 */

#include "config.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "domain/prohibited.h"
#include "record/library.h"

#define N_RULES      2000
#define N_NORMS      3000
#define N_PROHIBITED 5000
#define N_RUNS       15

#define TEXT "{\"kk\":\"Ауыл шаруашылығы өнімі № %u\",\"ru\":\"Сельскохозяйственная продукция № %u\"}"

static const char *const links[] = { "codes", "forms/D1-1.0.json", "reference/points.json" };
static const char *const files[] = { "protocols/bench.json", "reference/norms-bench.json", "reference/prohibited-bench.json" };

static void
fail_on (GError *error)
{
  if (error != NULL)
    g_error ("%s", error->message);
}

/* ---- The folder ---- */

static void
make_rules (GString *json)
{
  g_string_append (json, "{\"id\":\"bench\",\"number\":\"1\",\"signedOn\":\"2025-12-01\",\"validFrom\":\"2026-01-01\","
                   "\"title\":{\"kk\":\"ә\",\"ru\":\"я\"},\"points\":[\"KZSYR\",\"RUMSH\"],"
                   "\"forms\":[{\"id\":\"D1\",\"version\":\"1.0\"}],\"rules\":[");
  for (guint i = 0; i < N_RULES; i++)
    g_string_append_printf (json, "%s{\"kind\":\"customs\",\"points\":[\"KZSYR\"],\"directions\":[\"exit\"],\"subjects\":[\"truck\"],"
                            "\"performer\":\"KZ\",\"body\":\"customs\",\"mandatory\":true,\"waiveClause\":\"4.%u\"}",
                            i > 0 ? "," : "", i);
  g_string_append (json, "]}");
}

static void
make_norms (GString *json)
{
  g_string_append (json, "{\"norms\":[");
  for (guint i = 0; i < N_NORMS; i++)
    g_string_append_printf (json, "%s{\"id\":\"bench-%u\",\"state\":\"EAEU\",\"act\":" TEXT ",\"article\":\"%u\",\"cite\":" TEXT ","
                            "\"subject\":" TEXT ",\"validFrom\":\"2018-01-01\",\"checked\":false}",
                            i > 0 ? "," : "", i, i, i, i, i, i, i, i);
  g_string_append (json, "]}");
}

static void
make_prohibited (GString *json)
{
  g_string_append (json, "{\"prohibited\":[");
  for (guint i = 0; i < N_PROHIBITED; i++)
    g_string_append_printf (json, "%s{\"id\":\"KZ-bench-%u\",\"state\":\"KZ\",\"directions\":[\"import\",\"export\"],"
                            "\"measure\":\"restricted\",\"name\":" TEXT ",\"words\":[\"қызанақ\",\"томаты\"],"
                            "\"hs\":[\"%02u\",\"%06u\"],\"norm\":\"bench-%u\",\"validFrom\":\"2024-01-01\",\"checked\":false}",
                            i > 0 ? "," : "", i, i, i, i % 97 + 1, i, i % N_NORMS);
  g_string_append (json, "]}");
}

static void
make_link (const char *folder,
           const char *name)
{
  g_autofree char *from = g_build_filename (g_getenv ("BEKET_DATADIR"), name, NULL);
  g_autofree char *to = g_build_filename (folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname (to);
  g_autoptr (GFile) link = g_file_new_for_path (to);
  GError *error = NULL;

  g_mkdir_with_parents (parent, 0700);
  g_file_make_symbolic_link (link, from, NULL, &error);
  fail_on (error);
}

/* As small as a library can be (codes, points, the form that the protocol names), and the three files. */
static char *
make_folder (GString *bytes[G_N_ELEMENTS (files)])
{
  static void (*const make[]) (GString * json) = { make_rules, make_norms, make_prohibited };
  char *folder = g_dir_make_tmp ("beket-bench-library-XXXXXX", NULL);
  GError *error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (folder, files[i], NULL);
      g_autofree char *parent = g_path_get_dirname (path);

      bytes[i] = g_string_new (NULL);
      make[i] (bytes[i]);
      g_mkdir_with_parents (parent, 0700);
      g_file_set_contents (path, bytes[i]->str, (gssize) bytes[i]->len, &error);
      fail_on (error);
    }
  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    make_link (folder, links[i]);

  return folder;
}

static void
remove_folder (const char *folder)
{
  static const char *const names[] = {
    "protocols/bench.json", "reference/norms-bench.json", "reference/prohibited-bench.json", "reference/points.json",
    "forms/D1-1.0.json", "codes", "forms", "protocols", "reference", ""
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      g_remove (path);
    }
}

/* ---- What is measured ---- */

/* Milliseconds of the processor, not of the wall: other programs are no part of it. */
static double
now (void)
{
  return (double) clock () * 1000 / CLOCKS_PER_SEC;
}

static double
run_bare (const char *folder)
{
  double start = now ();

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (folder, files[i], NULL);
      g_autoptr (JsonParser) parser = json_parser_new_immutable ();
      GError *error = NULL;

      json_parser_load_from_file (parser, path, &error);
      fail_on (error);
    }

  return now () - start;
}

static double
run_ours (const char *folder)
{
  GError *error = NULL;
  double start = now ();
  BeketLibrary *library = beket_library_load (folder, &error);
  double ms = now () - start;

  fail_on (error);
  if (beket_editions_count (beket_library_reference (library, BEKET_REFERENCE_PROHIBITED)) != N_PROHIBITED)
    g_error ("not all was loaded");
  beket_library_unref (library);

  return ms;
}

/* An officer types a word and looks: all items are searched with each key. */
static double
run_search (const BeketLibrary *library)
{
  double start = now ();
  g_autoptr (GPtrArray) found = beket_prohibited_find (beket_library_reference (library, BEKET_REFERENCE_PROHIBITED),
                                                       "томат 4999", "KZ", "import", "2026-11-22");

  if (found->len != 1)
    g_error ("%u found", found->len);

  return now () - start;
}

/* A station loads its library once, when it starts: each run is a process of its own, with a fresh heap. */
static double
run_apart (const char *program,
           const char *what,
           const char *folder)
{
  const char *argv[] = { program, what, folder, NULL };
  g_autofree char *output = NULL;
  GError *error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, &status, &error);
  fail_on (error);
  g_spawn_check_wait_status (status, &error);
  fail_on (error);

  return g_ascii_strtod (output, NULL);
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return (first > second) - (first < second);
}

static double
median (double *values)
{
  qsort (values, N_RUNS, sizeof *values, compare);

  return values[N_RUNS / 2];
}

static void
compare_all (const char *program)
{
  GString *bytes[G_N_ELEMENTS (files)];
  g_autofree char *folder = make_folder (bytes);
  g_autoptr (BeketLibrary) library = beket_library_load (folder, NULL);
  double bare[N_RUNS];
  double ours[N_RUNS];
  double search[N_RUNS];
  gsize size = 0;

  for (guint i = 0; i < N_RUNS; i++)
    {
      bare[i] = run_apart (program, "bare", folder);
      ours[i] = run_apart (program, "ours", folder);
      search[i] = run_search (library);
    }

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      size += bytes[i]->len;
      g_string_free (bytes[i], TRUE);
    }
  printf ("library.load ratio %.2f (json-glib %.1f ms, ours %.1f ms, %u rules and items, %.1f MB)\n",
          median (ours) / median (bare), median (bare), median (ours), N_RULES + N_NORMS + N_PROHIBITED,
          (double) size / 1e6);
  printf ("library.search %.2f ms (%u items)\n", median (search), N_PROHIBITED);
  remove_folder (folder);
}

/* With "ours" or "bare" and a folder: one run, for run_apart(). */
int
main (int    argc,
      char **argv)
{
  if (argc == 3)
    printf ("%.3f\n", strcmp (argv[1], "ours") == 0 ? run_ours (argv[2]) : run_bare (argv[2]));
  else
    compare_all (argv[0]);

  return EXIT_SUCCESS;
}
