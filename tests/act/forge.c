/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The forger's hand: steady, and with more patience than any reader of PDF.
 */

#include "config.h"

#include "forge.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- With a text editor ---- */

GBytes *
forge_append (GBytes     *pdf,
              const char *text)
{
  GByteArray *bytes = g_byte_array_new ();

  g_byte_array_append (bytes, g_bytes_get_data (pdf, NULL), (guint) g_bytes_get_size (pdf));
  g_byte_array_append (bytes, (const guint8 *) text, (guint) strlen (text));
  return g_byte_array_free_to_bytes (bytes);
}

GBytes *
forge_update (GBytes     *pdf,
              int         number,
              const char *body)
{
  g_autoptr (BeketStructure) structure = beket_structure_read (pdf, NULL);
  gsize size = g_bytes_get_size (pdf);
  gssize last = -1;
  guint64 previous;
  g_autoptr (GString) text = g_string_new (NULL);
  gsize table;

  for (gssize at = 0; (at = fixture_find (pdf, (gsize) at, "startxref\n")) >= 0; at++)
    last = at;
  previous =
    g_ascii_strtoull ((const char *) g_bytes_get_data (pdf, NULL) + last + strlen ("startxref\n"),
                      NULL, 10);
  g_string_append_printf (text, "%d 0 obj\n%s\nendobj\n", number, body);
  table = size + text->len;
  g_string_append_printf (text, "xref\n%d 1\n%010" G_GSIZE_FORMAT " 00000 n \ntrailer\n<< /Size %d /Root %d 0 R /Info %d 0 R /Prev %"
                          G_GUINT64_FORMAT " >>\nstartxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n", number, size,
                          MAX (structure->base.size + 2, number + 1), structure->base.root, structure->base.info, previous, table);
  return forge_append (pdf, text->str);
}

int
forge_content_object (GBytes *pdf)
{
  gssize at = fixture_find (pdf, 0, "/Contents ");
  int number = 0;

  g_assert_cmpint (at, >=, 0);
  g_assert_cmpint (sscanf ((const char *) g_bytes_get_data (pdf, NULL) + at, "/Contents %d 0 R",
                           &number), ==, 1);
  return number;
}

int
forge_new_object (GBytes *pdf)
{
  g_autoptr (BeketStructure) structure = beket_structure_read (pdf, NULL);

  return structure->base.size + 2;
}

/* ---- With an officer's key ---- */

static GBytes *
sign_ranges (const guint8 *data,
             gsize         length,
             gpointer      user_data,
             GError      **error)
{
  return beket_key_sign_cms (user_data, data, length, error);
}

gsize
forge_hole (GBytes *pdf,
            gsize   start,
            gsize  *room)
{
  gsize at = (gsize) fixture_find (pdf, start, "/Contents <") + strlen ("/Contents ");

  if (room != NULL)
    *room = ((gsize) fixture_find (pdf, at, ">") - at - 1) / 2;

  return at;
}

GBytes *
forge_sign (GBytes   *pdf,
            GBytes   *honest,
            guint     field,
            BeketKey *key)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketStructure) structure = beket_structure_read (honest, NULL);
  GBytes *forged = beket_update_write (pdf, &structure->base, field, "20261122091603", "Примеров", beket_key_cms_room (key, NULL),
                                       sign_ranges, key, &error);

  g_assert_no_error (error);
  return forged;
}

typedef struct
{
  GString *text;
  gsize    hole;
  gsize    room;
} Forged;

static void
sign_forged (Forged   *forged,
             BeketKey *key)
{
  gsize after = forged->hole + 2 * forged->room + 2;
  g_autoptr (GByteArray) ranges = g_byte_array_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) cms = NULL;
  const guint8 *bytes;
  gsize size;

  memset (forged->text->str + forged->hole + 1, '0', 2 * forged->room);
  g_byte_array_append (ranges, (const guint8 *) forged->text->str, (guint) forged->hole);
  g_byte_array_append (ranges, (const guint8 *) forged->text->str + after,
                       (guint) (forged->text->len - after));
  cms = beket_key_sign_cms (key, ranges->data, ranges->len, &error);
  g_assert_no_error (error);
  bytes = g_bytes_get_data (cms, &size);
  for (gsize i = 0; i < size; i++)
    {
      char hex[3];

      g_snprintf (hex, sizeof hex, "%02x", bytes[i]);
      memcpy (forged->text->str + forged->hole + 1 + 2 * i, hex, 2);
    }
}

