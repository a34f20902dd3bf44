/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A pair is waited for: give it beket_keep_result() and the address of a GAsyncResult that is %NULL, then beket_wait_for() that. In tools.c. */

void beket_keep_result (GObject       *source,
                        GAsyncResult  *result,
                        gpointer       user_data);
void beket_wait_for    (GAsyncResult **result);

G_END_DECLS
