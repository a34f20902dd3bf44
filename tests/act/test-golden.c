/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The same record gives the same bytes: in two processes, two time zones and two languages, and on every machine with the libraries of
 * golden.txt (those of Debian 12). golden.sh makes that file anew.
 */

#include "config.h"

#include "every-form.h"
#include "golden.h"

#include <stdio.h>
#include <string.h>

#include "record/entry.h"

static const char *self_path;

/* What a child prints: a line of golden.txt for each form with facts of @kind. */
static int
print_hashes (EveryKind kind)
{
  g_autoptr (BeketLibrary) library = fixture_library ();

  for (guint i = 0; i < FORM_FACTS_N_IDS; i++)
    {
      g_autoptr (GBytes) pdf = every_draw (library, &(EveryCase) { form_facts_ids[i], kind });
      g_autofree char *hash = beket_hash_hex (g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf));

      printf ("%s %s %s\n", hash, form_facts_ids[i], every_kind_words[kind]);
    }

  return 0;
}

static char *
hashes_elsewhere (EveryKind   kind,
                  const char *how,
                  const char *zone,
                  const char *language)
{
  char *argv[] = { (char *) self_path, (char *) how, (char *) every_kind_words[kind], NULL };
  g_auto (GStrv) environment = g_environ_setenv (g_get_environ (), "TZ", zone, TRUE);
  g_autoptr (GError) error = NULL;
  char *out = NULL;
  int status = -1;

  environment = g_environ_setenv (environment, "LANGUAGE", language, TRUE);
  g_spawn_sync (NULL, argv, environment, 0, NULL, NULL, &out, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error));
  g_assert_nonnull (strstr (out, "D30"));
  return out;
}

static void
test_elsewhere (void)
{
  g_autofree char *here = hashes_elsewhere (EVERY_FULL, "--print", "UTC", "ru");
  g_autofree char *there = hashes_elsewhere (EVERY_FULL, "--print-prepared", "Asia/Vladivostok", "kk");

  g_assert_cmpstr (here, ==, there);
}

static gboolean
is_same_machine (const char *golden)
{
  g_autofree char *versions = golden_versions ();
  g_autofree char *first = g_strndup (golden, strcspn (golden, "\n"));
  g_autofree char *reason = NULL;

  if (g_str_equal (versions, first))
    return TRUE;

  reason = g_strdup_printf ("golden.txt is of %s; this is %s", first, versions);
  g_test_skip (reason);
  return FALSE;
}

/* A page that is drawn otherwise than before is seen here first: on purpose, golden.sh; else a fault. */
static void
test_golden (gconstpointer data)
{
  EveryKind kind = GPOINTER_TO_UINT (data);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "act", "golden.txt", NULL);
  g_autofree char *golden = NULL;
  g_autofree char *drawn = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &golden, NULL, &error);
  g_assert_no_error (error);
  if (!is_same_machine (golden))
    return;
  if (kind == EVERY_EXTREME && g_getenv ("BEKET_LONG") == NULL)
    {
      g_test_skip ("extreme facts of every form are drawn with BEKET_LONG=1");
      return;
    }

  drawn = hashes_elsewhere (kind, "--print", "Asia/Almaty", "ru");
  lines = g_strsplit (g_strchomp (drawn), "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (strstr (golden, lines[i]) == NULL)
      g_error ("%s is not in golden.txt", lines[i]);
}

int
main (int   argc,
      char *argv[])
{
  self_path = argv[0];
  if (argc == 3 && strcmp (argv[1], "--print-prepared") == 0)
    beket_act_prepare ();
  for (guint kind = 0; argc == 3 && kind < EVERY_N_KINDS; kind++)
    if (g_str_has_prefix (argv[1], "--print") && strcmp (argv[2], every_kind_words[kind]) == 0)
      return print_hashes ((EveryKind) kind);

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/act/golden/elsewhere", test_elsewhere);
  for (guint kind = 0; kind < EVERY_N_KINDS; kind++)
    {
      g_autofree char *name = g_strconcat ("/act/golden/", every_kind_words[kind], NULL);

      g_test_add_data_func (name, GUINT_TO_POINTER (kind), test_golden);
    }
  return g_test_run ();
}
