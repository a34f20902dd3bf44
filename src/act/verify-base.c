/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What may lie in an act and what may not. A signature says who signed, not that the page shows
 * what it seems to: so nothing may be there that acts, changes, hides or lies unused.
 */

#define G_LOG_DOMAIN "beket-act"

#include "config.h"

#include "act/structure.h"

#include <string.h>

#include "domain/error.h"

#define MAX_DEPTH 24
#define MAX_PAGES 300

/* Names of dictionaries that are never ours: actions, scripts, layers, forms of other kinds, other
 * files, other pictures. */
static const char *const forbidden[] = {
  "/A", "/AA", "/Action", "/Alternates", "/DA", "/DR", "/Dests", "/Encrypt", "/GoTo", "/JS", "/JavaScript", "/Launch",
  "/MK", "/Movie", "/NeedAppearances", "/OC", "/OCGs", "/OCProperties", "/OPI", "/OpenAction", "/Outlines", "/PS", "/Perms", "/PieceInfo",
  "/PresSteps", "/RI", "/Ref", "/Rendition", "/RichMedia", "/SMask", "/Sound", "/Threads", "/Thumb", "/Trans", "/URI", "/V", "/XFA", NULL
};

static const char *const catalog_keys[] = {
  "/AF", "/AcroForm", "/Beket", "/Lang", "/MarkInfo", "/Metadata", "/Names", "/OutputIntents", "/Pages", "/StructTreeRoot",
  "/Type", "/ViewerPreferences", NULL
};

static const char *const page_keys[] = {
  "/Annots", "/Contents", "/MediaBox", "/Parent", "/Resources", "/StructParents", "/Tabs", "/Type", NULL
};

static const char *const resource_keys[] = { "/ExtGState", "/Font", "/ProcSet", NULL };

static const char *const widget_keys[] = {
  "/AP", "/F", "/FT", "/Lock", "/P", "/Rect", "/StructParent", "/Subtype", "/T", "/TU", "/Type", NULL
};

typedef struct
{
  BeketStructure *structure;
  qpdf_data       pdf;
  guint8         *seen;          /* by object number */
  GArray         *left;          /* (element-type int): objects still to be looked at */
  int             n_seen;
  guint           n_widgets;
  guint           n_files;
  guint           n_forms;       /* form XObjects: the appearances of the two fields */
  const char     *fault;         /* the first one */
} Look;

static void
complain (Look       *look,
          const char *fault)
{
  if (look->fault == NULL)
    look->fault = fault;
}

/* ---- Keys ---- */

static GPtrArray *
keys_of (Look   *look,
         qpdf_oh dictionary)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);

  for (qpdf_oh_begin_dict_key_iter (look->pdf, dictionary); qpdf_oh_dict_more_keys (look->pdf);)
    g_ptr_array_add (keys, g_strdup (qpdf_oh_dict_next_key (look->pdf)));

  return keys;
}

static void
only (Look              *look,
      qpdf_oh            dictionary,
      const char *const *allowed,
      const char        *fault)
{
  g_autoptr (GPtrArray) keys = keys_of (look, dictionary);

  for (guint i = 0; i < keys->len; i++)
    if (!g_strv_contains (allowed, keys->pdata[i]))
      complain (look, fault);
}

/* ---- Kinds of dictionary ---- */

static gboolean
is_name (Look       *look,
         qpdf_oh     dictionary,
         const char *key,
         const char *name)
{
  return qpdf_oh_is_name_and_equals (look->pdf, qpdf_oh_get_key (look->pdf, dictionary, key), name);
}

/* ISO 19005-3, 6.2.11.4: a font that is not in the file could be any other on the reader's machine.
 * */
static void
look_at_descriptor (Look   *look,
                    qpdf_oh descriptor)
{
  if (!qpdf_oh_has_key (look->pdf, descriptor, "/FontFile2") &&
      !qpdf_oh_has_key (look->pdf, descriptor, "/FontFile3") &&
      !qpdf_oh_has_key (look->pdf, descriptor, "/FontFile"))
    complain (look, "a font is not embedded");
}

