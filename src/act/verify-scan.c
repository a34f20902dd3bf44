/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads the objects of a base revision (ISO 32000-1, 7.3) as our writer spells them.
 *
 * A general reader is asked what a file may mean; here only what our writer writes means anything. So names have no
 * escapes but the one that is ours, there are no comments, and a stream says its own length.
 */

#define G_LOG_DOMAIN "beket-act"

#include "config.h"

#include "act/verify-scan.h"

#include <stdlib.h>
#include <string.h>

typedef struct
{
  BeketScan  *scan;
  const char *at;
  const char *end;
  const char *fault;   /* the first one */
} Reader;

static guint read_value (Reader *reader,
                         guint   depth);

void
beket_scan_init (BeketScan            *self,
                 const BeketStructure *structure)
{
  *self = (BeketScan) { .structure = structure };
  self->parts = g_array_sized_new (FALSE, FALSE, sizeof (BeketPart), 256);
}

void
beket_scan_clear (BeketScan *self)
{
  g_clear_pointer (&self->parts, g_array_unref);
}

/* ---- Tokens ---- */

static guint
fail (Reader     *reader,
      const char *fault)
{
  if (reader->fault == NULL)
    reader->fault = fault;

  return 0;
}

static guint
fail_limit (Reader     *reader,
            const char *fault)
{
  if (reader->fault == NULL)
    reader->scan->limit = TRUE;

  return fail (reader, fault);
}

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\n';
}

static void
skip_blanks (Reader *reader)
{
  while (reader->at < reader->end && is_blank (*reader->at))
    reader->at++;
}

static gboolean
starts_with (const Reader *reader,
             const char   *text)
{
  gsize length = strlen (text);

  return (gsize) (reader->end - reader->at) >= length && memcmp (reader->at, text, length) == 0;
}

static guint
add_part (Reader       *reader,
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
read_name (Reader *reader)
{
  static const char ours[] = "/application#2fjson";
  const char *from = reader->at++;

  while (reader->at < reader->end && *reader->at > ' ' && *reader->at < 127 && !ends_token (*reader->at))
    reader->at++;
  if (reader->at - from < 2)
    return fail (reader, "a name is empty");
  if (memchr (from, '#', (gsize) (reader->at - from)) != NULL &&
      ((gsize) (reader->at - from) != strlen (ours) || memcmp (from, ours, strlen (ours)) != 0))
    return fail (reader, "a name is written with escapes");

  return add_part (reader, BEKET_PART_NAME, from);
}

static guint
read_hex (Reader *reader)
{
  const char *from = reader->at++;

  while (reader->at < reader->end && g_ascii_isxdigit (*reader->at))
    reader->at++;
  if (reader->at >= reader->end || *reader->at != '>')
    return fail (reader, "a string is not as it was written");

  reader->at++;
  return add_part (reader, BEKET_PART_STRING, from);
}

static guint
read_text (Reader *reader)
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

  return open == 0 ? add_part (reader, BEKET_PART_STRING, from) : fail (reader, "a string has no end");
}

