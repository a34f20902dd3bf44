/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One thing that is known, two lines: what it is, and what it says. */

/** beket_fact_line: (transfer none): a label of one line of text that wraps; @style: its class. */
GtkWidget *beket_fact_line  (const char *text,
                             const char *style);
/** beket_fact_add: @value: (nullable): nothing is added for no value. */
void       beket_fact_add   (GtkBox     *box,
                             const char *name,
                             const char *value);
/** beket_fact_clear: takes all children out of @box. */
void       beket_fact_clear (GtkBox     *box);

G_END_DECLS
