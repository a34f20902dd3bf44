/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is known of a crossing so far.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include "app/summary.h"

#include <glib/gi18n.h>

#include "app/locale.h"
#include "app/summary-lines.h"
#include "app/widget.h"
#include "app/words.h"

struct _BeketSummary
{
  GtkWidget      parent_instance;

  BeketStation  *station;        /* (owned) */
  BeketCrossing *crossing;       /* (owned) (nullable) */
  GPtrArray     *known;          /* (owned) (nullable) (element-type BeketSummaryLine): what is drawn */
  GtkWidget     *lines;
  GtkWidget     *alerts_title;
  GtkWidget     *alerts;
  GtkWidget     *peer_title;
  GtkWidget     *peer;
};

G_DEFINE_FINAL_TYPE (BeketSummary, beket_summary, GTK_TYPE_WIDGET)

static void
clear (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static GtkWidget *
make_label (const char *text,
            const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);

  return label;
}

static void
add_line (BeketSummary     *self,
          BeketSummaryLine *line)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *caption = make_label (line->caption, "caption");
  GtkWidget *button = gtk_button_new ();
  g_autofree char *spoken = g_strdup_printf ("%s: %s", line->caption, line->value);

  gtk_widget_add_css_class (caption, "dim-label");
  gtk_box_append (GTK_BOX (box), caption);
  gtk_box_append (GTK_BOX (box), make_label (line->value, "known"));
  if (line->more != NULL && *line->more != '\0')
    gtk_box_append (GTK_BOX (box), make_label (line->more, "caption"));

  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "guide.show");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", line->path);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_box_append (GTK_BOX (self->lines), button);
}

static void
sync_lines (BeketSummary *self)
{
  g_autoptr (GPtrArray) known = beket_summary_lines (self->station, self->crossing);

  if (beket_summary_lines_equal (self->known, known))
    return;

  clear (self->lines);
  for (guint i = 0; i < known->len; i++)
    add_line (self, g_ptr_array_index (known, i));
  if (known->len == 0)
    gtk_box_append (GTK_BOX (self->lines), make_label (_ ("Nothing yet: scan a document or type."), "hint"));

  g_clear_pointer (&self->known, g_ptr_array_unref);
  self->known = g_steal_pointer (&known);
}

static void
sync_alerts (BeketSummary *self)
{
  g_autoptr (GPtrArray) alerts = beket_station_alerts (self->station, self->crossing, beket_locale_get ());

  clear (self->alerts);
  for (guint i = 0; i < alerts->len; i++)
    {
      g_autofree char *text = g_strdup_printf ("⚠ %s", (const char *) g_ptr_array_index (alerts, i));

      gtk_box_append (GTK_BOX (self->alerts), make_label (text, "alert"));
    }
  gtk_widget_set_visible (self->alerts_title, alerts->len > 0);
}

static void
sync_peer (BeketSummary *self)
{
  g_autoptr (BeketItem) act = beket_station_peer_act (self->station, self->crossing);
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->peer_title, act != NULL);
  gtk_widget_set_visible (self->peer, act != NULL);
  if (act == NULL)
    return;

  text = g_strdup_printf ("%s · %s", beket_item_text (act, "number"),
                          beket_words_label (self->station, "decision", beket_item_text (act, "decision")));
  gtk_label_set_label (GTK_LABEL (self->peer), text);
}

static void
sync_all (BeketSummary *self)
{
  if (self->crossing == NULL)
    return;

  sync_lines (self);
  sync_alerts (self);
  sync_peer (self);
}

void
beket_summary_set_crossing (BeketSummary  *self,
                            BeketCrossing *crossing)
{
  g_return_if_fail (BEKET_IS_SUMMARY (self));

  if (self->crossing == crossing)
    return;

  if (self->crossing != NULL)
    g_signal_handlers_disconnect_by_func (self->crossing, sync_all, self);
  g_set_object (&self->crossing, crossing);
  g_clear_pointer (&self->known, g_ptr_array_unref);
  if (crossing == NULL)
    return;

  g_signal_connect_object (crossing, "changed", G_CALLBACK (sync_all), self, G_CONNECT_SWAPPED);
  sync_all (self);
}

static void
beket_summary_dispose (GObject *object)
{
  BeketSummary *self = BEKET_SUMMARY (object);

  g_clear_object (&self->crossing);
  g_clear_object (&self->station);
  g_clear_pointer (&self->known, g_ptr_array_unref);
  beket_widget_dispose (GTK_WIDGET (object), BEKET_TYPE_SUMMARY);

  G_OBJECT_CLASS (beket_summary_parent_class)->dispose (object);
}

static void
beket_summary_class_init (BeketSummaryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = beket_summary_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/beket/Beket/summary.ui");
  gtk_widget_class_bind_template_child (widget_class, BeketSummary, lines);
  gtk_widget_class_bind_template_child (widget_class, BeketSummary, alerts_title);
  gtk_widget_class_bind_template_child (widget_class, BeketSummary, alerts);
  gtk_widget_class_bind_template_child (widget_class, BeketSummary, peer_title);
  gtk_widget_class_bind_template_child (widget_class, BeketSummary, peer);
}

static void
beket_summary_init (BeketSummary *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
beket_summary_new (BeketStation *station)
{
  BeketSummary *self = g_object_new (BEKET_TYPE_SUMMARY, NULL);

  self->station = g_object_ref (station);
  g_signal_connect_object (beket_station_neighbour (station), "items-changed", G_CALLBACK (sync_all), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
