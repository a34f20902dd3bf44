/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The QR of an act as somebody scanned it.
 */

#define G_LOG_DOMAIN "beket-fuzz"

#include "config.h"

#include <stdint.h>
#include <string.h>

#include "act/paper-seal.h"

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketPaperSeal) seal = beket_paper_seal_read (text, NULL, &error);

  g_assert_true ((seal == NULL) == (error != NULL));
  if (seal != NULL)
    g_assert_true (g_utf8_validate (seal->number, -1, NULL) && strlen (seal->record_hash) == 64);

  return 0;
}
