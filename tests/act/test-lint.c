/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What ISO 19005-3 (PDF/A-3a) and ISO 14289-1 (PDF/UA-1) ask of a file, as far as a program can see
 * it: on the base revision and again when both officers have signed.
 */

#include "config.h"

#include "fixture.h"

#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <string.h>

static Fixture fixture;

/* An act with @n signatures, open in qpdf with nothing repaired. */
typedef struct
{
  GBytes   *bytes;
  qpdf_data pdf;
} Act;

static void
act_open (Act  *act,
          guint n)
{
  gsize size;
  const char *data;

  act->bytes = fixture_act (&fixture, n);
  data = g_bytes_get_data (act->bytes, &size);
  act->pdf = qpdf_init ();
  qpdf_silence_errors (act->pdf);
  qpdf_set_suppress_warnings (act->pdf, QPDF_TRUE);
  qpdf_set_attempt_recovery (act->pdf, QPDF_FALSE);
  qpdf_read_memory (act->pdf, "act", data, size, NULL);
  g_assert_false (qpdf_has_error (act->pdf));
  g_assert_false (qpdf_more_warnings (act->pdf));
}

static void
act_close (Act *act)
{
  g_assert_false (qpdf_has_error (act->pdf));
  g_assert_false (qpdf_more_warnings (act->pdf));
  qpdf_cleanup (&act->pdf);
  g_bytes_unref (act->bytes);
}

static qpdf_oh
key (Act        *act,
     qpdf_oh     dictionary,
     const char *name)
{
  return qpdf_oh_get_key (act->pdf, dictionary, name);
}

static qpdf_oh
item (Act    *act,
      qpdf_oh array,
      int     index)
{
  return qpdf_oh_get_array_item (act->pdf, array, index);
}

static gboolean
is_name (Act        *act,
         qpdf_oh     handle,
         const char *name)
{
  return qpdf_oh_is_name_and_equals (act->pdf, handle, name);
}

/* ---- The frame: 6.1.2, 6.1.3, 6.1.4, 6.1.9 ---- */

static void
test_frame (gconstpointer data)
{
  guint n = GPOINTER_TO_UINT (data);
  Act act;
  gsize size;
  const char *text;
  guint ends = 0;

  act_open (&act, n);
  text = g_bytes_get_data (act.bytes, &size);
  g_assert_cmpmem (text, 9, "%PDF-1.7\n", 9);
  g_assert_cmpint (text[9], ==, '%');
  for (guint i = 10; i < 14; i++)
    g_assert_cmpuint ((guint8) text[i], >=, 128);

  for (gssize at = 0; (at = fixture_find (act.bytes, (gsize) at, "%%EOF")) >= 0; at++)
    ends++;
  g_assert_cmpuint (ends, ==, n + 1);
  g_assert_cmpmem (text + size - 6, 6, "%%EOF\n", 6);

  g_assert_true (qpdf_oh_is_array (act.pdf, key (&act, qpdf_get_trailer (act.pdf), "/ID")));
  g_assert_false (qpdf_oh_has_key (act.pdf, qpdf_get_trailer (act.pdf), "/Encrypt"));
  for (gssize at = 0; (at = fixture_find (act.bytes, (gsize) at, " 0 obj")) >= 0; at++)
    g_assert_cmpint (text[at + 6], ==, '\n');
  g_assert_cmpint (fixture_find (act.bytes, 0, "/ObjStm"), ==, -1);
  g_assert_cmpint (fixture_find (act.bytes, 0, "/XRef"), ==, -1);
  g_assert_cmpint (fixture_find (act.bytes, 0, "/LZWDecode"), ==, -1);
  act_close (&act);
}

/* ---- Catalog, metadata, colour: 6.2.2, 6.2.3, 6.6; 7.1 ---- */

static char *
stream_text (Act    *act,
             qpdf_oh stream)
{
  unsigned char *data = NULL;
  size_t size = 0;
  char *text;

  g_assert_cmpint (qpdf_oh_get_stream_data (act->pdf, stream, qpdf_dl_all, NULL, &data, &size), ==,
                   0);
  text = g_strndup ((const char *) data, size);
  free (data);
  return text;
}

