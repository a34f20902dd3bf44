/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads the objects of a base revision, each from its place in the table to the next one's.
 */

#define G_LOG_DOMAIN "beket-act"

#include "config.h"

#include "act/verify-token.h"

#include <string.h>

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

/* ---- An object ---- */

/* Behind a stream's dictionary: as many bytes as it says, and then its end and nothing more. */
static void
read_stream (BeketReader *reader)
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
      beket_reader_fail (reader, "a stream is not as long as it says");
      return;
    }

  scan->stream = (const guint8 *) reader->at;
  scan->stream_size = (gsize) length->number;
}

static void
read_end (BeketReader *reader,
          int          number)
{
  const char *end = number == 0 ? "\nstartxref\n" : "\nendobj\n";

  if (number != 0 && beket_reader_at (reader, "\nstream\n"))
    read_stream (reader);
  else if (!beket_reader_at (reader, end) || (number != 0 && reader->at + strlen (end) != reader->end))
    beket_reader_fail (reader, "behind an object lies something else");
}

const char *
beket_scan_object (BeketScan *self,
                   int        number)
{
  const char *data = g_bytes_get_data (self->structure->bytes, NULL);
  gsize from, to;
  BeketReader reader;

  beket_structure_object (self->structure, number, &from, &to);
  self->at = from;
  self->stream = NULL;
  g_array_set_size (self->parts, 1);
  memset (self->parts->data, 0, sizeof (BeketPart));
  reader = (BeketReader) { .scan = self, .at = data + from, .end = data + to };
  beket_reader_value (&reader, 0);
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
