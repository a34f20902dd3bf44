/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What can be done to the bytes of a signed act by someone who cannot sign, and by an officer who
 * signs what nobody saw.
 */

#include "config.h"

#include "fixture.h"

#include <stdio.h>
#include <string.h>

#include "act/structure.h"

static Fixture fixture;
static GBytes *once;    /* one signature */
static GBytes *twice;   /* two */

static void
fails (GBytes     *pdf,
       const char *word)
{
  g_autoptr (BeketVerdict) verdict = beket_act_verify (pdf, fixture.trust, 0, 0);

  g_assert_false (verdict->valid);
  g_assert_cmpstr (verdict->failed, ==, word);
}

static GBytes *
append (GBytes     *pdf,
        const char *text)
{
  GByteArray *bytes = g_byte_array_new ();

  g_byte_array_append (bytes, g_bytes_get_data (pdf, NULL), (guint) g_bytes_get_size (pdf));
  g_byte_array_append (bytes, (const guint8 *) text, (guint) strlen (text));
  return g_byte_array_free_to_bytes (bytes);
}

/* A well-formed incremental update that replaces object @number. */
static GBytes *
update_with (GBytes     *pdf,
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
                          structure->base.size + 2, structure->base.root, structure->base.info, previous, table);
  return append (pdf, text->str);
}

/* Object number of the content of the first page. */
static int
content_object (GBytes *pdf)
{
  gssize at = fixture_find (pdf, 0, "/Contents ");
  int number = 0;

  g_assert_cmpint (at, >=, 0);
  g_assert_cmpint (sscanf ((const char *) g_bytes_get_data (pdf, NULL) + at, "/Contents %d 0 R",
                           &number), ==, 1);
  return number;
}

/* ---- Behind the signatures ---- */

static void
test_junk (void)
{
  static const char *const junk[] = { "\n", "junk", "%%EOF\n", "\n%%EOF\n", "%\n%%EOF\n", " " };

  for (guint i = 0; i < G_N_ELEMENTS (junk); i++)
    {
      g_autoptr (GBytes) behind_two = append (twice, junk[i]);
      g_autoptr (GBytes) behind_one = append (once, junk[i]);
      g_autoptr (BeketVerdict) first = beket_act_verify (behind_two, fixture.trust, 0, 0);
      g_autoptr (BeketVerdict) second = beket_act_verify (behind_one, fixture.trust, 0, 0);

      g_assert_cmpstr (first->failed, ==, "structure");
      g_assert_false (second->valid);
    }
}

static void
test_replaced_content (void)
{
  int number = content_object (twice);
  const char *body = "<< /Length 30 >>\nstream\n1 1 1 rg 0 0 600 850 re f      \nendstream";
  g_autoptr (GBytes) after_two = update_with (twice, number, body);
  g_autoptr (GBytes) after_one = update_with (once, number, body);

  fails (after_two, "structure");
  fails (after_one, "byte-range");
}

static void
test_added_annotation (void)
{
  g_autoptr (BeketStructure) structure = beket_structure_read (once, NULL);
  g_autoptr (GBytes) changed =
    update_with (once, structure->base.size + 1,
                 "<< /Type /Annot /Subtype /FreeText /Rect [ 0 0 99 99 ] /Contents (VOID) >>");

  fails (changed, "byte-range");
}

/* ---- Between the signatures ---- */

static GBytes *
sign_ranges (const guint8 *data,
             gsize         length,
             gpointer      user_data,
             GError      **error)
{
  return beket_key_sign_cms (user_data, data, length, error);
}

/* Officer 2 signs a file whose content was changed after officer 1 had signed: to other programs an
 * honest counter-signature. */
static void
test_middle_revision (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketStructure) structure = beket_structure_read (once, NULL);
  g_autoptr (GBytes) middle = update_with (once, content_object (once),
                                           "<< /Length 3 >>\nstream\nq Q\nendstream");
  g_autoptr (GBytes) forged = beket_update_write (middle, &structure->base, 1, "20261122091603",
                                                  "Примеров", sign_ranges,
                                                  fixture.officers[1], &error);

  g_assert_no_error (error);
  fails (forged, "structure");
}

/* The same within one revision: an object more stands before the signature that officer 2 makes
 * over all of it. */
typedef struct
{
  GString *text;
  gsize    hole;
} Forged;

