/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One notice of an offence.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include "app/offence-row.h"

#include <glib/gi18n.h>

#include "app/locale.h"
#include "app/widget.h"
#include "app/words.h"

struct _BeketOffenceRow
{
  GtkWidget     parent_instance;

  BeketStation *station;   /* (owned) */
  BeketItem    *item;      /* (owned) */

  GtkLabel     *title;
  GtkLabel     *when;
  GtkLabel     *who;
  GtkLabel     *text;
  GtkLabel     *measures;
  GtkLabel     *state;
  GtkWidget    *acknowledge;
};

G_DEFINE_FINAL_TYPE (BeketOffenceRow, beket_offence_row, GTK_TYPE_WIDGET)

static guint acknowledge_signal;

gboolean
beket_offence_waits (BeketItem *item)
{
  return g_str_equal (beket_item_text (item, "side"), "peer") && *beket_item_text (item, "reply.entry") == '\0';
}

/* ---- What it says ---- */

static void
add_part (GString    *line,
          const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (line, "%s%s", line->len > 0 ? ", " : "", part);
}

static void
add_rows (GString          *line,
          const BeketValue *rows,
          const char       *first,
          const char       *second)
{
  for (guint i = 0; i < beket_value_length (rows); i++)
    {
      const char *text = beket_value_get_text (beket_value_index (rows, i), first);

      add_part (line, text != NULL ? text : beket_value_get_text (beket_value_index (rows, i), second));
    }
}

/* (transfer full) */
static char *
who_of (const BeketValue *row)
{
  GString *line = g_string_new (NULL);

  add_rows (line, beket_value_get (row, "persons"), "name", "documentNumber");
  add_rows (line, beket_value_get (row, "vehicles"), "plate", "container");
  add_rows (line, beket_value_get (row, "goods"), "name", "hsCode");
  return g_string_free (line, FALSE);
}

/* (transfer full) */
static char *
measures_of (BeketOffenceRow *self)
{
  const BeketValue *words = beket_value_get (beket_item_get_row (self->item), "measures");
  const BeketValue *norms = beket_value_get (beket_item_get_row (self->item), "norms");
  GString *line = g_string_new (NULL);

  for (guint i = 0; i < beket_value_length (words); i++)
    add_part (line, beket_words_label (self->station, "measure", beket_value_to_text (beket_value_index (words, i))));
  add_rows (line, norms, "article", "act");
  return g_string_free (line, FALSE);
}

/* (transfer full): in the reader's language, else in the one in which it was written. */
static char *
text_of (BeketOffenceRow *self)
{
  const BeketValue *both = beket_value_get (beket_item_get_row (self->item), "circumstances");
  const char *text = beket_value_get_text (both, beket_language_word (beket_locale_get ()));

  if (text == NULL)
    text = beket_value_get_text (both, beket_locale_get () == BEKET_KK ? "ru" : "kk");
  return g_strdup (text != NULL ? text : "");
}

/* (transfer full) */
static char *
title_of (BeketOffenceRow *self)
{
  g_autofree char *category = beket_words_sentence (beket_words_label (self->station, "offence",
                                                                       beket_item_text (self->item, "category")));
  const char *fact = beket_item_text (self->item, "fact");

  if (!g_str_equal (fact, "attempt"))
    return g_strdup (category);
  return g_strdup_printf ("%s · %s", category, beket_words_label (self->station, "offence-fact", fact));
}

/* (transfer full) */
static char *
state_of (BeketOffenceRow *self)
{
  const char *officer = beket_item_text (self->item, "reply.officer");
  g_autofree char *time = beket_words_moment (self->station, beket_item_text (self->item, "reply.received"));
  const char *state = beket_item_text (self->item, "state");

  if (*beket_item_text (self->item, "reply.entry") == '\0')
    return beket_words_sentence (beket_words_label (self->station, "act-state", state));
  /* Translators: when, and who. */
  return g_strdup_printf (_ ("✓ Acknowledged %s · %s"), time, officer);
}

static void
set_text (GtkLabel   *label,
          const char *text)
{
  gtk_label_set_text (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
}

static void
show (BeketOffenceRow *self)
{
  g_autofree char *title = title_of (self);
  g_autofree char *time = beket_words_moment (self->station, beket_item_text (self->item, "time"));
  g_autofree char *point = beket_words_point (self->station, beket_item_text (self->item, "point"));
  g_autofree char *when = g_strdup_printf ("%s · %s · %s", time, point, beket_item_text (self->item, "number"));
  g_autofree char *who = who_of (beket_item_get_row (self->item));
  g_autofree char *text = text_of (self);
  g_autofree char *measures = measures_of (self);
  g_autofree char *state = state_of (self);
  gboolean waits = beket_offence_waits (self->item);

  set_text (self->title, title);
  set_text (self->when, when);
  set_text (self->who, who);
  set_text (self->text, text);
  set_text (self->measures, measures);
  set_text (self->state, waits ? "" : state);
  gtk_widget_set_visible (self->acknowledge, waits && beket_station_get_archive (self->station) == NULL);
}

/* ---- What is asked of it ---- */

BeketItem *
beket_offence_row_get_item (BeketOffenceRow *self)
{
  g_return_val_if_fail (BEKET_IS_OFFENCE_ROW (self), NULL);

  return self->item;
}

void
beket_offence_row_set_busy (BeketOffenceRow *self,
                            gboolean         busy)
{
  g_return_if_fail (BEKET_IS_OFFENCE_ROW (self));

  gtk_widget_set_sensitive (self->acknowledge, !busy);
}

gboolean
beket_offence_row_take_focus (BeketOffenceRow *self)
{
  g_return_val_if_fail (BEKET_IS_OFFENCE_ROW (self), FALSE);

  return gtk_widget_get_visible (self->acknowledge) && gtk_widget_grab_focus (self->acknowledge);
}

static void
clicked_cb (BeketOffenceRow *self)
{
  g_signal_emit (self, acknowledge_signal, 0);
}

/* ---- The class ---- */

static void
beket_offence_row_dispose (GObject *object)
{
  BeketOffenceRow *self = BEKET_OFFENCE_ROW (object);

  beket_widget_dispose (GTK_WIDGET (object), BEKET_TYPE_OFFENCE_ROW);
  g_clear_object (&self->station);
  g_clear_object (&self->item);

  G_OBJECT_CLASS (beket_offence_row_parent_class)->dispose (object);
}

static void
beket_offence_row_class_init (BeketOffenceRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = beket_offence_row_dispose;
  acknowledge_signal = g_signal_new ("acknowledge", BEKET_TYPE_OFFENCE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/beket/Beket/offence-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BeketOffenceRow, title);
  gtk_widget_class_bind_template_child (widget_class, BeketOffenceRow, when);
  gtk_widget_class_bind_template_child (widget_class, BeketOffenceRow, who);
  gtk_widget_class_bind_template_child (widget_class, BeketOffenceRow, text);
  gtk_widget_class_bind_template_child (widget_class, BeketOffenceRow, measures);
  gtk_widget_class_bind_template_child (widget_class, BeketOffenceRow, state);
  gtk_widget_class_bind_template_child (widget_class, BeketOffenceRow, acknowledge);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
beket_offence_row_init (BeketOffenceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
beket_offence_row_new (BeketStation *station,
                       BeketItem    *item)
{
  BeketOffenceRow *self = g_object_new (BEKET_TYPE_OFFENCE_ROW, NULL);

  self->station = g_object_ref (station);
  self->item = g_object_ref (item);
  g_signal_connect_object (item, "notify::row", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
  return GTK_WIDGET (self);
}