static guint
read_word (Reader *reader)
{
  static const char *const words[] = { "true", "false", "null" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (starts_with (reader, words[i]))
      {
        const char *from = reader->at;

        reader->at += strlen (words[i]);
        return add_part (reader, BEKET_PART_WORD, from);
      }

  return fail (reader, "something is no object of PDF");
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
is_reference (const Reader *reader)
{
  return starts_with (reader, " 0 R") && reader->at + 4 < reader->end && ends_token (reader->at[4]);
}

static guint
read_number (Reader *reader)
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
link_part (Reader *reader,
           guint   whole,
           guint  *last,
           guint   part)
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
read_dictionary (Reader *reader,
                 guint   depth)
{
  const char *from = reader->at;
  guint last = 0, n = 0;
  guint whole;

  reader->at += strlen ("<<");
  whole = add_part (reader, BEKET_PART_DICTIONARY, from);
  for (skip_blanks (reader); reader->fault == NULL && !starts_with (reader, ">>"); skip_blanks (reader))
    {
      guint name = read_value (reader, depth + 1);
      guint value = name != 0 && is_new_key (reader->scan, whole, name) ? read_value (reader, depth + 1) : 0;

      if (value == 0)
        return fail (reader, "a dictionary is not as it was written");
      if (++n > BEKET_SCAN_KEYS)
        return fail_limit (reader, "a dictionary has too many keys");
      link_part (reader, whole, &last, name);
      link_part (reader, whole, &last, value);
    }

  reader->at += strlen (">>");
  return reader->fault == NULL ? whole : 0;
}

static guint
read_array (Reader *reader,
            guint   depth)
{
  const char *from = reader->at++;
  guint whole = add_part (reader, BEKET_PART_ARRAY, from);
  guint last = 0;

  for (skip_blanks (reader); reader->fault == NULL && !starts_with (reader, "]"); skip_blanks (reader))
    {
      guint part = read_value (reader, depth + 1);

      if (part != 0)
        link_part (reader, whole, &last, part);
    }

  reader->at++;
  return reader->fault == NULL ? whole : 0;
}

static guint
read_value (Reader *reader,
            guint   depth)
{
  skip_blanks (reader);
  if (reader->at >= reader->end)
    return fail (reader, "an object has no end");
  if (depth > BEKET_SCAN_DEPTH)
    return fail_limit (reader, "objects lie too deep in each other");
  if (starts_with (reader, "<<"))
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

/* ---- An object ---- */

/* Behind a stream's dictionary: as many bytes as it says, and then its end and nothing more. */
static void
read_stream (Reader *reader)
{
  static const char end[] = "\nendstream\nendobj\n";
  BeketScan *scan = reader->scan;
  const BeketPart *length = beket_scan_get (scan, beket_scan_part (scan, 1), "/Length");
  gsize left;

  reader->at += strlen ("\nstream\n");
  left = (gsize) (reader->end - reader->at);
  if (length == NULL || length->kind != BEKET_PART_NUMBER || length->number < 0 ||
      left != (gsize) length->number + strlen (end) ||
      memcmp (reader->at + length->number, end, strlen (end)) != 0)
    {
      fail (reader, "a stream is not as long as it says");
      return;
    }

  scan->stream = (const guint8 *) reader->at;
  scan->stream_size = (gsize) length->number;
}

static void
read_end (Reader *reader,
          int     number)
{
  const char *end = number == 0 ? "\nstartxref\n" : "\nendobj\n";

  if (number != 0 && starts_with (reader, "\nstream\n"))
    read_stream (reader);
  else if (!starts_with (reader, end) || (number != 0 && reader->at + strlen (end) != reader->end))
    fail (reader, "behind an object lies something else");
}

const char *
beket_scan_object (BeketScan *self,
                   int        number)
{
  const char *data = g_bytes_get_data (self->structure->bytes, NULL);
  gsize from, to;
  Reader reader;

  beket_structure_object (self->structure, number, &from, &to);
  self->at = from;
  self->stream = NULL;
  g_array_set_size (self->parts, 1);
  memset (self->parts->data, 0, sizeof (BeketPart));
  reader = (Reader) { .scan = self, .at = data + from, .end = data + to };
  read_value (&reader, 0);
  if (reader.fault == NULL)
    read_end (&reader, number);
  if (reader.fault != NULL)
    self->at = (gsize) (MIN (reader.at, reader.end) - data);

  return reader.fault;
}

/* ---- What was read ---- */

const BeketPart *
beket_scan_part (const BeketScan *self,
                 guint            index)
{
  return index != 0 && index < self->parts->len ? &g_array_index (self->parts, BeketPart, index) : NULL;
}

static gboolean
text_is (const BeketPart *part,
         const char      *text)
{
  return part->length == strlen (text) && memcmp (part->text, text, part->length) == 0;
}

const BeketPart *
beket_scan_get (const BeketScan *self,
                const BeketPart *dictionary,
                const char      *key)
{
  const BeketPart *name = NULL;

  if (dictionary != NULL && dictionary->kind == BEKET_PART_DICTIONARY)
    name = beket_scan_part (self, dictionary->first);

  while (name != NULL)
    {
      const BeketPart *value = beket_scan_part (self, name->next);

      if (text_is (name, key))
        return value;
      name = beket_scan_part (self, value->next);
    }

  return NULL;
}

gboolean
beket_part_is (const BeketPart *self,
               const char      *name)
{
  return self != NULL && self->kind == BEKET_PART_NAME && text_is (self, name);
}

gssize
beket_scan_expand (const BeketScan *self,
                   gsize            limit)
{
  guint8 nowhere[16 * 1024];
  g_autoptr (GConverter) converter = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB));
  gsize in = 0, n = 0;

  if (self->stream_size == 0)
    return 0;

  for (;;)
    {
      gsize read = 0, written = 0;
      GConverterResult result = g_converter_convert (converter, self->stream + in, self->stream_size - in, nowhere,
                                                     sizeof nowhere, G_CONVERTER_INPUT_AT_END, &read, &written, NULL);

      in += read;
      n += written;
      if (result == G_CONVERTER_ERROR || n > limit)
        return -1;
      if (result == G_CONVERTER_FINISHED)
        return in == self->stream_size ? (gssize) n : -1;
    }
}
