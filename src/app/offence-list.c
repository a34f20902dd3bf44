/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Notices of offences of both states.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include "app/offence-list.h"

#include <glib/gi18n.h>

#include "app/complaint.h"
#include "app/offence-row.h"
#include "app/widget.h"
#include "station/paper.h"

struct _BeketOffenceList
{
  GtkWidget     parent_instance;

  BeketStation *station;   /* (owned) (nullable) */
  guint         n_waiting;
  GtkListBox   *box;
};

G_DEFINE_FINAL_TYPE (BeketOffenceList, beket_offence_list, GTK_TYPE_WIDGET)

static guint changed_signal;

/* ---- Acknowledging ---- */

static void
filed_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (BeketOffenceRow) row = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *number = beket_station_file_paper_finish (BEKET_STATION (source), result, &error);
  g_autofree char *text = NULL;

  if (gtk_widget_get_root (GTK_WIDGET (row)) == NULL)   /* the window was closed or built again meanwhile */
    return;
  beket_offence_row_set_busy (row, FALSE);
  text = number != NULL ? g_strdup (_ ("The neighbour is told that its notice was read."))
                        : beket_complaint_of_station (BEKET_STATION (source), error);
  gtk_widget_activate_action (GTK_WIDGET (row), "win.toast", "s", text);
}

static void
acknowledge_cb (BeketOffenceList *self,
                BeketOffenceRow  *row)
{
  g_autoptr (BeketValue) says = beket_value_new_object ();

  beket_value_set_text (says, "offence", beket_item_get_key (beket_offence_row_get_item (row)));
  beket_offence_row_set_busy (row, TRUE);
  beket_station_file_paper_async (self->station, BEKET_PAPER_ACKNOWLEDGEMENT, says, filed_cb, g_object_ref (row));
}

/* ---- The rows ---- */

/* Whatever page is shown: it is to be read at once (Article 3(5)). */
static void
tell (BeketOffenceList *self)
{
  guint n = beket_offence_list_count (self);

  if (n > self->n_waiting)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", _ ("The neighbour reports an offence."));
  self->n_waiting = n;
  g_signal_emit (self, changed_signal, 0);
}

static GtkWidget *
make_row (gpointer item,
          gpointer user_data)
{
  BeketOffenceList *self = user_data;
  GtkWidget *row = beket_offence_row_new (self->station, item);
  GtkWidget *cell = gtk_list_box_row_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (cell), row);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (cell), FALSE);
  g_signal_connect_object (row, "acknowledge", G_CALLBACK (acknowledge_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (item, "notify::row", G_CALLBACK (tell), self, G_CONNECT_SWAPPED);
  return cell;
}

static void
items_changed_cb (BeketOffenceList *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), g_list_model_get_n_items (beket_station_offences (self->station)) > 0);
  tell (self);
}

guint
beket_offence_list_count (BeketOffenceList *self)
{
  GListModel *offences;
  guint n = 0;

  g_return_val_if_fail (BEKET_IS_OFFENCE_LIST (self), 0);

  offences = beket_station_offences (self->station);
  for (guint i = 0; i < g_list_model_get_n_items (offences); i++)
    {
      g_autoptr (BeketItem) item = g_list_model_get_item (offences, i);

      n += beket_offence_waits (item) ? 1 : 0;
    }
  return n;
}

gboolean
beket_offence_list_take_focus (BeketOffenceList *self)
{
  GtkWidget *cell;

  g_return_val_if_fail (BEKET_IS_OFFENCE_LIST (self), FALSE);

  for (cell = gtk_widget_get_last_child (GTK_WIDGET (self->box)); cell != NULL; cell = gtk_widget_get_prev_sibling (cell))
    if (GTK_IS_LIST_BOX_ROW (cell) &&
        beket_offence_row_take_focus (BEKET_OFFENCE_ROW (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (cell)))))
      return TRUE;
  return FALSE;
}

/* ---- The class ---- */

static void
beket_offence_list_dispose (GObject *object)
{
  BeketOffenceList *self = BEKET_OFFENCE_LIST (object);

  beket_widget_dispose (GTK_WIDGET (object), BEKET_TYPE_OFFENCE_LIST);
  g_clear_object (&self->station);

  G_OBJECT_CLASS (beket_offence_list_parent_class)->dispose (object);
}

static void
beket_offence_list_class_init (BeketOffenceListClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = beket_offence_list_dispose;
  changed_signal = g_signal_new ("changed", BEKET_TYPE_OFFENCE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/beket/Beket/offence-list.ui");
  gtk_widget_class_bind_template_child (widget_class, BeketOffenceList, box);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
beket_offence_list_init (BeketOffenceList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
beket_offence_list_fill (BeketOffenceList *self,
                         BeketStation     *station)
{
  GListModel *offences;

  g_return_if_fail (BEKET_IS_OFFENCE_LIST (self));

  g_set_object (&self->station, station);
  offences = beket_station_offences (station);
  gtk_list_box_bind_model (self->box, offences, make_row, self, NULL);
  g_signal_connect_object (offences, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  items_changed_cb (self);
}
