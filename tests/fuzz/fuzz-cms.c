/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * CMS from outside: read in one shape or refused; what is accepted signs exactly these bytes.
 */

#define G_LOG_DOMAIN "beket-fuzz"

#include "config.h"

#include <stdint.h>
#include <string.h>

#include "trust/cms.h"

#define TEXT "the bytes of an act"

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GBytes) der = g_bytes_new_static (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) signer = beket_cms_check (der, TEXT, strlen (TEXT), &error);
  g_autoptr (GBytes) other = beket_cms_check (der, TEXT, strlen (TEXT) - 1, NULL);

  g_assert_true ((signer == NULL) == (error != NULL));
  g_assert_true (signer == NULL || other == NULL);
  g_assert_true (signer == NULL || memmem (data, size, g_bytes_get_data (signer, NULL), g_bytes_get_size (signer)) != NULL);

  return 0;
}
