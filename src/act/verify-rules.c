/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What may lie in an act and what may not, dictionary by dictionary. A signature says who signed, not
 * that the page shows what it seems to: so nothing may be there that acts, changes or hides.
 */

#define G_LOG_DOMAIN "beket-act"

#include "config.h"

#include "act/verify-base.h"

#include <string.h>

/* Names of dictionaries that are never ours: actions, scripts, layers, forms of other kinds, other
 * files, other pictures. */
static const char *const forbidden[] = {
  "/A", "/AA", "/Action", "/Alternates", "/DA", "/DR", "/Dests", "/Encrypt", "/GoTo", "/JS", "/JavaScript", "/Launch",
  "/MK", "/Movie", "/NeedAppearances", "/OC", "/OCGs", "/OCProperties", "/OPI", "/OpenAction", "/Outlines", "/PS", "/Perms", "/PieceInfo",
  "/PresSteps", "/RI", "/Ref", "/Rendition", "/RichMedia", "/SMask", "/Sound", "/Threads", "/Thumb", "/Trans", "/URI", "/V", "/XFA", NULL
};

/* Dictionaries of a type that an act has: nothing else may stand in them. */
static const struct
{
  const char *type;
  const char *keys[16];
  const char *fault;
} typed[] = {
  { "/Catalog", { "/AF", "/AcroForm", "/Beket", "/Lang", "/MarkInfo", "/Metadata", "/Names", "/OutputIntents", "/Pages",
                  "/StructTreeRoot", "/Type", "/ViewerPreferences" }, "the catalog has more than it was made with" },
  { "/Pages", { "/Count", "/Kids", "/Type" }, "the page tree has more than it was made with" },
  { "/Page", { "/Annots", "/Contents", "/MediaBox", "/Parent", "/Resources", "/StructParents", "/Tabs", "/Type" },
    "a page has more than it was made with" },
  { "/Annot", { "/AP", "/F", "/FT", "/Lock", "/P", "/Rect", "/StructParent", "/Subtype", "/T", "/TU", "/Type" },
    "a signature field has more than it was made with" },
};

/* The same for those that are known by what leads to them from the catalog. */
static const struct
{
  const char *path[2];
  const char *keys[4];
  const char *fault;
} led_to[] = {
  { { "/AcroForm", NULL }, { "/Fields", "/SigFlags" }, "the form has more than its two fields" },
  { { "/Beket", NULL }, { "/Layout", "/PaperSeal", "/Writer" }, "the file says more of itself than it was made with" },
  { { "/Names", NULL }, { "/EmbeddedFiles" }, "the name tree has more than the attached record" },
  { { "/Names", "/EmbeddedFiles" }, { "/Names" }, "the name tree has more than the attached record" },
};

static const char *const resource_keys[] = { "/ExtGState", "/Font", "/ProcSet", NULL };

static const char *const never[] = { "/Action", "/ObjStm", "/XRef", "/Sig" };

static gboolean
key_is_in (const BeketPart   *key,
           const char *const *keys,
           gsize              n)
{
  for (gsize i = 0; i < n && keys[i] != NULL; i++)
    if (beket_part_is (key, keys[i]))
      return TRUE;

  return FALSE;
}

static void
only (BeketLook         *self,
      const BeketPart   *dictionary,
      const char *const *keys,
      gsize              n,
      const char        *fault)
{
  const BeketPart *key = beket_scan_part (&self->scan, dictionary->first);

  for (; key != NULL; key = beket_scan_part (&self->scan, beket_scan_part (&self->scan, key->next)->next))
    if (!key_is_in (key, keys, n))
      beket_look_complain (self, fault);
}

static gboolean
is_name (BeketLook       *self,
         const BeketPart *dictionary,
         const char      *key,
         const char      *name)
{
  return beket_part_is (beket_scan_get (&self->scan, dictionary, key), name);
}

static gboolean
has (BeketLook       *self,
     const BeketPart *dictionary,
     const char      *key)
{
  return beket_scan_get (&self->scan, dictionary, key) != NULL;
}

/* ---- Every dictionary ---- */

/* /A is an attribute of an element of the structure tree there, and an action everywhere else. */
static gboolean
may_have (BeketLook       *self,
          const BeketPart *dictionary,
          const BeketPart *key)
{
  if (beket_part_is (key, "/A"))
    return is_name (self, dictionary, "/Type", "/StructElem");
  if (beket_part_is (key, "/Action"))
    return is_name (self, dictionary, "/Type", "/SigFieldLock");

  return FALSE;
}

static void
look_at_keys (BeketLook       *self,
              const BeketPart *dictionary)
{
  const BeketPart *key = beket_scan_part (&self->scan, dictionary->first);

  for (; key != NULL; key = beket_scan_part (&self->scan, beket_scan_part (&self->scan, key->next)->next))
    if (key_is_in (key, forbidden, G_N_ELEMENTS (forbidden)) && !may_have (self, dictionary, key))
      beket_look_complain (self, "there is active or foreign content");
}

/* ---- Known types ---- */

/* ISO 19005-3, 6.2.11.4: a font that is not in the file could be any other on the reader's machine. */
static void
look_at_descriptor (BeketLook       *self,
                    const BeketPart *descriptor)
{
  if (!has (self, descriptor, "/FontFile2") && !has (self, descriptor, "/FontFile3") &&
      !has (self, descriptor, "/FontFile"))
    beket_look_complain (self, "a font is not embedded");
}

