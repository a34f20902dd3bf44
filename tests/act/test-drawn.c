/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An act that has too much in it, and pages that show something else than the record: both signed by the right officer.
 */

#include "config.h"

#include "forge.h"

#include <stdlib.h>
#include <string.h>

#include "record/json.h"

static Fixture fixture;

static qpdf_oh
first_page (qpdf_data pdf)
{
  return qpdf_get_page_n (pdf, 0);
}

/* ---- Too much ---- */

static void
deep (qpdf_data pdf)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < 60; i++)
    g_string_append (text, "[ ");
  for (guint i = 0; i < 60; i++)
    g_string_append (text, "] ");
  forge_set (pdf, forge_key (pdf, qpdf_get_root (pdf), "/MarkInfo"), "/Deep", text->str);
  g_string_free (text, TRUE);
}

static void
many_pages (qpdf_data pdf)
{
  for (guint i = 0; i < 300; i++)
    qpdf_add_page (pdf, pdf, first_page (pdf), QPDF_FALSE);
}

static void
many_keys (qpdf_data pdf)
{
  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *name = g_strdup_printf ("/K%u", i);

      forge_set (pdf, forge_key (pdf, qpdf_get_root (pdf), "/MarkInfo"), name, "0");
    }
}

static void
many_parts (qpdf_data pdf)
{
  g_autoptr (GString) text = g_string_new ("[");

  for (guint i = 0; i < 210000; i++)
    g_string_append (text, " 0");
  g_string_append (text, " ]");
  forge_set (pdf, forge_key (pdf, qpdf_get_root (pdf), "/MarkInfo"), "/Many", text->str);
}

static void
many_objects (qpdf_data pdf)
{
  qpdf_oh list = qpdf_oh_new_array (pdf);

  for (guint i = 0; i < BEKET_MAX_OBJECTS; i++)
    qpdf_oh_append_item (pdf, list, qpdf_make_indirect_object (pdf, qpdf_oh_new_null (pdf)));
  qpdf_oh_replace_key (pdf, forge_key (pdf, qpdf_get_root (pdf), "/MarkInfo"), "/Many", list);
}

/* Fifty megabytes of blanks make fifty kilobytes. */
static void
large_stream (qpdf_data pdf)
{
  gsize size = 50 * 1024 * 1024;
  g_autofree char *blanks = g_strnfill (size, ' ');

  qpdf_oh_replace_stream_data (pdf, forge_key (pdf, first_page (pdf), "/Contents"), (const unsigned char *) blanks, size,
                               qpdf_oh_new_null (pdf), qpdf_oh_new_null (pdf));
}

/* ---- What is shown ---- */

static void
draw (qpdf_data   pdf,
      const char *more)
{
  unsigned char *data = NULL;
  size_t size = 0;
  qpdf_oh page = first_page (pdf);
  g_autoptr (GString) text = NULL;

  g_assert_cmpint (qpdf_oh_get_page_content_data (pdf, page, &data, &size) & QPDF_ERRORS, ==, 0);
  text = g_string_new_len ((const char *) data, (gssize) size);
  free (data);
  g_string_append (text, more);
  qpdf_oh_replace_stream_data (pdf, forge_key (pdf, page, "/Contents"), (const unsigned char *) text->str, text->len,
                               qpdf_oh_new_null (pdf), qpdf_oh_new_null (pdf));
}

/* White over a line of the page. */
static void
white_box (qpdf_data pdf)
{
  draw (pdf, "\nq 1 0 0 1 0 0 cm 1 1 1 rg 40 400 500 12 re f Q\n");
}

/* So light that it is no black, so dark that nothing is read through it. */
static void
grey_box (qpdf_data pdf)
{
  draw (pdf, "\nq 0.6 0.6 0.6 rg 40 400 500 12 re f Q\n");
}

static void
grey_spot (qpdf_data pdf)
{
  draw (pdf, "\nq 0.8 0.8 0.8 rg 300 700 40 4 re f Q\n");
}

static void
black_spot (qpdf_data pdf)
{
  draw (pdf, "\nq 0 0 0 rg 300 400 4 4 re f Q\n");
}

/* Nothing that anybody sees. */
static void
nothing_drawn (qpdf_data pdf)
{
  draw (pdf, "\nq Q\n");
}