static void
look_at_font (Look   *look,
              qpdf_oh font)
{
  if (is_name (look, font, "/Subtype", "/Type3"))
    complain (look, "a font is drawn by hand");
  if (!is_name (look, font, "/Subtype", "/Type0") &&
      !qpdf_oh_has_key (look->pdf, font, "/FontDescriptor"))
    complain (look, "a font is not embedded");
}

static void
look_at_annotation (Look   *look,
                    qpdf_oh annotation)
{
  if (!is_name (look, annotation, "/Subtype", "/Widget") ||
      !is_name (look, annotation, "/FT", "/Sig"))
    complain (look, "an annotation is no signature field");

  only (look, annotation, widget_keys, "a signature field has more than it was made with");
  look->n_widgets++;
}

static void
look_at_typed (Look   *look,
               qpdf_oh dictionary)
{
  qpdf_oh type = qpdf_oh_get_key (look->pdf, dictionary, "/Type");

  if (!qpdf_oh_is_name (look->pdf, type))
    return;

  if (is_name (look, dictionary, "/Type", "/Annot"))
    look_at_annotation (look, dictionary);
  else if (is_name (look, dictionary, "/Type", "/Font"))
    look_at_font (look, dictionary);
  else if (is_name (look, dictionary, "/Type", "/FontDescriptor"))
    look_at_descriptor (look, dictionary);
  else if (is_name (look, dictionary, "/Type", "/Page"))
    only (look, dictionary, page_keys, "a page has more than it was made with");
  else if (is_name (look, dictionary, "/Type", "/EmbeddedFile"))
    look->n_files++;
  else if (is_name (look, dictionary, "/Type", "/Action") ||
           is_name (look, dictionary, "/Type", "/ObjStm") ||
           is_name (look, dictionary, "/Type", "/XRef") || is_name (look, dictionary, "/Type",
                                                                    "/Sig"))
    complain (look, "an object is of a type that no act has");
}

/* /A is an attribute of an element of the structure tree there, and an action everywhere else. */
static gboolean
may_have (Look       *look,
          qpdf_oh     dictionary,
          const char *key)
{
  if (g_str_equal (key, "/A"))
    return is_name (look, dictionary, "/Type", "/StructElem");
  if (g_str_equal (key, "/Action"))
    return is_name (look, dictionary, "/Type", "/SigFieldLock");

  return FALSE;
}

static void
look_at_keys (Look      *look,
              qpdf_oh    dictionary,
              GPtrArray *keys)
{
  for (guint i = 0; i < keys->len; i++)
    if (g_strv_contains (forbidden, keys->pdata[i]) && !may_have (look, dictionary, keys->pdata[i]))
      complain (look, "there is active or foreign content");
}

static void
look_at_stream (Look   *look,
                qpdf_oh dictionary)
{
  if (is_name (look, dictionary, "/Subtype", "/Image") ||
      qpdf_oh_has_key (look->pdf, dictionary, "/F"))
    complain (look, "there is a picture or a stream from outside");
  if (is_name (look, dictionary, "/Subtype", "/Form"))
    look->n_forms++;
}

/* ---- The walk: everything that can be reached from the trailer ---- */

static void look_at (Look *look, qpdf_oh object, guint depth);

static void
come_to (Look   *look,
         qpdf_oh object,
         guint   depth)
{
  int number;

  if (!qpdf_oh_is_indirect (look->pdf, object))
    {
      look_at (look, object, depth + 1);
      return;
    }

  number = qpdf_oh_get_object_id (look->pdf, object);
  if (number < 1 || number > look->structure->n_objects ||
      qpdf_oh_get_generation (look->pdf, object) != 0)
    {
      complain (look, "a reference leads nowhere");
      return;
    }

  if (look->seen[number])
    return;
  look->seen[number] = 1;
  look->n_seen++;
  g_array_append_val (look->left, number);
}

