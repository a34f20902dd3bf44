/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The paper blanks of this station.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include <glib/gi18n.h>

#include "app/blank-row.h"
#include "app/blanks-view-private.h"
#include "app/complaint.h"
#include "app/widget.h"
#include "station/blank.h"

#define SHOWN 200   /* rows; those that are still out come first, and a station has no more than a stack of them */

G_DEFINE_FINAL_TYPE (BeketBlanksView, beket_blanks_view, GTK_TYPE_WIDGET)

enum
{
  ENTER,
  OPEN,
  LEFT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

void
beket_blanks_view_complain (BeketBlanksView *self,
                            const GError    *error)
{
  g_autofree char *text = error != NULL ? beket_complaint_of_station (self->station, error) : NULL;

  gtk_label_set_text (self->complaint, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->complaint), text != NULL);
}

/* ---- The list ---- */

static void
focus (BeketBlanksView *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  self->arriving = FALSE;
  gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : self->first);
}

static void
fill (BeketBlanksView  *self,
      const BeketValue *blanks)
{
  g_autofree char *chosen = g_strdup (beket_blank_row_get (gtk_list_box_get_selected_row (self->list), "number"));
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < MIN (beket_value_length (blanks), SHOWN); i++)
    {
      GtkWidget *row = beket_blank_row_new (self->station, beket_value_index (blanks, i));

      gtk_list_box_append (self->list, row);
      if (i == 0 || g_str_equal (beket_blank_row_get (GTK_LIST_BOX_ROW (row), "number"), chosen))
        gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
    }
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (BeketBlanksView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketValue) blanks = beket_station_blanks_finish (BEKET_STATION (source), result, &error);

  if (self->list == NULL)   /* the window was closed or built again meanwhile */
    return;
  if (blanks == NULL)
    {
      beket_blanks_view_complain (self, error);
      return;
    }

  fill (self, blanks);
  gtk_stack_set_visible_child_name (self->stack, beket_value_length (blanks) > 0 ? "blanks" : "none");
  gtk_widget_set_visible (GTK_WIDGET (self->more), beket_value_length (blanks) > SHOWN);
  beket_blanks_view_offer (self);
  if (self->arriving)
    focus (self);
}

void
beket_blanks_view_look (BeketBlanksView *self)
{
  beket_station_blanks_async (self->station, read_cb, g_object_ref (self));
}

void
beket_blanks_view_arrive (BeketBlanksView *self)
{
  g_return_if_fail (BEKET_IS_BLANKS_VIEW (self));

  self->arriving = TRUE;
  beket_blanks_view_complain (self, NULL);
  beket_blanks_view_look (self);
}

/* ---- The class ---- */

static void
activated_cb (BeketBlanksView *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "blanks.enter", NULL);
}

static void
beket_blanks_view_dispose (GObject *object)
{
  BeketBlanksView *self = BEKET_BLANKS_VIEW (object);

  beket_widget_dispose (GTK_WIDGET (object), BEKET_TYPE_BLANKS_VIEW);
  g_clear_object (&self->station);

  G_OBJECT_CLASS (beket_blanks_view_parent_class)->dispose (object);
}

static void
beket_blanks_view_class_init (BeketBlanksViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  const char *names[N_SIGNALS] = { "enter", "open", "left" };

  G_OBJECT_CLASS (class)->dispose = beket_blanks_view_dispose;
  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], BEKET_TYPE_BLANKS_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, i == LEFT ? 0 : 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/beket/Beket/blanks-view.ui");
  gtk_widget_class_bind_template_child (widget_class, BeketBlanksView, stack);
  gtk_widget_class_bind_template_child (widget_class, BeketBlanksView, list);
  gtk_widget_class_bind_template_child (widget_class, BeketBlanksView, first);
  gtk_widget_class_bind_template_child (widget_class, BeketBlanksView, more);
  gtk_widget_class_bind_template_child (widget_class, BeketBlanksView, complaint);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, beket_blanks_view_offer);
  beket_blanks_view_install_actions (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "blanks");
}

static void
beket_blanks_view_init (BeketBlanksView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  beket_blanks_view_add_keys (self);
}

GtkWidget *
beket_blanks_view_new (BeketStation *station)
{
  BeketBlanksView *self = g_object_new (BEKET_TYPE_BLANKS_VIEW, NULL);

  self->station = g_object_ref (station);
  beket_blanks_view_offer (self);
  return GTK_WIDGET (self);
}
