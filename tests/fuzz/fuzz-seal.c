/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Any bytes as a seal: what is accepted has a number of letters and digits of a length that fits.
 */

#include "config.h"

#include "domain/parse-error.h"
#include "domain/seal.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketSeal) seal = beket_seal_parse (text, &error);

  g_assert_true ((seal == NULL) == (error != NULL));
  if (seal == NULL)
    {
      g_assert_cmpint (beket_parse_error_get_position (error), >=, 0);
      return 0;
    }

  g_assert_cmpuint (strlen (seal->number), >=, 3);
  g_assert_cmpuint (strlen (seal->number), <=, 20);
  for (const char *c = seal->number; *c != '\0'; c++)
    g_assert_true (g_ascii_isupper (*c) || g_ascii_isdigit (*c));
  g_assert_true (g_utf8_validate (seal->raw, -1, NULL));

  return 0;
}
