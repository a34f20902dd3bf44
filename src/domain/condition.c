/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Conditions over the facts of a form: what they say. How they are read stands in
 * condition-parse.c.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/condition-private.h"
#include "domain/day.h"
#include "domain/decimal.h"

#include <string.h>

void
beket_condition_free (BeketCondition *self)
{
  g_clear_pointer (&self->path, g_strfreev);
  g_clear_pointer (&self->until, g_strfreev);
  g_clear_pointer (&self->right, g_strfreev);
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

const BeketValue *
beket_condition_follow (char            **path,
                        const BeketValue *row,
                        const BeketValue *facts,
                        gboolean         *in_row)
{
  const BeketValue *value = follow (path, row);

  if (in_row != NULL)
    *in_row = value != NULL;

  return value != NULL ? value : follow (path, facts);
}

static const BeketValue *
look (char            **path,
      const BeketValue *row,
      const BeketValue *facts)
{
  return beket_condition_follow (path, row, facts, NULL);
}

static BeketValue *
count_rows (const BeketCondition *self,
            const BeketValue     *row,
            const BeketValue     *facts)
{
  const BeketValue *list = look (self->path, row, facts);

  return beket_value_new_integer (list != NULL ? beket_value_length (list) : 0);
}

/* Returns: (transfer full) (nullable): %NULL when one of the two is no day. */
static BeketValue *
count_years (const BeketCondition *self,
             const BeketValue     *row,
             const BeketValue     *facts)
{
  const BeketValue *from = look (self->path, row, facts);
  const BeketValue *until = look (self->until, row, facts);
  int years;

  if (from == NULL || until == NULL ||
      !beket_day_years (beket_value_to_text (from), beket_value_to_text (until), &years))
    return NULL;

  return beket_value_new_integer (years);
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
    *order = beket_decimal_compare (beket_value_to_text (a), beket_value_to_text (b));
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
is_in (const BeketValue *value,
       GPtrArray        *literals)
{
  if (beket_value_get_kind (value) != BEKET_VALUE_LIST)
    return is_one_of (value, literals);

  for (guint i = 0; i < beket_value_length (value); i++)
    if (is_one_of (beket_value_index (value, i), literals))
      return TRUE;

  return FALSE;
}

static gboolean
comparison_holds (NodeKind          kind,
                  const BeketValue *left,
                  const BeketValue *right)
{
  int order = 0;

  if (left == NULL || right == NULL)
    return kind == NODE_UNEQUAL;
  if (kind == NODE_EQUAL || kind == NODE_UNEQUAL)
    return beket_value_equal (left, right) == (kind == NODE_EQUAL);
  if (!compare (left, right, &order))
    return FALSE;
  if (kind == NODE_LESS)
    return order < 0;
  if (kind == NODE_LESS_OR_EQUAL)
    return order <= 0;
  if (kind == NODE_GREATER)
    return order > 0;

  return order >= 0;
}

static gboolean
text_holds (const BeketCondition *self,
            const BeketValue     *value)
{
  const char *text = value != NULL ? beket_value_to_text (value) : NULL;
  const char *literal = beket_value_to_text (g_ptr_array_index (self->literals, 0));

  if (text == NULL)
    return FALSE;

  return self->kind == NODE_PREFIX ? g_str_has_prefix (text, literal) : strstr (text, literal) != NULL;
}

/* Returns: (transfer full) (nullable): a number that no fact is. */
static BeketValue *
make_number (const BeketCondition *self,
             const BeketValue     *row,
             const BeketValue     *facts)
{
  if (self->counts)
    return count_rows (self, row, facts);

  return self->until != NULL ? count_years (self, row, facts) : NULL;
}

static gboolean
operand_holds (const BeketCondition *self,
               const BeketValue     *row,
               const BeketValue     *facts)
{
  gboolean is_made = self->counts || self->until != NULL;
  g_autoptr (BeketValue) made = make_number (self, row, facts);
  const BeketValue *value = is_made ? made : look (self->path, row, facts);

  if (self->kind == NODE_PRESENT)
    return is_present (value);
  if (self->kind == NODE_PREFIX || self->kind == NODE_CONTAINS)
    return text_holds (self, value);
  if (self->kind == NODE_IN)
    return value != NULL && is_in (value, self->literals);

  return comparison_holds (self->kind, value,
                           self->right != NULL ? look (self->right, row, facts)
                                               : g_ptr_array_index (self->literals, 0));
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
rows_hold (const BeketCondition *self,
           const BeketValue     *row,
           const BeketValue     *facts)
{
  const BeketValue *rows = look (self->path, row, facts);
  gboolean stops_at = self->kind == NODE_ANY;

  if (rows == NULL || beket_value_get_kind (rows) != BEKET_VALUE_LIST)
    return !stops_at;

  for (guint i = 0; i < beket_value_length (rows); i++)
    if (beket_condition_holds_in (g_ptr_array_index (self->children, 0), beket_value_index (rows, i), facts) == stops_at)
      return stops_at;

  return !stops_at;
}

gboolean
beket_condition_holds_in (const BeketCondition *self,
                          const BeketValue     *row,
                          const BeketValue     *facts)
{
  if (self->kind == NODE_NOT)
    return !beket_condition_holds_in (g_ptr_array_index (self->children, 0), row, facts);
  if (self->kind == NODE_ALL || self->kind == NODE_ANY)
    return rows_hold (self, row, facts);
  if (self->children != NULL)
    return children_hold (self, row, facts);

  return operand_holds (self, row, facts);
}

gboolean
beket_condition_holds (const BeketCondition *self,
                       const BeketValue     *facts)
{
  return beket_condition_holds_in (self, NULL, facts);
}

static void
add_path (char      **names,
          const char *rows,
          GHashTable *seen,
          GPtrArray  *paths)
{
  g_autofree char *path = names != NULL ? g_strjoinv (".", names) : NULL;
  char *whole;

  if (path == NULL)
    return;

  whole = rows != NULL ? g_strconcat (rows, "[].", path, NULL) : g_strdup (path);
  if (g_hash_table_add (seen, whole))
    g_ptr_array_add (paths, g_strdup (whole));
}

static void
collect_paths (const BeketCondition *self,
               const char           *rows,
               GHashTable           *seen,
               GPtrArray            *paths)
{
  gboolean asks_rows = self->kind == NODE_ALL || self->kind == NODE_ANY;
  g_autofree char *inner = asks_rows ? g_strjoinv (".", self->path) : g_strdup (rows);

  for (guint i = 0; self->children != NULL && i < self->children->len; i++)
    collect_paths (g_ptr_array_index (self->children, i), inner, seen, paths);

  add_path (self->path, rows, seen, paths);
  add_path (self->until, rows, seen, paths);
  add_path (self->right, rows, seen, paths);
}

char **
beket_condition_paths (const BeketCondition *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();

  collect_paths (self, NULL, seen, paths);
  g_ptr_array_add (paths, NULL);

  return (char **) g_ptr_array_steal (paths, NULL);
}
