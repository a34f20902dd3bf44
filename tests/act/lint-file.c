/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What ISO 19005-3 (PDF/A-3a) and ISO 14289-1 (PDF/UA-1) ask of a file and what is in it, as far as a program can see it.
 */

#include "config.h"

#include "lint.h"

#include <stdlib.h>
#include <string.h>

/* ---- The frame: 6.1.2, 6.1.3, 6.1.4, 6.1.9 ---- */

static void
law_frame (Act *act)
{
  gsize size;
  const char *text;
  guint ends = 0;

  text = g_bytes_get_data (act->bytes, &size);
  g_assert_cmpmem (text, 9, "%PDF-1.7\n", 9);
  g_assert_cmpint (text[9], ==, '%');
  for (guint i = 10; i < 14; i++)
    g_assert_cmpuint ((guint8) text[i], >=, 128);

  for (gssize at = 0; (at = fixture_find (act->bytes, (gsize) at, "%%EOF")) >= 0; at++)
    ends++;
  g_assert_cmpuint (ends, ==, act->n_signed + 1);
  g_assert_cmpmem (text + size - 6, 6, "%%EOF\n", 6);

  g_assert_true (qpdf_oh_is_array (act->pdf, lint_key (act, qpdf_get_trailer (act->pdf), "/ID")));
  g_assert_false (qpdf_oh_has_key (act->pdf, qpdf_get_trailer (act->pdf), "/Encrypt"));
  for (gssize at = 0; (at = fixture_find (act->bytes, (gsize) at, " 0 obj")) >= 0; at++)
    g_assert_cmpint (text[at + 6], ==, '\n');
  g_assert_cmpint (fixture_find (act->bytes, 0, "/ObjStm"), ==, -1);
  g_assert_cmpint (fixture_find (act->bytes, 0, "/XRef"), ==, -1);
  g_assert_cmpint (fixture_find (act->bytes, 0, "/LZWDecode"), ==, -1);
}

/* ---- Catalog, metadata, colour: 6.2.2, 6.2.3, 6.6; 7.1 ---- */

static void
law_catalog (Act *act)
{
  static const char *const absent[] = { "/AA", "/OpenAction", "/OCProperties", "/Perms",
                                        "/Outlines", "/URI" };
  qpdf_oh root = qpdf_get_root (act->pdf);

  g_assert_cmpstr (qpdf_oh_get_string_value (act->pdf, lint_key (act, root, "/Lang")), ==, "kk-KZ");
  g_assert_true (qpdf_oh_get_bool_value (act->pdf,
                                         lint_key (act, lint_key (act, root, "/MarkInfo"), "/Marked")));
  g_assert_true (qpdf_oh_get_bool_value (act->pdf,
                                         lint_key (act, lint_key (act, root, "/ViewerPreferences"),
                                                   "/DisplayDocTitle")));
  g_assert_true (qpdf_oh_is_dictionary (act->pdf, lint_key (act, root, "/StructTreeRoot")));
  for (guint i = 0; i < G_N_ELEMENTS (absent); i++)
    g_assert_false (qpdf_oh_has_key (act->pdf, root, absent[i]));

  g_assert_cmpint (qpdf_oh_get_int_value_as_int (act->pdf,
                                                 lint_key (act, lint_key (act, root, "/AcroForm"),
                                                           "/SigFlags")), ==, 3);
  g_assert_false (qpdf_oh_has_key (act->pdf, lint_key (act, root, "/AcroForm"), "/NeedAppearances"));
}

static void
law_metadata (Act *act)
{
  qpdf_oh root, stream;
  g_autofree char *xmp = NULL;

  root = qpdf_get_root (act->pdf);
  stream = lint_key (act, root, "/Metadata");
  g_assert_true (qpdf_oh_is_null (act->pdf,
                                  lint_key (act, qpdf_oh_get_dict (act->pdf, stream), "/Filter")));
  xmp = lint_stream_text (act, stream);
  g_assert_nonnull (strstr (xmp, "<pdfaid:part>3</pdfaid:part>"));
  g_assert_nonnull (strstr (xmp, "<pdfaid:conformance>A</pdfaid:conformance>"));
  g_assert_nonnull (strstr (xmp, "<pdfuaid:part>1</pdfuaid:part>"));
  g_assert_nonnull (strstr (xmp, "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"));

  /* Info and XMP say the same. */
  g_assert_nonnull (strstr (xmp,
                            qpdf_oh_get_utf8_value (act->pdf,
                                                    lint_key (act,
                                                              lint_key (act, qpdf_get_trailer (act->pdf),
                                                                        "/Info"), "/Title"))));
  g_assert_nonnull (strstr (xmp, "<xmp:CreateDate>2026-11-22T09:14:03Z</xmp:CreateDate>"));
  g_assert_cmpstr (qpdf_get_info_key (act->pdf, "/CreationDate"), ==, "D:20261122091403Z");
  g_assert_cmpstr (qpdf_get_info_key (act->pdf, "/ModDate"), ==, "D:20261122091403Z");
}

