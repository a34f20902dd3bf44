/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads the words, signs and literals of a condition.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/condition-reader.h"

#include <string.h>

#define MAX_NUMBER G_GINT64_CONSTANT (9007199254740991)   /* 2^53 - 1, as in BeketValue */

gboolean
beket_reader_refuse (BeketReader    *reader,
                     BeketParseError code,
                     const char     *what)
{
  int position = (int) g_utf8_strlen (reader->text, reader->at - reader->text);

  return beket_parse_error_set (reader->error, code, position, "%s", what);
}

void
beket_reader_skip_space (BeketReader *reader)
{
  while (g_ascii_isspace (*reader->at))
    reader->at++;
}

static gboolean
is_name_start (char c)
{
  return g_ascii_isalpha (c) || c == '_';
}

gsize
beket_reader_name_length (BeketReader *reader)
{
  const char *at = reader->at;
  gsize n = 0;

  if (!is_name_start (*at))
    return 0;
  while (g_ascii_isalnum (at[n]) || at[n] == '_' || at[n] == '-')
    n++;

  return n;
}

static gboolean
at_word (BeketReader *reader,
         const char  *word)
{
  gsize length = strlen (word);

  return beket_reader_name_length (reader) == length && strncmp (reader->at, word, length) == 0;
}

gboolean
beket_reader_accept_word (BeketReader *reader,
                          const char  *word)
{
  beket_reader_skip_space (reader);
  if (!at_word (reader, word))
    return FALSE;

  reader->at += strlen (word);

  return TRUE;
}

gboolean
beket_reader_accept_sign (BeketReader *reader,
                          const char  *sign)
{
  beket_reader_skip_space (reader);
  if (!g_str_has_prefix (reader->at, sign))
    return FALSE;

  reader->at += strlen (sign);

  return TRUE;
}

gboolean
beket_reader_accept_call (BeketReader *reader,
                          const char  *word)
{
  const char *before = reader->at;

  if (beket_reader_accept_word (reader, word) && beket_reader_accept_sign (reader, "("))
    return TRUE;

  reader->at = before;

  return FALSE;
}

gboolean
beket_reader_accept_comparison (BeketReader *reader,
                                NodeKind    *kind)
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
    if (beket_reader_accept_sign (reader, signs[i].sign))
      {
        *kind = signs[i].kind;
        return TRUE;
      }

  return FALSE;
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

char **
beket_reader_path (BeketReader *reader)
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

static BeketValue *
parse_text (BeketReader *reader)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (reader->at++; *reader->at != '"'; reader->at++)
    {
      if (*reader->at == '\\' && (reader->at[1] == '"' || reader->at[1] == '\\'))
        reader->at++;
      else if (*reader->at == '\0' || *reader->at == '\\')
        {
          beket_reader_refuse (reader, BEKET_PARSE_ERROR_SYNTAX,
                               *reader->at == '\0' ? "the text does not end"
                               : "only \\\" and \\\\ may be escaped");
          return NULL;
        }

      g_string_append_c (text, *reader->at);
    }

  reader->at++;

  return beket_value_new_text (text->str);
}

static BeketValue *
parse_integer (BeketReader *reader)
{
  const char *digits = reader->at + (*reader->at == '-');
  gint64 number = 0;

  if (!g_ascii_isdigit (*digits))
    {
      beket_reader_refuse (reader, BEKET_PARSE_ERROR_SYNTAX,
                           "a text, an integer, true or false is expected");
      return NULL;
    }

  for (; g_ascii_isdigit (*digits); digits++)
    {
      number = number * 10 + (*digits - '0');
      if (number > MAX_NUMBER)
        {
          beket_reader_refuse (reader, BEKET_PARSE_ERROR_RANGE,
                               "the number is larger than 2^53 - 1");
          return NULL;
        }
    }

  if (*reader->at == '-')
    number = -number;
  reader->at = digits;

  return beket_value_new_integer (number);
}

gboolean
beket_reader_at_literal (BeketReader *reader)
{
  beket_reader_skip_space (reader);

  return *reader->at == '"' || *reader->at == '-' || g_ascii_isdigit (*reader->at) ||
         at_word (reader, "true") || at_word (reader, "false");
}

BeketValue *
beket_reader_literal (BeketReader *reader)
{
  beket_reader_skip_space (reader);

  if (*reader->at == '"')
    return parse_text (reader);
  if (beket_reader_accept_word (reader, "true"))
    return beket_value_new_boolean (TRUE);
  if (beket_reader_accept_word (reader, "false"))
    return beket_value_new_boolean (FALSE);

  return parse_integer (reader);
}
