/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fuzzes the entries of others: a line, and a header with its body on the next line.
 */

#include "config.h"

#include "record/entry.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

static void
check (BeketEntry *entry)
{
  g_autofree char *line = beket_entry_line (entry);
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketEntry) again = beket_entry_parse_line (line, strlen (line), &error);

  g_assert_no_error (error);
  g_assert_cmpstr (again->hash, ==, entry->hash);
  g_assert_true (g_bytes_equal (again->header, entry->header));
  g_assert_true ((again->body == NULL) == (entry->body == NULL));
}

static void
try_body (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketValue) body = beket_body_parse (bytes, &error);

  g_assert_true ((body == NULL) == (error != NULL));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  const uint8_t *end = size > 0 ? memchr (data, '\n', size) : NULL;
  gsize length = end != NULL ? (gsize) (end - data) : size;
  g_autoptr (GBytes) header = g_bytes_new (data, length);
  g_autoptr (GBytes) body = end != NULL ? g_bytes_new (end + 1, size - length - 1) : NULL;
  g_autoptr (BeketEntry) line = beket_entry_parse_line ((const char *) data, size, NULL);
  g_autoptr (BeketEntry) pair = beket_entry_parse (header, body, NULL);

  if (line != NULL)
    check (line);
  if (pair != NULL)
    check (pair);
  if (body != NULL)
    try_body (body);

  return 0;
}
