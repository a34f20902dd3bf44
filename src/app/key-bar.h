/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/guide-keys.h"

G_BEGIN_DECLS

/** BeketKeyBar: the bar at the bottom: the keys that work now, and only those; each is a button as well. */
#define BEKET_TYPE_KEY_BAR (beket_key_bar_get_type ())
G_DECLARE_FINAL_TYPE (BeketKeyBar, beket_key_bar, BEKET, KEY_BAR, GtkWidget)

GtkWidget *beket_key_bar_new  (void);
/**
 * beket_key_bar_sync:
 * @flags: %BEKET_GUIDE_FLAG() of each key that works now
 * @next: what Enter does
 */
void       beket_key_bar_sync (BeketKeyBar *self,
                               guint        flags,
                               const char  *next);

G_END_DECLS
