/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was not printed, and what can be done instead.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include <glib/gi18n.h>

#include "app/ask-file.h"
#include "app/ask.h"
#include "app/print-job.h"

typedef struct
{
  GPtrArray *parts;   /* (owned) */
  char      *title;   /* (owned) */
  gboolean   blanks;
} Pages;

static Pages *
pages_new (GPtrArray  *parts,
           const char *title,
           gboolean    blanks)
{
  Pages *self = g_new (Pages, 1);

  self->parts = g_ptr_array_ref (parts);
  self->title = g_strdup (title);
  self->blanks = blanks;
  return self;
}

static void
pages_free (Pages *self)
{
  g_ptr_array_unref (self->parts);
  g_free (self->title);
  g_free (self);
}

static void
place_asked_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  Pages *pages = user_data;
  g_autoptr (GFile) file = beket_ask_file_finish (GTK_WINDOW (source), result);

  if (file != NULL && g_file_peek_path (file) != NULL)
    beket_print_save (GTK_WINDOW (source), pages->parts, pages->title, pages->blanks, g_file_peek_path (file));
  pages_free (pages);
}

static void
save (GtkWindow   *window,
      const Pages *pages)
{
  g_autofree char *name = g_strconcat (pages->title, ".pdf", NULL);

  beket_ask_save_async (window, name, place_asked_cb, pages_new (pages->parts, pages->title, pages->blanks));
}

static void
accepted_cb (BeketAsk *ask,
             Pages    *pages)
{
  GtkWindow *window = gtk_window_get_transient_for (GTK_WINDOW (ask));
  const char *instead = beket_ask_get (ask, "instead");

  if (g_str_equal (instead, "save"))
    save (window, pages);
  else if (g_str_equal (instead, "blanks"))
    gtk_widget_activate_action (GTK_WIDGET (window), "win.paper-blanks", NULL);
  else
    beket_print (window, pages->parts, pages->title, pages->blanks);
  gtk_window_destroy (GTK_WINDOW (ask));
}

void
beket_print_refused (GtkWindow  *window,
                     GPtrArray  *parts,
                     const char *title,
                     gboolean    blanks,
                     const char *why)
{
  const char *words[] = { "save", "again", blanks ? "blanks" : NULL, NULL };
  const char *labels[] = { _ ("Save as a PDF"), _ ("Print again"), blanks ? _ ("Fill in paper blanks by hand") : NULL, NULL };
  BeketAsk *ask = beket_ask_new (GTK_WIDGET (window), _ ("Not printed"), why, _ ("Continue"));

  beket_ask_add_choice (ask, "instead", _ ("Instead"), words, labels, NULL);
  g_signal_connect_data (ask, "accepted", G_CALLBACK (accepted_cb), pages_new (parts, title, blanks), (GClosureNotify) (GCallback) pages_free, 0);
  gtk_window_present (GTK_WINDOW (ask));
}
