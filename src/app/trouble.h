/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** beket_trouble_new: a window that says why there is nothing to work with: the station in @folder did not open. */
GtkWidget *beket_trouble_new (GtkApplication *application,
                              const char     *folder,
                              const GError   *error);

G_END_DECLS
