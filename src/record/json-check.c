/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The strict validator that stands before json-glib: RFC 8259, as narrow as
 * I-JSON (RFC 7493) makes it.
 */

#define G_LOG_DOMAIN "beket-record"

#include "config.h"

#include "record/json.h"

#include "domain/parse-error.h"

#include <string.h>

#define MAX_DEPTH 32
#define MAX_INTEGER G_GINT64_CONSTANT (9007199254740991)

typedef struct
{
  const char *start;
  const char *at;
  const char *end;
  guint       depth;
  GHashTable *names[MAX_DEPTH];    /* (owned) (nullable): seen in an open object */
  GString    *text;                /* (owned): the string just read, without its escapes */
  GError    **error;
} Check;

static gboolean
fail (Check          *self,
      BeketParseError code,
      const char     *at,
      const char     *reason)
{
  int position = (int) (at - self->start);

  return beket_parse_error_set (self->error, code, position, "byte %d: %s", position, reason);
}

static void
skip_space (Check *self)
{
  while (self->at < self->end && strchr (" \t\n\r", *self->at) != NULL && *self->at != '\0')
    self->at++;
}

static gboolean
next_is (Check *self,
         char   c)
{
  return self->at < self->end && *self->at == c;
}

static gboolean
read_hex (Check    *self,
          gunichar *unit)
{
  *unit = 0;

  for (guint i = 0; i < 4; i++, self->at++)
    {
      if (self->at == self->end || !g_ascii_isxdigit (*self->at))
        return fail (self, BEKET_PARSE_ERROR_SYNTAX, self->at, "four hexadecimal digits expected");
      *unit = *unit * 16 + (gunichar) g_ascii_xdigit_value (*self->at);
    }

  return TRUE;
}

/* Behind "\u". A lone half of a surrogate pair has no UTF-8 form; U+0000 would cut the text short
 * in C. */
static gboolean
read_unicode_escape (Check *self)
{
  const char *begin = self->at - 2;
  gunichar unit;
  gunichar low;

  if (!read_hex (self, &unit))
    return FALSE;
  if (unit == 0)
    return fail (self, BEKET_PARSE_ERROR_CHARACTER, begin, "U+0000 is not allowed");
  if (unit >= 0xd800 && unit <= 0xdbff)
    {
      if (self->end - self->at < 2 || self->at[0] != '\\' || self->at[1] != 'u')
        return fail (self, BEKET_PARSE_ERROR_CHARACTER, begin, "lone surrogate");
      self->at += 2;
      if (!read_hex (self, &low))
        return FALSE;
      if (low < 0xdc00 || low > 0xdfff)
        return fail (self, BEKET_PARSE_ERROR_CHARACTER, begin, "lone surrogate");
      unit = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
    }
  else if (unit >= 0xdc00 && unit <= 0xdfff)
    return fail (self, BEKET_PARSE_ERROR_CHARACTER, begin, "lone surrogate");

  g_string_append_unichar (self->text, unit);

  return TRUE;
}

static gboolean
read_escape (Check *self)
{
  static const char letters[] = "\"\\/bfnrt";
  static const char meanings[] = "\"\\/\b\f\n\r\t";
  const char *letter;

  self->at++;
  if (self->at == self->end)
    return fail (self, BEKET_PARSE_ERROR_SYNTAX, self->at, "the text ends inside a string");
  if (*self->at == 'u')
    {
      self->at++;
      return read_unicode_escape (self);
    }

  letter = *self->at != '\0' ? strchr (letters, *self->at) : NULL;
  if (letter == NULL)
    return fail (self, BEKET_PARSE_ERROR_SYNTAX, self->at, "unknown escape");
  g_string_append_c (self->text, meanings[letter - letters]);
  self->at++;

  return TRUE;
}

static gboolean
read_string (Check *self)
{
  g_string_truncate (self->text, 0);
  self->at++;

  while (!next_is (self, '"'))
    {
      if (self->at == self->end)
        return fail (self, BEKET_PARSE_ERROR_SYNTAX, self->at, "the text ends inside a string");
      if ((guchar) * self->at < 0x20)
        return fail (self, BEKET_PARSE_ERROR_CHARACTER, self->at, "control character in a string");
      if (*self->at == '\\')
        {
          if (!read_escape (self))
            return FALSE;
        }
      else
        {
          const char *begin = self->at;

          while (self->at < self->end && (guchar) * self->at >= 0x20 && *self->at != '"' && *self->at != '\\')
            self->at++;
          g_string_append_len (self->text, begin, self->at - begin);
        }
    }
  self->at++;

  return TRUE;
}

static gboolean
read_number (Check *self)
{
  const char *begin = self->at;
  const char *digits;
  gint64 number = 0;

  if (next_is (self, '-'))
    self->at++;
  digits = self->at;

  for (; self->at < self->end && g_ascii_isdigit (*self->at); self->at++)
    {
      number = number * 10 + g_ascii_digit_value (*self->at);
      if (number > MAX_INTEGER)
        return fail (self, BEKET_PARSE_ERROR_RANGE, begin, "an integer beyond 2^53 - 1");
    }
  if (self->at == digits)
    return fail (self, BEKET_PARSE_ERROR_SYNTAX, self->at, "a digit expected");
  if (*digits == '0' && self->at - digits > 1)
    return fail (self, BEKET_PARSE_ERROR_SYNTAX, digits, "a number begins with 0");
  if (self->at < self->end && strchr (".eE", *self->at) != NULL && *self->at != '\0')
    return fail (self, BEKET_PARSE_ERROR_CHARACTER, self->at, "only integers are allowed");

  return TRUE;
}