static void
look_at_dictionary (Look   *look,
                    qpdf_oh dictionary,
                    guint   depth)
{
  g_autoptr (GPtrArray) keys = keys_of (look, dictionary);

  look_at_keys (look, dictionary, keys);
  look_at_typed (look, dictionary);
  for (guint i = 0; i < keys->len; i++)
    come_to (look, qpdf_oh_get_key (look->pdf, dictionary, keys->pdata[i]), depth);
}

static void
look_at (Look   *look,
         qpdf_oh object,
         guint   depth)
{
  if (depth > MAX_DEPTH)
    {
      complain (look, "objects are nested too deeply");
    }
  else if (qpdf_oh_is_stream (look->pdf, object))
    {
      look_at_stream (look, qpdf_oh_get_dict (look->pdf, object));
      look_at_dictionary (look, qpdf_oh_get_dict (look->pdf, object), depth);
    }
  else if (qpdf_oh_is_dictionary (look->pdf, object))
    {
      look_at_dictionary (look, object, depth);
    }
  else if (qpdf_oh_is_array (look->pdf, object))
    {
      int n = qpdf_oh_get_array_n_items (look->pdf, object);

      for (int i = 0; i < n; i++)
        come_to (look, qpdf_oh_get_array_item (look->pdf, object, i), depth);
    }
}

static void
walk (Look *look)
{
  look_at_dictionary (look, qpdf_get_trailer (look->pdf), 0);
  while (look->left->len > 0 && look->fault == NULL)
    {
      int number = g_array_index (look->left, int, look->left->len - 1);
      qpdf_oh object = qpdf_get_object_by_id (look->pdf, number, 0);

      g_array_set_size (look->left, look->left->len - 1);
      look_at (look, object, 0);
      qpdf_oh_release (look->pdf, object);
    }
}

/* ---- Pages ---- */

static void
look_at_pages (Look *look)
{
  int n = qpdf_get_num_pages (look->pdf);

  if (n < 1 || n > MAX_PAGES)
    complain (look, "there are too many pages, or none");

  for (int i = 0; i < n && look->fault == NULL; i++)
    {
      qpdf_oh page = qpdf_get_page_n (look->pdf, (size_t) i);

      only (look, page, page_keys, "a page has more than it was made with");
      only (look, qpdf_oh_get_key (look->pdf, page, "/Resources"), resource_keys,
            "a page draws what is not text");
      if (!qpdf_oh_is_stream (look->pdf, qpdf_oh_get_key (look->pdf, page, "/Contents")))
        complain (look, "the content of a page is not one stream");
    }
}

static void
count_up (Look *look)
{
  if (look->fault != NULL)
    return;

  if (look->n_seen != look->structure->n_objects)
    complain (look, "there are objects that nothing leads to");
  else if (look->n_widgets != BEKET_ACT_FIELDS || look->n_forms != BEKET_ACT_FIELDS)
    complain (look, "there are not exactly two signature fields");
  else if (look->n_files != 1)
    complain (look, "there is not exactly one attached file");
  else if (qpdf_has_error (look->pdf) || qpdf_more_warnings (look->pdf))
    complain (look, "an object is damaged");
}

gboolean
beket_base_check (BeketStructure *self,
                  GError        **error)
{
  g_autofree guint8 *seen = g_malloc0 ((gsize) self->n_objects + 1);
  g_autoptr (GArray) left = g_array_new (FALSE, FALSE, sizeof (int));
  Look look = { .structure = self, .pdf = self->pdf, .seen = seen, .left = left };

  only (&look, qpdf_get_root (self->pdf), catalog_keys,
        "the catalog has more than it was made with");
  walk (&look);
  look_at_pages (&look);
  count_up (&look);
  if (look.fault == NULL)
    return TRUE;

  g_set_error (error, BEKET_ERROR, BEKET_ERROR_CORRUPT, "Base revision: %s", look.fault);
  return FALSE;
}
