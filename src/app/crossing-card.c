/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A crossing of the register, with what was recorded of it.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include "app/crossing-card.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/complaint.h"
#include "app/record-correct.h"
#include "app/record-row.h"
#include "app/register-cells.h"
#include "app/widget.h"
#include "app/words.h"
#include "station/search.h"

struct _BeketCrossingCard
{
  GtkWidget     parent_instance;

  BeketStation *station;    /* (owned) */
  char         *crossing;   /* (owned) (nullable): id */
  BeketItem    *line;       /* (owned) (nullable): as it was read */

  GtkWidget    *back;
  GtkLabel     *heading;
  GtkWidget    *act;
  GtkLabel     *state;
  GtkGrid      *facts;
  GtkListBox   *records;
};

G_DEFINE_FINAL_TYPE (BeketCrossingCard, beket_crossing_card, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_TITLE,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];
static guint left_signal;

/* ---- What is shown ---- */

static void
clear (BeketCrossingCard *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->facts))) != NULL)
    gtk_grid_remove (self->facts, child);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->records))) != NULL && GTK_IS_LIST_BOX_ROW (child))
    gtk_list_box_remove (self->records, child);
  gtk_widget_set_visible (GTK_WIDGET (self->state), FALSE);
}

static void
tell (BeketCrossingCard *self,
      const char        *text)
{
  gtk_label_set_label (self->state, text);
  gtk_widget_set_visible (GTK_WIDGET (self->state), TRUE);
}

static void
add_fact (BeketCrossingCard *self,
          int               *row,
          const char        *name,
          const char        *text)
{
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *value = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_label_set_xalign (GTK_LABEL (value), 0);
  gtk_label_set_wrap (GTK_LABEL (value), TRUE);
  gtk_widget_set_hexpand (value, TRUE);
  gtk_grid_attach (self->facts, label, 0, *row, 1, 1);
  gtk_grid_attach (self->facts, value, 1, *row, 1, 1);
  (*row)++;
}

static void
add_cell (BeketCrossingCard *self,
          int               *row,
          const char        *name,
          BeketCellText      text_of)
{
  g_autofree char *text = text_of (self->station, self->line);

  if (*text != '\0' && !g_str_equal (text, "–"))
    add_fact (self, row, name, text);
}

static void
add_words (BeketCrossingCard *self,
           int               *row,
           const char        *name,
           const char        *filter,
           const char        *member)
{
  g_autofree char *text = beket_register_words (self->station, filter, beket_value_get (beket_item_get_row (self->line), member));

  if (*text != '\0')
    add_fact (self, row, name, text);
}

static void
show_line (BeketCrossingCard *self)
{
  g_autofree char *opened = beket_words_time (self->station, beket_item_text (self->line, "opened"));
  int row = 0;

  if (*beket_item_text (self->line, "id") == '\0')
    {
      tell (self, _ ("The register has no line of this crossing yet."));
      return;
    }
  add_fact (self, &row, _ ("Begun"), opened);
  if (*beket_item_text (self->line, "blank") != '\0')
    add_fact (self, &row, _ ("From paper blank"), beket_item_text (self->line, "blank"));
  add_cell (self, &row, _ ("Direction"), beket_register_direction);
  add_cell (self, &row, _ ("Subject"), beket_register_subject);
  add_cell (self, &row, _ ("Name"), beket_register_name);
  add_words (self, &row, _ ("Citizenship"), "citizenship", "citizenships");
  add_cell (self, &row, _ ("Controls"), beket_register_controls);
  add_cell (self, &row, _ ("Outcome"), beket_register_outcome);
  add_cell (self, &row, _ ("Lasted"), beket_register_lasted);
  add_words (self, &row, _ ("Officer"), "officer", "officers");
  add_cell (self, &row, _ ("Act"), beket_register_act);
}

static void
show_records (BeketCrossingCard *self,
              const BeketValue  *records)
{
  gboolean works = beket_station_get_archive (self->station) == NULL;

  for (guint i = 0; i < beket_value_length (records); i++)
    {
      GtkWidget *row = beket_record_row_new (self->station, beket_value_index (records, i));

      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), works);
      gtk_list_box_append (self->records, row);
    }
}

