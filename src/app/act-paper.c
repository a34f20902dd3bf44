/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An act on paper: its copies, each for whom it is. What is signed stays what is shown.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include <glib/gi18n.h>

#include "app/act-preview-private.h"
#include "app/complaint.h"
#include "app/print.h"
#include "app/words.h"
#include "station/document.h"

void
beket_act_preview_forget_print (BeketActPreview *self)
{
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->form, beket_form_unref);
  g_clear_object (&self->station);
  if (self->print != NULL)
    gtk_widget_set_visible (self->print, FALSE);
}

void
beket_act_preview_offer_print (BeketActPreview *self,
                               BeketStation    *station,
                               const char      *title,
                               const BeketForm *form)
{
  g_return_if_fail (BEKET_IS_ACT_PREVIEW (self) && self->pdf != NULL);

  beket_act_preview_forget_print (self);
  self->title = g_strdup (title);
  self->station = g_object_ref (station);
  self->form = form != NULL ? beket_form_ref ((BeketForm *) form) : NULL;
  gtk_widget_set_visible (self->print, TRUE);
}

static GPtrArray *
parts_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) beket_print_part_free);
}

static void
print (BeketActPreview *self,
       GPtrArray       *parts)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root != NULL)
    beket_print (GTK_WINDOW (root), parts, self->title, self->form != NULL);
}

/* (transfer full): as the dialog asks for them. */
static GPtrArray *
name_copies (BeketStation    *station,
             const GPtrArray *copies)
{
  GPtrArray *parts = parts_new ();

  for (guint i = 0; i < copies->len; i++)
    {
      const BeketActCopy *copy = g_ptr_array_index (copies, i);
      g_autofree char *label = beket_words_sentence (beket_words_label (station, "copy", copy->copy));

      g_ptr_array_add (parts, beket_print_part_new (label, copy->pdf, copy->n_pages));
    }

  return parts;
}

typedef struct
{
  BeketActPreview *preview;   /* (owned) */
  GBytes          *pdf;       /* (owned): that was asked for */
} Wish;

static void
drawn_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autofree Wish *wish = user_data;
  g_autoptr (BeketActPreview) self = wish->preview;
  g_autoptr (GBytes) pdf = wish->pdf;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) copies = beket_station_draw_copies_finish (BEKET_STATION (source), result, &error);
  g_autoptr (GPtrArray) parts = NULL;
  g_autofree char *text = NULL;

  if (self->print == NULL)   /* the window was closed or built again meanwhile */
    return;
  gtk_widget_set_sensitive (self->print, TRUE);
  if (self->pdf != pdf || self->title == NULL)
    return;   /* another act is shown meanwhile */

  if (copies == NULL)
    {
      text = beket_complaint_text (error);
      gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", text);
      return;
    }

  parts = name_copies (self->station, copies);
  print (self, parts);
}

static void
draw_copies (BeketActPreview *self)
{
  Wish *wish = g_new (Wish, 1);

  wish->preview = g_object_ref (self);
  wish->pdf = g_bytes_ref (self->pdf);
  gtk_widget_set_sensitive (self->print, FALSE);
  beket_station_draw_copies_async (self->station, self->pdf, self->form, drawn_cb, wish);
}

gboolean
beket_act_preview_print (BeketActPreview *self)
{
  g_autoptr (GPtrArray) parts = NULL;

  g_return_val_if_fail (BEKET_IS_ACT_PREVIEW (self), FALSE);

  if (self->title == NULL || self->pages->len == 0)
    return FALSE;
  if (!gtk_widget_get_sensitive (self->print))
    return TRUE;   /* its copies are being drawn */

  if (self->form != NULL)
    {
      draw_copies (self);
      return TRUE;
    }

  parts = parts_new ();
  g_ptr_array_add (parts, beket_print_part_new (self->title, self->pdf, (int) self->pages->len));
  print (self, parts);
  return TRUE;
}
