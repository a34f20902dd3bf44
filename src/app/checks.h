/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Several of a few words, each a check of its own in a flow box. The check takes the focus: a cell around it would be one more stop of the Tab key. */

void       beket_checks_clear  (GtkFlowBox  *box);
/** beket_checks_add: @toggled (GObject *user_data) when it is another now. */
void       beket_checks_add    (GtkFlowBox  *box,
                                const char  *key,
                                const char  *label,
                                GCallback    toggled,
                                gpointer     user_data);
/** beket_checks_chosen: (transfer container) (element-type utf8): keys, in their order; they live as long as the checks. */
GPtrArray *beket_checks_chosen (GtkFlowBox  *box);

G_END_DECLS
