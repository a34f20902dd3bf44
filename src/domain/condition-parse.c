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
expect_sign (BeketReader *reader,
             const char  *sign,
             const char  *what)
{
  if (!beket_reader_accept_sign (reader, sign))
    return beket_reader_refuse (reader, BEKET_PARSE_ERROR_SYNTAX, what);

  beket_reader_skip_space (reader);

  return TRUE;
}

/* Behind the parenthesis. */
static gboolean
parse_years (BeketReader    *reader,
             BeketCondition *node)
{
  beket_reader_skip_space (reader);

  return (node->path = beket_reader_path (reader)) != NULL &&
         expect_sign (reader, ",", "years are of two facts") &&
         (node->until = beket_reader_path (reader)) != NULL &&
         expect_sign (reader, ")", "years end with )");
}

static gboolean
parse_count (BeketReader    *reader,
             BeketCondition *node)
{
  node->counts = TRUE;
  beket_reader_skip_space (reader);

  return (node->path = beket_reader_path (reader)) != NULL && expect_sign (reader, ")", ") is expected");
}

static gboolean
parse_value (BeketReader    *reader,
             BeketCondition *node)
{
  if (beket_reader_accept_call (reader, "years"))
    return parse_years (reader, node);
  if (beket_reader_accept_call (reader, "count"))
    return parse_count (reader, node);

  node->path = beket_reader_path (reader);

  return node->path != NULL;
}

static gboolean
parse_right (BeketReader    *reader,
             BeketCondition *node)
{
  if (beket_reader_at_literal (reader))
    return add_literal (reader, node);

  node->right = beket_reader_path (reader);

  return node->right != NULL;
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

static gboolean
accept_text_test (BeketReader    *reader,
                  BeketCondition *node)
{
  if (node->counts || node->until != NULL)
    return FALSE;
  if (beket_reader_accept_word (reader, "prefix"))
    node->kind = NODE_PREFIX;
  else if (beket_reader_accept_word (reader, "contains"))
    node->kind = NODE_CONTAINS;

  return node->kind != NODE_PRESENT;
}

/* What follows a value; nothing is well for a path alone. */
static gboolean
parse_test (BeketReader    *reader,
            BeketCondition *node)
{
  if (beket_reader_accept_word (reader, "in"))
    {
      node->kind = NODE_IN;
      return parse_list (reader, node);
    }
  if (accept_text_test (reader, node))
    return parse_text_test (reader, node);
  if (beket_reader_accept_comparison (reader, &node->kind))
    return parse_right (reader, node);

  return (!node->counts && node->until == NULL) ||
         beket_reader_refuse (reader, BEKET_PARSE_ERROR_SYNTAX, "a number is compared");
}

static BeketCondition *parse_parentheses (BeketReader *reader);

/* Behind the parenthesis. */
static BeketCondition *
parse_rows (BeketReader *reader,
            NodeKind     kind)
{
  g_autoptr (BeketCondition) node = node_new (kind);
  BeketCondition *child;

  beket_reader_skip_space (reader);
  node->path = beket_reader_path (reader);
  if (node->path == NULL || !expect_sign (reader, ":", ": is expected"))
    return NULL;

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
  gboolean all = beket_reader_accept_call (reader, "all");

  if (all || beket_reader_accept_call (reader, "any"))
    {
      if (!reader->in_rows)
        return parse_rows (reader, all ? NODE_ALL : NODE_ANY);
      reader->at = at;
      beket_reader_refuse (reader, BEKET_PARSE_ERROR_SYNTAX, "rows are asked inside rows");
      return NULL;
    }

  node = node_new (NODE_PRESENT);

  return parse_value (reader, node) && parse_test (reader, node) ? g_steal_pointer (&node) : NULL;
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
