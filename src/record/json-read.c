/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The strict reader of JSON: RFC 8259, as narrow as I-JSON (RFC 7493) makes it, to facts in one
 * pass.
 */

#define G_LOG_DOMAIN "beket-record"

#include "config.h"

#include "record/json-private.h"
#include "record/json.h"

#include "domain/parse-error.h"

#include <string.h>

#define MAX_INTEGER G_GINT64_CONSTANT (9007199254740991)

static void
skip_space (BeketJsonReader *self)
{
  while (self->at < self->end && (*self->at == ' ' || *self->at == '\n' || *self->at == '\r' || *self->at == '\t'))
    self->at++;
}

/* What was read goes where it belongs: behind the last of a list, under the name that waits in an object. Takes @value. */
static void
keep (BeketJsonReader *self,
      BeketValue      *value)
{
  BeketValue *up = self->depth > 0 ? self->open[self->depth - 1] : NULL;

  if (up == NULL)
    self->root = value;
  else if (beket_value_get_kind (up) == BEKET_VALUE_OBJECT)
    beket_value_add (up, g_steal_pointer (&self->names[self->depth - 1]), value);
  else
    beket_value_append (up, value);
}

static gboolean
read_number (BeketJsonReader *self)
{
  const char *begin = self->at;
  const char *digits;
  gint64 number = 0;

  if (beket_json_next_is (self, '-'))
    self->at++;
  digits = self->at;

  for (; self->at < self->end && g_ascii_isdigit (*self->at); self->at++)
    {
      number = number * 10 + g_ascii_digit_value (*self->at);
      if (number > MAX_INTEGER)
        return beket_json_fail (self, BEKET_PARSE_ERROR_RANGE, begin, "an integer beyond 2^53 - 1");
    }
  if (self->at == digits)
    return beket_json_fail (self, BEKET_PARSE_ERROR_SYNTAX, self->at, "a digit expected");
  if (*digits == '0' && self->at - digits > 1)
    return beket_json_fail (self, BEKET_PARSE_ERROR_SYNTAX, digits, "a number begins with 0");
  if (self->at < self->end && strchr (".eE", *self->at) != NULL && *self->at != '\0')
    return beket_json_fail (self, BEKET_PARSE_ERROR_CHARACTER, self->at, "only integers are allowed");

  keep (self, beket_value_new_integer (digits > begin ? -number : number));

  return TRUE;
}

static gboolean
take_word (BeketJsonReader *self,
           const char      *word)
{
  gsize length = strlen (word);

  if ((gsize) (self->end - self->at) < length || memcmp (self->at, word, length) != 0)
    return FALSE;

  self->at += length;

  return TRUE;
}

static gboolean
read_word (BeketJsonReader *self)
{
  if (take_word (self, "true"))
    keep (self, beket_value_new_boolean (TRUE));
  else if (take_word (self, "false"))
    keep (self, beket_value_new_boolean (FALSE));
  else if (take_word (self, "null"))
    keep (self, beket_value_new_null ());
  else
    return beket_json_fail (self, BEKET_PARSE_ERROR_SYNTAX, self->at, "a value expected");

  return TRUE;
}

/* A file says the same few names thousands of times: each is kept once. */
static GRefString *
name_of (BeketJsonReader *self)
{
  GRefString *name = g_hash_table_lookup (self->known, self->text->str);

  if (name == NULL)
    {
      name = g_ref_string_new_len (self->text->str, (gssize) self->text->len);
      g_hash_table_add (self->known, name);
    }

  return g_ref_string_acquire (name);
}

/* A name and its colon; two equal names mean two things to two readers. */
static gboolean
read_name (BeketJsonReader *self)
{
  const char *begin;

  skip_space (self);
  begin = self->at;
  if (!beket_json_next_is (self, '"'))
    return beket_json_fail (self, BEKET_PARSE_ERROR_SYNTAX, self->at, "a name in quotes expected");
  if (!beket_json_read_string (self))
    return FALSE;
  if (beket_value_get (self->open[self->depth - 1], self->text->str) != NULL)
    return beket_json_fail (self, BEKET_PARSE_ERROR_DUPLICATE, begin, "the same name twice");
  self->names[self->depth - 1] = name_of (self);

  skip_space (self);
  if (!beket_json_next_is (self, ':'))
    return beket_json_fail (self, BEKET_PARSE_ERROR_SYNTAX, self->at, "a colon expected");
  self->at++;

  return TRUE;
}

