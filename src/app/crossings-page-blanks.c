/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Paper blanks on the page of crossings: their list in the place of the guide, and a crossing that is entered from one.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include "app/crossings-page-private.h"

#include <glib/gi18n.h>

#include "app/blanks-view.h"
#include "app/complaint.h"
#include "app/guide.h"
#include "station/blank.h"

gboolean
beket_crossings_page_shows_blanks (BeketCrossingsPage *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->middle), "blanks") == 0;
}

void
beket_crossings_page_show_blanks (BeketCrossingsPage *self)
{
  g_return_if_fail (BEKET_IS_CROSSINGS_PAGE (self));

  gtk_widget_set_visible (GTK_WIDGET (self->right), FALSE);
  gtk_widget_set_visible (self->divider, FALSE);
  gtk_stack_set_visible_child_name (self->middle, "blanks");
  beket_blanks_view_arrive (BEKET_BLANKS_VIEW (self->blanks));
}

/* Back to the crossing that was open behind the list, in the same step and field. */
void
beket_crossings_page_leave_blanks (BeketCrossingsPage *self)
{
  BeketCrossing *crossing = beket_crossings_page_get_crossing (self);

  beket_crossings_page_show (self, crossing);
  if (crossing != NULL)
    beket_guide_arrive (BEKET_GUIDE (self->guide));
}

static void
entered_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (BeketCrossingsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  BeketCrossing *crossing = beket_station_enter_blank_finish (BEKET_STATION (source), result, &error);
  g_autofree char *text = NULL;

  if (self->guide == NULL || self->station == NULL)   /* the window was closed or built again meanwhile: the crossing is in the queue */
    return;
  if (crossing == NULL)
    {
      text = beket_complaint_of_station (BEKET_STATION (source), error);
      beket_crossings_page_say (self, text);
      return;
    }

  beket_crossings_page_show (self, crossing);
  beket_guide_ask_paper_time (BEKET_GUIDE (self->guide));
}

static void
enter (BeketCrossingsPage *self,
       const char         *number)
{
  beket_station_enter_blank_async (self->station, number, self->subject == NULL ? "truck" : self->subject, entered_cb, g_object_ref (self));
}

gboolean
beket_crossings_page_scan_blank (BeketCrossingsPage *self,
                                 const char         *text)
{
  g_autofree char *number = beket_station_blank_of_scan (text);

  if (number == NULL)
    return FALSE;

  enter (self, number);
  return TRUE;
}

/* One that is in the queue comes up; one that has left it is in the register. */
static void
on_open (BeketCrossingsPage *self,
         const char         *crossing)
{
  GListModel *queue = beket_station_crossings (self->station);

  for (guint i = 0; i < g_list_model_get_n_items (queue); i++)
    {
      g_autoptr (BeketCrossing) queued = g_list_model_get_item (queue, i);

      if (g_str_equal (beket_crossing_get_id (queued), crossing))
        {
          beket_crossings_page_show (self, queued);
          beket_guide_arrive (BEKET_GUIDE (self->guide));
          return;
        }
    }

  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-crossing", "s", crossing);
}

void
beket_crossings_page_add_blanks (BeketCrossingsPage *self)
{
  self->blanks = beket_blanks_view_new (self->station);
  gtk_stack_add_named (self->middle, self->blanks, "blanks");
  g_signal_connect_object (self->blanks, "enter", G_CALLBACK (enter), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->blanks, "open", G_CALLBACK (on_open), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->blanks, "left", G_CALLBACK (beket_crossings_page_leave_blanks), self, G_CONNECT_SWAPPED);
}
