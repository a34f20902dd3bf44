/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One act in a list.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include <glib/gi18n.h>

#include "app/act-row.h"
#include "app/widget.h"
#include "app/words.h"

struct _BeketActRow
{
  GtkWidget     parent_instance;

  BeketStation *station;   /* (owned) */
  BeketItem    *item;      /* (owned) (nullable) */
  gulong        changed_id;
  gboolean      peers;
  const char   *style;     /* (nullable): class that is on now; static */

  GtkLabel     *title;
  GtkLabel     *time;
  GtkLabel     *number;
  GtkWidget    *state;
  GtkLabel     *shape;
  GtkLabel     *word;
};

G_DEFINE_FINAL_TYPE (BeketActRow, beket_act_row, GTK_TYPE_WIDGET)

const char *
beket_act_answer (BeketItem * item)
{
  return beket_item_text (item, "answer.decision");
}

const char *
beket_act_end (BeketItem *item)
{
  return beket_item_text (item, "end.state");
}

static void
set_state (BeketActRow *self,
           const char  *shape,
           const char  *style,
           const char  *word)
{
  g_autofree char *sentence = beket_words_sentence (word);

  if (self->style != NULL)
    gtk_widget_remove_css_class (self->state, self->style);
  self->style = style;
  gtk_widget_add_css_class (self->state, style);

  gtk_label_set_text (self->shape, shape);
  gtk_label_set_text (self->word, sentence);
}

/* The peer's act: what is asked of this officer comes first. */
static void
show_peers_state (BeketActRow *self)
{
  const char *answer = beket_act_answer (self->item);
  const char *verdict = beket_item_text (self->item, "verdict");
  const char *end = beket_act_end (self->item);

  if (*end != '\0')
    set_state (self, beket_words_act_shape (end), beket_words_act_class (end),
               beket_words_label (self->station, "act-state", end));
  else if (*answer != '\0')
    set_state (self, beket_words_act_shape (answer), beket_words_act_class (answer),
               beket_words_label (self->station, "recognition", answer));
  else if (*verdict == '\0')
    set_state (self, "◔", "quiet", _ ("being received"));
  else if (g_str_equal (verdict, "valid"))
    set_state (self, "●", "busy", _ ("awaits an answer"));
  else
    set_state (self, "✗", "bad", _ ("not valid"));
}

static void
show_own_state (BeketActRow *self)
{
  const char *state = beket_item_text (self->item, "state");

  set_state (self, beket_words_act_shape (state), beket_words_act_class (state),
             beket_words_label (self->station, "act-state", state));
}

static void
refresh (BeketActRow *self)
{
  g_autofree char *time = beket_words_moment (self->station, beket_item_text (self->item, "issued"));
  const char *title = beket_item_text (self->item, "title");

  gtk_label_set_text (self->title, *title != '\0' ? title : _ ("Without a number plate"));
  gtk_label_set_text (self->time, time);
  gtk_label_set_text (self->number, beket_item_text (self->item, "number"));

  if (self->peers)
    show_peers_state (self);
  else
    show_own_state (self);
}

void
beket_act_row_show (BeketActRow *self,
                    BeketItem   *item)
{
  g_return_if_fail (BEKET_IS_ACT_ROW (self));

  if (self->item != NULL)
    g_clear_signal_handler (&self->changed_id, self->item);

  g_set_object (&self->item, item);
  if (item == NULL)
    return;

  self->changed_id = g_signal_connect_swapped (item, "notify::row", G_CALLBACK (refresh), self);
  refresh (self);
}

static void
beket_act_row_dispose (GObject *object)
{
  BeketActRow *self = BEKET_ACT_ROW (object);

  beket_act_row_show (self, NULL);
  beket_widget_dispose (GTK_WIDGET (object), BEKET_TYPE_ACT_ROW);
  g_clear_object (&self->station);

  G_OBJECT_CLASS (beket_act_row_parent_class)->dispose (object);
}

static void
beket_act_row_class_init (BeketActRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = beket_act_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/beket/Beket/act-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BeketActRow, title);
  gtk_widget_class_bind_template_child (widget_class, BeketActRow, time);
  gtk_widget_class_bind_template_child (widget_class, BeketActRow, number);
  gtk_widget_class_bind_template_child (widget_class, BeketActRow, state);
  gtk_widget_class_bind_template_child (widget_class, BeketActRow, shape);
  gtk_widget_class_bind_template_child (widget_class, BeketActRow, word);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "actrow");
}

static void
beket_act_row_init (BeketActRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
beket_act_row_new (BeketStation *station,
                   gboolean      peers)
{
  BeketActRow *self = g_object_new (BEKET_TYPE_ACT_ROW, NULL);

  self->station = g_object_ref (station);
  self->peers = peers;

  return GTK_WIDGET (self);
}
