/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads a condition: a reader by recursive descent whose depth and length are limited.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/condition-reader.h"
#include "domain/parse-error.h"

#include <string.h>

#define MAX_BYTES  1024
#define MAX_LEVELS 32

static BeketCondition *parse_or (BeketReader *reader);

static BeketCondition *
node_new (NodeKind kind)
{
  BeketCondition *node = g_new0 (BeketCondition, 1);

  node->kind = kind;

  return node;
}

/* Words of the language name no fact, so that "not" alone is a mistake and no path. */
static gboolean
at_keyword (BeketReader *reader)
{
  static const char *const keywords[] = { "and", "or", "not", "in", "true", "false" };

  for (guint i = 0; i < G_N_ELEMENTS (keywords); i++)
    if (beket_reader_name_length (reader) == strlen (keywords[i]) &&
        g_str_has_prefix (reader->at, keywords[i]))
      return TRUE;

  return FALSE;
}

static char **
parse_path (BeketReader *reader)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  do
    {
      gsize length = beket_reader_name_length (reader);

      if (length == 0 || (names->len == 0 && at_keyword (reader)))
        {
          beket_reader_refuse (reader, BEKET_PARSE_ERROR_SYNTAX, "the name of a fact is expected");
          return NULL;
        }

      g_ptr_array_add (names, g_strndup (reader->at, length));
      reader->at += length;
    }
  while (*reader->at == '.' && reader->at++);

  g_ptr_array_add (names, NULL);

  return (char **) g_ptr_array_steal (names, NULL);
}

static gboolean
add_literal (BeketReader    *reader,
             BeketCondition *node)
{
  BeketValue *literal = beket_reader_literal (reader);

  if (literal == NULL)
    return FALSE;

  if (node->literals == NULL)
    node->literals = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_value_unref);
  g_ptr_array_add (node->literals, literal);

  return TRUE;
}

static gboolean
parse_list (BeketReader    *reader,
            BeketCondition *node)
{
  if (!beket_reader_accept_sign (reader, "("))
    return beket_reader_refuse (reader, BEKET_PARSE_ERROR_SYNTAX, "a list begins with (");

  do
    if (!add_literal (reader, node))
      return FALSE;
  while (beket_reader_accept_sign (reader, ","));

  if (!beket_reader_accept_sign (reader, ")"))
    return beket_reader_refuse (reader, BEKET_PARSE_ERROR_SYNTAX,
                                "a list goes on with , or ends with )");

  return TRUE;
}

static gboolean
parse_text_test (BeketReader    *reader,
                 BeketCondition *node)
{
  const char *at;

  beket_reader_skip_space (reader);
  at = reader->at;
  if (!add_literal (reader, node))
    return FALSE;
  if (beket_value_get_kind (g_ptr_array_index (node->literals, 0)) == BEKET_VALUE_TEXT)
    return TRUE;

  reader->at = at;

  return beket_reader_refuse (reader, BEKET_PARSE_ERROR_SYNTAX, "a text is expected");
}

/* What follows a path, or a count; nothing is well for a path alone. */
static gboolean
parse_test (BeketReader    *reader,
            BeketCondition *node)
{
  NodeKind kind = NODE_PRESENT;

  if (beket_reader_accept_word (reader, "in"))
    {
      node->kind = NODE_IN;
      return parse_list (reader, node);
    }
  if (!node->counts && beket_reader_accept_word (reader, "prefix"))
    kind = NODE_PREFIX;
  else if (!node->counts && beket_reader_accept_word (reader, "contains"))
    kind = NODE_CONTAINS;
  if (kind != NODE_PRESENT)
    {
      node->kind = kind;
      return parse_text_test (reader, node);
    }
  if (beket_reader_accept_comparison (reader, &node->kind))
    return add_literal (reader, node);

  return !node->counts ||
         beket_reader_refuse (reader, BEKET_PARSE_ERROR_SYNTAX, "a count is compared with a number");
}

static BeketCondition *
parse_count (BeketReader *reader)
{
  g_autoptr (BeketCondition) node = node_new (NODE_PRESENT);

  node->counts = TRUE;
  beket_reader_skip_space (reader);
  node->path = parse_path (reader);
  if (node->path == NULL)
    return NULL;
  if (!beket_reader_accept_sign (reader, ")"))
    {
      beket_reader_refuse (reader, BEKET_PARSE_ERROR_SYNTAX, ") is expected");
      return NULL;
    }

  return parse_test (reader, node) ? g_steal_pointer (&node) : NULL;
}

static BeketCondition *parse_parentheses (BeketReader *reader);

/* "any rows (": else "any" is a name like others, and the reader stays before it. Its path is taken without its error. */
static char **
accept_rows (BeketReader *reader)
{
  BeketReader ahead = *reader;
  g_auto (GStrv) path = NULL;

  ahead.error = NULL;
  if (!beket_reader_accept_word (&ahead, "any"))
    return NULL;
  beket_reader_skip_space (&ahead);
  path = parse_path (&ahead);
  if (path == NULL || !beket_reader_accept_sign (&ahead, "("))
    return NULL;

  reader->at = ahead.at;

  return g_steal_pointer (&path);
}

