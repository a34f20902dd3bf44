/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** beket_ask_file_async: asks for an act's PDF. */
void  beket_ask_file_async  (GtkWindow           *parent,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data);
/** beket_ask_evidence_async: asks for a file of any kind that goes with a notice. */
void  beket_ask_evidence_async (GtkWindow        *parent,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data);
/** beket_ask_folder_async: asks for the folder of a copy of the records. */
void  beket_ask_folder_async (GtkWindow          *parent,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data);
/** beket_ask_save_async: asks where a file is to be written; @name: that it gets unless the officer says another. What is there is asked for again. */
void  beket_ask_save_async  (GtkWindow           *parent,
                             const char          *name,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data);
/** beket_ask_file_finish: (transfer full) (nullable): of any of these; %NULL: the officer thought better of it. */
GFile *beket_ask_file_finish (GtkWindow          *parent,
                             GAsyncResult        *result);

G_END_DECLS
