/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The structure tree: cairo's flat list of leaves is hung into the tree that was noted while the
 * act was laid out.
 */

#define G_LOG_DOMAIN "beket-act"

#include "config.h"

#include "act/finish.h"

typedef struct
{
  BeketFinish *finish;
  qpdf_data    pdf;
  qpdf_oh     *elements;   /* by tag; 0 = not there */
  qpdf_oh     *kids;       /* by tag: its list of kids; 0 = a leaf */
  gboolean    *used;       /* by tag: something is drawn in it or below it */
  GHashTable  *shared;     /* (element-type utf8 qpdf_oh) */
} Tree;

static const char *const language_names[BEKET_N_LANGUAGES] = { "(kk-KZ)", "(ru-RU)" };

static BeketTag *
tag_at (Tree *tree,
        guint index)
{
  return beket_tags_get (tree->finish->layout->tags, (int) index);
}

static guint
n_tags (Tree *tree)
{
  return tree->finish->layout->tags->tags->len;
}

/* The leaves stand in the order in which they were drawn. */
static gboolean
find_leaves (Tree   *tree,
             qpdf_oh root)
{
  const GArray *drawn = tree->finish->layout->tags->drawn;
  qpdf_oh kids = qpdf_oh_get_key (tree->pdf, root, "/K");
  int n_kids = qpdf_oh_is_array (tree->pdf, kids) ? qpdf_oh_get_array_n_items (tree->pdf, kids) : 1;

  if (n_kids != (int) drawn->len)
    return FALSE;

  for (guint i = 0; i < drawn->len; i++)
    tree->elements[g_array_index (drawn, int, i)] =
      qpdf_oh_is_array (tree->pdf, kids) ? qpdf_oh_get_array_item (tree->pdf, kids, (int) i) : kids;

  return TRUE;
}

static void
mark_used (Tree *tree)
{
  for (guint i = 0; i < n_tags (tree); i++)
    if (tree->elements[i] != 0 || tag_at (tree, i)->field >= 0)
      for (int up = (int) i; up >= 0 && !tree->used[up]; up = tag_at (tree, (guint) up)->parent)
        tree->used[up] = TRUE;
}

typedef qpdf_oh (*Make) (qpdf_data   pdf,
                         const char *text);

/* What many elements say alike is made once and stands in each of them, or is an object that each leads to. */
static qpdf_oh
shared_as (Tree       *tree,
           Make        make,
           const char *text)
{
  gpointer found = g_hash_table_lookup (tree->shared, text);

  if (found == NULL)
    {
      found = GUINT_TO_POINTER (make (tree->pdf, text));
      g_hash_table_insert (tree->shared, g_strdup (text), found);
    }

  return GPOINTER_TO_UINT (found);
}

static qpdf_oh
shared (Tree       *tree,
        const char *text)
{
  return shared_as (tree, beket_pdf_parse, text);
}

/* /A is an action in a dictionary of any other type, so /Type stands here. */
static void
set_table (Tree           *tree,
           qpdf_oh         element,
           const BeketTag *tag)
{
  char text[64];

  if (tag->scope == NULL && tag->span <= 1)
    return;

  if (tag->scope != NULL)
    g_snprintf (text, sizeof text, "<< /O /Table /Scope /%s >>", tag->scope);
  else
    g_snprintf (text, sizeof text, "<< /O /Table /ColSpan %u >>", tag->span);
  qpdf_oh_replace_key (tree->pdf, element, "/A", shared_as (tree, beket_pdf_indirect, text));
  qpdf_oh_replace_key (tree->pdf, element, "/Type", shared (tree, "/StructElem"));
}

static void
set_attributes (Tree           *tree,
                qpdf_oh         element,
                const BeketTag *tag)
{
  set_table (tree, element, tag);
  if (tag->language >= 0)
    qpdf_oh_replace_key (tree->pdf, element, "/Lang", shared (tree, language_names[tag->language]));
  if (tag->alt != NULL)
    beket_pdf_set_text (tree->pdf, element, "/Alt", tag->alt);
}

/* An element that nothing is drawn in has kids. */
static void
make_branch (Tree *tree,
             guint index)
{
  qpdf_oh element = qpdf_oh_new_dictionary (tree->pdf);

  tree->kids[index] = qpdf_oh_new_array (tree->pdf);
  qpdf_oh_replace_key (tree->pdf, element, "/K", tree->kids[index]);
  tree->elements[index] = qpdf_make_indirect_object (tree->pdf, element);
}

static void
hang (Tree   *tree,
      guint   index,
      qpdf_oh root,
      qpdf_oh top)
{
  const BeketTag *tag = tag_at (tree, index);
  qpdf_oh parent = tag->parent >= 0 ? tree->elements[tag->parent] : root;
  gboolean leaf = tree->elements[index] != 0;
  char role[32];

  /* Cairo names the type of each leaf, which may be left out (ISO 32000-1, table 323), and calls it a paragraph. */
  if (leaf)
    qpdf_oh_remove_key (tree->pdf, tree->elements[index], "/Type");
  else
    make_branch (tree, index);
  if (!leaf || !g_str_equal (tag->role, "P"))
    {
      g_snprintf (role, sizeof role, "/%s", tag->role);
      qpdf_oh_replace_key (tree->pdf, tree->elements[index], "/S", shared (tree, role));
    }
  qpdf_oh_replace_key (tree->pdf, tree->elements[index], "/P", parent);
  set_attributes (tree, tree->elements[index], tag);
  qpdf_oh_append_item (tree->pdf, tag->parent >= 0 ? tree->kids[tag->parent] : top, tree->elements[index]);

  if (tag->field >= 0)
    tree->finish->forms[tag->field] = tree->elements[index];
}

void
beket_finish_structure (BeketFinish *self)
{
  guint n = self->layout->tags->tags->len;
  g_autofree qpdf_oh *elements = g_new0 (qpdf_oh, n);
  g_autofree qpdf_oh *kids = g_new0 (qpdf_oh, n);
  g_autofree gboolean *used = g_new0 (gboolean, n);
  g_autoptr (GHashTable) shared_texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Tree tree = { .finish = self, .pdf = self->pdf, .elements = elements, .kids = kids, .used = used, .shared = shared_texts };
  qpdf_oh top = qpdf_oh_new_array (self->pdf);
  qpdf_oh root = qpdf_oh_get_key (self->pdf, qpdf_get_root (self->pdf), "/StructTreeRoot");

  /* Never seen: cairo would have lost a leaf. The act is then refused, see finish.c. */
  if (!find_leaves (&tree, root))
    {
      self->broken = TRUE;
      return;
    }

  mark_used (&tree);
  qpdf_oh_replace_key (self->pdf, root, "/K", top);
  for (guint i = 0; i < n; i++)
    if (used[i])
      hang (&tree, i, root, top);
}