static void
sign_forged (Forged *forged)
{
  gsize after = forged->hole + 2 * BEKET_UPDATE_HOLE + 2;
  g_autoptr (GByteArray) ranges = g_byte_array_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) cms = NULL;
  const guint8 *bytes;
  gsize size;

  memset (forged->text->str + forged->hole + 1, '0', 2 * BEKET_UPDATE_HOLE);
  g_byte_array_append (ranges, (const guint8 *) forged->text->str, (guint) forged->hole);
  g_byte_array_append (ranges, (const guint8 *) forged->text->str + after,
                       (guint) (forged->text->len - after));
  cms = beket_key_sign_cms (fixture.officers[1], ranges->data, ranges->len, &error);
  g_assert_no_error (error);
  bytes = g_bytes_get_data (cms, &size);
  for (gsize i = 0; i < size; i++)
    {
      char hex[3];

      g_snprintf (hex, sizeof hex, "%02x", bytes[i]);
      memcpy (forged->text->str + forged->hole + 1 + 2 * i, hex, 2);
    }
}

/* Inserts @extra at the offset @at within the second update, sets the numbers right and signs
 * again. */
static GBytes *
forge_with (gsize       at,
            const char *extra)
{
  gsize start = g_bytes_get_size (once);
  gsize shift = strlen (extra);
  Forged forged = { .text = g_string_new_len (g_bytes_get_data (twice, NULL),
                                              (gssize) g_bytes_get_size (twice)) };
  gssize range;
  g_autofree char *numbers = NULL;
  g_autoptr (GBytes) now = NULL;
  GBytes *pdf;

  g_string_insert_len (forged.text, (gssize) (start + at), extra, (gssize) shift);
  now = g_bytes_new (forged.text->str, forged.text->len);
  range = fixture_find (now, start, "/ByteRange [ 0 ") + (gssize) strlen ("/ByteRange [ 0 ");
  forged.hole = (gsize) fixture_find (now, start, "/Contents <") + strlen ("/Contents ");
  numbers = g_strdup_printf ("%" G_GSIZE_FORMAT " %" G_GSIZE_FORMAT " %" G_GSIZE_FORMAT " ",
                             forged.hole,
                             forged.hole + 2 * BEKET_UPDATE_HOLE + 2,
                             forged.text->len - forged.hole - 2 * BEKET_UPDATE_HOLE - 2);
  memcpy (forged.text->str + range, numbers, strlen (numbers));
  sign_forged (&forged);
  pdf = g_bytes_new (forged.text->str, forged.text->len);
  g_string_free (forged.text, TRUE);
  return pdf;
}

static void
test_foreign_update (void)
{
  static const char extra[] = "900 0 obj\n<< /JS (app.alert) >>\nendobj\n";
  gsize start = g_bytes_get_size (once);
  gsize table = (gsize) fixture_find (twice, start, "xref\n") - start;
  gsize name = (gsize) fixture_find (twice, start, " /Prop_Build") - start;
  g_autoptr (GBytes) before = forge_with (0, extra);
  g_autoptr (GBytes) between = forge_with (table, extra);
  g_autoptr (GBytes) key = forge_with (name, " /Reason (none)");
  g_autoptr (GBytes) comment = forge_with (table, "% a comment\n");
  g_autoptr (GBytes) nothing = forge_with (0, "");
  g_autoptr (BeketVerdict) honest = beket_act_verify (nothing, fixture.trust, 0, 0);

  /* The forger's hand is steady: without an insertion the act is valid. */
  g_assert_true (honest->valid);
  fails (before, "update");
  fails (between, "update");
  fails (key, "update");
  fails (comment, "update");
}

/* ---- In the signature dictionary ---- */

static void
test_hole (void)
{
  gsize start = (gsize) fixture_find (twice, g_bytes_get_size (once), "/Contents <");
  g_autofree char *zeros = g_strnfill (64, '0');
  g_autoptr (GBytes) key = fixture_replace (twice, start + 8000,
                                            zeros, "> /V (x) /Contents <000000000000000000000000000000000000000000000");
  g_autoptr (GBytes) hex = fixture_replace (twice, start + 8000,
                                            zeros, "00000000000000000000000000000000000000000000000000000000000000ff");
  g_autoptr (GBytes) space = fixture_replace (twice, start + 8000, "00000000", "0000 000");

  fails (key, "byte-range");
  fails (hex, "update");
  fails (space, "byte-range");
}

/* The case of the hex digits is not in the signed ranges either. */
static void
test_hex_case (void)
{
  gsize start = (gsize) fixture_find (twice, g_bytes_get_size (once), "/Contents <");
  g_autoptr (GBytes) upper = fixture_replace (twice, start + 12, "a", "A");

  fails (upper, "update");
}