static BeketCondition *
parse_rows (BeketReader *reader,
            char       **path)
{
  g_autoptr (BeketCondition) node = node_new (NODE_ANY);
  BeketCondition *child;

  node->path = path;
  reader->in_rows = TRUE;
  child = parse_parentheses (reader);
  reader->in_rows = FALSE;
  if (child == NULL)
    return NULL;
  node->children = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_condition_free);
  g_ptr_array_add (node->children, child);

  return g_steal_pointer (&node);
}

static BeketCondition *
parse_operand (BeketReader *reader)
{
  g_autoptr (BeketCondition) node = NULL;
  const char *at = reader->at;
  g_auto (GStrv) rows = NULL;

  if (beket_reader_accept_call (reader, "count"))
    return parse_count (reader);
  rows = accept_rows (reader);
  if (rows != NULL && !reader->in_rows)
    return parse_rows (reader, g_steal_pointer (&rows));
  if (rows != NULL)
    {
      reader->at = at;
      beket_reader_refuse (reader, BEKET_PARSE_ERROR_SYNTAX, "no any inside another");
      return NULL;
    }

  node = node_new (NODE_PRESENT);
  node->path = parse_path (reader);

  return node->path != NULL && parse_test (reader, node) ? g_steal_pointer (&node) : NULL;
}

static BeketCondition *
parse_not (BeketReader *reader);

static BeketCondition *
parse_parentheses (BeketReader *reader)
{
  g_autoptr (BeketCondition) node = parse_or (reader);

  if (node == NULL)
    return NULL;
  if (!beket_reader_accept_sign (reader, ")"))
    {
      beket_reader_refuse (reader, BEKET_PARSE_ERROR_SYNTAX, ") is expected");
      return NULL;
    }

  return g_steal_pointer (&node);
}

static BeketCondition *
parse_factor (BeketReader *reader)
{
  BeketCondition *node;

  beket_reader_skip_space (reader);
  if (reader->level == MAX_LEVELS)
    {
      beket_reader_refuse (reader, BEKET_PARSE_ERROR_LIMIT, "the condition is too deep");
      return NULL;
    }

  reader->level++;
  if (beket_reader_accept_word (reader, "not"))
    node = parse_not (reader);
  else if (beket_reader_accept_sign (reader, "("))
    node = parse_parentheses (reader);
  else
    node = parse_operand (reader);
  reader->level--;

  return node;
}

static BeketCondition *
node_of (NodeKind        kind,
         BeketCondition *child)
{
  BeketCondition *node = node_new (kind);

  node->children = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_condition_free);
  g_ptr_array_add (node->children, child);

  return node;
}

static BeketCondition *
parse_not (BeketReader *reader)
{
  BeketCondition *child = parse_factor (reader);

  return child == NULL ? NULL : node_of (NODE_NOT, child);
}

/* A row of @parse joined by @word; one alone stays as it is. */
static BeketCondition *
parse_row (BeketReader *reader,
           NodeKind     kind,
           const char  *word,
           BeketCondition *(*parse)(BeketReader *reader))
{
  g_autoptr (BeketCondition) node = parse (reader);
  BeketCondition *next;

  while (node != NULL && beket_reader_accept_word (reader, word))
    {
      if (node->kind != kind || node->children == NULL)
        node = node_of (kind, g_steal_pointer (&node));

      next = parse (reader);
      if (next == NULL)
        return NULL;
      g_ptr_array_add (node->children, next);
    }

  return g_steal_pointer (&node);
}

static BeketCondition *
parse_and (BeketReader *reader)
{
  return parse_row (reader, NODE_AND, "and", parse_factor);
}

static BeketCondition *
parse_or (BeketReader *reader)
{
  return parse_row (reader, NODE_OR, "or", parse_and);
}

static gboolean
check_bytes (BeketReader *reader)
{
  gsize length = strnlen (reader->text, MAX_BYTES + 1);
  const char *end = NULL;

  if (!g_utf8_validate (reader->text, (gssize) MIN (length, MAX_BYTES), &end) &&
      length <= MAX_BYTES)
    {
      reader->at = end;
      return beket_reader_refuse (reader, BEKET_PARSE_ERROR_CHARACTER,
                                  "the condition is not UTF-8");
    }
  if (length > MAX_BYTES)
    {
      reader->at = end;
      return beket_reader_refuse (reader, BEKET_PARSE_ERROR_LIMIT,
                                  "the condition is longer than 1024 bytes");
    }

  return TRUE;
}

BeketCondition *
beket_condition_parse (const char *text,
                       GError    **error)
{
  BeketReader reader = { .text = text, .at = text, .error = error };
  g_autoptr (BeketCondition) node = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  if (!check_bytes (&reader))
    return NULL;

  beket_reader_skip_space (&reader);
  if (*reader.at == '\0')
    {
      reader.at = text;
      beket_reader_refuse (&reader, BEKET_PARSE_ERROR_EMPTY, "the condition is empty");
      return NULL;
    }

  node = parse_or (&reader);
  if (node == NULL)
    return NULL;

  beket_reader_skip_space (&reader);
  if (*reader.at != '\0')
    {
      beket_reader_refuse (&reader, BEKET_PARSE_ERROR_SYNTAX, "the condition should end here");
      return NULL;
    }

  return g_steal_pointer (&node);
}
