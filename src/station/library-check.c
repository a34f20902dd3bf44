/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A library that is looked at before a station uses it: well, or its first fault.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/tools.h"

#include "domain/parse-error.h"
#include "record/library-retention.h"
#include "record/library.h"

/* A station's library stands in its folder. (transfer full) */
static char *
find_library (const char *folder)
{
  g_autofree char *own = g_build_filename (folder, "library", NULL);
  g_autofree char *codes = g_build_filename (own, "codes", NULL);

  return g_file_test (codes, G_FILE_TEST_IS_DIR) ? g_steal_pointer (&own) : g_strdup (folder);
}

static guint
count_unchecked (const BeketEditions *editions)
{
  g_autoptr (GPtrArray) list = beket_editions_list (editions, NULL);
  guint n = 0;

  for (guint i = 0; i < list->len; i++)
    n += !((const BeketEdition *) g_ptr_array_index (list, i))->checked;

  return n;
}

static void
describe (BeketValue         *answer,
          const BeketLibrary *library)
{
  BeketValue *items = beket_value_object (answer, "items");
  BeketValue *unchecked = beket_value_object (answer, "unchecked");

  for (guint kind = 0; kind < BEKET_REFERENCE_N_KINDS; kind++)
    {
      const BeketEditions *list = beket_library_reference (library, (BeketReferenceKind) kind);
      const char *word = beket_reference_word ((BeketReferenceKind) kind);

      beket_value_set_integer (items, word, beket_editions_count (list));
      beket_value_set_integer (unchecked, word, count_unchecked (list));
    }
}

/* The loader's words are "file: place: reason"; what the disk says has no place. */
static void
describe_fault (BeketValue   *answer,
                const GError *error)
{
  gboolean parsed = error->domain == BEKET_PARSE_ERROR;
  g_auto (GStrv) parts = g_strsplit (error->message, ": ", parsed ? 3 : 2);
  guint n = g_strv_length (parts);

  beket_value_set_text (answer, "file", parts[0]);
  if (n == 3)
    beket_value_set_text (answer, "place", parts[1]);
  beket_value_set_text (answer, "reason", parts[n - 1]);
  beket_value_set_text (answer, "error", parsed ? beket_parse_error_word (error) : "unreadable");
  beket_value_set_text (answer, "message", error->message);
}

BeketValue *
beket_tools_check_library (const char *folder)
{
  BeketValue *answer = beket_value_new_object ();
  g_autofree char *path = find_library (folder);
  g_autofree char *shown = g_utf8_make_valid (path, -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketLibrary) library = beket_library_load (path, &error);
  g_autoptr (GPtrArray) retention = NULL;

  if (library != NULL)
    retention = beket_retention_load (path, beket_library_codes (library), &error);
  beket_value_set_text (answer, "folder", shown);
  beket_value_set_boolean (answer, "ok", retention != NULL);
  if (retention != NULL)
    describe (answer, library);
  else
    describe_fault (answer, error);

  return answer;
}