static void
law_colour (Act *act)
{
  qpdf_oh intents, intent, profile;
  unsigned char *icc = NULL;
  size_t size = 0;

  intents = lint_key (act, qpdf_get_root (act->pdf), "/OutputIntents");
  g_assert_cmpint (qpdf_oh_get_array_n_items (act->pdf, intents), ==, 1);
  intent = lint_item (act, intents, 0);
  g_assert_true (lint_is_name (act, lint_key (act, intent, "/S"), "/GTS_PDFA1"));
  profile = lint_key (act, intent, "/DestOutputProfile");
  g_assert_cmpint (qpdf_oh_get_int_value_as_int (act->pdf,
                                                 lint_key (act, qpdf_oh_get_dict (act->pdf, profile),
                                                           "/N")), ==, 3);
  g_assert_cmpint (qpdf_oh_get_stream_data (act->pdf, profile, qpdf_dl_all, NULL, &icc, &size), ==,
                   0);
  g_assert_cmpuint (size, >, 128);
  g_assert_cmpuint ((gsize) icc[0] << 24 | (gsize) icc[1] << 16 | (gsize) icc[2] << 8 | icc[3], ==,
                    size);
  g_assert_cmpmem (icc + 12, 8, "mntrRGB ", 8);
  g_assert_cmpmem (icc + 36, 4, "acsp", 4);
  free (icc);
}

/* ---- Fonts: 6.2.11 ---- */

/* No program that hints: the font file's own directory names its tables. */
static void
check_font_file (Act    *act,
                 qpdf_oh stream)
{
  unsigned char *file = NULL;
  size_t size = 0;

  g_assert_cmpint (qpdf_oh_get_stream_data (act->pdf, stream, qpdf_dl_all, NULL, &file, &size), ==, 0);
  g_assert_cmpuint (size, >, 12);
  for (gsize i = 0; i < (gsize) (file[4] << 8 | file[5]); i++)
    {
      g_autofree char *table = g_strndup ((const char *) file + 12 + 16 * i, 4);

      g_assert_false (g_str_equal (table, "fpgm") || g_str_equal (table, "prep") || g_str_equal (table, "cvt "));
    }
  free (file);
}

static void
check_descriptor (Act    *act,
                  qpdf_oh descriptor)
{
  g_assert_true (qpdf_oh_is_dictionary (act->pdf, descriptor));
  g_assert_true (qpdf_oh_is_stream (act->pdf, lint_key (act, descriptor, "/FontFile2")));
  check_font_file (act, lint_key (act, descriptor, "/FontFile2"));
}

static void
check_font (Act    *act,
            qpdf_oh font)
{
  qpdf_oh descendant;

  g_assert_true (qpdf_oh_is_stream (act->pdf, lint_key (act, font, "/ToUnicode")));
  g_assert_nonnull (strstr (qpdf_oh_get_name (act->pdf, lint_key (act, font, "/BaseFont")),
                            "+NotoSans"));
  if (!lint_is_name (act, lint_key (act, font, "/Subtype"), "/Type0"))
    {
      check_descriptor (act, lint_key (act, font, "/FontDescriptor"));
      return;
    }

  descendant = lint_item (act, lint_key (act, font, "/DescendantFonts"), 0);
  check_descriptor (act, lint_key (act, descendant, "/FontDescriptor"));
  if (lint_is_name (act, lint_key (act, descendant, "/Subtype"), "/CIDFontType2"))
    g_assert_true (lint_is_name (act, lint_key (act, descendant, "/CIDToGIDMap"), "/Identity"));
}

