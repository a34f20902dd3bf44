/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Why a condition holds: the facts that made it so, each with its place and value.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/condition-private.h"

#define MAX_TEXT 200

typedef struct
{
  const BeketValue *facts;
  BeketValue       *reasons;   /* the list that grows */
} Search;

/* What is printed and kept: a long text is cut, a list or an object is told by its number of parts. */
static BeketValue *
brief (const BeketValue *value)
{
  BeketValueKind kind = beket_value_get_kind (value);
  const char *text = beket_value_to_text (value);
  g_autofree char *start = NULL;
  g_autofree char *cut = NULL;

  if (kind == BEKET_VALUE_LIST || kind == BEKET_VALUE_OBJECT)
    return beket_value_new_integer (beket_value_length (value));
  if (text == NULL || g_utf8_strlen (text, -1) <= MAX_TEXT)
    return beket_value_copy (value);

  start = g_utf8_substring (text, 0, MAX_TEXT);
  cut = g_strconcat (start, "…", NULL);

  return beket_value_new_text (cut);
}

static gboolean
is_told (const BeketValue *reasons,
         const char       *path)
{
  for (guint i = 0; i < beket_value_length (reasons); i++)
    if (g_strcmp0 (beket_value_get_text (beket_value_index (reasons, i), "path"), path) == 0)
      return TRUE;

  return FALSE;
}

static void
tell (Search     *search,
      const char *path,
      BeketValue *value)
{
  BeketValue *reason;

  if (is_told (search->reasons, path) ||
      beket_value_length (search->reasons) >= BEKET_CONDITION_MAX_REASONS)
    {
      g_clear_pointer (&value, beket_value_unref);
      return;
    }

  reason = beket_value_new_object ();
  beket_value_set_text (reason, "path", path);
  beket_value_set (reason, "value", value);
  beket_value_append (search->reasons, reason);
}

static void search_in (Search               *search,
                       const BeketCondition *condition,
                       const BeketValue     *row,
                       const char           *place,
                       gboolean              wanted);

static void
search_rows (Search               *search,
             const BeketCondition *condition,
             const BeketValue     *list,
             const char           *path,
             gboolean              wanted)
{
  const BeketCondition *child = g_ptr_array_index (condition->children, 0);
  guint length = list != NULL ? beket_value_length (list) : 0;
  gboolean tells = condition->kind == NODE_ANY;   /* whether a row that holds made the whole so, or one that does not */

  /* That no row is so, or that all are, is a fact about all of them. */
  if (wanted != tells)
    {
      tell (search, path, beket_value_new_integer (length));
      return;
    }

  for (guint i = 0; i < length; i++)
    {
      g_autofree char *place = g_strdup_printf ("%s[%u].", path, i);
      const BeketValue *row = beket_value_index (list, i);

      if (row != NULL && beket_condition_holds_in (child, row, search->facts) == tells)
        search_in (search, child, row, place, tells);
    }
}

/* @names: (nullable): a fact beside the first: what it is compared with, or up to which years are counted. */
static void
tell_fact (Search           *search,
           char            **names,
           const BeketValue *row,
           const char       *place)
{
  gboolean in_row;
  const BeketValue *value = names != NULL ? beket_condition_follow (names, row, search->facts, &in_row) : NULL;
  g_autofree char *joined = names != NULL ? g_strjoinv (".", names) : NULL;
  g_autofree char *path = names != NULL ? g_strconcat (in_row ? place : "", joined, NULL) : NULL;

  if (path != NULL)
    tell (search, path, value != NULL ? brief (value) : NULL);
}

static void
search_operand (Search               *search,
                const BeketCondition *condition,
                const BeketValue     *row,
                const char           *place,
                gboolean              wanted)
{
  gboolean in_row;
  const BeketValue *value = beket_condition_follow (condition->path, row, search->facts, &in_row);
  g_autofree char *names = g_strjoinv (".", condition->path);
  g_autofree char *path = g_strconcat (in_row ? place : "", names, NULL);

  if (condition->kind == NODE_ANY || condition->kind == NODE_ALL)
    {
      search_rows (search, condition, value, path, wanted);
      return;
    }
  if (condition->counts)
    tell (search, path, beket_value_new_integer (value != NULL ? beket_value_length (value) : 0));
  else
    tell (search, path, value != NULL ? brief (value) : NULL);
  tell_fact (search, condition->until, row, place);
  tell_fact (search, condition->right, row, place);
}

/* Only what is as it must be for the whole to hold: of an "or" the parts that hold, of a "not" what does not. */
static void
search_in (Search               *search,
           const BeketCondition *condition,
           const BeketValue     *row,
           const char           *place,
           gboolean              wanted)
{
  if (condition->path != NULL)
    {
      search_operand (search, condition, row, place, wanted);
      return;
    }
  if (condition->kind == NODE_NOT)
    {
      search_in (search, g_ptr_array_index (condition->children, 0), row, place, !wanted);
      return;
    }

  for (guint i = 0; i < condition->children->len; i++)
    {
      const BeketCondition *child = g_ptr_array_index (condition->children, i);

      if (beket_condition_holds_in (child, row, search->facts) == wanted)
        search_in (search, child, row, place, wanted);
    }
}

BeketValue *
beket_condition_reasons (const BeketCondition *self,
                         const BeketValue     *facts)
{
  Search search = { facts, beket_value_new_list () };

  if (beket_condition_holds (self, facts))
    search_in (&search, self, NULL, "", TRUE);

  return search.reasons;
}
