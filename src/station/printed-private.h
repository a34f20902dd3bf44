/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "act/paper-seal.h"
#include "station/printed.h"
#include "trust/identity.h"

G_BEGIN_DECLS

/** beket_printed_seals_load: (transfer container) (element-type GBytes): DER of the station's own seal and of those in FOLDER/trust/seals; a file that is none refuses all, named. */
GPtrArray  *beket_printed_seals_load (const char            *folder,
                                    GError               **error);
/**
 * beket_printed_judge: @text: that was read as @seal; @now: UTC microseconds
 *
 * Returns: "valid" with @sealer (transfer full), "refused" with @reason (transfer full), or "unknown-key": we hold no certificate for it.
 */
const char *beket_printed_judge      (BeketTrust            *trust,
                                    GPtrArray             *seals,
                                    const char            *text,
                                    const BeketPaperSeal  *seal,
                                    gint64                 now,
                                    char                 **sealer,
                                    char                 **reason);

G_END_DECLS
