/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads a condition: a parser by recursive descent whose depth and length are limited.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/condition-private.h"
#include "domain/parse-error.h"

#include <string.h>

#define MAX_BYTES  1024
#define MAX_LEVELS 32
#define MAX_NUMBER G_GINT64_CONSTANT (9007199254740991)   /* 2^53 - 1, as in BeketValue */

typedef struct
{
  const char *text;
  const char *at;
  int         level;
  GError    **error;
} Parser;

static BeketCondition *parse_or (Parser *parser);

static BeketCondition *
node_new (NodeKind kind)
{
  BeketCondition *node = g_new0 (BeketCondition, 1);

  node->kind = kind;

  return node;
}

static gboolean
refuse (Parser         *parser,
        BeketParseError code,
        const char     *what)
{
  int position = (int) g_utf8_strlen (parser->text, parser->at - parser->text);

  return beket_parse_error_set (parser->error, code, position, "%s", what);
}

static void
skip_space (Parser *parser)
{
  while (g_ascii_isspace (*parser->at))
    parser->at++;
}

static gboolean
is_name_start (char c)
{
  return g_ascii_isalpha (c) || c == '_';
}

static gsize
name_length (const char *at)
{
  gsize n = 0;

  if (!is_name_start (*at))
    return 0;
  while (g_ascii_isalnum (at[n]) || at[n] == '_' || at[n] == '-')
    n++;

  return n;
}

static gboolean
accept_word (Parser     *parser,
             const char *word)
{
  gsize length = strlen (word);

  skip_space (parser);
  if (name_length (parser->at) != length || strncmp (parser->at, word, length) != 0)
    return FALSE;

  parser->at += length;

  return TRUE;
}

static gboolean
accept_sign (Parser     *parser,
             const char *sign)
{
  skip_space (parser);
  if (!g_str_has_prefix (parser->at, sign))
    return FALSE;

  parser->at += strlen (sign);

  return TRUE;
}

/* Words of the language name no fact, so that "not" alone is a mistake and no path. */
static gboolean
at_keyword (Parser *parser)
{
  static const char *const keywords[] = { "and", "or", "not", "in", "true", "false" };

  for (guint i = 0; i < G_N_ELEMENTS (keywords); i++)
    if (name_length (parser->at) == strlen (keywords[i]) &&
        g_str_has_prefix (parser->at, keywords[i]))
      return TRUE;

  return FALSE;
}

static char **
parse_path (Parser *parser)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  do
    {
      gsize length = name_length (parser->at);

      if (length == 0 || (names->len == 0 && at_keyword (parser)))
        {
          refuse (parser, BEKET_PARSE_ERROR_SYNTAX, "the name of a fact is expected");
          return NULL;
        }

      g_ptr_array_add (names, g_strndup (parser->at, length));
      parser->at += length;
    }
  while (*parser->at == '.' && parser->at++);

  g_ptr_array_add (names, NULL);

  return (char **) g_ptr_array_steal (names, NULL);
}

static BeketValue *
parse_text (Parser *parser)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (parser->at++; *parser->at != '"'; parser->at++)
    {
      if (*parser->at == '\\' && (parser->at[1] == '"' || parser->at[1] == '\\'))
        parser->at++;
      else if (*parser->at == '\0' || *parser->at == '\\')
        {
          refuse (parser, BEKET_PARSE_ERROR_SYNTAX,
                  *parser->at == '\0' ? "the text does not end" : "only \\\" and \\\\ may be escaped");
          return NULL;
        }

      g_string_append_c (text, *parser->at);
    }

  parser->at++;

  return beket_value_new_text (text->str);
}

static BeketValue *
parse_integer (Parser *parser)
{
  const char *digits = parser->at + (*parser->at == '-');
  gint64 number = 0;

  if (!g_ascii_isdigit (*digits))
    {
      refuse (parser, BEKET_PARSE_ERROR_SYNTAX, "a text, an integer, true or false is expected");
      return NULL;
    }

  for (; g_ascii_isdigit (*digits); digits++)
    {
      number = number * 10 + (*digits - '0');
      if (number > MAX_NUMBER)
        {
          refuse (parser, BEKET_PARSE_ERROR_RANGE, "the number is larger than 2^53 - 1");
          return NULL;
        }
    }

  if (*parser->at == '-')
    number = -number;
  parser->at = digits;

  return beket_value_new_integer (number);
}

static BeketValue *
parse_literal (Parser *parser)
{
  skip_space (parser);

  if (*parser->at == '"')
    return parse_text (parser);
  if (accept_word (parser, "true"))
    return beket_value_new_boolean (TRUE);
  if (accept_word (parser, "false"))
    return beket_value_new_boolean (FALSE);

  return parse_integer (parser);
}

static gboolean
add_literal (Parser         *parser,
             BeketCondition *node)
{
  BeketValue *literal = parse_literal (parser);

  if (literal == NULL)
    return FALSE;

  if (node->literals == NULL)
    node->literals = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_value_unref);
  g_ptr_array_add (node->literals, literal);

  return TRUE;
}

