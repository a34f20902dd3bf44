/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The conditions and checks of a form: each reads what is in the form, and no condition depends on
 * itself.
 */

#define G_LOG_DOMAIN "beket-record"

#include "config.h"

#include "record/library-private.h"

#include <string.h>

typedef enum
{
  UNSEEN,
  OPEN,   /* on the way that is being walked: to meet it again is a cycle */
  DONE,
} Mark;

/* A section or a field, and what must be known before it can be shown. */
typedef struct
{
  char                 *name;      /* (owned): "cargo", "cargo.empty" */
  const BeketSection   *section;
  const BeketCondition *when;      /* (nullable) */
  guint                 i;         /* section */
  int                   j;         /* field, -1 = the section itself */
  GPtrArray            *needs;     /* (owned) (element-type Node) */
  Mark                  mark;
} Node;

typedef struct
{
  const BeketForm  *form;
  const BeketPlace *root;
  GPtrArray        *nodes;    /* (owned) (element-type Node): in file order */
  GHashTable       *byname;   /* (owned): name -> Node */
} Graph;

static void
node_free (gpointer data)
{
  Node *node = data;

  g_free (node->name);
  g_ptr_array_unref (node->needs);
  g_free (node);
}

static void
add_node (Graph                *graph,
          char                 *name,
          const BeketSection   *section,
          const BeketCondition *when,
          guint                 i,
          int                   j)
{
  Node *node = g_new0 (Node, 1);

  node->name = name;
  node->section = section;
  node->when = when;
  node->i = i;
  node->j = j;
  node->needs = g_ptr_array_new ();
  g_ptr_array_add (graph->nodes, node);
  g_hash_table_insert (graph->byname, node->name, node);
}

static char *
field_name (const BeketSection *section,
            const char         *field)
{
  return *section->id == '\0' ? g_strdup (field) : g_strconcat (section->id, ".", field, NULL);
}

static void
add_section (Graph              *graph,
             const BeketSection *section,
             guint               i)
{
  add_node (graph, g_strdup (section->id), section, section->when, i, -1);

  for (guint j = 0; j < section->fields->len; j++)
    {
      const BeketField *field = g_ptr_array_index (section->fields, j);

      add_node (graph, field_name (section, field->id), section, field->when, i, (int) j);
    }
}

/* "path: reason", where path is that of the node's condition. */
static gboolean
fail (Graph          *graph,
      const Node     *node,
      GError        **error,
      BeketParseError code,
      const char     *reason)
{
  BeketPlace sections = beket_place_member (graph->root, "sections");
  BeketPlace section = beket_place_item (&sections, node->i);
  BeketPlace fields = beket_place_member (&section, "fields");
  BeketPlace field = beket_place_item (&fields, node->j < 0 ? 0 : (guint) node->j);
  BeketPlace when = beket_place_member (node->j < 0 ? &section : &field, "when");

  return beket_place_fail (&when, error, code, "%s", reason);
}

/* Rows have no names, so from outside a repeated section nothing in it can be read. */
static Node *
find_in_record (Graph      *graph,
                const char *path)
{
  Node *node = g_hash_table_lookup (graph->byname, path);

  return node == NULL || (node->j >= 0 && node->section->repeated) ? NULL : node;
}

static Node *
find_in_section (Graph              *graph,
                 const BeketSection *section,
                 const char         *path)
{
  g_autofree char *name = field_name (section, path);

  return strchr (path, '.') == NULL ? g_hash_table_lookup (graph->byname, name) : NULL;
}

/* "rows[].path": what is asked of each row of a section. */
static Node *
find_in_rows (Graph      *graph,
              const char *path,
              const char *brackets)
{
  g_autofree char *name = g_strndup (path, (gsize) (brackets - path));
  const BeketSection *section = beket_form_section (graph->form, name);
  Node *node;

  if (section == NULL || !section->repeated)
    return NULL;

  node = find_in_section (graph, section, brackets + strlen ("[]."));

  return node != NULL ? node : find_in_record (graph, brackets + strlen ("[]."));
}

/* As a condition is evaluated: first in the same row, then from the whole record.
 * @reader: (nullable): whose condition it is; a check is nobody's. */
static Node *
find (Graph      *graph,
      const Node *reader,
      const char *path)
{
  const char *brackets = strstr (path, "[].");
  Node *node = NULL;

  if (brackets != NULL)
    return find_in_rows (graph, path, brackets);
  if (reader != NULL && reader->j >= 0)
    node = find_in_section (graph, reader->section, path);

  return node != NULL ? node : find_in_record (graph, path);
}

