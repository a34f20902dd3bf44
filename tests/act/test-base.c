/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A base revision with something in it that no act has, signed by the right officer: shadows,
 * scripts, layers, loose objects.
 */

#include "config.h"

#include "fixture.h"

#include <qpdf/qpdf-c.h>
#include <string.h>

static Fixture fixture;

typedef void (*Change) (qpdf_data pdf);

/* ---- Changes ---- */

static void
nothing (qpdf_data pdf)
{
}

static qpdf_oh
first_page (qpdf_data pdf)
{
  return qpdf_get_page_n (pdf, 0);
}

static qpdf_oh
key (qpdf_data   pdf,
     qpdf_oh     dictionary,
     const char *name)
{
  return qpdf_oh_get_key (pdf, dictionary, name);
}

static void
set (qpdf_data   pdf,
     qpdf_oh     dictionary,
     const char *name,
     const char *text)
{
  qpdf_oh_replace_key (pdf, dictionary, name, qpdf_oh_parse (pdf, text));
}

static void
open_action (qpdf_data pdf)
{
  set (pdf, qpdf_get_root (pdf), "/OpenAction", "<< /S /JavaScript /JS (app.alert) >>");
}

static void
script_names (qpdf_data pdf)
{
  set (pdf, key (pdf, qpdf_get_root (pdf), "/Names"), "/JavaScript",
       "<< /Names [ (a) << /S /JavaScript /JS (x) >> ] >>");
}

static void
layers (qpdf_data pdf)
{
  set (pdf, qpdf_get_root (pdf), "/OCProperties", "<< /OCGs [ ] /D << >> >>");
}

static void
page_action (qpdf_data pdf)
{
  set (pdf, first_page (pdf), "/AA", "<< /O << /S /URI /URI (http://x) >> >>");
}

static qpdf_oh
note (qpdf_data pdf)
{
  return qpdf_make_indirect_object (pdf,
                                    qpdf_oh_parse (pdf, "<< /Type /Annot /Subtype /FreeText /Rect [ 0 0 9 9 ] /F 4 >>"));
}

static void
annotation (qpdf_data pdf)
{
  if (!qpdf_oh_is_array (pdf, key (pdf, first_page (pdf), "/Annots")))
    qpdf_oh_replace_key (pdf, first_page (pdf), "/Annots", qpdf_oh_new_array (pdf));
  qpdf_oh_append_item (pdf, key (pdf, first_page (pdf), "/Annots"), note (pdf));
}

static qpdf_oh
new_stream (qpdf_data   pdf,
            const char *type,
            const char *subtype)
{
  qpdf_oh stream = qpdf_oh_new_stream (pdf);
  qpdf_oh dictionary = qpdf_oh_get_dict (pdf, stream);

  qpdf_oh_replace_key (pdf, dictionary, "/Type", qpdf_oh_new_name (pdf, type));
  qpdf_oh_replace_key (pdf, dictionary, "/Subtype", qpdf_oh_new_name (pdf, subtype));
  qpdf_oh_replace_stream_data (pdf, stream, (const unsigned char *) "0", 1, qpdf_oh_new_null (pdf),
                               qpdf_oh_new_null (pdf));
  return stream;
}

static void
page_form (qpdf_data pdf)
{
  qpdf_oh forms = qpdf_oh_new_dictionary (pdf);

  qpdf_oh_replace_key (pdf, forms, "/X", new_stream (pdf, "/XObject", "/Form"));
  qpdf_oh_replace_key (pdf, key (pdf, first_page (pdf), "/Resources"), "/XObject", forms);
}

static void
appearance_picture (qpdf_data pdf)
{
  qpdf_oh widget = qpdf_oh_get_array_item (pdf,
                                           key (pdf, key (pdf, qpdf_get_root (pdf), "/AcroForm"),
                                                "/Fields"), 0);
  qpdf_oh form = qpdf_oh_get_dict (pdf, key (pdf, key (pdf, widget, "/AP"), "/N"));
  qpdf_oh pictures = qpdf_oh_new_dictionary (pdf);

  qpdf_oh_replace_key (pdf, pictures, "/X", new_stream (pdf, "/XObject", "/Image"));
  qpdf_oh_replace_key (pdf, key (pdf, form, "/Resources"), "/XObject", pictures);
}

