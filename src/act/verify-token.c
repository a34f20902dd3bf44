/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads the parts of an object (ISO 32000-1, 7.3) as our writer spells them.
 *
 * A general reader is asked what a file may mean; here only what our writer writes means anything. So names have no
 * escapes but the one that is ours, and there are no comments.
 */

#define G_LOG_DOMAIN "beket-act"

#include "config.h"

#include "act/verify-token.h"

#include <string.h>

/* ---- Tokens ---- */

guint
beket_reader_fail (BeketReader *reader,
                   const char  *fault)
{
  if (reader->fault == NULL)
    reader->fault = fault;

  return 0;
}

static guint
fail_limit (BeketReader *reader,
            const char  *fault)
{
  if (reader->fault == NULL)
    reader->scan->limit = TRUE;

  return beket_reader_fail (reader, fault);
}

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\n';
}

static void
skip_blanks (BeketReader *reader)
{
  while (reader->at < reader->end && is_blank (*reader->at))
    reader->at++;
}

gboolean
beket_reader_at (const BeketReader *reader,
                 const char        *text)
{
  gsize length = strlen (text);

  return (gsize) (reader->end - reader->at) >= length && memcmp (reader->at, text, length) == 0;
}

static guint
add_part (BeketReader  *reader,
          BeketPartKind kind,
          const char   *from)
{
  GArray *parts = reader->scan->parts;
  BeketPart part = { .kind = kind, .text = from, .length = (guint) (reader->at - from) };

  if (parts->len > BEKET_SCAN_PARTS)
    return fail_limit (reader, "an object has too many parts");

  g_array_append_val (parts, part);
  return parts->len - 1;
}

static gboolean
ends_token (char c)
{
  return is_blank (c) || strchr ("[]<>()/%{}", c) != NULL;
}

/* "/Name": an escape could hide a forbidden name from us and not from others. */
static guint
read_name (BeketReader *reader)
{
  static const char ours[] = "/application#2fjson";
  const char *from = reader->at++;

  while (reader->at < reader->end && *reader->at > ' ' && *reader->at < 127 && !ends_token (*reader->at))
    reader->at++;
  if (reader->at - from < 2)
    return beket_reader_fail (reader, "a name is empty");
  if (memchr (from, '#', (gsize) (reader->at - from)) != NULL &&
      ((gsize) (reader->at - from) != strlen (ours) || memcmp (from, ours, strlen (ours)) != 0))
    return beket_reader_fail (reader, "a name is written with escapes");

  return add_part (reader, BEKET_PART_NAME, from);
}

static guint
read_hex (BeketReader *reader)
{
  const char *from = reader->at++;

  while (reader->at < reader->end && g_ascii_isxdigit (*reader->at))
    reader->at++;
  if (reader->at >= reader->end || *reader->at != '>')
    return beket_reader_fail (reader, "a string is not as it was written");

  reader->at++;
  return add_part (reader, BEKET_PART_STRING, from);
}

static guint
read_text (BeketReader *reader)
{
  const char *from = reader->at;
  guint open = 0;

  do
    {
      char c = *reader->at++;

      if (c == '\\' && reader->at < reader->end)
        reader->at++;
      else if (c == '(')
        open++;
      else if (c == ')')
        open--;
    }
  while (open > 0 && reader->at < reader->end);

  return open == 0 ? add_part (reader, BEKET_PART_STRING, from) : beket_reader_fail (reader, "a string has no end");
}