static gboolean
add_needs (Graph   *graph,
           Node    *node,
           GError **error)
{
  g_auto (GStrv) paths = node->when != NULL ? beket_condition_paths (node->when) : NULL;

  if (node->j >= 0)
    g_ptr_array_add (node->needs, g_hash_table_lookup (graph->byname, node->section->id));

  for (guint i = 0; paths != NULL && paths[i] != NULL; i++)
    {
      Node *need = find (graph, node, paths[i]);

      if (need == NULL)
        {
          g_autofree char *reason = g_strdup_printf ("reads \"%s\", which it cannot", paths[i]);

          return fail (graph, node, error, BEKET_PARSE_ERROR_UNKNOWN, reason);
        }
      g_ptr_array_add (node->needs, need);
    }

  return TRUE;
}

/* As deep as there are fields: the loader's limit bounds it. A field's first need is its section,
 * which waits by a condition of its own: that is the place to point at then. */
static gboolean
walk (Graph   *graph,
      Node    *node,
      GError **error)
{
  if (node->mark == DONE)
    return TRUE;

  node->mark = OPEN;
  for (guint i = 0; i < node->needs->len; i++)
    {
      Node *need = g_ptr_array_index (node->needs, i);

      if (need->mark == OPEN)
        {
          g_autofree char *reason = g_strdup_printf ("\"%s\" and \"%s\" wait for each other",
                                                     node->name, need->name);

          return fail (graph, node->j >= 0 && i == 0 ? need : node, error, BEKET_PARSE_ERROR_SYNTAX,
                       reason);
        }
      if (!walk (graph, need, error))
        return FALSE;
    }
  node->mark = DONE;

  return TRUE;
}

/* Fields of the record itself stand beside the sections. */
static gboolean
check_names (Graph   *graph,
             GError **error)
{
  const BeketSection *top = beket_form_section (graph->form, "");

  for (guint i = 0; top != NULL && i < graph->form->sections->len; i++)
    {
      const BeketSection *section = g_ptr_array_index (graph->form->sections, i);

      if (beket_section_field (top, section->id) != NULL)
        {
          BeketPlace sections = beket_place_member (graph->root, "sections");
          BeketPlace item = beket_place_item (&sections, i);
          BeketPlace id = beket_place_member (&item, "id");

          return beket_place_fail (&id, error, BEKET_PARSE_ERROR_DUPLICATE,
                                   "\"%s\" is also a field", section->id);
        }
    }

  return TRUE;
}

static gboolean
check_paths (Graph            *graph,
             const BeketCheck *check,
             const BeketPlace *place,
             GError          **error)
{
  g_auto (GStrv) paths = beket_condition_paths (check->that);
  BeketPlace that = beket_place_member (place, "that");
  BeketPlace at = beket_place_member (place, "at");

  for (guint i = 0; paths[i] != NULL; i++)
    if (find (graph, NULL, paths[i]) == NULL)
      return beket_place_fail (&that, error, BEKET_PARSE_ERROR_UNKNOWN,
                               "reads \"%s\", which it cannot", paths[i]);

  return *check->at != '\0' && find_in_record (graph, check->at) != NULL ? TRUE :
         beket_place_fail (&at, error, BEKET_PARSE_ERROR_UNKNOWN, "no \"%s\"", check->at);
}

static gboolean
check_checks (Graph   *graph,
              GError **error)
{
  BeketPlace checks = beket_place_member (graph->root, "checks");

  for (guint i = 0; i < graph->form->checks->len; i++)
    {
      BeketPlace item = beket_place_item (&checks, i);

      if (!check_paths (graph, g_ptr_array_index (graph->form->checks, i), &item, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
beket_form_check_conditions (const BeketForm  *form,
                             const BeketPlace *root,
                             GError          **error)
{
  g_autoptr (GPtrArray) nodes = g_ptr_array_new_with_free_func (node_free);
  g_autoptr (GHashTable) byname = g_hash_table_new (g_str_hash, g_str_equal);
  Graph graph = { form, root, nodes, byname };

  if (!check_names (&graph, error))
    return FALSE;

  for (guint i = 0; i < form->sections->len; i++)
    add_section (&graph, g_ptr_array_index (form->sections, i), i);

  for (guint i = 0; i < nodes->len; i++)
    if (!add_needs (&graph, g_ptr_array_index (nodes, i), error))
      return FALSE;

  for (guint i = 0; i < nodes->len; i++)
    if (!walk (&graph, g_ptr_array_index (nodes, i), error))
      return FALSE;

  return check_checks (&graph, error);
}