static void
test_byte_range (void)
{
  static const char *const ranges[] = {
    "/ByteRange [                                           ] ",
    "/ByteRange [ 0 0 0 0                                   ] ",
    "/ByteRange [ 0 1 2 3                                   ] ",
    "/ByteRange [ 0 -1 -1 -1                                ] ",
    "/ByteRange [ 0 4294967296 4294967297 18446744073709551 ] ",
  };
  gssize at = fixture_find (once, 0, "/ByteRange [ 0 ");
  const char *data = g_bytes_get_data (once, NULL);
  g_autofree char *old = g_strndup (data + at, strlen (ranges[0]));

  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    {
      g_autoptr (GBytes) changed = fixture_replace (once, 0, old, ranges[i]);

      g_assert_cmpuint (g_bytes_get_size (changed), ==, g_bytes_get_size (once));
      fails (changed, "byte-range");
    }
}

/* The same officer's signature over other bytes, put where this one was. */
static void
test_transplant (void)
{
  g_autoptr (GBytes) base = fixture_act (&fixture, 0);
  g_autoptr (GBytes) other = beket_act_sign (base, 0, fixture.officers[0], "Үлгібаев Нұрлан Әлиұлы",
                                             FIXTURE_DRAWN, NULL);
  gsize here = (gsize) fixture_find (once, 0, "/Contents <30") + 11;
  gsize there = (gsize) fixture_find (other, 0, "/Contents <30") + 11;
  g_autofree char *mine = g_strndup ((const char *) g_bytes_get_data (once, NULL) + here,
                                     2 * BEKET_UPDATE_HOLE);
  g_autofree char *theirs = g_strndup ((const char *) g_bytes_get_data (other, NULL) + there,
                                       2 * BEKET_UPDATE_HOLE);
  g_autoptr (GBytes) swapped = fixture_replace (once, 0, mine, theirs);

  fails (swapped, "digest");
}

/* The update of another act, behind this base. */
static void
test_other_update (void)
{
  g_autoptr (BeketValue) record = fixture_record (2);
  g_autoptr (GBytes) base = fixture_render (&fixture, record);
  g_autoptr (BeketStructure) structure = beket_structure_read (once, NULL);
  g_autofree char *update = g_strndup ((const char *) g_bytes_get_data (once,
                                                                        NULL) + structure->ends[0],
                                       structure->ends[1] - structure->ends[0]);
  g_autoptr (GBytes) moved = append (base, update);

  fails (moved, "byte-range");
}

/* The order of the two signatures is part of what was signed. */
static void
test_first_twice (void)
{
  g_autoptr (BeketStructure) structure = beket_structure_read (once, NULL);
  g_autofree char *update = g_strndup ((const char *) g_bytes_get_data (once,
                                                                        NULL) + structure->ends[0],
                                       structure->ends[1] - structure->ends[0]);
  g_autoptr (GBytes) again = append (once, update);

  fails (again, "byte-range");
}

/* ---- In the base ---- */

static void
test_base_bytes (void)
{
  g_autoptr (GBytes) comment = fixture_replace (once, 0, "2 0 obj\n", "%x\n2 0 obj\n");
  g_autoptr (GBytes) version = fixture_replace (once, 0, "%PDF-1.7", "%PDF-1.4");
  g_autoptr (GBytes) writer = fixture_replace (once, 0, "/Writer 1", "/Writer 2");
  g_autoptr (GBytes) dialect = fixture_replace (once, 0, "/Beket << ", "/Bekot << ");
  g_autoptr (GBytes) free_entry = fixture_replace (once, (gsize) fixture_find (once, 0, "xref\n0 "),
                                                   " 00000 n ", " 00000 f ");
  g_autoptr (GBytes) hybrid = fixture_replace (once, 0, "trailer << ", "trailer << /XRefStm 17 ");

  fails (comment, "structure");
  fails (version, "not-an-act");
  fails (writer, "update");
  fails (dialect, "not-an-act");
  fails (free_entry, "structure");
  fails (hybrid, "structure");
}

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  fixture_open (&fixture);
  once = fixture_act (&fixture, 1);
  twice = fixture_sign (&fixture, once, 1);
  g_test_add_func ("/act/attack/junk", test_junk);
  g_test_add_func ("/act/attack/replaced-content", test_replaced_content);
  g_test_add_func ("/act/attack/added-annotation", test_added_annotation);
  g_test_add_func ("/act/attack/middle-revision", test_middle_revision);
  g_test_add_func ("/act/attack/foreign-update", test_foreign_update);
  g_test_add_func ("/act/attack/hole", test_hole);
  g_test_add_func ("/act/attack/hex-case", test_hex_case);
  g_test_add_func ("/act/attack/byte-range", test_byte_range);
  g_test_add_func ("/act/attack/transplant", test_transplant);
  g_test_add_func ("/act/attack/other-update", test_other_update);
  g_test_add_func ("/act/attack/first-twice", test_first_twice);
  g_test_add_func ("/act/attack/base-bytes", test_base_bytes);
  result = g_test_run ();
  g_bytes_unref (once);
  g_bytes_unref (twice);
  fixture_close (&fixture);
  return result;
}
