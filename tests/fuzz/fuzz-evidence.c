/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Evidence from outside: whatever its bytes, a verdict; what is told fits a screen, and names these bytes if it says so.
 */

#define G_LOG_DOMAIN "beket-fuzz"

#include "config.h"

#include <stdint.h>
#include <string.h>

#include "trust/evidence.h"

#define TEXT "the bytes of an act"

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GBytes) file = g_bytes_new_static (data, size);
  g_autoptr (GBytes) act = g_bytes_new_static (TEXT, strlen (TEXT));
  g_autoptr (GBytes) other = g_bytes_new_static (TEXT, strlen (TEXT) - 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketEvidence) evidence = beket_evidence_read (file, act, &error);
  g_autoptr (BeketEvidence) of_other = beket_evidence_read (file, other, NULL);

  g_assert_true ((evidence == NULL) == (error != NULL));
  if (evidence == NULL)
    return 0;
  g_assert_true (evidence->who == NULL || (g_utf8_validate (evidence->who, -1, NULL) && g_utf8_strlen (evidence->who, -1) <= 128));
  g_assert_true (strcmp (evidence->checked, "not-checked") == 0 || of_other == NULL);

  return 0;
}