GBytes *
forge_inside (GBytes     *signed_pdf,
              gsize       start,
              gsize       at,
              const char *extra,
              BeketKey   *key)
{
  gsize shift = strlen (extra);
  Forged forged = { .text = g_string_new_len (g_bytes_get_data (signed_pdf, NULL), (gssize) g_bytes_get_size (signed_pdf)) };
  gssize range;
  g_autofree char *numbers = NULL;
  g_autoptr (GBytes) now = NULL;
  GBytes *pdf;

  g_string_insert_len (forged.text, (gssize) (start + at), extra, (gssize) shift);
  now = g_bytes_new (forged.text->str, forged.text->len);
  range = fixture_find (now, start, "/ByteRange [ 0 ") + (gssize) strlen ("/ByteRange [ 0 ");
  forged.hole = forge_hole (now, start, &forged.room);
  numbers = g_strdup_printf ("%" G_GSIZE_FORMAT " %" G_GSIZE_FORMAT " %" G_GSIZE_FORMAT " ",
                             forged.hole,
                             forged.hole + 2 * forged.room + 2,
                             forged.text->len - forged.hole - 2 * forged.room - 2);
  memcpy (forged.text->str + range, numbers, strlen (numbers));
  sign_forged (&forged, key);
  pdf = g_bytes_new (forged.text->str, forged.text->len);
  g_string_free (forged.text, TRUE);
  return pdf;
}

/* ---- In the base ---- */

/* Entries of the table from @at on move by @shift, and so does the table. */
static void
move_entries (GString *text,
              gsize    at,
              gsize    shift)
{
  gsize table = (gsize) (g_strrstr (text->str + text->len - 200, "startxref\n") - text->str);
  guint64 old = g_ascii_strtoull (text->str + table + strlen ("startxref\n"), NULL, 10);
  g_autofree char *end = g_strdup_printf ("startxref\n%" G_GUINT64_FORMAT "\n%%%%EOF\n", old + shift);
  char *entry = strchr (text->str + old + shift + strlen ("xref\n"), '\n') + 21;

  for (; g_ascii_isdigit (*entry); entry += 20)
    {
      guint64 offset = g_ascii_strtoull (entry, NULL, 10);
      char digits[12];

      g_snprintf (digits, sizeof digits, "%010" G_GUINT64_FORMAT, offset >= at ? offset + shift : offset);
      memcpy (entry, digits, 10);
    }

  g_string_truncate (text, table);
  g_string_append (text, end);
}

GBytes *
forge_insert (GBytes     *base,
              gsize       at,
              const char *extra)
{
  g_autoptr (GString) text = g_string_new_len (g_bytes_get_data (base, NULL), (gssize) g_bytes_get_size (base));

  g_string_insert (text, (gssize) at, extra);
  move_entries (text, at, strlen (extra));
  return g_string_free_to_bytes (g_steal_pointer (&text));
}

/* ---- In a stream ---- */

