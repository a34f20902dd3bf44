/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A PDF from anywhere: never valid without a root that is trusted, never a crash.
 */

#define G_LOG_DOMAIN "beket-fuzz"

#include "config.h"

#include <stdint.h>
#include <string.h>

#include "act/act.h"

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GBytes) pdf = g_bytes_new_static (data, size);
  g_autoptr (BeketTrust) nobody = beket_trust_new ();
  g_autoptr (BeketVerdict) verdict = beket_act_verify (pdf, nobody, 0, 1);

  g_assert_false (verdict->valid);
  g_assert_nonnull (verdict->failed);

  return 0;
}
