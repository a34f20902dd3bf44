/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A base revision with something in it that no act has, signed by the right officer: shadows,
 * scripts, layers, loose objects.
 */

#include "config.h"

#include "forge.h"

#include <stdlib.h>
#include <string.h>

#include "record/json.h"

static Fixture fixture;

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

static void
open_action (qpdf_data pdf)
{
  forge_set (pdf, qpdf_get_root (pdf), "/OpenAction", "<< /S /JavaScript /JS (app.alert) >>");
}

static void
script_names (qpdf_data pdf)
{
  forge_set (pdf, forge_key (pdf, qpdf_get_root (pdf), "/Names"), "/JavaScript",
             "<< /Names [ (a) << /S /JavaScript /JS (x) >> ] >>");
}

static void
layers (qpdf_data pdf)
{
  forge_set (pdf, qpdf_get_root (pdf), "/OCProperties", "<< /OCGs [ ] /D << >> >>");
}

static void
page_action (qpdf_data pdf)
{
  forge_set (pdf, first_page (pdf), "/AA", "<< /O << /S /URI /URI (http://x) >> >>");
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
  if (!qpdf_oh_is_array (pdf, forge_key (pdf, first_page (pdf), "/Annots")))
    qpdf_oh_replace_key (pdf, first_page (pdf), "/Annots", qpdf_oh_new_array (pdf));
  qpdf_oh_append_item (pdf, forge_key (pdf, first_page (pdf), "/Annots"), note (pdf));
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
  qpdf_oh_replace_key (pdf, forge_key (pdf, first_page (pdf), "/Resources"), "/XObject", forms);
}

static void
appearance_picture (qpdf_data pdf)
{
  qpdf_oh widget = qpdf_oh_get_array_item (pdf,
                                           forge_key (pdf, forge_key (pdf, qpdf_get_root (pdf), "/AcroForm"),
                                                      "/Fields"), 0);
  qpdf_oh form = qpdf_oh_get_dict (pdf, forge_key (pdf, forge_key (pdf, widget, "/AP"), "/N"));
  qpdf_oh pictures = qpdf_oh_new_dictionary (pdf);

  qpdf_oh_replace_key (pdf, pictures, "/X", new_stream (pdf, "/XObject", "/Image"));
  qpdf_oh_replace_key (pdf, forge_key (pdf, form, "/Resources"), "/XObject", pictures);
}

static void
second_file (qpdf_data pdf)
{
  qpdf_oh files = qpdf_oh_new_dictionary (pdf);
  qpdf_oh specification = qpdf_make_indirect_object (pdf,
                                                     qpdf_oh_parse (pdf, "<< /Type /Filespec /F (x) /UF (x) >>"));

  qpdf_oh_replace_key (pdf, files, "/F", new_stream (pdf, "/EmbeddedFile", "/application"));
  qpdf_oh_replace_key (pdf, specification, "/EF", files);
  qpdf_oh_append_item (pdf, forge_key (pdf, qpdf_get_root (pdf), "/AF"), specification);
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
  qpdf_oh fonts = forge_key (pdf, forge_key (pdf, first_page (pdf), "/Resources"), "/Font");

  forge_set (pdf, fonts, "/f-9-9",
             "<< /Type /Font /Subtype /Type3 /FontDescriptor << /FontFile2 1 >> /CharProcs << >> >>");
}

static void
outer_stream (qpdf_data pdf)
{
  qpdf_oh dictionary = qpdf_oh_get_dict (pdf, forge_key (pdf, first_page (pdf), "/Contents"));

  forge_set (pdf, dictionary, "/F", "(other.dat)");
}

static void
third_field (qpdf_data pdf)
{
  qpdf_oh fields = forge_key (pdf, forge_key (pdf, qpdf_get_root (pdf), "/AcroForm"), "/Fields");

  qpdf_oh_append_item (pdf, fields,
                       qpdf_make_indirect_object (pdf,
                                                  qpdf_oh_parse (pdf, "<< /FT /Tx /T (x) >>")));
}

static void
field_value (qpdf_data pdf)
{
  qpdf_oh fields = forge_key (pdf, forge_key (pdf, qpdf_get_root (pdf), "/AcroForm"), "/Fields");

  forge_set (pdf, qpdf_oh_get_array_item (pdf, fields, 1), "/V", "<< /Type /Sig >>");
}

static void
loose_object (qpdf_data pdf)
{
  qpdf_make_indirect_object (pdf, qpdf_oh_parse (pdf, "<< /Hidden true >>"));
}

