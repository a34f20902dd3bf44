/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void beket_about_show     (GtkWindow *parent);
/** beket_about_show_keys: every key of the window. */
void beket_about_show_keys (GtkWindow *parent);

G_END_DECLS