static gboolean
read_word (Check *self)
{
  static const char *const words[] = { "true", "false", "null" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if ((gsize) (self->end - self->at) >= strlen (words[i]) &&
        memcmp (self->at, words[i], strlen (words[i])) == 0)
      {
        self->at += strlen (words[i]);
        return TRUE;
      }

  return fail (self, BEKET_PARSE_ERROR_SYNTAX, self->at, "a value expected");
}

/* A name and its colon; two equal names mean two things to two readers. */
static gboolean
read_name (Check *self)
{
  const char *begin;

  skip_space (self);
  begin = self->at;
  if (!next_is (self, '"'))
    return fail (self, BEKET_PARSE_ERROR_SYNTAX, self->at, "a name in quotes expected");
  if (!read_string (self))
    return FALSE;
  if (!g_hash_table_add (self->names[self->depth - 1], g_strdup (self->text->str)))
    return fail (self, BEKET_PARSE_ERROR_DUPLICATE, begin, "the same name twice");

  skip_space (self);
  if (!next_is (self, ':'))
    return fail (self, BEKET_PARSE_ERROR_SYNTAX, self->at, "a colon expected");
  self->at++;

  return TRUE;
}

static gboolean
open_container (Check *self)
{
  gboolean object = *self->at == '{';

  if (self->depth == MAX_DEPTH)
    return fail (self, BEKET_PARSE_ERROR_LIMIT, self->at, "nested too deep");

  if (object)
    self->names[self->depth] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->depth++;
  self->at++;

  return TRUE;
}

static void
close_container (Check *self)
{
  g_clear_pointer (&self->names[--self->depth], g_hash_table_unref);
  self->at++;
}

/* Closes what ends here, and stands before the next value or, at depth 0, behind the last. */
static gboolean
after_value (Check   *self,
             gboolean opened)
{
  while (self->depth > 0)
    {
      gboolean object = self->names[self->depth - 1] != NULL;

      skip_space (self);
      if (next_is (self, object ? '}' : ']'))
        {
          close_container (self);
          opened = FALSE;
          continue;
        }
      if (!opened && !next_is (self, ','))
        return fail (self, BEKET_PARSE_ERROR_SYNTAX, self->at,
                     "a comma or the end of a list or object expected");
      if (!opened)
        self->at++;

      return !object || read_name (self);
    }

  return TRUE;
}

static gboolean
read_value (Check *self)
{
  gboolean opens;

  skip_space (self);
  opens = next_is (self, '{') || next_is (self, '[');

  if (opens)
    {
      if (!open_container (self))
        return FALSE;
    }
  else if (next_is (self, '"'))
    {
      if (!read_string (self))
        return FALSE;
    }
  else if (self->at < self->end && (*self->at == '-' || g_ascii_isdigit (*self->at)))
    {
      if (!read_number (self))
        return FALSE;
    }
  else if (!read_word (self))
    return FALSE;

  return after_value (self, opens);
}

/* No recursion: depth is a counter here, and never the C stack. */
static gboolean
read_document (Check *self)
{
  do
    if (!read_value (self))
      return FALSE;
  while (self->depth > 0);

  skip_space (self);
  if (self->at < self->end)
    return fail (self, BEKET_PARSE_ERROR_SYNTAX, self->at, "more than one value");

  return TRUE;
}

static gboolean
check_text (Check *self,
            gsize  limit)
{
  const char *bad;

  if ((gsize) (self->end - self->start) > MIN (limit, G_MAXINT))
    return fail (self, BEKET_PARSE_ERROR_LIMIT, self->start + MIN (limit, G_MAXINT), "too long");
  if (self->end - self->start >= 3 && memcmp (self->start, "\xef\xbb\xbf", 3) == 0)
    return fail (self, BEKET_PARSE_ERROR_CHARACTER, self->start, "a byte order mark");
  if (!g_utf8_validate_len (self->start, (gsize) (self->end - self->start), &bad))
    return fail (self, BEKET_PARSE_ERROR_CHARACTER, bad, "no UTF-8, or U+0000");

  skip_space (self);
  if (self->at == self->end)
    return fail (self, BEKET_PARSE_ERROR_EMPTY, self->start, "nothing there");

  return TRUE;
}

gboolean
beket_json_check (const char *bytes,
                  gsize       length,
                  gsize       limit,
                  GError    **error)
{
  const char *start = bytes != NULL ? bytes : "";
  Check self = { start, start, start + length, 0, { NULL }, NULL, error };
  gboolean ok;

  g_return_val_if_fail (bytes != NULL || length == 0, FALSE);

  self.text = g_string_new (NULL);
  ok = check_text (&self, limit) && read_document (&self);

  while (self.depth > 0)
    g_clear_pointer (&self.names[--self.depth], g_hash_table_unref);
  g_string_free (self.text, TRUE);

  return ok;
}
