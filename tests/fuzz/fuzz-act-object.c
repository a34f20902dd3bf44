/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The text of one object, within a file whose table is right: so that what is tried is how objects are read, not where they lie.
 */

#define G_LOG_DOMAIN "beket-fuzz"

#include "config.h"

#include <stdint.h>
#include <string.h>

#include "act/structure.h"

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

static GBytes *
frame (const uint8_t *data,
       size_t         size)
{
  GString *text = g_string_new ("%PDF-1.7\n%\277\367\242\376\n1 0 obj\n");
  gsize table;

  g_string_append_len (text, (const char *) data, (gssize) size);
  g_string_append (text, "\nendobj\n");
  table = text->len;
  g_string_append_printf (text, "xref\n0 2\n0000000000 65535 f \n0000000015 00000 n \ntrailer << /Info 1 0 R /Root 1 0 R"
                          " /Size 2 /ID [<00><00>] >>\nstartxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n", table);
  return g_string_free_to_bytes (text);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (BeketStructure) structure = g_new0 (BeketStructure, 1);

  structure->bytes = frame (data, size);
  structure->fault_at = -1;
  if (beket_cuts_find (structure, NULL) && beket_table_check (structure, NULL))
    g_assert_false (beket_base_check (structure, NULL));

  return 0;
}
