/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ledger/ledger.h"

G_BEGIN_DECLS

/* Projections: made from entries alone, in the order of their positions. Private to the room. */

/** beket_project_check: has a body of a known kind what its projection cannot do without? %BEKET_ERROR_INVALID names the member. An unknown kind is well. */
gboolean  beket_project_check    (const BeketValue  *body,
                                  GError           **error);
/** beket_project_apply: @body: (nullable): %NULL and unknown kinds are kept as entries and not projected. */
gboolean  beket_project_apply    (BeketTx           *tx,
                                  const BeketEntry  *entry,
                                  gint64             position,
                                  const BeketValue  *body,
                                  GError           **error);
/** beket_project_clear: empties every projection. */
gboolean  beket_project_clear    (BeketTx           *tx,
                                  GError           **error);
/** beket_project_tables: (transfer container) (element-type utf8): names of all projections. */
GPtrArray *beket_project_tables  (void);
/** beket_project_replay: applies every entry in the order of arrival to the projections as they are. @n_entries: (inout). */
gboolean  beket_project_replay   (BeketTx           *tx,
                                  gint64            *n_entries,
                                  GError           **error);
/** beket_project_forget: takes the rows of what the entry at @erasure erases out of every projection. */
gboolean  beket_project_forget   (BeketTx           *tx,
                                  gint64             erasure,
                                  GError           **error);
/** beket_project_day: (transfer full): the day of @time (wire form) at @point; UTC's day for an unknown point. */
char     *beket_project_day      (BeketTx           *tx,
                                  const char        *point,
                                  const char        *time);

/**
 * beket_project_time: (transfer none): when what @body says came to pass: for the register, @written (when the entry was written), but of a crossing that was
 * entered from a paper blank the time on that paper.
 */
const char *beket_project_time   (const BeketValue  *body,
                                  const char        *written);
/** beket_project_blank_entered: the blank that an own "crossing.opened" was entered from, if it was; @day: of the register. */
gboolean  beket_project_blank_entered (BeketTx      *tx,
                                  gint64             position,
                                  const BeketValue  *body,
                                  const char        *day,
                                  GError           **error);

/* One for each kind: what one entry adds. */

typedef gboolean (*BeketProjection) (BeketTx           *tx,
                                     const BeketEntry  *entry,
                                     gint64             position,
                                     const BeketValue  *body,
                                     GError           **error);

gboolean  beket_project_crossing_opened    (BeketTx *tx, const BeketEntry *entry, gint64 position,
                                            const BeketValue *body, GError **error);
gboolean  beket_project_control_recorded   (BeketTx *tx, const BeketEntry *entry, gint64 position,
                                            const BeketValue *body, GError **error);
gboolean  beket_project_crossing_decided   (BeketTx *tx, const BeketEntry *entry, gint64 position,
                                            const BeketValue *body, GError **error);
gboolean  beket_project_crossing_abandoned (BeketTx *tx, const BeketEntry *entry, gint64 position,
                                            const BeketValue *body, GError **error);
gboolean  beket_project_act_issued         (BeketTx *tx, const BeketEntry *entry, gint64 position,
                                            const BeketValue *body, GError **error);
gboolean  beket_project_act_received       (BeketTx *tx, const BeketEntry *entry, gint64 position,
                                            const BeketValue *body, GError **error);
gboolean  beket_project_act_answered       (BeketTx *tx, const BeketEntry *entry, gint64 position,
                                            const BeketValue *body, GError **error);
gboolean  beket_project_advance_received   (BeketTx *tx, const BeketEntry *entry, gint64 position,
                                            const BeketValue *body, GError **error);
gboolean  beket_project_advance_arrived    (BeketTx *tx, const BeketEntry *entry, gint64 position,
                                            const BeketValue *body, GError **error);
gboolean  beket_project_risk_state         (BeketTx *tx, const BeketEntry *entry, gint64 position,
                                            const BeketValue *body, GError **error);
gboolean  beket_project_risk_fired         (BeketTx *tx, const BeketEntry *entry, gint64 position,
                                            const BeketValue *body, GError **error);
gboolean  beket_project_risk_judged        (BeketTx *tx, const BeketEntry *entry, gint64 position,
                                            const BeketValue *body, GError **error);
gboolean  beket_project_act_reinspected    (BeketTx *tx, const BeketEntry *entry, gint64 position,
                                            const BeketValue *body, GError **error);
gboolean  beket_project_act_countersigned  (BeketTx *tx, const BeketEntry *entry, gint64 position,
                                            const BeketValue *body, GError **error);