static void
test_catalog (gconstpointer data)
{
  static const char *const absent[] = { "/AA", "/OpenAction", "/OCProperties", "/Perms",
                                        "/Outlines", "/URI" };
  Act act;
  qpdf_oh root;

  act_open (&act, GPOINTER_TO_UINT (data));
  root = qpdf_get_root (act.pdf);
  g_assert_cmpstr (qpdf_oh_get_string_value (act.pdf, key (&act, root, "/Lang")), ==, "kk-KZ");
  g_assert_true (qpdf_oh_get_bool_value (act.pdf,
                                         key (&act, key (&act, root, "/MarkInfo"), "/Marked")));
  g_assert_true (qpdf_oh_get_bool_value (act.pdf,
                                         key (&act, key (&act, root, "/ViewerPreferences"),
                                              "/DisplayDocTitle")));
  g_assert_true (qpdf_oh_is_dictionary (act.pdf, key (&act, root, "/StructTreeRoot")));
  for (guint i = 0; i < G_N_ELEMENTS (absent); i++)
    g_assert_false (qpdf_oh_has_key (act.pdf, root, absent[i]));

  g_assert_cmpint (qpdf_oh_get_int_value_as_int (act.pdf,
                                                 key (&act, key (&act, root, "/AcroForm"),
                                                      "/SigFlags")), ==, 3);
  g_assert_false (qpdf_oh_has_key (act.pdf, key (&act, root, "/AcroForm"), "/NeedAppearances"));
  act_close (&act);
}

static void
test_metadata (gconstpointer data)
{
  Act act;
  qpdf_oh root, stream;
  g_autofree char *xmp = NULL;

  act_open (&act, GPOINTER_TO_UINT (data));
  root = qpdf_get_root (act.pdf);
  stream = key (&act, root, "/Metadata");
  g_assert_true (qpdf_oh_is_null (act.pdf,
                                  key (&act, qpdf_oh_get_dict (act.pdf, stream), "/Filter")));
  xmp = stream_text (&act, stream);
  g_assert_nonnull (strstr (xmp, "<pdfaid:part>3</pdfaid:part>"));
  g_assert_nonnull (strstr (xmp, "<pdfaid:conformance>A</pdfaid:conformance>"));
  g_assert_nonnull (strstr (xmp, "<pdfuaid:part>1</pdfuaid:part>"));
  g_assert_nonnull (strstr (xmp, "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"));

  /* Info and XMP say the same. */
  g_assert_nonnull (strstr (xmp,
                            qpdf_oh_get_utf8_value (act.pdf,
                                                    key (&act,
                                                         key (&act, qpdf_get_trailer (act.pdf),
                                                              "/Info"), "/Title"))));
  g_assert_nonnull (strstr (xmp, "<xmp:CreateDate>2026-11-22T09:14:03Z</xmp:CreateDate>"));
  g_assert_cmpstr (qpdf_get_info_key (act.pdf, "/CreationDate"), ==, "D:20261122091403Z");
  g_assert_cmpstr (qpdf_get_info_key (act.pdf, "/ModDate"), ==, "D:20261122091403Z");
  act_close (&act);
}

static void
test_colour (gconstpointer data)
{
  Act act;
  qpdf_oh intents, intent, profile;
  unsigned char *icc = NULL;
  size_t size = 0;

  act_open (&act, GPOINTER_TO_UINT (data));
  intents = key (&act, qpdf_get_root (act.pdf), "/OutputIntents");
  g_assert_cmpint (qpdf_oh_get_array_n_items (act.pdf, intents), ==, 1);
  intent = item (&act, intents, 0);
  g_assert_true (is_name (&act, key (&act, intent, "/S"), "/GTS_PDFA1"));
  profile = key (&act, intent, "/DestOutputProfile");
  g_assert_cmpint (qpdf_oh_get_int_value_as_int (act.pdf,
                                                 key (&act, qpdf_oh_get_dict (act.pdf, profile),
                                                      "/N")), ==, 3);
  g_assert_cmpint (qpdf_oh_get_stream_data (act.pdf, profile, qpdf_dl_all, NULL, &icc, &size), ==,
                   0);
  g_assert_cmpuint (size, >, 128);
  g_assert_cmpuint ((gsize) icc[0] << 24 | (gsize) icc[1] << 16 | (gsize) icc[2] << 8 | icc[3], ==,
                    size);
  g_assert_cmpmem (icc + 12, 8, "mntrRGB ", 8);
  g_assert_cmpmem (icc + 36, 4, "acsp", 4);
  free (icc);
  act_close (&act);
}

