/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Draws every form and prints a line "hash form facts" for each under the versions that decide them; with a folder, as files to look at too.
 */

#include "config.h"

#include "every-form.h"
#include "golden.h"

#include <stdio.h>

#include "record/entry.h"

static void
draw (BeketLibrary    *library,
      const EveryCase *which,
      const char      *folder)
{
  g_autoptr (GBytes) pdf = every_draw (library, which);
  gsize size;
  const void *data = g_bytes_get_data (pdf, &size);
  g_autofree char *hash = beket_hash_hex (data, size);
  g_autoptr (GError) error = NULL;

  printf ("%s %s %s\n", hash, which->id, every_kind_words[which->kind]);
  if (folder != NULL)
    {
      g_autofree char *name = g_strdup_printf ("%s-%s.pdf", which->id, every_kind_words[which->kind]);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_file_set_contents (path, data, (gssize) size, &error);
    }
  g_assert_no_error (error);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (BeketLibrary) library = fixture_library ();
  g_autofree char *versions = golden_versions ();

  printf ("%s\n", versions);
  for (guint i = 0; i < FORM_FACTS_N_IDS; i++)
    for (int kind = 0; kind < EVERY_N_KINDS; kind++)
      draw (library, &(EveryCase) { form_facts_ids[i], (EveryKind) kind }, argc > 1 ? argv[1] : NULL);

  return 0;
}