static void
second_file (qpdf_data pdf)
{
  qpdf_oh files = qpdf_oh_new_dictionary (pdf);
  qpdf_oh specification = qpdf_make_indirect_object (pdf,
                                                     qpdf_oh_parse (pdf, "<< /Type /Filespec /F (x) /UF (x) >>"));

  qpdf_oh_replace_key (pdf, files, "/F", new_stream (pdf, "/EmbeddedFile", "/application"));
  qpdf_oh_replace_key (pdf, specification, "/EF", files);
  qpdf_oh_append_item (pdf, key (pdf, qpdf_get_root (pdf), "/AF"), specification);
}

static void
font_outside (qpdf_data pdf)
{
  for (int i = 1; ; i++)
    {
      qpdf_oh object = qpdf_get_object_by_id (pdf, i, 0);

      if (qpdf_oh_is_null (pdf, object))
        break;
      if (qpdf_oh_is_dictionary_of_type (pdf, object, "/FontDescriptor", NULL))
        {
          qpdf_oh_remove_key (pdf, object, "/FontFile2");
          break;
        }
    }
}

static void
font_by_hand (qpdf_data pdf)
{
  qpdf_oh fonts = key (pdf, key (pdf, first_page (pdf), "/Resources"), "/Font");

  set (pdf, fonts, "/f-9-9",
       "<< /Type /Font /Subtype /Type3 /FontDescriptor << /FontFile2 1 >> /CharProcs << >> >>");
}

static void
outer_stream (qpdf_data pdf)
{
  qpdf_oh dictionary = qpdf_oh_get_dict (pdf, key (pdf, first_page (pdf), "/Contents"));

  set (pdf, dictionary, "/F", "(other.dat)");
}

static void
third_field (qpdf_data pdf)
{
  qpdf_oh fields = key (pdf, key (pdf, qpdf_get_root (pdf), "/AcroForm"), "/Fields");

  qpdf_oh_append_item (pdf, fields,
                       qpdf_make_indirect_object (pdf,
                                                  qpdf_oh_parse (pdf, "<< /FT /Tx /T (x) >>")));
}

static void
field_value (qpdf_data pdf)
{
  qpdf_oh fields = key (pdf, key (pdf, qpdf_get_root (pdf), "/AcroForm"), "/Fields");

  set (pdf, qpdf_oh_get_array_item (pdf, fields, 1), "/V", "<< /Type /Sig >>");
}

static void
loose_object (qpdf_data pdf)
{
  qpdf_make_indirect_object (pdf, qpdf_oh_parse (pdf, "<< /Hidden true >>"));
}

static void
deep (qpdf_data pdf)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < 60; i++)
    g_string_append (text, "[ ");
  for (guint i = 0; i < 60; i++)
    g_string_append (text, "] ");
  set (pdf, key (pdf, qpdf_get_root (pdf), "/MarkInfo"), "/Deep", text->str);
  g_string_free (text, TRUE);
}

static qpdf_oh
file_names (qpdf_data pdf)
{
  return key (pdf, key (pdf, key (pdf, qpdf_get_root (pdf), "/Names"), "/EmbeddedFiles"), "/Names");
}

static void
named_twice (qpdf_data pdf)
{
  qpdf_oh_append_item (pdf, file_names (pdf), qpdf_oh_new_string (pdf, "another"));
  qpdf_oh_append_item (pdf, file_names (pdf), qpdf_oh_get_array_item (pdf, file_names (pdf), 1));
}