/* (transfer full): @data as a stream has it. */
static GBytes *
deflate (const void *data,
         gsize       size)
{
  g_autoptr (GConverter) converter = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, -1));
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, converter);

  g_assert_true (g_output_stream_write_all (stream, data, size, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

GBytes *
forge_stream (GBytes     *base,
              int         number,
              const void *data,
              gsize       size)
{
  g_autoptr (BeketStructure) structure = beket_structure_read (base, NULL);
  g_autoptr (GBytes) packed = deflate (data, size);
  g_autoptr (GString) text = g_string_new_len (g_bytes_get_data (base, NULL), (gssize) g_bytes_get_size (base));
  g_autoptr (GString) object = NULL;
  const char *length;
  gsize from, to;

  beket_structure_object (structure, number, &from, &to);
  length = strstr (text->str + from, "/Length ");
  object = g_string_new_len (text->str + from, length - text->str - (gssize) from);
  g_string_append_printf (object, "/Length %" G_GSIZE_FORMAT " >>\nstream\n", g_bytes_get_size (packed));
  g_string_append_len (object, g_bytes_get_data (packed, NULL), (gssize) g_bytes_get_size (packed));
  g_string_append (object, "\nendstream\nendobj\n");
  g_string_erase (text, (gssize) from, (gssize) (to - from));
  g_string_insert_len (text, (gssize) from, object->str, (gssize) object->len);
  move_entries (text, to, object->len - (to - from));
  return g_string_free_to_bytes (g_steal_pointer (&text));
}

GBytes *
forge_draw (GBytes     *base,
            const char *more)
{
  g_autoptr (BeketStructure) structure = beket_structure_read (base, NULL);
  qpdf_oh page = qpdf_get_page_n (structure->pdf, 0);
  unsigned char *data = NULL;
  size_t size = 0;
  g_autoptr (GString) text = NULL;

  g_assert_cmpint (qpdf_oh_get_page_content_data (structure->pdf, page, &data, &size) & QPDF_ERRORS, ==, 0);
  text = g_string_new_len ((const char *) data, (gssize) size);
  free (data);
  g_string_append (text, more);
  return forge_stream (base, qpdf_oh_get_object_id (structure->pdf, forge_key (structure->pdf, page, "/Contents")), text->str, text->len);
}

/* ---- With a PDF library ---- */

qpdf_oh
forge_key (qpdf_data   pdf,
           qpdf_oh     dictionary,
           const char *name)
{
  return qpdf_oh_get_key (pdf, dictionary, name);
}

void
forge_set (qpdf_data   pdf,
           qpdf_oh     dictionary,
           const char *name,
           const char *text)
{
  qpdf_oh_replace_key (pdf, dictionary, name, qpdf_oh_parse (pdf, text));
}

GBytes *
forge_base (GBytes     *base,
            ForgeChange change)
{
  qpdf_data pdf = qpdf_init ();
  gsize size;
  const char *data = g_bytes_get_data (base, &size);
  GBytes *changed;

  qpdf_silence_errors (pdf);
  qpdf_set_suppress_warnings (pdf, QPDF_TRUE);
  qpdf_read_memory (pdf, "act", data, size, NULL);
  change (pdf);
  qpdf_init_write_memory (pdf);
  qpdf_set_object_stream_mode (pdf, qpdf_o_disable);
  qpdf_set_preserve_unreferenced_objects (pdf, QPDF_TRUE);
  qpdf_set_deterministic_ID (pdf, QPDF_TRUE);
  qpdf_set_newline_before_endstream (pdf, QPDF_TRUE);
  g_assert_cmpint (qpdf_write (pdf) & QPDF_ERRORS, ==, 0);
  changed = g_bytes_new (qpdf_get_buffer (pdf), qpdf_get_buffer_length (pdf));
  qpdf_cleanup (&pdf);
  return changed;
}

void
forge_judge (Fixture         *fixture,
             const ForgeCase *one)
{
  g_autoptr (GBytes) base = fixture_act (fixture, 0);
  g_autoptr (GBytes) changed = forge_base (base, one->change);
  g_autoptr (GBytes) once = beket_act_sign (changed, 0, fixture->officers[0], "Үлгібаев", FIXTURE_DRAWN, NULL);
  g_autoptr (BeketVerdict) verdict = NULL;

  /* What the signing already refuses needs no verdict; it gives the same one. */
  if (once == NULL)
    once = g_bytes_ref (changed);
  verdict = beket_act_verify (once, fixture->trust, 0, 0);
  if (verdict->valid)
    beket_verdict_compare_drawn (verdict, once, fixture->data);
  g_test_message ("%-24s %s", one->name, verdict->failed != NULL ? verdict->failed : "an act");
  g_assert_cmpstr (verdict->failed, ==, one->word);
  g_assert_cmpint (verdict->valid, ==, one->word == NULL);
  g_assert_cmpint (verdict->drawn, ==, one->word == NULL && !one->unseen);
}

void
forge_stops (Fixture    *fixture,
             GBytes     *pdf,
             const char *name,
             const char *word)
{
  guint known = g_str_equal (word, "rollback") ? BEKET_ACT_FIELDS : 1;
  g_autoptr (BeketVerdict) verdict = beket_act_verify (pdf, fixture->trust, 0, known);

  if (verdict->valid)
    beket_verdict_compare_drawn (verdict, pdf, fixture->data);
  g_test_message ("%-46s %s", name, verdict->failed != NULL ? verdict->failed : "ACCEPTED");
  g_assert_false (verdict->valid);
  g_assert_cmpstr (verdict->failed, ==, word);
}
