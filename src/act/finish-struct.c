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
  gboolean    *used;       /* by tag: something is drawn in it or below it */
} Tree;

static const char *const language_names[BEKET_N_LANGUAGES] = { "kk-KZ", "ru-RU" };

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

static void
set_attributes (Tree           *tree,
                qpdf_oh         element,
                const BeketTag *tag)
{
  g_autofree char *text = NULL;

  if (tag->scope != NULL)
    text = g_strdup_printf ("<< /O /Table /Scope /%s >>", tag->scope);
  else if (tag->span > 1)
    text = g_strdup_printf ("<< /O /Table /ColSpan %u >>", tag->span);

  if (text != NULL)
    qpdf_oh_replace_key (tree->pdf, element, "/A", beket_pdf_parse (tree->pdf, text));
  if (tag->language >= 0)
    qpdf_oh_replace_key (tree->pdf, element, "/Lang",
                         qpdf_oh_new_string (tree->pdf, language_names[tag->language]));
  if (tag->alt != NULL)
    beket_pdf_set_text (tree->pdf, element, "/Alt", tag->alt);
}

static void
hang (Tree   *tree,
      guint   index,
      qpdf_oh root)
{
  const BeketTag *tag = tag_at (tree, index);
  g_autofree char *role = g_strconcat ("/", tag->role, NULL);
  qpdf_oh parent = tag->parent >= 0 ? tree->elements[tag->parent] : root;

  if (tree->elements[index] == 0)
    tree->elements[index] = beket_pdf_indirect (tree->pdf, "<< /Type /StructElem /K [ ] >>");
  qpdf_oh_replace_key (tree->pdf, tree->elements[index], "/S", qpdf_oh_new_name (tree->pdf, role));
  qpdf_oh_replace_key (tree->pdf, tree->elements[index], "/P", parent);
  set_attributes (tree, tree->elements[index], tag);
  qpdf_oh_append_item (tree->pdf, qpdf_oh_get_key (tree->pdf, parent, "/K"), tree->elements[index]);

  if (tag->field >= 0)
    tree->finish->forms[tag->field] = tree->elements[index];
}

void
beket_finish_structure (BeketFinish *self)
{
  guint n = self->layout->tags->tags->len;
  g_autofree qpdf_oh *elements = g_new0 (qpdf_oh, n);
  g_autofree gboolean *used = g_new0 (gboolean, n);
  Tree tree = { .finish = self, .pdf = self->pdf, .elements = elements, .used = used };
  qpdf_oh root = qpdf_oh_get_key (self->pdf, qpdf_get_root (self->pdf), "/StructTreeRoot");

  /* Never seen: cairo would have lost a leaf. The act is then refused, see finish.c. */
  if (!find_leaves (&tree, root))
    {
      self->broken = TRUE;
      return;
    }

  mark_used (&tree);
  qpdf_oh_replace_key (self->pdf, root, "/K", qpdf_oh_new_array (self->pdf));
  for (guint i = 0; i < n; i++)
    if (used[i])
      hang (&tree, i, root);
}