gboolean  beket_project_suspension         (BeketTx *tx, const BeketEntry *entry, gint64 position,
                                            const BeketValue *body, GError **error);
gboolean  beket_project_resumption         (BeketTx *tx, const BeketEntry *entry, gint64 position,
                                            const BeketValue *body, GError **error);
gboolean  beket_project_pass               (BeketTx *tx, const BeketEntry *entry, gint64 position,
                                            const BeketValue *body, GError **error);
gboolean  beket_project_pass_revoked       (BeketTx *tx, const BeketEntry *entry, gint64 position,
                                            const BeketValue *body, GError **error);
gboolean  beket_project_act_ended          (BeketTx *tx, const BeketEntry *entry, gint64 position,
                                            const BeketValue *body, GError **error);
gboolean  beket_project_correction         (BeketTx *tx, const BeketEntry *entry, gint64 position,
                                            const BeketValue *body, GError **error);
gboolean  beket_project_paper              (BeketTx *tx, const BeketEntry *entry, gint64 position,
                                            const BeketValue *body, GError **error);
gboolean  beket_project_body_erased        (BeketTx *tx, const BeketEntry *entry, gint64 position,
                                            const BeketValue *body, GError **error);
gboolean  beket_project_access             (BeketTx *tx, const BeketEntry *entry, gint64 position,
                                            const BeketValue *body, GError **error);
gboolean  beket_project_offence            (BeketTx *tx, const BeketEntry *entry, gint64 position,
                                            const BeketValue *body, GError **error);
gboolean  beket_project_assistance         (BeketTx *tx, const BeketEntry *entry, gint64 position,
                                            const BeketValue *body, GError **error);
gboolean  beket_project_hand_over          (BeketTx *tx, const BeketEntry *entry, gint64 position,
                                            const BeketValue *body, GError **error);
gboolean  beket_project_evidence           (BeketTx *tx, const BeketEntry *entry, gint64 position,
                                            const BeketValue *body, GError **error);
gboolean  beket_project_reply              (BeketTx *tx, const BeketEntry *entry, gint64 position,
                                            const BeketValue *body, GError **error);
gboolean  beket_project_blank_reserved     (BeketTx *tx, const BeketEntry *entry, gint64 position,
                                            const BeketValue *body, GError **error);
gboolean  beket_project_blank_spoiled      (BeketTx *tx, const BeketEntry *entry, gint64 position,
                                            const BeketValue *body, GError **error);
gboolean  beket_project_day_closed         (BeketTx *tx, const BeketEntry *entry, gint64 position,
                                            const BeketValue *body, GError **error);
gboolean  beket_project_day_reopened       (BeketTx *tx, const BeketEntry *entry, gint64 position,
                                            const BeketValue *body, GError **error);

/* What must be so of the texts in @data, which are there: times, days, lists of words. %BEKET_ERROR_INVALID. */

gboolean  beket_project_check_suspension   (const BeketValue *data, GError **error);
gboolean  beket_project_check_resumption   (const BeketValue *data, GError **error);
gboolean  beket_project_check_pass         (const BeketValue *data, GError **error);
gboolean  beket_project_check_pass_revoked (const BeketValue *data, GError **error);
gboolean  beket_project_check_annulled     (const BeketValue *data, GError **error);
gboolean  beket_project_check_correction   (const BeketValue *data, GError **error);
gboolean  beket_project_check_offence      (const BeketValue *data, GError **error);
gboolean  beket_project_check_request      (const BeketValue *data, GError **error);
gboolean  beket_project_check_evidence     (const BeketValue *data, GError **error);
gboolean  beket_project_check_blanks       (const BeketValue *data, GError **error);
gboolean  beket_project_check_day_closed   (const BeketValue *data, GError **error);
gboolean  beket_project_check_day_stated   (const BeketValue *data, GError **error);
gboolean  beket_project_check_day_reopened (const BeketValue *data, GError **error);
gboolean  beket_project_check_in_force     (const BeketValue *data, GError **error);
gboolean  beket_project_check_handed_over  (const BeketValue *data, GError **error);
gboolean  beket_project_check_access       (const BeketValue *data, GError **error);
gboolean  beket_project_check_erased       (const BeketValue *data, GError **error);

/** beket_rebuild_owed: makes the projections again when a step of the schema has asked for it: entries of its kinds may have come before it. */
gboolean  beket_rebuild_owed               (BeketTx *tx, GError **error);

G_END_DECLS
