/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads an act through its structure tree.
 */

#include "config.h"

#include "reading.h"

#include <qpdf/qpdf-c.h>
#include <string.h>

#include "act/layout.h"

Reading *
reading_new (void)
{
  Reading *self = g_new0 (Reading, 1);

  for (guint i = 0; i < READING_N_STREAMS; i++)
    self->streams[i] = g_string_new (NULL);
  return self;
}

void
reading_free (Reading *self)
{
  for (guint i = 0; i < READING_N_STREAMS; i++)
    g_string_free (self->streams[i], TRUE);
  g_free (self);
}

void
reading_add (Reading    *self,
             int         language,
             const char *text)
{
  GString *own = self->streams[language == BEKET_NEUTRAL ? 2 : language];

  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)))
      {
        g_string_append_unichar (own, g_utf8_get_char (text));
        g_string_append_unichar (self->streams[3], g_utf8_get_char (text));
      }
}

void
reading_assert_equal (const Reading *got,
                      const Reading *wanted)
{
  static const char *const names[READING_N_STREAMS] = { "Kazakh", "Russian", "the same in both", "all in order" };

  for (guint i = 0; i < READING_N_STREAMS; i++)
    {
      const char *a = got->streams[i]->str;
      const char *b = wanted->streams[i]->str;
      gsize at = 0;

      if (strcmp (a, b) == 0)
        continue;
      while (a[at] == b[at])
        at++;
      while (at > 0 && ((guint8) a[at] & 0xc0) == 0x80)
        at--;
      g_error ("%s: read \"%.120s\", but the record says \"%.120s\"", names[i], a + at, b + at);
    }
}

/* ---- The file ---- */

static int
language_of (qpdf_data pdf,
             qpdf_oh   element)
{
  qpdf_oh lang = qpdf_oh_get_key (pdf, element, "/Lang");

  if (!qpdf_oh_is_string (pdf, lang))
    return BEKET_NEUTRAL;

  return g_str_equal (qpdf_oh_get_string_value (pdf, lang), "ru-RU") ? BEKET_RU : BEKET_KK;
}

/* Languages of the leaves in the order of the tree. A Figure is one of them, and says nothing. */
static void
walk (qpdf_data pdf,
      qpdf_oh   element,
      GArray   *languages)
{
  qpdf_oh kids = qpdf_oh_get_key (pdf, element, "/K");
  int language = language_of (pdf, element);

  if (qpdf_oh_is_integer (pdf, kids))
    g_array_append_val (languages, language);
  for (int i = 0; qpdf_oh_is_array (pdf, kids) && i < qpdf_oh_get_array_n_items (pdf, kids); i++)
    if (qpdf_oh_has_key (pdf, qpdf_oh_get_array_item (pdf, kids, i), "/S"))
      walk (pdf, qpdf_oh_get_array_item (pdf, kids, i), languages);
}

static GArray *
leaf_languages (GBytes *bytes)
{
  GArray *languages = g_array_new (FALSE, FALSE, sizeof (int));
  qpdf_data pdf = qpdf_init ();

  qpdf_read_memory (pdf, "act", g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL);
  walk (pdf, qpdf_oh_get_array_item (pdf,
                                     qpdf_oh_get_key (pdf,
                                                      qpdf_oh_get_key (pdf, qpdf_get_root (pdf), "/StructTreeRoot"),
                                                      "/K"), 0), languages);
  g_assert_false (qpdf_has_error (pdf));
  qpdf_cleanup (&pdf);
  return languages;
}

/* Poppler's own call of this release encodes the text twice. */
static char *
structure_text (GBytes     *pdf,
                const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "reading.pdf", NULL);
  char *argv[] = { (char *) "pdfinfo", (char *) "-struct-text", (char *) "-enc", (char *) "UTF-8", path, NULL };
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  int status = -1;

  g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), &error);
  g_assert_no_error (error);
  g_spawn_sync (NULL, argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error));
  return text;
}

/* A leaf stands in quotes on a line of its own. */
Reading *
reading_of_pdf (GBytes     *pdf,
                const char *folder)
{
  g_autofree char *program = g_find_program_in_path ("pdfinfo");
  g_autoptr (GArray) languages = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  Reading *self;
  guint n = 0;

  if (program == NULL)
    {
      g_test_skip ("pdfinfo (package poppler-utils) is not installed");
      return NULL;
    }

  self = reading_new ();
  languages = leaf_languages (pdf);
  text = structure_text (pdf, folder);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *leaf = g_strstrip (lines[i]);
      gsize length = strlen (leaf);

      if (length < 2 || *leaf != '"' || leaf[length - 1] != '"')
        continue;
      leaf[length - 1] = '\0';
      g_assert_cmpuint (n, <, languages->len);
      reading_add (self, g_array_index (languages, int, n++), leaf + 1);
    }

  g_assert_cmpuint (n, ==, languages->len);
  return self;
}