static void
show_page (BeketCrossingCard *self,
           const BeketValue  *page)
{
  g_clear_object (&self->line);
  self->line = beket_item_new (self->crossing, beket_value_get (page, "line"));
  clear (self);
  gtk_label_set_label (self->heading, beket_crossing_card_get_title (self));
  gtk_widget_set_visible (self->act, *beket_item_text (self->line, "act") != '\0');
  show_line (self);
  show_records (self, beket_value_get (page, "records"));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TITLE]);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (BeketCrossingCard) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketValue) page = beket_station_look_finish (BEKET_STATION (source), result, &error);
  g_autofree char *text = NULL;

  if (self->records == NULL)
    return;

  if (page != NULL)
    {
      show_page (self, page);
      return;
    }

  clear (self);
  text = beket_complaint_text (error);
  tell (self, text);
}

void
beket_crossing_card_show (BeketCrossingCard *self,
                          const char        *crossing)
{
  g_autofree char *id = g_strdup (crossing);

  g_return_if_fail (BEKET_IS_CROSSING_CARD (self));

  g_free (self->crossing);
  self->crossing = g_steal_pointer (&id);
  beket_station_open_crossing_async (self->station, self->crossing, opened_cb, g_object_ref (self));
}

const char *
beket_crossing_card_get_crossing (BeketCrossingCard *self)
{
  return self->crossing;
}

const char *
beket_crossing_card_get_title (BeketCrossingCard *self)
{
  const char *title = self->line != NULL ? beket_item_text (self->line, "title") : "";

  return *title != '\0' || self->line == NULL ? title : beket_item_text (self->line, "name");
}

/* ---- Keys ---- */

static void
leave_cb (BeketCrossingCard *self)
{
  g_signal_emit (self, left_signal, 0);
}

static void
corrected_cb (GtkWidget *card)
{
  BeketCrossingCard *self = BEKET_CROSSING_CARD (card);

  if (self->records != NULL)
    beket_crossing_card_show (self, self->crossing);
}

static void
row_cb (BeketCrossingCard *self,
        GtkListBoxRow     *row)
{
  beket_record_ask_correct (GTK_WIDGET (self), self->station, self->crossing, beket_record_row_get (row), corrected_cb);
}

static gboolean
key_cb (BeketCrossingCard *self,
        guint              keyval,
        guint              keycode,
        GdkModifierType    state)
{
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;

  leave_cb (self);

  return GDK_EVENT_STOP;
}

static void
act_cb (BeketCrossingCard *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-act", "s", beket_item_text (self->line, "act"));
}

void
beket_crossing_card_arrive (BeketCrossingCard *self)
{
  g_return_if_fail (BEKET_IS_CROSSING_CARD (self));

  gtk_widget_grab_focus (self->back);
}

/* ---- The card ---- */

static void
beket_crossing_card_get_property (GObject    *object,
                                  guint       id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  if (id == PROP_TITLE)
    g_value_set_string (value, beket_crossing_card_get_title (BEKET_CROSSING_CARD (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
beket_crossing_card_dispose (GObject *object)
{
  BeketCrossingCard *self = BEKET_CROSSING_CARD (object);

  beket_widget_dispose (GTK_WIDGET (object), BEKET_TYPE_CROSSING_CARD);
  g_clear_object (&self->line);
  g_clear_object (&self->station);
  g_clear_pointer (&self->crossing, g_free);

  G_OBJECT_CLASS (beket_crossing_card_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/org/beket/Beket/crossing-card.ui");
  gtk_widget_class_bind_template_child (widget_class, BeketCrossingCard, back);
  gtk_widget_class_bind_template_child (widget_class, BeketCrossingCard, heading);
  gtk_widget_class_bind_template_child (widget_class, BeketCrossingCard, act);
  gtk_widget_class_bind_template_child (widget_class, BeketCrossingCard, state);
  gtk_widget_class_bind_template_child (widget_class, BeketCrossingCard, facts);
  gtk_widget_class_bind_template_child (widget_class, BeketCrossingCard, records);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
  gtk_widget_class_bind_template_callback (widget_class, act_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_cb);
}

static void
beket_crossing_card_class_init (BeketCrossingCardClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = beket_crossing_card_get_property;
  object_class->dispose = beket_crossing_card_dispose;
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  left_signal = g_signal_new ("left", BEKET_TYPE_CROSSING_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  bind_template (GTK_WIDGET_CLASS (class));
}

static void
beket_crossing_card_init (BeketCrossingCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
beket_crossing_card_new (BeketStation *station)
{
  BeketCrossingCard *self = g_object_new (BEKET_TYPE_CROSSING_CARD, NULL);

  self->station = g_object_ref (station);

  return GTK_WIDGET (self);
}
