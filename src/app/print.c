/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The pages of an act on paper.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include <glib/gi18n.h>

#include "app/print.h"
#include "station/preview.h"

static GtkPrintSettings *chosen;   /* (owned) (nullable): by the officer, in this run of the program */

/* A page that cannot be drawn must not come out of a printer as a white one. */
static void
draw_page_cb (GtkPrintOperation *operation,
              GtkPrintContext   *context,
              int                page,
              gpointer           pdf)
{
  g_autoptr (GError) error = NULL;

  if (beket_preview_print (pdf, page, gtk_print_context_get_cairo_context (context),
                           gtk_print_context_get_width (context), gtk_print_context_get_height (context), &error))
    return;

  g_warning ("A page was not printed: %s", error->message);
  gtk_print_operation_cancel (operation);
}

static GtkPageSetup *
a4 (void)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  GtkPaperSize *size = gtk_paper_size_new (GTK_PAPER_NAME_A4);

  gtk_page_setup_set_paper_size (setup, size);
  gtk_paper_size_free (size);
  return setup;
}

static GtkPrintSettings *
settings_for (int copies)
{
  GtkPrintSettings *settings = chosen != NULL ? gtk_print_settings_copy (chosen) : gtk_print_settings_new ();

  if (chosen == NULL)
    gtk_print_settings_set_duplex (settings, GTK_PRINT_DUPLEX_HORIZONTAL);
  gtk_print_settings_set_collate (settings, TRUE);
  gtk_print_settings_set_n_copies (settings, copies);
  return settings;
}

GtkPrintOperation *
beket_print_operation (GBytes     *pdf,
                       int         n_pages,
                       const char *title,
                       int         copies)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = a4 ();
  g_autoptr (GtkPrintSettings) settings = settings_for (copies);

  gtk_print_operation_set_n_pages (operation, n_pages);
  gtk_print_operation_set_job_name (operation, title);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_print_settings (operation, settings);
  gtk_print_operation_set_embed_page_setup (operation, FALSE);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (draw_page_cb), g_bytes_ref (pdf),
                         (GClosureNotify) (GCallback) g_bytes_unref, 0);
  return operation;
}

static void
done_cb (GtkPrintOperation      *operation,
         GtkPrintOperationResult result,
         GtkWidget              *widget)
{
  g_autoptr (GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    g_set_object (&chosen, gtk_print_operation_get_print_settings (operation));
  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;

  gtk_print_operation_get_error (operation, &error);
  g_warning ("Not printed: %s", error != NULL ? error->message : "");
  gtk_widget_activate_action (widget, "win.toast", "s", _ ("Not printed: the printer does not take it. The act itself is safe here."));
}

void
beket_print_pages (GtkWidget  *widget,
                   GBytes     *pdf,
                   int         n_pages,
                   const char *title,
                   int         copies)
{
  g_autoptr (GtkPrintOperation) operation = beket_print_operation (pdf, n_pages, title, copies);
  GtkRoot *root = gtk_widget_get_root (widget);

  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect_object (operation, "done", G_CALLBACK (done_cb), widget, 0);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (root), NULL);
}