/* One file, but what a reader lists is not what the act is about. */
static void
other_specification (qpdf_data pdf)
{
  qpdf_oh specification = qpdf_oh_get_array_item (pdf, file_names (pdf), 1);
  qpdf_oh other = qpdf_make_indirect_object (pdf, qpdf_oh_parse (pdf, "<< /Type /Filespec /F (x) /UF (x) >>"));

  qpdf_oh_replace_key (pdf, other, "/EF", key (pdf, specification, "/EF"));
  qpdf_oh_set_array_item (pdf, key (pdf, qpdf_get_root (pdf), "/AF"), 0, other);
}

static void
content_in_parts (qpdf_data pdf)
{
  qpdf_oh parts = qpdf_oh_new_array (pdf);

  qpdf_oh_append_item (pdf, parts, key (pdf, first_page (pdf), "/Contents"));
  qpdf_oh_replace_key (pdf, first_page (pdf), "/Contents", parts);
}

static void
font_of_the_reader (qpdf_data pdf)
{
  set (pdf, key (pdf, key (pdf, first_page (pdf), "/Resources"), "/Font"), "/f-9-9",
       "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
}

static void
old_signature (qpdf_data pdf)
{
  set (pdf, key (pdf, qpdf_get_root (pdf), "/MarkInfo"), "/Old", "<< /Type /Sig /Contents <00> >>");
}

static void
catalog_key (qpdf_data pdf)
{
  set (pdf, qpdf_get_root (pdf), "/Collection", "<< >>");
}

static void
page_key (qpdf_data pdf)
{
  set (pdf, first_page (pdf), "/Rotate", "180");
}

/* ---- The forger ---- */

static GBytes *
change_base (GBytes *base,
             Change  change)
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

static void
test_change (gconstpointer data)
{
  const struct { const char *name; Change change; const char *word; } *one = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) base = fixture_act (&fixture, 0);
  g_autoptr (GBytes) changed = change_base (base, one->change);
  g_autoptr (GBytes) once = beket_act_sign (changed, 0, fixture.officers[0], "Үлгібаев",
                                            FIXTURE_DRAWN, &error);
  g_autoptr (BeketVerdict) verdict = NULL;

  /* What the signing already refuses needs no verdict; it gives the same one. */
  if (once == NULL)
    once = g_bytes_ref (changed);
  verdict = beket_act_verify (once, fixture.trust, 0, 0);
  g_assert_cmpstr (verdict->failed, ==, one->word);
  g_assert_cmpint (verdict->valid, ==, one->word == NULL);
}

int
main (int   argc,
      char *argv[])
{
  static const struct { const char *name; Change change; const char *word; } changes[] = {
    /* The forger writes as our writer does: without a change his file is an act. */
    { "nothing", nothing, NULL },
    { "open-action", open_action, "base" }, { "script-names", script_names, "base" }, { "layers",
                                                                                        layers, "base" },
    { "page-action", page_action, "base" }, { "annotation", annotation, "base" }, { "page-form",
                                                                                    page_form, "base" },
    { "appearance-picture", appearance_picture, "base" }, { "second-file", second_file, "base" },
    { "font-outside", font_outside, "base" }, { "font-by-hand", font_by_hand, "base" },
    { "outer-stream", outer_stream, "base" }, { "third-field", third_field, "structure" },
    { "field-value", field_value, "structure" }, { "loose-object", loose_object, "base" }, { "deep",
                                                                                             deep, "limit" },
    { "named-twice", named_twice, "record" }, { "other-specification", other_specification, "record" },
    { "content-in-parts", content_in_parts, "base" }, { "font-of-the-reader", font_of_the_reader, "base" },
    { "old-signature", old_signature, "base" },
    { "catalog-key", catalog_key, "base" }, { "page-key", page_key, "base" },
  };
  int result;

  g_test_init (&argc, &argv, NULL);
  fixture_open (&fixture);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *path = g_strconcat ("/act/base/", changes[i].name, NULL);

      g_test_add_data_func (path, &changes[i], test_change);
    }
  result = g_test_run ();
  fixture_close (&fixture);
  return result;
}
