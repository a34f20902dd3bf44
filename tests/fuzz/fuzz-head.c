/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fuzzes signed heads: what opens gives exactly the bytes that were signed, and seals to a line that opens the same.
 */

#include "config.h"

#include "record/head.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GBytes) text = NULL;
  g_autoptr (GBytes) signature = NULL;
  g_autoptr (GBytes) certificate = NULL;
  g_autoptr (GBytes) signed_bytes = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autoptr (BeketHead) twice = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *line = NULL;
  g_autoptr (BeketHead) head = beket_head_open ((const char *) data, size, &text, &signature, &certificate, &error);

  g_assert_true ((head == NULL) == (error != NULL));
  if (head == NULL)
    return 0;

  signed_bytes = beket_head_bytes (head);
  g_assert_true (g_bytes_equal (signed_bytes, text));
  line = beket_head_seal (text, signature, certificate);
  twice = beket_head_open (line, strlen (line), &again, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (again, text));

  return 0;
}
