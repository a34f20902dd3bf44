/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "station/station.h"

G_BEGIN_DECLS

/* What was issued or recorded is never changed; an entry of its own takes it back or reads it otherwise. All of these need an officer who is
 * signed in: domain/correction.h says who may do what. */

/** BeketGrounds: why, and with whose consent. */
typedef struct
{
  const char *reason;       /* word of "correction-reason" */
  const char *text;         /* the officer's own words */
  const char *second;       /* (nullable): id of the supervisor who consents, enrolled here: an annulment needs one */
  const char *second_pin;   /* (nullable): his PIN: he is here, and it is his key */
} BeketGrounds;

/**
 * beket_tools_annul: waits, as all of beket_tools_*
 * @act: number or entry of an act of this station
 *
 * Writes "act.annulled". Of several attempts one succeeds: an act is taken back once. %BEKET_ERROR_TRANSITION: it holds no longer already.
 */
gboolean    beket_tools_annul     (BeketStation       *station,
                                   const char         *act,
                                   const BeketGrounds *grounds,
                                   GError            **error);
/**
 * beket_tools_supersede:
 * @facts: (nullable): file of a JSON object: members of the act's facts that read otherwise in the new one; lists are replaced whole
 * @pin: of the officer who is signed in: he signs the new act
 *
 * Draws an act of the same crossing from the facts of @act, with the corrections that its records have by now and with @facts, signs it and writes
 * "act.issued" and "act.superseded" in one transaction. Returns: (transfer full) (nullable): the entry of the new act.
 */
char       *beket_tools_supersede (BeketStation       *station,
                                   const char         *act,
                                   const BeketGrounds *grounds,
                                   const char         *facts,
                                   const char         *pin,
                                   GError            **error);
/** beket_tools_records: waits: (transfer full): beket_tx_records() of a crossing of this station. */
BeketValue *beket_tools_records   (BeketStation       *station,
                                   const char         *crossing,
                                   GError            **error);
/**
 * beket_tools_correct:
 * @record: entry of the record, or of its newest correction
 * @changes: "result=violation" ...: see beket_correction_set(); %NULL-terminated
 *
 * Writes "correction.recorded" with the whole record as it ought to read. %BEKET_ERROR_TRANSITION: it was corrected meanwhile.
 */
gboolean    beket_tools_correct   (BeketStation       *station,
                                   const char         *crossing,
                                   const char         *record,
                                   const char *const  *changes,
                                   const BeketGrounds *grounds,
                                   GError            **error);

/* The same for a window. The first and the last end with beket_station_step_finish(), a new act with beket_station_sign_act_finish(). */

void        beket_station_annul_async     (BeketStation       *self,
                                           const char         *act,
                                           const BeketGrounds *grounds,
                                           GAsyncReadyCallback callback,
                                           gpointer            user_data);
/** beket_station_supersede_async: @facts: (nullable): members that read otherwise */
void        beket_station_supersede_async (BeketStation       *self,
                                           const char         *act,
                                           const BeketGrounds *grounds,
                                           const BeketValue   *facts,
                                           const char         *pin,
                                           GAsyncReadyCallback callback,
                                           gpointer            user_data);
void        beket_station_correct_async   (BeketStation       *self,
                                           const char         *crossing,
                                           const char         *record,
                                           const char *const  *changes,
                                           const BeketGrounds *grounds,
                                           GAsyncReadyCallback callback,
                                           gpointer            user_data);

G_END_DECLS
