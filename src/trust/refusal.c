/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A certificate that is not trusted: the words of beket_trust_check(), and the ones that a person reads.
 */

#define G_LOG_DOMAIN "beket-trust"

#include "config.h"

#include "trust/trust-private.h"

#include <string.h>

static const struct
{
  const char *wrong;
  const char *reason;
} reasons[] = {
  { "expired", "certificate-expired" },
  { "not yet valid", "certificate-not-yet" },
  { "revoked", "certificate-revoked" },
  { "not for this role", "certificate-role" },
  { "another state's certificate", "certificate-state" },
  { "GOST is off", "gost-off" },
};

gboolean
beket_certificate_refuse (GError    **error,
                          const char *id,
                          const char *wrong)
{
  const char *reason = "certificate-unknown";

  for (gsize i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (strcmp (reasons[i].wrong, wrong) == 0)
      reason = reasons[i].reason;

  return beket_error_set_reason (error, BEKET_ERROR_REFUSED, reason, "Certificate of %s: %s", id, wrong);
}
