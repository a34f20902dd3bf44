/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Conditions over the facts of a form: what they say. How they are read stands in
 * condition-parse.c.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/condition-private.h"

#include <string.h>

void
beket_condition_free (BeketCondition *self)
{
  g_clear_pointer (&self->path, g_strfreev);
  g_clear_pointer (&self->literals, g_ptr_array_unref);
  g_clear_pointer (&self->children, g_ptr_array_unref);
  g_free (self);
}

static const BeketValue *
follow (char            **path,
        const BeketValue *facts)
{
  for (guint i = 0; path[i] != NULL; i++)
    facts = beket_value_get (facts, path[i]);

  /* A null says that nothing is there, as an absent name does. */
  if (facts != NULL && beket_value_get_kind (facts) == BEKET_VALUE_NULL)
    return NULL;

  return facts;
}

static gboolean
is_present (const BeketValue *value)
{
  if (value == NULL)
    return FALSE;

  switch (beket_value_get_kind (value))
    {
      case BEKET_VALUE_BOOLEAN:
        return beket_value_to_boolean (value);
      case BEKET_VALUE_INTEGER:
        return TRUE;
      case BEKET_VALUE_TEXT:
        return *beket_value_to_text (value) != '\0';
      case BEKET_VALUE_LIST:
      case BEKET_VALUE_OBJECT:
        return beket_value_length (value) > 0;
      case BEKET_VALUE_NULL:
      default:
        return FALSE;
    }
}

static gboolean
compare (const BeketValue *a,
         const BeketValue *b,
         int              *order)
{
  BeketValueKind kind = beket_value_get_kind (a);

  if (kind != beket_value_get_kind (b))
    return FALSE;

  if (kind == BEKET_VALUE_TEXT)
    *order = strcmp (beket_value_to_text (a), beket_value_to_text (b));
  else if (kind == BEKET_VALUE_INTEGER)
    *order = (beket_value_to_integer (a) > beket_value_to_integer (b)) -
             (beket_value_to_integer (a) < beket_value_to_integer (b));

  return kind == BEKET_VALUE_TEXT || kind == BEKET_VALUE_INTEGER;
}

static gboolean
is_one_of (const BeketValue *value,
           GPtrArray        *literals)
{
  for (guint i = 0; i < literals->len; i++)
    if (beket_value_equal (value, g_ptr_array_index (literals, i)))
      return TRUE;

  return FALSE;
}

static gboolean
text_holds (const BeketCondition *self,
            const BeketValue     *value)
{
  const char *text = beket_value_to_text (value);
  const char *literal = beket_value_to_text (g_ptr_array_index (self->literals, 0));

  if (text == NULL)
    return FALSE;

  return self->kind == NODE_PREFIX ? g_str_has_prefix (text, literal) : strstr (text, literal) != NULL;
}

static gboolean
operand_holds (const BeketCondition *self,
               const BeketValue     *value)
{
  int order = 0;

  if (self->kind == NODE_PRESENT)
    return is_present (value);
  if (value == NULL)
    return self->kind == NODE_UNEQUAL;
  if (self->kind == NODE_UNEQUAL)
    return !is_one_of (value, self->literals);
  if (self->kind == NODE_EQUAL || self->kind == NODE_IN)
    return is_one_of (value, self->literals);
  if (self->kind == NODE_PREFIX || self->kind == NODE_CONTAINS)
    return text_holds (self, value);
  if (!compare (value, g_ptr_array_index (self->literals, 0), &order))
    return FALSE;
  if (self->kind == NODE_LESS)
    return order < 0;
  if (self->kind == NODE_LESS_OR_EQUAL)
    return order <= 0;
  if (self->kind == NODE_GREATER)
    return order > 0;

  return order >= 0;
}

/* As deep as the parser's limit allows and no deeper. */
static gboolean
children_hold (const BeketCondition *self,
               const BeketValue     *row,
               const BeketValue     *facts)
{
  gboolean stops_at = self->kind == NODE_OR;

  for (guint i = 0; i < self->children->len; i++)
    if (beket_condition_holds_in (g_ptr_array_index (self->children, i), row, facts) == stops_at)
      return stops_at;

  return !stops_at;
}

static gboolean
some_row_holds (const BeketCondition *self,
                const BeketValue     *list,
                const BeketValue     *facts)
{
  const BeketCondition *child = g_ptr_array_index (self->children, 0);

  for (guint i = 0; list != NULL && i < beket_value_length (list); i++)
    if (beket_value_index (list, i) != NULL &&
        beket_condition_holds_in (child, beket_value_index (list, i), facts))
      return TRUE;

  return FALSE;
}

static gboolean
count_holds (const BeketCondition *self,
             const BeketValue     *list)
{
  g_autoptr (BeketValue) count = beket_value_new_integer (list != NULL ? beket_value_length (list) : 0);

  return operand_holds (self, count);
}

const BeketValue *
beket_condition_follow (const BeketCondition *self,
                        const BeketValue     *row,
                        const BeketValue     *facts,
                        gboolean             *in_row)
{
  const BeketValue *value = follow (self->path, row);

  *in_row = value != NULL;

  return value != NULL ? value : follow (self->path, facts);
}

gboolean
beket_condition_holds_in (const BeketCondition *self,
                          const BeketValue     *row,
                          const BeketValue     *facts)
{
  const BeketValue *value;
  gboolean in_row;

  if (self->kind == NODE_NOT)
    return !beket_condition_holds_in (g_ptr_array_index (self->children, 0), row, facts);
  if (self->kind != NODE_ANY && self->children != NULL)
    return children_hold (self, row, facts);

  value = beket_condition_follow (self, row, facts, &in_row);
  if (self->kind == NODE_ANY)
    return some_row_holds (self, value, facts);

  return self->counts ? count_holds (self, value) : operand_holds (self, value);
}

gboolean
beket_condition_holds (const BeketCondition *self,
                       const BeketValue     *facts)
{
  return beket_condition_holds_in (self, NULL, facts);
}

static void
collect_paths (const BeketCondition *self,
               const char           *rows,
               GHashTable           *seen,
               GPtrArray            *paths)
{
  g_autofree char *path = self->path != NULL ? g_strjoinv (".", self->path) : NULL;
  g_autofree char *inside = self->kind == NODE_ANY ? g_strconcat (path, "[].", NULL) : g_strdup (rows);

  for (guint i = 0; self->children != NULL && i < self->children->len; i++)
    collect_paths (g_ptr_array_index (self->children, i), inside, seen, paths);

  if (path != NULL)
    {
      char *whole = g_strconcat (rows, path, NULL);

      if (g_hash_table_add (seen, whole))
        g_ptr_array_add (paths, g_strdup (whole));
    }
}

char **
beket_condition_paths (const BeketCondition *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();

  collect_paths (self, "", seen, paths);
  g_ptr_array_add (paths, NULL);

  return (char **) g_ptr_array_steal (paths, NULL);
}
