/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "station/station.h"

G_BEGIN_DECLS

/** beket_ask_purpose_async: what the records are opened for (Article 4, paragraph 2), told to beket_station_set_purpose(). @over: a widget of the window. */
void     beket_ask_purpose_async  (GtkWidget           *over,
                                   BeketStation        *station,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data);
/** beket_ask_purpose_finish: %FALSE: nothing was said. */
gboolean beket_ask_purpose_finish (GtkWidget           *over,
                                   GAsyncResult        *result);

G_END_DECLS
