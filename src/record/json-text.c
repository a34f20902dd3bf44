/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Strings of JSON: UTF-8 and escapes, nothing that another reader could take for another text.
 */

#define G_LOG_DOMAIN "beket-record"

#include "config.h"

#include "record/json-private.h"

#include <string.h>

gboolean
beket_json_fail (BeketJsonReader *self,
                 BeketParseError  code,
                 const char      *at,
                 const char      *reason)
{
  int position = (int) (at - self->start);

  return beket_parse_error_set (self->error, code, position, "byte %d: %s", position, reason);
}

static gboolean
read_hex (BeketJsonReader *self,
          gunichar        *unit)
{
  *unit = 0;

  for (guint i = 0; i < 4; i++, self->at++)
    {
      if (self->at == self->end || !g_ascii_isxdigit (*self->at))
        return beket_json_fail (self, BEKET_PARSE_ERROR_SYNTAX, self->at, "four hexadecimal digits expected");
      *unit = *unit * 16 + (gunichar) g_ascii_xdigit_value (*self->at);
    }

  return TRUE;
}

/* Behind "\u". A lone half of a surrogate pair has no UTF-8 form; U+0000 would cut the text short
 * in C. */
static gboolean
read_unicode_escape (BeketJsonReader *self)
{
  const char *begin = self->at - 2;
  gunichar unit;
  gunichar low;

  if (!read_hex (self, &unit))
    return FALSE;
  if (unit == 0)
    return beket_json_fail (self, BEKET_PARSE_ERROR_CHARACTER, begin, "U+0000 is not allowed");
  if (unit >= 0xd800 && unit <= 0xdbff)
    {
      if (self->end - self->at < 2 || self->at[0] != '\\' || self->at[1] != 'u')
        return beket_json_fail (self, BEKET_PARSE_ERROR_CHARACTER, begin, "lone surrogate");
      self->at += 2;
      if (!read_hex (self, &low))
        return FALSE;
      if (low < 0xdc00 || low > 0xdfff)
        return beket_json_fail (self, BEKET_PARSE_ERROR_CHARACTER, begin, "lone surrogate");
      unit = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
    }
  else if (unit >= 0xdc00 && unit <= 0xdfff)
    return beket_json_fail (self, BEKET_PARSE_ERROR_CHARACTER, begin, "lone surrogate");

  g_string_append_unichar (self->plain, unit);

  return TRUE;
}

static gboolean
read_escape (BeketJsonReader *self)
{
  static const char letters[] = "\"\\/bfnrt";
  static const char meanings[] = "\"\\/\b\f\n\r\t";
  const char *letter;

  self->at++;
  if (self->at == self->end)
    return beket_json_fail (self, BEKET_PARSE_ERROR_SYNTAX, self->at, "the text ends inside a string");
  if (*self->at == 'u')
    {
      self->at++;
      return read_unicode_escape (self);
    }

  letter = *self->at != '\0' ? strchr (letters, *self->at) : NULL;
  if (letter == NULL)
    return beket_json_fail (self, BEKET_PARSE_ERROR_SYNTAX, self->at, "unknown escape");
  g_string_append_c (self->plain, meanings[letter - letters]);
  self->at++;

  return TRUE;
}

/* Up to the end of the string, the next escape or what may not be there. */
static void
skip_plain (BeketJsonReader *self)
{
  while (self->at < self->end && *self->at != '"' && *self->at != '\\' && (guchar) * self->at >= 0x20)
    self->at++;
}

static gboolean
check_end (BeketJsonReader *self)
{
  if (self->at == self->end)
    return beket_json_fail (self, BEKET_PARSE_ERROR_SYNTAX, self->at, "the text ends inside a string");
  if (*self->at != '"' && *self->at != '\\')
    return beket_json_fail (self, BEKET_PARSE_ERROR_CHARACTER, self->at, "control character in a string");

  return TRUE;
}

/* What stands between two escapes is taken in one piece. */
static gboolean
read_escaped (BeketJsonReader *self,
              const char      *begin)
{
  g_string_truncate (self->plain, 0);
  g_string_append_len (self->plain, begin, self->at - begin);

  while (*self->at == '\\')
    {
      if (!read_escape (self))
        return FALSE;
      begin = self->at;
      skip_plain (self);
      g_string_append_len (self->plain, begin, self->at - begin);
      if (!check_end (self))
        return FALSE;
    }
  self->string = self->plain->str;
  self->length = self->plain->len;

  return TRUE;
}

/* Most strings have no escape: they are not copied before they are kept. */
gboolean
beket_json_read_string (BeketJsonReader *self)
{
  const char *begin = ++self->at;

  skip_plain (self);
  if (!check_end (self))
    return FALSE;

  self->string = begin;
  self->length = (gsize) (self->at - begin);
  if (*self->at == '\\' && !read_escaped (self, begin))
    return FALSE;
  self->at++;

  return TRUE;
}
