/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The frame of the base revision as text: header, objects one after the other, one table, one
 * trailer. Whatever a reader of PDF might find by searching or repairing cannot be in there.
 */

#define G_LOG_DOMAIN "beket-act"

#include "config.h"

#include "act/structure.h"

#include <string.h>

#include "domain/error.h"
#include "domain/parse-error.h"

#define ENTRY 20   /* bytes of an entry, ISO 32000-1, 7.5.4 */

static gboolean
refuse (GError    **error,
        const char *why)
{
  g_set_error (error, BEKET_ERROR, BEKET_ERROR_CORRUPT, "Base revision: %s", why);
  return FALSE;
}

/* Reads digits up to @stop. Returns: what follows @stop, %NULL when it is not that. */
static const char *
read_number (const char *at,
             const char *end,
             char        stop,
             guint64    *number)
{
  guint digits = 0;

  *number = 0;
  while (at < end && g_ascii_isdigit (*at) && digits++ < 10)
    *number = *number * 10 + (guint64) (*at++ - '0');

  return digits > 0 && at < end && *at == stop ? at + 1 : NULL;
}

static const char *
skip_word (const char *at,
           const char *end,
           const char *word)
{
  gsize length = strlen (word);

  return at != NULL && (gsize) (end - at) >= length &&
         memcmp (at, word, length) == 0 ? at + length : NULL;
}

static gboolean
has_header (const char *data,
            gsize       size)
{
  static const char header[] = "%PDF-1.7\n%\277\367\242\376\n";

  return size > sizeof header && memcmp (data, header, sizeof header - 1) == 0;
}

/* "startxref\n123\n%%EOF\n" at the very end. */
static const char *
find_table (const char *data,
            const char *end)
{
  const char *from = end - MIN (end - data, 40);
  const char *word = memmem (from, (gsize) (end - from), "\nstartxref\n", strlen ("\nstartxref\n"));
  const char *after;
  guint64 offset;

  if (word == NULL)
    return NULL;

  after = read_number (word + strlen ("\nstartxref\n"), end, '\n', &offset);
  if (skip_word (after, end, "%%EOF\n") != end || offset >= (guint64) (word - data))
    return NULL;

  return data + offset;
}

/* Object @number begins at @at, and what stands before it is the end of another, or the header. */
static gboolean
is_object (const char *data,
           const char *at,
           guint64     number)
{
  guint64 found;
  const char *after = read_number (at, at + 11, ' ', &found);   /* the table is behind it, so there is more than that */

  return after != NULL && *at != '0' && found == number && memcmp (after, "0 obj\n", 6) == 0 &&
         (number == 1 || memcmp (at - 7, "endobj\n", 7) == 0) &&
         (number != 1 || at - data == 15);
}

/* Entries in the order of their objects, each further on than the one before: nothing lies between
 * them unnamed. */
static gboolean
check_entries (const char *data,
               const char *table,
               const char *entries,
               guint64     n)
{
  const char *last = data;

  if (memcmp (entries, "0000000000 65535 f \n", ENTRY) != 0)
    return FALSE;

  for (guint64 i = 1; i < n; i++)
    {
      const char *entry = entries + i * ENTRY;
      guint64 offset;

      if (read_number (entry, entry + ENTRY, ' ', &offset) != entry + 11 ||
          memcmp (entry + 10, " 00000 n \n", 10) != 0)
        return FALSE;
      if (offset + 16 > (guint64) (table - data) || data + offset <= last ||
          !is_object (data, data + offset, i))
        return FALSE;
      last = data + offset;
    }

  return memcmp (table - 7, "endobj\n", 7) == 0;
}