static void
look_at_font (BeketLook       *self,
              const BeketPart *font)
{
  if (is_name (self, font, "/Subtype", "/Type3"))
    beket_look_complain (self, "a font is drawn by hand");
  if (!is_name (self, font, "/Subtype", "/Type0") && !has (self, font, "/FontDescriptor"))
    beket_look_complain (self, "a font is not embedded");
}

static void
look_at_annotation (BeketLook       *self,
                    const BeketPart *annotation)
{
  if (!is_name (self, annotation, "/Subtype", "/Widget") || !is_name (self, annotation, "/FT", "/Sig"))
    beket_look_complain (self, "an annotation is no signature field");

  self->n_widgets++;
}

static void
look_at_page (BeketLook       *self,
              const BeketPart *page)
{
  const BeketPart *content = beket_scan_get (&self->scan, page, "/Contents");
  const BeketPart *resources = beket_scan_get (&self->scan, page, "/Resources");

  self->n_pages++;
  self->is_page[self->object] = 1;
  if (content == NULL || content->kind != BEKET_PART_REFERENCE)
    beket_look_complain (self, "the content of a page is not one stream");
  else
    g_array_append_val (self->contents, content->number);

  if (resources != NULL && resources->kind == BEKET_PART_REFERENCE)
    g_array_append_val (self->resources, resources->number);
  else
    beket_look_resources (self, resources);
}

static void
look_at_tree (BeketLook       *self,
              const BeketPart *tree)
{
  const BeketPart *kids = beket_scan_get (&self->scan, tree, "/Kids");
  const BeketPart *kid = kids != NULL && kids->kind == BEKET_PART_ARRAY ? beket_scan_part (&self->scan, kids->first) : NULL;

  self->n_trees++;
  for (; kid != NULL; kid = beket_scan_part (&self->scan, kid->next))
    {
      if (kid->kind != BEKET_PART_REFERENCE)
        beket_look_complain (self, "the page tree is not as it was made");
      g_array_append_val (self->kids, kid->number);
    }
}

static void
look_at_catalog (BeketLook       *self,
                 const BeketPart *catalog)
{
  self->n_catalogs++;
  for (gsize i = 0; i < G_N_ELEMENTS (led_to); i++)
    {
      const BeketPart *found = beket_scan_get (&self->scan, catalog, led_to[i].path[0]);

      if (led_to[i].path[1] != NULL)
        found = beket_scan_get (&self->scan, found, led_to[i].path[1]);
      if (found != NULL && found->kind == BEKET_PART_DICTIONARY)
        only (self, found, led_to[i].keys, G_N_ELEMENTS (led_to[i].keys), led_to[i].fault);
      else
        beket_look_complain (self, "the catalog has less than it was made with");
    }
}

static const struct
{
  const char *type;
  void        (*look) (BeketLook *, const BeketPart *);
} looks[] = {
  { "/Annot", look_at_annotation },
  { "/Catalog", look_at_catalog },
  { "/Font", look_at_font },
  { "/FontDescriptor", look_at_descriptor },
  { "/Page", look_at_page },
  { "/Pages", look_at_tree },
};

void
beket_look_dictionary (BeketLook       *self,
                       const BeketPart *dictionary)
{
  const BeketPart *type = beket_scan_get (&self->scan, dictionary, "/Type");

  look_at_keys (self, dictionary);
  if (type == NULL)
    return;

  for (gsize i = 0; i < G_N_ELEMENTS (typed); i++)
    if (beket_part_is (type, typed[i].type))
      only (self, dictionary, typed[i].keys, G_N_ELEMENTS (typed[i].keys), typed[i].fault);
  for (gsize i = 0; i < G_N_ELEMENTS (looks); i++)
    if (beket_part_is (type, looks[i].type))
      looks[i].look (self, dictionary);
  if (key_is_in (type, never, G_N_ELEMENTS (never)))
    beket_look_complain (self, "an object is of a type that no act has");
  if (beket_part_is (type, "/EmbeddedFile"))
    self->n_files++;
}

void
beket_look_resources (BeketLook       *self,
                      const BeketPart *dictionary)
{
  if (dictionary == NULL || dictionary->kind != BEKET_PART_DICTIONARY)
    beket_look_complain (self, "a page draws with nothing");
  else
    only (self, dictionary, resource_keys, G_N_ELEMENTS (resource_keys), "a page draws what is not text");
}

/* ---- Streams ---- */

/* A small file must not become a large one in the memory of whoever shows it. */
static void
expand (BeketLook *self)
{
  gssize size = beket_scan_expand (&self->scan, BEKET_SCAN_EXPANDS - self->expanded);

  if (size < 0)
    {
      self->limit = self->limit || self->fault == NULL;
      beket_look_complain (self, "a stream is damaged, or too large when it is expanded");
      return;
    }

  self->expanded += (gsize) size;
}

void
beket_look_stream (BeketLook *self)
{
  const BeketPart *dictionary = beket_scan_part (&self->scan, 1);
  const BeketPart *filter = beket_scan_get (&self->scan, dictionary, "/Filter");

  if (is_name (self, dictionary, "/Subtype", "/Image") || has (self, dictionary, "/F"))
    beket_look_complain (self, "there is a picture or a stream from outside");
  if (is_name (self, dictionary, "/Subtype", "/Form"))
    self->n_forms++;
  if (has (self, dictionary, "/DecodeParms") || (filter != NULL && !beket_part_is (filter, "/FlateDecode")))
    beket_look_complain (self, "a stream is packed in a way that no act has");
  else if (filter != NULL && self->fault == NULL)
    expand (self);
}
