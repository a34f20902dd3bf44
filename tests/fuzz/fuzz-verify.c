/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A PDF from anywhere: never valid without a root that is trusted, never a crash. Nobody's signature passes here, so the checks behind it
 * are called as well.
 */

#define G_LOG_DOMAIN "beket-fuzz"

#include "config.h"

#include <stdint.h>
#include <string.h>

#include "act/structure.h"

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

static void
check_rest (GBytes *pdf)
{
  g_autoptr (BeketStructure) structure = beket_structure_read (pdf, NULL);
  g_autoptr (GBytes) record = NULL;
  g_autofree char *seal = NULL;
  g_autofree char *number = beket_act_read_number (pdf);

  if (structure == NULL)
    return;

  (void) beket_base_check (structure, NULL);
  record = beket_record_read (structure, NULL);
  seal = beket_base_seal (structure);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GBytes) pdf = g_bytes_new_static (data, size);
  g_autoptr (BeketTrust) nobody = beket_trust_new ();
  g_autoptr (BeketVerdict) verdict = beket_act_verify (pdf, nobody, 0, 1);

  g_assert_false (verdict->valid);
  g_assert_nonnull (verdict->failed);
  g_assert_cmpint (verdict->position, >=, -1);
  g_assert_cmpint (verdict->position, <=, (gint64) size);
  check_rest (pdf);

  return 0;
}
