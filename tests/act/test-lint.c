/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every law of lint.h on the base revision of an act, and again when both officers have signed. test-every-form.c tries them on every form.
 */

#include "config.h"

#include "lint.h"

typedef struct
{
  const Law *law;
  guint      n_signed;
} Trial;

static Fixture fixture;

static void
test_law (gconstpointer data)
{
  const Trial *trial = data;
  Act act;

  lint_open (&act, fixture_act (&fixture, trial->n_signed), trial->n_signed);
  trial->law->run (&act);
  lint_close (&act);
}

static void
add (const Law *laws,
     guint      n_laws)
{
  for (guint i = 0; i < n_laws; i++)
    for (guint n = 0; n <= BEKET_ACT_FIELDS; n += 2)
      {
        g_autofree char *path = g_strdup_printf ("/act/lint/%s/%s", n == 0 ? "base" : "signed", laws[i].name);
        Trial *trial = g_new (Trial, 1);

        *trial = (Trial) { &laws[i], n };
        g_test_add_data_func_full (path, trial, test_law, g_free);
      }
}

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  fixture_open (&fixture);
  add (lint_file, LINT_N_FILE);
  add (lint_structure, LINT_N_STRUCTURE);
  result = g_test_run ();
  fixture_close (&fixture);
  return result;
}
