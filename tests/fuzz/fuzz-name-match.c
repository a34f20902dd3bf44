/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two names, a line each: each is the same as itself, and both ways round give one answer.
 */

#include "config.h"

#include "domain/name-latin.h"
#include "domain/name-match.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_auto (GStrv) names = g_strsplit (text, "\n", 2);
  const char *a = names[0] == NULL ? "" : names[0];
  const char *b = names[0] == NULL || names[1] == NULL ? "" : names[1];
  g_autofree char *folded = beket_name_fold (a);
  g_autofree char *cyrillic = beket_name_cyrillic (a);

  g_assert_true (g_utf8_validate (folded, -1, NULL));
  g_assert_true (cyrillic == NULL || g_utf8_validate (cyrillic, -1, NULL));
  g_assert_cmpint (beket_name_match (a, a), ==, BEKET_NAME_SAME);
  g_assert_cmpint (beket_name_match (a, b), ==, beket_name_match (b, a));

  return 0;
}