static void
law_fonts (Act *act)
{
  guint n_fonts = 0;

  for (int i = 1; ; i++)
    {
      qpdf_oh object = qpdf_get_object_by_id (act->pdf, i, 0);

      if (qpdf_oh_is_null (act->pdf, object))
        break;
      if (!qpdf_oh_is_dictionary_of_type (act->pdf, object, "/Font", NULL) ||
          g_str_has_prefix (qpdf_oh_get_name (act->pdf, lint_key (act, object, "/Subtype")), "/CIDFont"))
        continue;
      check_font (act, object);
      n_fonts++;
    }

  g_assert_cmpuint (n_fonts, >=, 3);
}

/* ---- Annotations and attachments: 6.3, 6.4, 6.8 ---- */

static void
check_widget (Act    *act,
              qpdf_oh widget)
{
  int flags = qpdf_oh_get_int_value_as_int (act->pdf, lint_key (act, widget, "/F"));
  qpdf_oh appearance = lint_key (act, widget, "/AP");

  g_assert_true (lint_is_name (act, lint_key (act, widget, "/Subtype"), "/Widget"));
  g_assert_cmpint (flags & 4, ==, 4);                          /* Print */
  g_assert_cmpint (flags & (1 | 2 | 32 | 256), ==,
                   0);         /* Invisible, Hidden, NoView, ToggleNoView */
  g_assert_true (qpdf_oh_is_stream (act->pdf, lint_key (act, appearance, "/N")));
  g_assert_false (qpdf_oh_has_key (act->pdf, appearance, "/D"));
  g_assert_false (qpdf_oh_has_key (act->pdf, appearance, "/R"));
  g_assert_false (qpdf_oh_has_key (act->pdf, widget, "/A"));
  g_assert_false (qpdf_oh_has_key (act->pdf, widget, "/AA"));
  g_assert_true (qpdf_oh_is_string (act->pdf, lint_key (act, widget, "/TU")));
}

static void
law_widgets (Act *act)
{
  guint n_widgets = 0;
  guint n_signed = 0;

  for (int i = 0; i < qpdf_get_num_pages (act->pdf); i++)
    {
      qpdf_oh page = qpdf_get_page_n (act->pdf, (size_t) i);
      qpdf_oh annots = lint_key (act, page, "/Annots");

      g_assert_true (lint_is_name (act, lint_key (act, page, "/Tabs"), "/S"));
      g_assert_false (qpdf_oh_has_key (act->pdf, page, "/Group"));
      for (int j = 0; qpdf_oh_is_array (act->pdf, annots) &&
           j < qpdf_oh_get_array_n_items (act->pdf, annots); j++)
        {
          check_widget (act, lint_item (act, annots, j));
          n_widgets++;
          if (qpdf_oh_is_dictionary_of_type (act->pdf, lint_key (act, lint_item (act, annots, j), "/V"),
                                             "/Sig", NULL))
            n_signed++;
        }
    }

  g_assert_cmpuint (n_widgets, ==, BEKET_ACT_FIELDS);
  g_assert_cmpuint (n_signed, ==, act->n_signed);
}

static void
law_attachment (Act *act)
{
  qpdf_oh root, files, specification, stream;

  root = qpdf_get_root (act->pdf);
  files = lint_key (act, root, "/AF");
  g_assert_cmpint (qpdf_oh_get_array_n_items (act->pdf, files), ==, 1);
  specification = lint_item (act, files, 0);
  g_assert_true (lint_is_name (act, lint_key (act, specification, "/AFRelationship"), "/Data"));
  g_assert_true (qpdf_oh_is_string (act->pdf, lint_key (act, specification, "/F")));
  g_assert_true (qpdf_oh_is_string (act->pdf, lint_key (act, specification, "/UF")));
  g_assert_true (qpdf_oh_is_string (act->pdf, lint_key (act, specification, "/Desc")));
  stream = lint_key (act, lint_key (act, specification, "/EF"), "/F");
  g_assert_true (lint_is_name (act, lint_key (act, qpdf_oh_get_dict (act->pdf, stream), "/Subtype"),
                               "/application#2fjson") ||
                 lint_is_name (act, lint_key (act, qpdf_oh_get_dict (act->pdf, stream), "/Subtype"),
                               "/application/json"));
  g_assert_true (qpdf_oh_has_key (act->pdf,
                                  lint_key (act, qpdf_oh_get_dict (act->pdf, stream),
                                            "/Params"), "/ModDate"));
}

const Law lint_file[LINT_N_FILE] = {
  { "frame", law_frame },
  { "catalog", law_catalog },
  { "metadata", law_metadata },
  { "colour", law_colour },
  { "fonts", law_fonts },
  { "widgets", law_widgets },
  { "attachment", law_attachment },
};