/* ---- Fonts: 6.2.11 ---- */

static void
check_descriptor (Act    *act,
                  qpdf_oh descriptor)
{
  g_assert_true (qpdf_oh_is_dictionary (act->pdf, descriptor));
  g_assert_true (qpdf_oh_has_key (act->pdf, descriptor, "/FontFile2") ||
                 qpdf_oh_has_key (act->pdf, descriptor, "/FontFile3"));
}

static void
check_font (Act    *act,
            qpdf_oh font)
{
  qpdf_oh descendant;

  g_assert_true (qpdf_oh_is_stream (act->pdf, key (act, font, "/ToUnicode")));
  g_assert_nonnull (strstr (qpdf_oh_get_name (act->pdf, key (act, font, "/BaseFont")),
                            "+NotoSans"));
  if (!is_name (act, key (act, font, "/Subtype"), "/Type0"))
    {
      check_descriptor (act, key (act, font, "/FontDescriptor"));
      return;
    }

  descendant = item (act, key (act, font, "/DescendantFonts"), 0);
  check_descriptor (act, key (act, descendant, "/FontDescriptor"));
  if (is_name (act, key (act, descendant, "/Subtype"), "/CIDFontType2"))
    g_assert_true (is_name (act, key (act, descendant, "/CIDToGIDMap"), "/Identity"));
}

static void
test_fonts (gconstpointer data)
{
  Act act;
  guint n_fonts = 0;

  act_open (&act, GPOINTER_TO_UINT (data));
  for (int i = 1; ; i++)
    {
      qpdf_oh object = qpdf_get_object_by_id (act.pdf, i, 0);

      if (qpdf_oh_is_null (act.pdf, object))
        break;
      if (!qpdf_oh_is_dictionary_of_type (act.pdf, object, "/Font", NULL) ||
          g_str_has_prefix (qpdf_oh_get_name (act.pdf, key (&act, object, "/Subtype")), "/CIDFont"))
        continue;
      check_font (&act, object);
      n_fonts++;
    }

  g_assert_cmpuint (n_fonts, >=, 3);
  act_close (&act);
}

/* ---- Annotations and attachments: 6.3, 6.4, 6.8 ---- */

static void
check_widget (Act    *act,
              qpdf_oh widget)
{
  int flags = qpdf_oh_get_int_value_as_int (act->pdf, key (act, widget, "/F"));
  qpdf_oh appearance = key (act, widget, "/AP");

  g_assert_true (is_name (act, key (act, widget, "/Subtype"), "/Widget"));
  g_assert_cmpint (flags & 4, ==, 4);                          /* Print */
  g_assert_cmpint (flags & (1 | 2 | 32 | 256), ==,
                   0);         /* Invisible, Hidden, NoView, ToggleNoView */
  g_assert_true (qpdf_oh_is_stream (act->pdf, key (act, appearance, "/N")));
  g_assert_false (qpdf_oh_has_key (act->pdf, appearance, "/D"));
  g_assert_false (qpdf_oh_has_key (act->pdf, appearance, "/R"));
  g_assert_false (qpdf_oh_has_key (act->pdf, widget, "/A"));
  g_assert_false (qpdf_oh_has_key (act->pdf, widget, "/AA"));
  g_assert_true (qpdf_oh_is_string (act->pdf, key (act, widget, "/TU")));
}

