/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A job for a printer, from the dialog until the printer has it all.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include <glib/gi18n.h>
#include <gtk/gtkunixprint.h>

#include "app/print-job.h"

static GtkPrintSettings *chosen;   /* (owned) (nullable): by the officer, in this run of the program */

/* Counted by references: the printers may still be looked for, and the printer may still be at it. */
typedef struct
{
  GWeakRef           window;
  GtkPrintOperation *operation;   /* (owned) (nullable): until the printer has it all */
  GPtrArray         *parts;       /* (owned) */
  char              *title;       /* (owned) */
  gboolean           blanks;      /* are another way */
  guint              n_printers;  /* that put something on paper */
  gboolean           looked;      /* all of them were seen */
} Job;

static void
job_clear (gpointer data)
{
  Job *self = data;

  g_weak_ref_clear (&self->window);
  g_ptr_array_unref (self->parts);
  g_free (self->title);
}

static void
job_release (gpointer data)
{
  g_rc_box_release_full (data, job_clear);
}

static void
job_release_closure (gpointer  data,
                     GClosure *closure)
{
  job_release (data);
}

static void
refuse (Job        *self,
        const char *why)
{
  g_autoptr (GtkWindow) window = g_weak_ref_get (&self->window);

  if (window != NULL)
    beket_print_refused (window, self->parts, self->title, self->blanks, why);
  else
    g_warning ("Not printed, and the window is gone: %s", self->title);
}

/* ---- Printers ---- */

static gboolean
count_cb (GtkPrinter *printer,
          gpointer    job)
{
  if (!gtk_printer_is_virtual (printer))
    ((Job *) job)->n_printers++;
  return FALSE;   /* go on */
}

static void
looked_cb (gpointer job)
{
  ((Job *) job)->looked = TRUE;
  job_release (job);
}

/* In a sandbox the desktop's own dialog knows more printers than are seen from inside. */
static void
look_for_printers (Job *self)
{
  if (!g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS))
    gtk_enumerate_printers (count_cb, g_rc_box_acquire (self), looked_cb, FALSE);
}

/* ---- What becomes of it ---- */

static const char *
why_not (Job                    *self,
         GtkPrintOperation      *operation,
         GtkPrintOperationResult result)
{
  if (g_object_get_data (G_OBJECT (operation), "undrawn") != NULL)
    return _ ("A page could not be drawn, so nothing of it goes to paper.");
  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    return _ ("The printer does not take it. What was signed is safe here, and goes on its way without paper.");
  if (self->looked && self->n_printers == 0)
    return _ ("No printer was found at this workplace.");
  return NULL;   /* the officer thought better of it */
}

static void
done_cb (GtkPrintOperation      *operation,
         GtkPrintOperationResult result,
         gpointer                data)
{
  Job *self = data;
  g_autoptr (GError) error = NULL;
  const char *why;

  if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    {
      g_set_object (&chosen, gtk_print_operation_get_print_settings (operation));
      g_object_set_data (G_OBJECT (operation), "sent", GINT_TO_POINTER (TRUE));
      return;
    }

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    gtk_print_operation_get_error (operation, &error);
  if (error != NULL)
    g_warning ("Not printed: %s", error->message);
  why = why_not (self, operation, result);
  if (why != NULL)
    refuse (self, why);
  g_clear_object (&self->operation);
}

/* After the job was sent: the printer may still break it off. A dialog that was left is "aborted", too. */
static void
status_cb (GtkPrintOperation *operation,
           gpointer           data)
{
  Job *self = data;

  if (g_object_get_data (G_OBJECT (operation), "sent") == NULL || !gtk_print_operation_is_finished (operation))
    return;

  if (gtk_print_operation_get_status (operation) == GTK_PRINT_STATUS_FINISHED_ABORTED)
    refuse (self, _ ("The printer broke it off: what has come out is not whole."));
  g_clear_object (&self->operation);
}

static Job *
job_new (GtkWindow  *window,
         GPtrArray  *parts,
         const char *title,
         gboolean    blanks)
{
  Job *self = g_rc_box_new0 (Job);

  g_weak_ref_init (&self->window, window);
  self->parts = g_ptr_array_ref (parts);
  self->title = g_strdup (title);
  self->blanks = blanks;
  self->operation = beket_print_operation (parts, title);
  gtk_print_operation_set_allow_async (self->operation, TRUE);
  return self;
}

static void
connect (Job        *self,
         const char *signal,
         GCallback   callback)
{
  g_signal_connect_data (self->operation, signal, callback, g_rc_box_acquire (self), job_release_closure, 0);
}

void
beket_print (GtkWindow  *window,
             GPtrArray  *parts,
             const char *title,
             gboolean    blanks)
{
  Job *job = job_new (window, parts, title, blanks);

  if (chosen != NULL)
    gtk_print_operation_set_print_settings (job->operation, chosen);
  gtk_print_operation_set_track_print_status (job->operation, TRUE);
  connect (job, "done", G_CALLBACK (done_cb));
  connect (job, "status-changed", G_CALLBACK (status_cb));
  look_for_printers (job);
  gtk_print_operation_run (job->operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, window, NULL);
  job_release (job);
}

/* ---- Instead of a printer ---- */

static void
saved_cb (GtkPrintOperation      *operation,
          GtkPrintOperationResult result,
          gpointer                data)
{
  Job *self = data;
  g_autoptr (GtkWindow) window = g_weak_ref_get (&self->window);
  const char *path = g_object_get_data (G_OBJECT (operation), "path");
  g_autofree char *name = g_filename_display_name (path);
  /* Translators: the name of a file. */
  g_autofree char *text = g_strdup_printf (_ ("Saved: %s"), name);

  if (g_object_get_data (G_OBJECT (operation), "undrawn") != NULL)
    refuse (self, why_not (self, operation, result));
  else if (result != GTK_PRINT_OPERATION_RESULT_APPLY)
    refuse (self, _ ("The file could not be written there. Choose another place."));
  else if (window != NULL)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.toast", "s", text);
  g_clear_object (&self->operation);
}

void
beket_print_save (GtkWindow  *window,
                  GPtrArray  *parts,
                  const char *title,
                  gboolean    blanks,
                  const char *path)
{
  Job *job = job_new (window, parts, title, blanks);

  g_object_set_data_full (G_OBJECT (job->operation), "path", g_strdup (path), g_free);
  gtk_print_operation_set_export_filename (job->operation, path);
  connect (job, "done", G_CALLBACK (saved_cb));
  gtk_print_operation_run (job->operation, GTK_PRINT_OPERATION_ACTION_EXPORT, window, NULL);
  job_release (job);
}