static qpdf_oh
file_names (qpdf_data pdf)
{
  return forge_key (pdf, forge_key (pdf, forge_key (pdf, qpdf_get_root (pdf), "/Names"), "/EmbeddedFiles"), "/Names");
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

  qpdf_oh_replace_key (pdf, other, "/EF", forge_key (pdf, specification, "/EF"));
  qpdf_oh_set_array_item (pdf, forge_key (pdf, qpdf_get_root (pdf), "/AF"), 0, other);
}

static void
content_in_parts (qpdf_data pdf)
{
  qpdf_oh parts = qpdf_oh_new_array (pdf);

  qpdf_oh_append_item (pdf, parts, forge_key (pdf, first_page (pdf), "/Contents"));
  qpdf_oh_replace_key (pdf, first_page (pdf), "/Contents", parts);
}

static void
font_of_the_reader (qpdf_data pdf)
{
  forge_set (pdf, forge_key (pdf, forge_key (pdf, first_page (pdf), "/Resources"), "/Font"), "/f-9-9",
             "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
}

static void
old_signature (qpdf_data pdf)
{
  forge_set (pdf, forge_key (pdf, qpdf_get_root (pdf), "/MarkInfo"), "/Old", "<< /Type /Sig /Contents <00> >>");
}

static void
catalog_key (qpdf_data pdf)
{
  forge_set (pdf, qpdf_get_root (pdf), "/Collection", "<< >>");
}

static void
page_key (qpdf_data pdf)
{
  forge_set (pdf, first_page (pdf), "/Rotate", "180");
}

static void
form_of_scripts (qpdf_data pdf)
{
  forge_set (pdf, forge_key (pdf, qpdf_get_root (pdf), "/AcroForm"), "/CO", "[ ]");
}

static void
tree_key (qpdf_data pdf)
{
  forge_set (pdf, forge_key (pdf, qpdf_get_root (pdf), "/Pages"), "/Rotate", "180");
}

static void
tree_of_trees (qpdf_data pdf)
{
  qpdf_oh tree = qpdf_make_indirect_object (pdf, qpdf_oh_parse (pdf, "<< /Type /Pages /Count 0 /Kids [ ] >>"));

  qpdf_oh_append_item (pdf, forge_key (pdf, forge_key (pdf, qpdf_get_root (pdf), "/Pages"), "/Kids"), tree);
}

static void
name_tree (qpdf_data pdf)
{
  forge_set (pdf, forge_key (pdf, qpdf_get_root (pdf), "/Names"), "/Pages", "<< /Names [ ] >>");
}

static void
own_key (qpdf_data pdf)
{
  forge_set (pdf, forge_key (pdf, qpdf_get_root (pdf), "/Beket"), "/Valid", "true");
}

/* ---- The table ---- */

static void
test_change (gconstpointer data)
{
  forge_judge (&fixture, data);
}

static const ForgeCase changes[] = {
  /* The forger writes as our writer does: without a change his file is an act. */
  /* Nothing is wrong with it; but it is spelled as another writer spells, which is seen where it is drawn again. */
  { "nothing", nothing, "drawn", FALSE },

  { "open-action", open_action, "base", FALSE },
  { "script-names", script_names, "base", FALSE },
  { "layers", layers, "base", FALSE },
  { "page-action", page_action, "base", FALSE },
  { "annotation", annotation, "base", FALSE },
  { "page-form", page_form, "base", FALSE },
  { "appearance-picture", appearance_picture, "base", FALSE },
  { "second-file", second_file, "base", FALSE },
  { "font-outside", font_outside, "base", FALSE },
  { "font-by-hand", font_by_hand, "base", FALSE },
  { "outer-stream", outer_stream, "base", FALSE },
  { "third-field", third_field, "structure", FALSE },
  { "field-value", field_value, "structure", FALSE },
  { "loose-object", loose_object, "base", FALSE },
  { "named-twice", named_twice, "record", FALSE },
  { "other-specification", other_specification, "record", FALSE },
  { "content-in-parts", content_in_parts, "base", FALSE },
  { "font-of-the-reader", font_of_the_reader, "base", FALSE },
  { "old-signature", old_signature, "base", FALSE },
  { "catalog-key", catalog_key, "base", FALSE },
  { "page-key", page_key, "base", FALSE },
  { "form-of-scripts", form_of_scripts, "base", FALSE },
  { "tree-key", tree_key, "base", FALSE },
  { "tree-of-trees", tree_of_trees, "base", FALSE },
  { "name-tree", name_tree, "base", FALSE },
  { "own-key", own_key, "base", FALSE },
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
      g_autofree char *path = g_strconcat ("/act/base/", changes[i].name, NULL);

      g_test_add_data_func (path, &changes[i], test_change);
    }
  result = g_test_run ();
  fixture_close (&fixture);
  return result;
}
