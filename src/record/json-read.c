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
#define USUAL_PARTS 64
#define FEW         16   /* so many names are compared one by one faster than by a table */

static void
skip_space (BeketJsonReader *self)
{
  while (self->at < self->end && (*self->at == ' ' || *self->at == '\n' || *self->at == '\r' || *self->at == '\t'))
    self->at++;
}

/* What was read waits until its list or object is closed, so that this is made once, as large as it is. Takes @value. */
static void
keep (BeketJsonReader *self,
      BeketValue      *value)
{
  BeketJsonPart part = { .value = value };

  if (self->depth == 0)
    self->root = value;
  else if (self->open[self->depth - 1].object)
    g_array_index (self->parts, BeketJsonPart, self->parts->len - 1).value = value;
  else
    g_array_append_val (self->parts, part);
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

/* A name and its colon. */
static gboolean
read_name (BeketJsonReader *self)
{
  BeketJsonPart part = { NULL };

  skip_space (self);
  part.begin = self->at;
  if (!beket_json_next_is (self, '"'))
    return beket_json_fail (self, BEKET_PARSE_ERROR_SYNTAX, self->at, "a name in quotes expected");
  if (!beket_json_read_string (self))
    return FALSE;
  part.name = beket_json_names_take (&self->names, self->string, self->length);
  g_array_append_val (self->parts, part);

  skip_space (self);
  if (!beket_json_next_is (self, ':'))
    return beket_json_fail (self, BEKET_PARSE_ERROR_SYNTAX, self->at, "a colon expected");
  self->at++;

  return TRUE;
}

static gboolean
open_container (BeketJsonReader *self)
{
  if (self->depth == BEKET_JSON_MAX_DEPTH)
    return beket_json_fail (self, BEKET_PARSE_ERROR_LIMIT, self->at, "nested too deep");

  self->open[self->depth++] = (BeketJsonOpen) { *self->at == '{', self->parts->len };
  self->at++;

  return TRUE;
}

/* Two equal names mean two things to two readers. Each is kept once, so that equal ones are one in memory as well. */
static const BeketJsonPart *
find_twice_of_many (const BeketJsonPart *parts,
                    guint                n)
{
  g_autoptr (GHashTable) names = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < n; i++)
    if (!g_hash_table_add (names, parts[i].name))
      return &parts[i];

  return NULL;
}

static const BeketJsonPart *
find_twice (const BeketJsonPart *parts,
            guint                n)
{
  if (n > FEW)
    return find_twice_of_many (parts, n);

  for (guint i = 1; i < n; i++)
    for (guint j = 0; j < i; j++)
      if (parts[i].name == parts[j].name)
        return &parts[i];

  return NULL;
}

static BeketValue *
make_list (BeketJsonPart *parts,
           guint          n)
{
  BeketValue *value = beket_value_new_list_sized (n);

  for (guint i = 0; i < n; i++)
    beket_value_append (value, parts[i].value);

  return value;
}

static BeketValue *
make_object (BeketJsonPart *parts,
             guint          n)
{
  BeketValue *value = beket_value_new_object_sized (n);

  for (guint i = 0; i < n; i++)
    beket_value_add (value, parts[i].name, parts[i].value);

  return value;
}

static gboolean
close_container (BeketJsonReader *self)
{
  BeketJsonOpen *open = &self->open[self->depth - 1];
  BeketJsonPart *parts = &g_array_index (self->parts, BeketJsonPart, open->first);
  guint n = self->parts->len - open->first;
  const BeketJsonPart *twice = open->object ? find_twice (parts, n) : NULL;
  BeketValue *value;

  if (twice != NULL)
    return beket_json_fail (self, BEKET_PARSE_ERROR_DUPLICATE, twice->begin, "the same name twice");

  value = open->object ? make_object (parts, n) : make_list (parts, n);
  g_array_set_size (self->parts, open->first);
  self->depth--;
  self->at++;
  keep (self, value);

  return TRUE;
}

/* Closes what ends here, and stands before the next value or, at depth 0, behind the last. */
static gboolean
after_value (BeketJsonReader *self,
             gboolean         opened)
{
  while (self->depth > 0)
    {
      gboolean object = self->open[self->depth - 1].object;

      skip_space (self);
      if (beket_json_next_is (self, object ? '}' : ']'))
        {
          if (!close_container (self))
            return FALSE;
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
      keep (self, beket_value_new_text_len (self->string, self->length));
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
  skip_space (self);
  if (self->at == self->end)
    return beket_json_fail (self, BEKET_PARSE_ERROR_EMPTY, self->start, "nothing there");

  do
    if (!read_value (self))
      return FALSE;
  while (self->depth > 0);

  skip_space (self);
  if (self->at < self->end)
    return beket_json_fail (self, BEKET_PARSE_ERROR_SYNTAX, self->at, "more than one value");

  return TRUE;
}

/* From the first byte that is not ASCII: nearly all texts are, and eight bytes are looked at together. */
static const char *
skip_ascii (const char *at,
            const char *end)
{
  guint64 eight;

  for (; end - at >= (gssize) sizeof eight; at += sizeof eight)
    {
      memcpy (&eight, at, sizeof eight);
      if ((eight & G_GUINT64_CONSTANT (0x8080808080808080)) != 0 || memchr (at, 0, sizeof eight) != NULL)
        break;
    }

  return at;
}

gboolean
beket_json_check_text (BeketJsonReader *self,
                       gsize            limit)
{
  const char *rest = skip_ascii (self->start, self->end);
  const char *bad;

  if ((gsize) (self->end - self->start) > MIN (limit, G_MAXINT))
    return beket_json_fail (self, BEKET_PARSE_ERROR_LIMIT, self->start + MIN (limit, G_MAXINT), "too long");
  if (self->end - self->start >= 3 && memcmp (self->start, "\xef\xbb\xbf", 3) == 0)
    return beket_json_fail (self, BEKET_PARSE_ERROR_CHARACTER, self->start, "a byte order mark");
  if (!g_utf8_validate_len (rest, (gsize) (self->end - rest), &bad))
    return beket_json_fail (self, BEKET_PARSE_ERROR_CHARACTER, bad, "no UTF-8, or U+0000");

  return TRUE;
}

static void
free_parts (GArray *parts)
{
  for (guint i = 0; i < parts->len; i++)
    {
      BeketJsonPart *part = &g_array_index (parts, BeketJsonPart, i);

      g_clear_pointer (&part->name, g_ref_string_release);
      g_clear_pointer (&part->value, beket_value_unref);
    }
  g_array_unref (parts);
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

  self.plain = g_string_new (NULL);
  self.parts = g_array_sized_new (FALSE, FALSE, sizeof (BeketJsonPart), USUAL_PARTS);   /* never without memory: an empty list asks where its parts would be */
  beket_json_names_init (&self.names);
  ok = beket_json_check_text (&self, limit) && read_document (&self);

  free_parts (self.parts);
  beket_json_names_clear (&self.names);
  g_string_free (self.plain, TRUE);
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