/* Each object ends where the next begins, so "endobj" closes it exactly once. */
static gboolean
objects_are_single (const char *data,
                    const char *entries,
                    const char *table,
                    guint64     n)
{
  for (guint64 i = 1; i < n; i++)
    {
      const char *entry = entries + i * ENTRY;
      const char *next = table;
      const char *found;
      const char *stream;
      guint64 from, to;

      read_number (entry, entry + ENTRY, ' ', &from);
      if (i + 1 < n && read_number (entry + ENTRY, entry + 2 * ENTRY, ' ', &to) != NULL)
        next = data + to;
      found = memmem (data + from, (gsize) (next - data) - from, "endobj", 6);
      stream = memmem (data + from, (gsize) (next - data) - from, "stream\n", 7);
      if (found == NULL || (found + 7 != next && (stream == NULL || found < stream)))
        return FALSE;
    }

  return TRUE;
}

static gboolean
check_trailer (const char *at,
               const char *end,
               guint64     n)
{
  g_autofree char *size = g_strdup_printf (" /Size %" G_GUINT64_FORMAT " ", n);
  const char *close = memmem (at, (gsize) (end - at), "\nstartxref\n", strlen ("\nstartxref\n"));
  g_autofree char *text = NULL;

  if (close == NULL || close - at > 512)
    return FALSE;

  text = g_strndup (at, (gsize) (close - at));
  return g_str_has_prefix (text, "trailer << /Info ") && g_str_has_suffix (text, ">] >>") &&
         strstr (text, size) != NULL && strlen (text) == (gsize) (close - at) &&
         strpbrk (text, "\n%") == NULL && strstr (text, "/Prev") == NULL &&
         strstr (text, "/XRefStm") == NULL && strstr (text, "/Encrypt") == NULL;
}

gboolean
beket_table_check (BeketStructure *self,
                   GError        **error)
{
  const char *data = g_bytes_get_data (self->bytes, NULL);
  const char *end = data + self->ends[0];
  const char *table;
  const char *entries;
  guint64 n = 0;

  if (!has_header (data, self->ends[0]))
    {
      g_set_error_literal (error, BEKET_ERROR, BEKET_ERROR_INVALID,
                           "Not an act: no PDF of this dialect");
      return FALSE;
    }

  table = find_table (data, end);
  entries = skip_word (table, end, "xref\n0 ");
  entries = entries != NULL ? read_number (entries, end, '\n', &n) : NULL;
  if (entries == NULL || n < 2 || n * ENTRY >= (guint64) (end - entries))
    return refuse (error, "no cross-reference table");
  if (n > BEKET_MAX_OBJECTS)
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_LIMIT, (int) (table - data), "An act has at most %d objects",
                                  BEKET_MAX_OBJECTS);
  if (!check_entries (data, table, entries, n) || !objects_are_single (data, entries, table, n))
    return refuse (error, "objects are not where the table says, or others lie between them");
  if (!check_trailer (entries + n * ENTRY, end, n))
    return refuse (error, "the trailer is not as it was made");

  self->n_objects = (int) n - 1;
  self->table = (gsize) (entries - data);
  return TRUE;
}

/* The entry of object @number; behind the last one, where the table begins. */
static gsize
offset_of (const BeketStructure *self,
           int                   number)
{
  const char *data = g_bytes_get_data (self->bytes, NULL);
  const char *entry = data + self->table + (gsize) number * ENTRY;
  guint64 offset = 0;

  if (number <= self->n_objects)
    read_number (entry, entry + ENTRY, ' ', &offset);
  else
    offset = (guint64) (find_table (data, data + self->ends[0]) - data);

  return (gsize) offset;
}

void
beket_structure_object (const BeketStructure *self,
                        int                   number,
                        gsize                *from,
                        gsize                *to)
{
  const char *data = g_bytes_get_data (self->bytes, NULL);

  g_return_if_fail (number >= 0 && number <= self->n_objects);

  *from = number == 0 ? self->table + (gsize) (self->n_objects + 1) * ENTRY + strlen ("trailer ") : offset_of (self, number);
  *to = number == 0 ? self->ends[0] : offset_of (self, number + 1);
  if (number != 0)
    *from += strcspn (data + *from, "\n") + 1;
}
