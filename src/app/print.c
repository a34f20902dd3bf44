/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pages for a printer: which come when, and on which side of a sheet.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include <glib/gi18n.h>

#include "app/print.h"
#include "station/preview.h"

BeketPrintPart *
beket_print_part_new (const char *label,
                      GBytes     *pdf,
                      int         n_pages)
{
  BeketPrintPart *self = g_new0 (BeketPrintPart, 1);

  self->label = g_strdup (label);
  self->pdf = g_bytes_ref (pdf);
  self->n_pages = n_pages;
  self->unit = n_pages;
  self->wanted = TRUE;
  return self;
}

void
beket_print_part_free (BeketPrintPart *self)
{
  g_free (self->label);
  g_bytes_unref (self->pdf);
  g_free (self);
}

/* ---- The pages ---- */

static gboolean
on_both_sides (GtkPrintOperation *operation)
{
  GtkPrintSettings *settings = gtk_print_operation_get_print_settings (operation);

  return gtk_print_settings_get_duplex (settings) != GTK_PRINT_DUPLEX_SIMPLEX;
}

/* What is for one must not begin on the back of what is for another. */
static int
sides_of_unit (const BeketPrintPart *part,
               gboolean              both)
{
  return part->unit + (both ? part->unit % 2 : 0);
}

static int
sides_of (const BeketPrintPart *part,
          gboolean              both)
{
  if (!part->wanted || part->unit == 0)
    return 0;

  return part->n_pages / part->unit * sides_of_unit (part, both);
}

static void
begin_cb (GtkPrintOperation *operation,
          GtkPrintContext   *context,
          gpointer           data)
{
  const GPtrArray *parts = data;
  gboolean both = on_both_sides (operation);
  int sides = 0;

  for (guint i = 0; i < parts->len; i++)
    sides += sides_of (g_ptr_array_index (parts, i), both);
  gtk_print_operation_set_n_pages (operation, MAX (sides, 1));
  if (sides == 0)
    gtk_print_operation_cancel (operation);
}

/* (nullable): the part that has this side of the job; @side becomes its own. */
static const BeketPrintPart *
find_part (const GPtrArray *parts,
           gboolean         both,
           int             *side)
{
  for (guint i = 0; i < parts->len; i++)
    {
      const BeketPrintPart *part = g_ptr_array_index (parts, i);
      int sides = sides_of (part, both);

      if (*side < sides)
        return part;
      *side -= sides;
    }

  return NULL;
}

/* The page of its pdf; -1: the back of a last page. */
static int
page_of (const BeketPrintPart *part,
         gboolean              both,
         int                   side)
{
  int unit = side / sides_of_unit (part, both);
  int page = side % sides_of_unit (part, both);

  return page < part->unit ? unit * part->unit + page : -1;
}

/* A page that cannot be drawn must not come out of a printer as a white one. */
static void
draw_page_cb (GtkPrintOperation *operation,
              GtkPrintContext   *context,
              int                side,
              gpointer           parts)
{
  gboolean both = on_both_sides (operation);
  const BeketPrintPart *part = find_part (parts, both, &side);
  int page = part != NULL ? page_of (part, both, side) : -1;
  g_autoptr (GError) error = NULL;

  if (page < 0)
    return;
  if (beket_preview_print (part->pdf, page, gtk_print_context_get_cairo_context (context),
                           gtk_print_context_get_width (context), gtk_print_context_get_height (context), &error))
    return;

  g_warning ("A page was not printed: %s", error->message);
  g_object_set_data (G_OBJECT (operation), "undrawn", GINT_TO_POINTER (TRUE));
  gtk_print_operation_cancel (operation);
}

/* ---- Which of the copies ---- */

static GObject *
choice_cb (GtkPrintOperation *operation,
           gpointer           data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  const GPtrArray *parts = data;

  gtk_widget_set_margin_top (box, 18);
  gtk_widget_set_margin_start (box, 18);
  for (guint i = 0; i < parts->len; i++)
    {
      const BeketPrintPart *part = g_ptr_array_index (parts, i);
      GtkWidget *button = gtk_check_button_new_with_label (part->label);

      gtk_check_button_set_active (GTK_CHECK_BUTTON (button), part->wanted);
      gtk_box_append (GTK_BOX (box), button);
    }

  return G_OBJECT (box);
}

static void
chosen_cb (GtkPrintOperation *operation,
           GtkWidget         *box,
           gpointer           data)
{
  GtkWidget *button = gtk_widget_get_first_child (box);
  const GPtrArray *parts = data;

  for (guint i = 0; i < parts->len && button != NULL; i++, button = gtk_widget_get_next_sibling (button))
    ((BeketPrintPart *) g_ptr_array_index (parts, i))->wanted = gtk_check_button_get_active (GTK_CHECK_BUTTON (button));
}

/* ---- The operation ---- */

static GtkPageSetup *
a4 (void)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  GtkPaperSize *size = gtk_paper_size_new (GTK_PAPER_NAME_A4);

  gtk_page_setup_set_paper_size (setup, size);
  gtk_paper_size_free (size);
  return setup;
}

static void
connect (GtkPrintOperation *operation,
         const char        *signal,
         GCallback          callback,
         GPtrArray         *parts)
{
  g_signal_connect_data (operation, signal, callback, g_ptr_array_ref (parts), (GClosureNotify) (GCallback) g_ptr_array_unref, 0);
}

GtkPrintOperation *
beket_print_operation (GPtrArray  *parts,
                       const char *title)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = a4 ();
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();

  gtk_print_settings_set_duplex (settings, GTK_PRINT_DUPLEX_HORIZONTAL);
  gtk_print_settings_set_collate (settings, TRUE);
  gtk_print_operation_set_print_settings (operation, settings);
  gtk_print_operation_set_job_name (operation, title);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_embed_page_setup (operation, FALSE);
  connect (operation, "begin-print", G_CALLBACK (begin_cb), parts);
  connect (operation, "draw-page", G_CALLBACK (draw_page_cb), parts);
  if (parts->len > 1)
    {
      gtk_print_operation_set_custom_tab_label (operation, _ ("Copies for"));
      connect (operation, "create-custom-widget", G_CALLBACK (choice_cb), parts);
      connect (operation, "custom-widget-apply", G_CALLBACK (chosen_cb), parts);
    }
  return operation;
}
