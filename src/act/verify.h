/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "act/act.h"
#include "act/structure.h"

G_BEGIN_DECLS

/*
 * The checks of an act in their order, and where each is. Their words stand in act.h, what each stops in tests/act.
 *
 *  1  at most 8 MiB; cut at every end of a revision, the last cut is the end; one base and one or two updates   structure.c, structure-table.c
 *  2  an update is one signature: range, time, name and CMS are read of it, and nothing else                    verify-update.c: read_claim
 *  3  the range covers all up to its end but the place of the CMS, and that is hex                              read_range
 *  4  a CMS stands at the beginning of that place                                                               read_cms
 *  5  the update is made again by the production writer                                                         is_ours
 *  6  and is the same, byte for byte                                                                            is_ours
 *  7  the CMS has one signer, one certificate, no content, and algorithms that are allowed                      trust/cms-read.c
 *  8  its signed attributes are those of PAdES B-B, once each                                                   trust/cms-read.c
 *  9  the certificate is the one that was signed with it, and the arithmetic is right                           trust/cms.c
 * 10  a root of its own state issued it for an officer; a list of that root tells of the moment                 trust/trust-store.c, trust-list.c
 * 11  it held at a moment that somebody else than the signer knows                                              station/act-judge.c: trusted_time
 * 12  it names the officer whom the record names for that place; two signers are two people                     verify-record.c: beket_verify_signers
 * 13  where the register has the act, this is it, or it with a signature more                                   station/act-judge.c: compare_register
 * 14  where nobody here has seen it made, the record drawn again gives the same pages                           verify-drawn.c, verify-same.c
 * 15  the base holds what an act holds and no more, within limits                                               verify-base.c, verify-rules.c
 * 16  one attached record, canonical, and the QR code is of it                                                  verify-record.c
 * 17  no fewer signatures than are known                                                                        verify.c: check_all
 * 18  what is told: "valid" or the first that failed, with its place, and each signer                           act.h: BeketVerdict
 */

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

/** beket_base_is_like: are two base revisions the same but for what draws their pages? @drawn: (out): that is the same too, and no page need be drawn. */
gboolean beket_base_is_like   (const BeketStructure *self,
                               const BeketStructure *other,
                               gboolean             *drawn);

G_END_DECLS