static gboolean
parse_list (Parser         *parser,
            BeketCondition *node)
{
  if (!accept_sign (parser, "("))
    return refuse (parser, BEKET_PARSE_ERROR_SYNTAX, "a list begins with (");

  do
    if (!add_literal (parser, node))
      return FALSE;
  while (accept_sign (parser, ","));

  if (!accept_sign (parser, ")"))
    return refuse (parser, BEKET_PARSE_ERROR_SYNTAX, "a list goes on with , or ends with )");

  return TRUE;
}

static gboolean
accept_comparison (Parser   *parser,
                   NodeKind *kind)
{
  static const struct
  {
    const char *sign;
    NodeKind    kind;
  } signs[] = {   /* the longer one first */
    { "!=", NODE_UNEQUAL },
    { "<=", NODE_LESS_OR_EQUAL },
    { ">=", NODE_GREATER_OR_EQUAL },
    { "=", NODE_EQUAL },
    { "<", NODE_LESS },
    { ">", NODE_GREATER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (accept_sign (parser, signs[i].sign))
      {
        *kind = signs[i].kind;
        return TRUE;
      }

  return FALSE;
}

static BeketCondition *
parse_operand (Parser *parser)
{
  g_autoptr (BeketCondition) node = node_new (NODE_PRESENT);

  node->path = parse_path (parser);
  if (node->path == NULL)
    return NULL;

  if (accept_word (parser, "in"))
    {
      node->kind = NODE_IN;
      return parse_list (parser, node) ? g_steal_pointer (&node) : NULL;
    }

  if (accept_comparison (parser, &node->kind) && !add_literal (parser, node))
    return NULL;

  return g_steal_pointer (&node);
}

static BeketCondition *
parse_not (Parser *parser);

static BeketCondition *
parse_parentheses (Parser *parser)
{
  g_autoptr (BeketCondition) node = parse_or (parser);

  if (node == NULL)
    return NULL;
  if (!accept_sign (parser, ")"))
    {
      refuse (parser, BEKET_PARSE_ERROR_SYNTAX, ") is expected");
      return NULL;
    }

  return g_steal_pointer (&node);
}

static BeketCondition *
parse_factor (Parser *parser)
{
  BeketCondition *node;

  skip_space (parser);
  if (parser->level == MAX_LEVELS)
    {
      refuse (parser, BEKET_PARSE_ERROR_LIMIT, "the condition is too deep");
      return NULL;
    }

  parser->level++;
  if (accept_word (parser, "not"))
    node = parse_not (parser);
  else if (accept_sign (parser, "("))
    node = parse_parentheses (parser);
  else
    node = parse_operand (parser);
  parser->level--;

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
parse_not (Parser *parser)
{
  BeketCondition *child = parse_factor (parser);

  return child == NULL ? NULL : node_of (NODE_NOT, child);
}

/* A row of @parse joined by @word; one alone stays as it is. */
static BeketCondition *
parse_row (Parser     *parser,
           NodeKind    kind,
           const char *word,
           BeketCondition *(*parse)(Parser *parser))
{
  g_autoptr (BeketCondition) node = parse (parser);
  BeketCondition *next;

  while (node != NULL && accept_word (parser, word))
    {
      if (node->kind != kind || node->children == NULL)
        node = node_of (kind, g_steal_pointer (&node));

      next = parse (parser);
      if (next == NULL)
        return NULL;
      g_ptr_array_add (node->children, next);
    }

  return g_steal_pointer (&node);
}

static BeketCondition *
parse_and (Parser *parser)
{
  return parse_row (parser, NODE_AND, "and", parse_factor);
}

static BeketCondition *
parse_or (Parser *parser)
{
  return parse_row (parser, NODE_OR, "or", parse_and);
}

static gboolean
check_bytes (Parser *parser)
{
  gsize length = strnlen (parser->text, MAX_BYTES + 1);
  const char *end = NULL;

  if (!g_utf8_validate (parser->text, (gssize) MIN (length, MAX_BYTES), &end) && length <= MAX_BYTES)
    {
      parser->at = end;
      return refuse (parser, BEKET_PARSE_ERROR_CHARACTER, "the condition is not UTF-8");
    }
  if (length > MAX_BYTES)
    {
      parser->at = end;
      return refuse (parser, BEKET_PARSE_ERROR_LIMIT, "the condition is longer than 1024 bytes");
    }

  return TRUE;
}

BeketCondition *
beket_condition_parse (const char *text,
                       GError    **error)
{
  Parser parser = { text, text, 0, error };
  g_autoptr (BeketCondition) node = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  if (!check_bytes (&parser))
    return NULL;

  skip_space (&parser);
  if (*parser.at == '\0')
    {
      refuse (&parser, BEKET_PARSE_ERROR_EMPTY, "the condition is empty");
      return NULL;
    }

  node = parse_or (&parser);
  if (node == NULL)
    return NULL;

  skip_space (&parser);
  if (*parser.at != '\0')
    {
      refuse (&parser, BEKET_PARSE_ERROR_SYNTAX, "the condition should end here");
      return NULL;
    }

  return g_steal_pointer (&node);
}