static guint
read_word (BeketReader *reader)
{
  static const char *const words[] = { "true", "false", "null" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (beket_reader_at (reader, words[i]))
      {
        const char *from = reader->at;

        reader->at += strlen (words[i]);
        return add_part (reader, BEKET_PART_WORD, from);
      }

  return beket_reader_fail (reader, "something is no object of PDF");
}

/* ---- Numbers and references ---- */

static int
value_of (const char *from,
          const char *to)
{
  gint64 value = 0;

  for (; from < to && g_ascii_isdigit (*from) && value <= G_MAXINT; from++)
    value = value * 10 + (*from - '0');

  return from == to && value <= G_MAXINT ? (int) value : -1;
}

/* "12 0 R": of no other generation than 0. */
static gboolean
is_reference (const BeketReader *reader)
{
  return beket_reader_at (reader, " 0 R") && reader->at + 4 < reader->end && ends_token (reader->at[4]);
}

static guint
read_number (BeketReader *reader)
{
  const char *from = reader->at;
  int value;
  guint index;

  while (reader->at < reader->end && (g_ascii_isdigit (*reader->at) || strchr ("+-.", *reader->at) != NULL))
    reader->at++;
  value = value_of (from, reader->at);
  if (value > 0 && is_reference (reader))
    {
      reader->at += strlen (" 0 R");
      index = add_part (reader, BEKET_PART_REFERENCE, from);
    }
  else
    index = add_part (reader, BEKET_PART_NUMBER, from);

  if (index != 0)
    g_array_index (reader->scan->parts, BeketPart, index).number = value;
  return index;
}

/* ---- Arrays and dictionaries ---- */

static void
link_part (BeketReader *reader,
           guint        whole,
           guint       *last,
           guint        part)
{
  GArray *parts = reader->scan->parts;

  if (*last == 0)
    g_array_index (parts, BeketPart, whole).first = part;
  else
    g_array_index (parts, BeketPart, *last).next = part;
  *last = part;
}

/* No key comes twice, so none means two things. */
static gboolean
is_new_key (const BeketScan *scan,
            guint            whole,
            guint            name)
{
  const BeketPart *key = beket_scan_part (scan, name);
  const BeketPart *other = beket_scan_part (scan, beket_scan_part (scan, whole)->first);

  if (key->kind != BEKET_PART_NAME)
    return FALSE;

  for (; other != NULL; other = beket_scan_part (scan, beket_scan_part (scan, other->next)->next))
    if (other->length == key->length && memcmp (other->text, key->text, key->length) == 0)
      return FALSE;

  return TRUE;
}

static guint
read_dictionary (BeketReader *reader,
                 guint        depth)
{
  const char *from = reader->at;
  guint last = 0, n = 0;
  guint whole;

  reader->at += strlen ("<<");
  whole = add_part (reader, BEKET_PART_DICTIONARY, from);
  for (skip_blanks (reader); reader->fault == NULL && !beket_reader_at (reader, ">>"); skip_blanks (reader))
    {
      guint name = beket_reader_value (reader, depth + 1);
      guint value = name != 0 && is_new_key (reader->scan, whole, name) ? beket_reader_value (reader, depth + 1) : 0;

      if (value == 0)
        return beket_reader_fail (reader, "a dictionary is not as it was written");
      if (++n > BEKET_SCAN_KEYS)
        return fail_limit (reader, "a dictionary has too many keys");
      link_part (reader, whole, &last, name);
      link_part (reader, whole, &last, value);
    }

  reader->at += strlen (">>");
  return reader->fault == NULL ? whole : 0;
}

static guint
read_array (BeketReader *reader,
            guint        depth)
{
  const char *from = reader->at++;
  guint whole = add_part (reader, BEKET_PART_ARRAY, from);
  guint last = 0;

  for (skip_blanks (reader); reader->fault == NULL && !beket_reader_at (reader, "]"); skip_blanks (reader))
    {
      guint part = beket_reader_value (reader, depth + 1);

      if (part != 0)
        link_part (reader, whole, &last, part);
    }

  reader->at++;
  return reader->fault == NULL ? whole : 0;
}

guint
beket_reader_value (BeketReader *reader,
                    guint        depth)
{
  skip_blanks (reader);
  if (reader->at >= reader->end)
    return beket_reader_fail (reader, "an object has no end");
  if (depth > BEKET_SCAN_DEPTH)
    return fail_limit (reader, "objects lie too deep in each other");
  if (beket_reader_at (reader, "<<"))
    return read_dictionary (reader, depth);
  if (*reader->at == '[')
    return read_array (reader, depth);
  if (*reader->at == '/')
    return read_name (reader);
  if (*reader->at == '<')
    return read_hex (reader);
  if (*reader->at == '(')
    return read_text (reader);

  return g_ascii_isdigit (*reader->at) || strchr ("+-.", *reader->at) != NULL ? read_number (reader) : read_word (reader);
}
