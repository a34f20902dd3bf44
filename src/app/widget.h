/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * beket_widget_dispose:
 * For dispose() of a widget with a template: gtk_widget_dispose_template() lets go of the children that have a field and
 * leaves those that have none. After it the fields are %NULL: a late answer sees by them that the widget is gone.
 */
void beket_widget_dispose (GtkWidget *self,
                           GType      type);

G_END_DECLS
