/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Draws the act of a form and reads it back.
 */

#include "config.h"

#include "printed.h"

#include <string.h>

#include "record/json.h"

Fixture printed_fixture;

const BeketForm *
printed_form (const char *id)
{
  const BeketForm *form = beket_library_form (printed_fixture.data, id, NULL, "2026-11-22");

  g_assert_nonnull (form);
  return form;
}

BeketValue *
printed_record (const BeketForm *form,
                guint            turn)
{
  return form_facts_full (form, beket_library_codes (printed_fixture.data), turn);
}

gboolean
printed_can_read (void)
{
  g_autofree char *program = g_find_program_in_path ("pdftotext");

  if (program == NULL)
    g_test_skip ("pdftotext (package poppler-utils) is not installed");

  return program != NULL;
}

/* Lines break where the page ends them, so blanks tell nothing. */
static char *
without_blanks (const char *text)
{
  GString *rest = g_string_new (NULL);

  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)))
      g_string_append_unichar (rest, g_utf8_get_char (text));

  return g_string_free (rest, FALSE);
}

/* All that is written on the pages, in the order in which it was drawn. */
static char *
read_text (GBytes *pdf)
{
  g_autofree char *path = g_build_filename (printed_fixture.folder, "act.pdf", NULL);
  char *argv[] = { (char *) "pdftotext", (char *) "-raw", (char *) "-enc", (char *) "UTF-8", path, (char *) "-", NULL };
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  int status = -1;

  g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), &error);
  g_assert_no_error (error);
  g_spawn_sync (NULL, argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error));
  return without_blanks (text);
}

char *
printed_text (const BeketForm *form,
              BeketValue      *record,
              int              copy)
{
  g_autoptr (GBytes) json = beket_json_write_bytes (record);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL;

  if (copy < 0)
    pdf = beket_act_render (printed_fixture.data, form, record, json, NULL, &error);
  else
    pdf = beket_act_render_copy (printed_fixture.data, form, record, json, NULL, (BeketCopy) copy, &error);
  g_assert_no_error (error);
  return read_text (pdf);
}

gboolean
printed_has (const char *text,
             const char *wanted)
{
  g_autofree char *flat = without_blanks (wanted);

  return strstr (text, flat) != NULL;
}