static void
test_widgets (gconstpointer data)
{
  guint n = GPOINTER_TO_UINT (data);
  guint n_widgets = 0;
  guint n_signed = 0;
  Act act;

  act_open (&act, n);
  for (int i = 0; i < qpdf_get_num_pages (act.pdf); i++)
    {
      qpdf_oh page = qpdf_get_page_n (act.pdf, (size_t) i);
      qpdf_oh annots = key (&act, page, "/Annots");

      g_assert_true (is_name (&act, key (&act, page, "/Tabs"), "/S"));
      g_assert_false (qpdf_oh_has_key (act.pdf, page, "/Group"));
      for (int j = 0; qpdf_oh_is_array (act.pdf, annots) &&
           j < qpdf_oh_get_array_n_items (act.pdf, annots); j++)
        {
          check_widget (&act, item (&act, annots, j));
          n_widgets++;
          if (qpdf_oh_is_dictionary_of_type (act.pdf, key (&act, item (&act, annots, j), "/V"),
                                             "/Sig", NULL))
            n_signed++;
        }
    }

  g_assert_cmpuint (n_widgets, ==, BEKET_ACT_FIELDS);
  g_assert_cmpuint (n_signed, ==, n);
  act_close (&act);
}

static void
test_attachment (gconstpointer data)
{
  Act act;
  qpdf_oh root, files, specification, stream;

  act_open (&act, GPOINTER_TO_UINT (data));
  root = qpdf_get_root (act.pdf);
  files = key (&act, root, "/AF");
  g_assert_cmpint (qpdf_oh_get_array_n_items (act.pdf, files), ==, 1);
  specification = item (&act, files, 0);
  g_assert_true (is_name (&act, key (&act, specification, "/AFRelationship"), "/Data"));
  g_assert_true (qpdf_oh_is_string (act.pdf, key (&act, specification, "/F")));
  g_assert_true (qpdf_oh_is_string (act.pdf, key (&act, specification, "/UF")));
  g_assert_true (qpdf_oh_is_string (act.pdf, key (&act, specification, "/Desc")));
  stream = key (&act, key (&act, specification, "/EF"), "/F");
  g_assert_true (is_name (&act, key (&act, qpdf_oh_get_dict (act.pdf, stream), "/Subtype"),
                          "/application#2fjson") ||
                 is_name (&act, key (&act, qpdf_oh_get_dict (act.pdf, stream), "/Subtype"),
                          "/application/json"));
  g_assert_true (qpdf_oh_has_key (act.pdf,
                                  key (&act, qpdf_oh_get_dict (act.pdf, stream),
                                       "/Params"), "/ModDate"));
  act_close (&act);
}

/* ---- Structure: 6.7; 7.1, 7.2, 7.5 ---- */

static void
check_element (Act    *act,
               qpdf_oh element,
               guint  *n_cells)
{
  const char *role = qpdf_oh_get_name (act->pdf, key (act, element, "/S"));
  qpdf_oh kids = key (act, element, "/K");

  if (g_str_equal (role, "/TH"))
    g_assert_true (qpdf_oh_is_name (act->pdf, key (act, key (act, element, "/A"), "/Scope")));
  if (g_str_equal (role, "/TD"))
    (*n_cells)++;
  if (g_str_equal (role, "/Figure") || g_str_equal (role, "/Form"))
    g_assert_true (qpdf_oh_is_string (act->pdf, key (act, element, "/Alt")));

  for (int i = 0; qpdf_oh_is_array (act->pdf, kids) &&
       i < qpdf_oh_get_array_n_items (act->pdf, kids); i++)
    {
      qpdf_oh kid = item (act, kids, i);

      if (!qpdf_oh_is_dictionary (act->pdf, kid) ||
          qpdf_oh_is_dictionary_of_type (act->pdf, kid, "/OBJR", NULL))
        continue;
      g_assert_cmpint (qpdf_oh_get_object_id (act->pdf, key (act, kid, "/P")), ==,
                       qpdf_oh_get_object_id (act->pdf, element));
      check_element (act, kid, n_cells);
    }
}

