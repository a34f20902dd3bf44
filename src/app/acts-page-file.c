/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file from anywhere, verified at the page of acts.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include <glib/gi18n.h>

#include "app/acts-page-private.h"
#include "app/ask-file.h"
#include "app/complaint.h"

void
beket_acts_page_forget_file (BeketActsPage *self)
{
  g_cancellable_cancel (self->judging);
  g_clear_object (&self->judging);
  g_clear_pointer (&self->file, g_free);
}

static void
file_judged_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (BeketActsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketActView) view = beket_station_verify_file_finish (BEKET_STATION (source), result, &error);
  g_autofree char *text = NULL;

  if (self->list == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;   /* the window was closed or built again, or something else was chosen meanwhile */

  if (view == NULL)
    {
      text = beket_complaint_text (error);
      beket_verdict_card_tell (self->verdict, "▲", "caution", text);
      return;
    }

  self->view = g_steal_pointer (&view);
  beket_acts_page_judge (self);
}

void
beket_acts_page_verify (BeketActsPage *self,
                        const char    *path)
{
  g_return_if_fail (BEKET_IS_ACTS_PAGE (self));

  beket_acts_page_show_item (self, NULL);
  self->file = g_path_get_basename (path);
  self->judging = g_cancellable_new ();
  beket_act_list_unchoose (self->list);
  gtk_stack_set_visible_child_name (self->stack, "act");
  beket_verdict_card_tell (self->verdict, "○", "quiet", _ ("The act is being checked…"));
  beket_acts_page_tell (self);
  beket_station_verify_file_async (self->station, path, self->judging, file_judged_cb, g_object_ref (self));
}

static void
file_asked_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (BeketActsPage) self = user_data;
  g_autoptr (GFile) file = beket_ask_file_finish (GTK_WINDOW (source), result);

  if (file != NULL && self->list != NULL && g_file_peek_path (file) != NULL)
    beket_acts_page_verify (self, g_file_peek_path (file));
}

static void
verify_file_cb (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  beket_ask_file_async (GTK_WINDOW (gtk_widget_get_root (widget)), file_asked_cb, g_object_ref (widget));
}

void
beket_acts_page_install_file (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "acts.verify-file", NULL, verify_file_cb);
}