static qpdf_oh
descriptor_after (qpdf_data pdf,
                  int      *number)
{
  for (;; *number += 1)
    {
      qpdf_oh object = qpdf_get_object_by_id (pdf, *number, 0);

      g_assert_false (qpdf_oh_is_null (pdf, object));
      if (qpdf_oh_is_dictionary_of_type (pdf, object, "/FontDescriptor", NULL))
        return object;
    }
}

/* The letters of one face by the shapes of another: whoever copies the text gets what is not on the page. */
static void
fonts_swapped (qpdf_data pdf)
{
  int number = 1;
  qpdf_oh one = descriptor_after (pdf, &number);
  qpdf_oh file = forge_key (pdf, one, "/FontFile2");
  qpdf_oh other;

  number++;
  other = descriptor_after (pdf, &number);
  qpdf_oh_replace_key (pdf, one, "/FontFile2", forge_key (pdf, other, "/FontFile2"));
  qpdf_oh_replace_key (pdf, other, "/FontFile2", file);
}

/* The same marks for the eye, other letters for whoever copies or hears them. */
static void
letters_swapped (qpdf_data pdf)
{
  for (int i = 1; ; i++)
    {
      qpdf_oh object = qpdf_get_object_by_id (pdf, i, 0);
      unsigned char *data = NULL;
      size_t size = 0;
      char *digit;

      g_assert_false (qpdf_oh_is_null (pdf, object));
      if (!qpdf_oh_is_dictionary (pdf, object) || !qpdf_oh_has_key (pdf, object, "/ToUnicode"))
        continue;
      g_assert_cmpint (qpdf_oh_get_stream_data (pdf, forge_key (pdf, object, "/ToUnicode"), qpdf_dl_all, NULL, &data, &size) &
                       QPDF_ERRORS, ==, 0);
      digit = memmem (data, size, "<0031>", 6);
      if (digit != NULL)
        {
          memcpy (digit, "<0037>", 6);
          qpdf_oh_replace_stream_data (pdf, forge_key (pdf, object, "/ToUnicode"), data, size, qpdf_oh_new_null (pdf),
                                       qpdf_oh_new_null (pdf));
          free (data);
          return;
        }
      free (data);
    }
}

static void
other_seal (qpdf_data pdf)
{
  g_autoptr (BeketValue) record = fixture_record (1);
  g_autofree char *json = beket_json_write (record);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, json, -1);
  g_autoptr (BeketPaperSeal) says = beket_paper_seal_of (record, hash, FIXTURE_DRAWN + G_USEC_PER_SEC, NULL);
  g_autofree char *seal = beket_paper_seal_make (fixture.seal, says, NULL);

  qpdf_oh_replace_key (pdf, forge_key (pdf, qpdf_get_root (pdf), "/Beket"), "/PaperSeal", qpdf_oh_new_string (pdf, seal));
}

/* The page is that of another release, which this one cannot draw: it is not compared, and that is said. */
static void
other_layout (qpdf_data pdf)
{
  forge_set (pdf, forge_key (pdf, qpdf_get_root (pdf), "/Beket"), "/Layout", "99");
}

/* ---- The table ---- */

static void
test_change (gconstpointer data)
{
  forge_judge (&fixture, data);
}

static const ForgeCase changes[] = {
  { "nothing-drawn", nothing_drawn, NULL, FALSE },
  { "other-layout", other_layout, NULL, TRUE },

  { "deep", deep, "limit", FALSE },
  { "many-pages", many_pages, "limit", FALSE },
  { "many-keys", many_keys, "limit", FALSE },
  { "many-parts", many_parts, "limit", FALSE },
  { "many-objects", many_objects, "limit", FALSE },
  { "large-stream", large_stream, "limit", FALSE },

  { "white-box", white_box, "drawn", FALSE },
  { "black-spot", black_spot, "drawn", FALSE },
  { "grey-box", grey_box, "drawn", FALSE },
  { "grey-spot", grey_spot, "drawn", FALSE },
  { "fonts-swapped", fonts_swapped, "drawn", FALSE },
  { "letters-swapped", letters_swapped, "drawn", FALSE },
  { "other-seal", other_seal, "drawn", FALSE },
};

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  fixture_open (&fixture);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *path = g_strconcat ("/act/drawn/", changes[i].name, NULL);

      g_test_add_data_func (path, &changes[i], test_change);
    }
  result = g_test_run ();
  fixture_close (&fixture);
  return result;
}
