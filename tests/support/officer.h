/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** officer_issue: as beket_setup_officer(), which must succeed here, but into a PKCS#12 that opens at once: openssl hashes its PIN a
 * single time. GnuTLS does so 600000 times for each of three parts, which was nine tenths of the work of a test that signs. What ours
 * writes is opened in tests/trust, in the tests of beketctl and in the drills. */
void officer_issue (const char *authority,
                    const char *id,
                    const char *name,
                    const char *body,
                    const char *point,
                    const char *pin,
                    const char *path);

G_END_DECLS
