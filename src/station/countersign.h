/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "station/station.h"

G_BEGIN_DECLS

/* The second signature under an act (Article 7: what two officers have to do with one act is in its form): in the place that the record keeps for an officer of the
 * other Party, or of the own one where the form has no copy for the peer. */

/**
 * beket_station_may_countersign: may who is signed in put the second signature under what is shown?
 * @view: the act, opened
 *
 * %FALSE with %BEKET_ERROR_POWER: the place is of the other Party, or the officer has signed it himself; %BEKET_ERROR_TRANSITION: it has both signatures, holds no
 * longer, or is not valid; nobody is signed in.
 */
gboolean beket_station_may_countersign   (BeketStation        *self,
                                          const BeketActView  *view,
                                          GError             **error);
/**
 * beket_station_countersign_async: opens and judges the act, signs its second place with the officer's key, stores the file and then writes the entry
 * "act.countersigned". The file that was stays as it is.
 * @act: entry hash or number
 * @pin: asked for this signature
 */
void     beket_station_countersign_async (BeketStation        *self,
                                          const char          *act,
                                          const char          *pin,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
/** beket_station_countersign_finish: %FALSE: nothing was written; errors as above, and of a PIN or a key as beket_station_sign_act_finish() has them. */
gboolean beket_station_countersign_finish (BeketStation       *self,
                                          GAsyncResult        *result,
                                          GError             **error);
/** beket_tools_countersign: the same, waiting, for programs without a window. */
gboolean beket_tools_countersign         (BeketStation        *self,
                                          const char          *act,
                                          const char          *pin,
                                          GError             **error);

G_END_DECLS