static gboolean
open_container (BeketJsonReader *self)
{
  BeketValue *value;

  if (self->depth == BEKET_JSON_MAX_DEPTH)
    return beket_json_fail (self, BEKET_PARSE_ERROR_LIMIT, self->at, "nested too deep");

  value = *self->at == '{' ? beket_value_new_object () : beket_value_new_list ();
  keep (self, value);
  self->open[self->depth++] = value;
  self->at++;

  return TRUE;
}

static void
close_container (BeketJsonReader *self)
{
  self->depth--;
  self->at++;
}

/* Closes what ends here, and stands before the next value or, at depth 0, behind the last. */
static gboolean
after_value (BeketJsonReader *self,
             gboolean         opened)
{
  while (self->depth > 0)
    {
      gboolean object = beket_value_get_kind (self->open[self->depth - 1]) == BEKET_VALUE_OBJECT;

      skip_space (self);
      if (beket_json_next_is (self, object ? '}' : ']'))
        {
          close_container (self);
          opened = FALSE;
          continue;
        }
      if (!opened && !beket_json_next_is (self, ','))
        return beket_json_fail (self, BEKET_PARSE_ERROR_SYNTAX, self->at,
                                "a comma or the end of a list or object expected");
      if (!opened)
        self->at++;

      return !object || read_name (self);
    }

  return TRUE;
}

static gboolean
read_value (BeketJsonReader *self)
{
  gboolean opens;

  skip_space (self);
  opens = beket_json_next_is (self, '{') || beket_json_next_is (self, '[');

  if (opens)
    {
      if (!open_container (self))
        return FALSE;
    }
  else if (beket_json_next_is (self, '"'))
    {
      if (!beket_json_read_string (self))
        return FALSE;
      keep (self, beket_value_new_text (self->text->str));
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
read_document (BeketJsonReader *self)
{
  do
    if (!read_value (self))
      return FALSE;
  while (self->depth > 0);

  skip_space (self);
  if (self->at < self->end)
    return beket_json_fail (self, BEKET_PARSE_ERROR_SYNTAX, self->at, "more than one value");

  return TRUE;
}

static gboolean
check_text (BeketJsonReader *self,
            gsize            limit)
{
  const char *bad;

  if ((gsize) (self->end - self->start) > MIN (limit, G_MAXINT))
    return beket_json_fail (self, BEKET_PARSE_ERROR_LIMIT, self->start + MIN (limit, G_MAXINT), "too long");
  if (self->end - self->start >= 3 && memcmp (self->start, "\xef\xbb\xbf", 3) == 0)
    return beket_json_fail (self, BEKET_PARSE_ERROR_CHARACTER, self->start, "a byte order mark");
  if (!g_utf8_validate_len (self->start, (gsize) (self->end - self->start), &bad))
    return beket_json_fail (self, BEKET_PARSE_ERROR_CHARACTER, bad, "no UTF-8, or U+0000");

  skip_space (self);
  if (self->at == self->end)
    return beket_json_fail (self, BEKET_PARSE_ERROR_EMPTY, self->start, "nothing there");

  return TRUE;
}

/* What was built before a fault goes with it. */
BeketValue *
beket_json_parse (const char *bytes,
                  gsize       length,
                  gsize       limit,
                  GError    **error)
{
  const char *start = bytes != NULL ? bytes : "";
  BeketJsonReader self = { .start = start, .at = start, .end = start + length, .error = error };
  gboolean ok;

  g_return_val_if_fail (bytes != NULL || length == 0, NULL);

  self.text = g_string_new (NULL);
  self.known = g_hash_table_new_full (g_str_hash, g_str_equal, (GDestroyNotify) g_ref_string_release, NULL);
  ok = check_text (&self, limit) && read_document (&self);

  while (self.depth > 0)
    g_clear_pointer (&self.names[--self.depth], g_ref_string_release);
  g_hash_table_unref (self.known);
  g_string_free (self.text, TRUE);
  if (!ok)
    g_clear_pointer (&self.root, beket_value_unref);

  return self.root;
}

gboolean
beket_json_check (const char *bytes,
                  gsize       length,
                  gsize       limit,
                  GError    **error)
{
  g_autoptr (BeketValue) value = beket_json_parse (bytes, length, limit, error);

  return value != NULL;
}
