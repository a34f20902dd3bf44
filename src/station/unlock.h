/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "station/station.h"

G_BEGIN_DECLS

/* Unlocks the key of an officer who is enrolled here, counts wrong PINs, and forgets the key again: he is here, and it is his. */
void     beket_station_unlock_async  (BeketStation         *self,
                                      const char           *officer,
                                      const char           *pin,     /* (nullable) */
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);
gboolean beket_station_unlock_finish (BeketStation         *self,
                                      GAsyncResult         *result,
                                      GError              **error);

G_END_DECLS
