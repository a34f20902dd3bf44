/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Asks for a file or a folder. GtkFileChooserNative stands here and nowhere else.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include <glib/gi18n.h>

#include "app/ask-file.h"

static void
response_cb (GtkNativeDialog *dialog,
             int              response,
             gpointer         user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  GFile *file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

  g_task_return_pointer (task, file, g_object_unref);
  g_object_unref (dialog);
}

static GtkFileFilter *
acts_filter (void)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Acts (PDF)"));
  gtk_file_filter_add_mime_type (filter, "application/pdf");
  gtk_file_filter_add_pattern (filter, "*.pdf");

  return filter;
}

static GtkFileChooserNative *
show_dialog (GtkWindow           *parent,
             const char          *title,
             const char          *accept,
             GtkFileChooserAction action,
             GTask               *task)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title, parent, action, accept, _ ("Cancel"));

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));

  return dialog;
}

void
beket_ask_file_async (GtkWindow          *parent,
                      GAsyncReadyCallback callback,
                      gpointer            user_data)
{
  g_autoptr (GtkFileFilter) filter = acts_filter ();
  GTask *task = g_task_new (parent, NULL, callback, user_data);

  g_task_set_source_tag (task, beket_ask_file_async);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (show_dialog (parent, _ ("Verify a file"), _ ("Verify"),
                                                              GTK_FILE_CHOOSER_ACTION_OPEN, task)), filter);
}

void
beket_ask_evidence_async (GtkWindow          *parent,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  GTask *task = g_task_new (parent, NULL, callback, user_data);

  g_task_set_source_tag (task, beket_ask_evidence_async);
  show_dialog (parent, _ ("Attach a file"), _ ("Attach"), GTK_FILE_CHOOSER_ACTION_OPEN, task);
}

void
beket_ask_folder_async (GtkWindow          *parent,
                        GAsyncReadyCallback callback,
                        gpointer            user_data)
{
  GTask *task = g_task_new (parent, NULL, callback, user_data);

  g_task_set_source_tag (task, beket_ask_folder_async);
  show_dialog (parent, _ ("Open a copy of the records"), _ ("Open"), GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, task);
}

void
beket_ask_save_async (GtkWindow          *parent,
                      const char         *name,
                      GAsyncReadyCallback callback,
                      gpointer            user_data)
{
  GTask *task = g_task_new (parent, NULL, callback, user_data);

  g_task_set_source_tag (task, beket_ask_save_async);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (show_dialog (parent, _ ("Save the pages"), _ ("Save"),
                                                                    GTK_FILE_CHOOSER_ACTION_SAVE, task)), name);
}

GFile *
beket_ask_file_finish (GtkWindow    *parent,
                       GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, parent), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}
