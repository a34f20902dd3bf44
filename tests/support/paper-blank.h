/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "station/blank.h"
#include "support/booth.h"

G_BEGIN_DECLS

/* Paper blanks in tests. */

/** blank_reserve: (transfer full): the number of a new one. */
char          *blank_reserve       (Booth          *booth);
/** blank_enter: (transfer none): the blank as a lorry in the queue, scanned and not begun. */
BeketCrossing *blank_enter         (Booth          *booth,
                                    const char     *number);
/** blank_type_time: as the officer types it, from the paper. */
gboolean       blank_type_time     (Booth          *booth,
                                    BeketCrossing  *crossing,
                                    gint64          when,
                                    GError        **error);
/** blank_says: the same, which must be taken. */
void           blank_says          (Booth          *booth,
                                    BeketCrossing  *crossing,
                                    gint64          when);
/** Its steps, which must work; blank_decide: admitted; blank_issue: (transfer full): draws and signs its act: the entry. */
void           blank_begin         (Booth          *booth,
                                    BeketCrossing  *crossing);
void           blank_satisfy       (Booth          *booth,
                                    BeketCrossing  *crossing);
void           blank_decide        (Booth          *booth,
                                    BeketCrossing  *crossing);
char          *blank_issue         (Booth          *booth,
                                    BeketCrossing  *crossing);
void           blank_assert_state  (Booth          *booth,
                                    const char     *number,
                                    const char     *state);
/** blank_row: (transfer full) (nullable): of the list. */
BeketValue    *blank_row           (Booth          *booth,
                                    const char     *number);
/** blank_assert_reason: and that a person is told it in Russian. */
void           blank_assert_reason (Booth          *booth,
                                    const GError   *error,
                                    const char     *reason);

G_END_DECLS
