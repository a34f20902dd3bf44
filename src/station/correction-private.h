/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/correction.h"
#include "station/correction.h"
#include "station/station-private.h"

G_BEGIN_DECLS

/* What both ways of correcting share: who asks, who consents, what the entry says. */

/* To consent, or to take over, is to unlock one's own key, here and now. */
gboolean    beket_station_check_presence (BeketStation       *self,
                                        const char          *officer,
                                        const char          *pin,     /* (nullable) */
                                        GError             **error);
/* Checks all of it, the second person's PIN last. @authors: (nullable): whose work it is. */
gboolean    beket_station_may_correct  (BeketStation        *self,
                                        BeketCorrectionKind  kind,
                                        const BeketGrounds  *grounds,
                                        const char *const   *authors,
                                        GError             **error);
/* (transfer full): {entry, reason, text, officer, approvedBy, MEMBER: time}. */
BeketValue *beket_station_correction_data (BeketStation       *self,
                                        const char          *entry,
                                        const BeketGrounds  *grounds,
                                        const char          *member);
/* Waits: appends @data as an entry of @kind about @subject, if @still says, inside the transaction, that it may be. */
gboolean    beket_station_append_if    (BeketStation        *self,
                                        const char          *kind,
                                        const char          *subject,
                                        const BeketValue    *data,
                                        BeketLedgerFunc      still,
                                        gpointer             still_data,
                                        GError             **error);

G_END_DECLS
