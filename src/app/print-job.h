/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/print.h"

G_BEGIN_DECLS

/** beket_print_refused: @why: a sentence; the officer reads it, and chooses whether the pages are printed again or saved as a PDF, or paper blanks are filled in. */
void beket_print_refused (GtkWindow  *window,
                          GPtrArray  *parts,
                          const char *title,
                          gboolean    blanks,
                          const char *why);
/** beket_print_save: (element-type BeketPrintPart): writes the pages of @parts into @path, as a printer would have them. */
void beket_print_save    (GtkWindow  *window,
                          GPtrArray  *parts,
                          const char *title,
                          gboolean    blanks,
                          const char *path);

G_END_DECLS
