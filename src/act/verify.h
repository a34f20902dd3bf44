/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "act/act.h"
#include "act/structure.h"

G_BEGIN_DECLS

/* Words of BeketVerdict.failed stand in act.h. */

/** beket_verdict_fail: sets the first failed check. @position: in the file, -1 = none; @error: (transfer full) (nullable): becomes the detail. Returns: always %FALSE. */
gboolean beket_verdict_fail   (BeketVerdict     *self,
                               const char       *word,
                               gint64            position,
                               GError           *error);

/** beket_verify_update: update @index of @structure: made again, its CMS checked, its certificate judged; adds to the signers. @certificate: (out) (transfer full). */
gboolean beket_verify_update  (BeketVerdict     *self,
                               BeketStructure   *structure,
                               guint             index,
                               BeketTrust       *trust,
                               gint64            trusted_time,
                               GBytes          **certificate);

/** beket_verify_record: the attached record, its seal, and whether it names those who signed. */
gboolean beket_verify_record  (BeketVerdict     *self,
                               BeketStructure   *structure);
gboolean beket_verify_signers (BeketVerdict     *self);

G_END_DECLS