static void
test_structure (gconstpointer data)
{
  Act act;
  qpdf_oh root, kids;
  guint n_cells = 0;

  act_open (&act, GPOINTER_TO_UINT (data));
  root = key (&act, qpdf_get_root (act.pdf), "/StructTreeRoot");
  kids = key (&act, root, "/K");
  g_assert_cmpint (qpdf_oh_get_array_n_items (act.pdf, kids), ==, 1);
  g_assert_true (is_name (&act, key (&act, item (&act, kids, 0), "/S"), "/Document"));
  check_element (&act, item (&act, kids, 0), &n_cells);
  g_assert_cmpuint (n_cells, >, 40);
  act_close (&act);
}

static guint
count_of (const char *text,
          const char *word)
{
  guint n = 0;

  for (const char *at = text; (at = strstr (at, word)) != NULL; at += strlen (word))
    n++;

  return n;
}

/* The array of the parent tree for @page. */
static qpdf_oh
parents_of (Act *act,
            int  page)
{
  qpdf_oh numbers = key (act,
                         key (act, key (act, qpdf_get_root (act->pdf), "/StructTreeRoot"),
                              "/ParentTree"), "/Nums");

  for (int i = 0; i + 1 < qpdf_oh_get_array_n_items (act->pdf, numbers); i += 2)
    if (qpdf_oh_get_int_value_as_int (act->pdf, item (act, numbers, i)) == page)
      return item (act, numbers, i + 1);

  return qpdf_oh_new_null (act->pdf);
}

/* Every piece of content is either numbered, and its number leads to an element, or an artifact. */
static void
check_content (Act *act,
               int  page)
{
  g_autofree char *content = stream_text (act,
                                          key (act, qpdf_get_page_n (act->pdf, (size_t) page),
                                               "/Contents"));
  qpdf_oh parents = parents_of (act, page);
  guint n_numbered = count_of (content, "/MCID ");
  int depth = 0;
  g_auto (GStrv) lines = g_strsplit (content, "\n", -1);

  g_assert_cmpint (qpdf_oh_get_array_n_items (act->pdf, parents), ==, (int) n_numbered);
  for (guint i = 0; i < n_numbered; i++)
    {
      g_autofree char *word = g_strdup_printf ("/MCID %u ", i);
      qpdf_oh element = item (act, parents, (int) i);

      g_assert_cmpuint (count_of (content, word), ==, 1);
      g_assert_cmpint (qpdf_oh_get_int_value_as_int (act->pdf, key (act, element, "/K")), ==,
                       (int) i);
    }

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *operator = strrchr (lines[i], ' ') != NULL ? strrchr (lines[i],
                                                                        ' ') + 1 : lines[i];

      if (g_str_equal (operator, "BDC") || g_str_equal (operator, "BMC"))
        depth++;
      if (g_str_equal (operator, "f") || g_str_equal (operator, "S") ||
          g_str_equal (operator, "Tj") || g_str_equal (operator, "TJ"))
        g_assert_cmpint (depth, >, 0);
      if (g_str_equal (operator, "EMC"))
        g_assert_cmpint (--depth, >=, 0);
    }
  g_assert_cmpint (depth, ==, 0);
}

static void
test_content (gconstpointer data)
{
  Act act;

  act_open (&act, GPOINTER_TO_UINT (data));
  for (int i = 0; i < qpdf_get_num_pages (act.pdf); i++)
    check_content (&act, i);
  act_close (&act);
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char   *name;
    GTestDataFunc run;
  } laws[] = {
    { "frame", test_frame }, { "catalog", test_catalog }, { "metadata",
                                                            test_metadata }, { "colour",
                                                                               test_colour },
    { "fonts", test_fonts }, { "widgets", test_widgets }, { "attachment", test_attachment },
    { "structure", test_structure }, { "content", test_content },
  };
  int result;

  g_test_init (&argc, &argv, NULL);
  fixture_open (&fixture);
  for (guint i = 0; i < G_N_ELEMENTS (laws); i++)
    for (guint n = 0; n <= BEKET_ACT_FIELDS; n += 2)
      {
        g_autofree char *path = g_strdup_printf ("/act/lint/%s/%s", n == 0 ? "base" : "signed",
                                                 laws[i].name);

        g_test_add_data_func (path, GUINT_TO_POINTER (n), laws[i].run);
      }
  result = g_test_run ();
  fixture_close (&fixture);
  return result;
}
