/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The exchange: outbox, inbox, quarantine.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/complaint.h"
#include "app/entry-table.h"
#include "app/link-page.h"
#include "app/page.h"
#include "app/widget.h"
#include "app/words.h"

struct _BeketLinkPage
{
  GtkWidget         parent_instance;

  BeketStation     *station; /* (owned) */
  const char       *style; /* (nullable): class that is on now; static */

  GtkWidget        *state;
  GtkLabel         *shape;
  GtkLabel         *words;
  GtkLabel         *node;
  AdwViewStack     *tables;
  AdwViewStackPage *out_page;
  AdwViewStackPage *quarantine_page;
  BeketEntryTable  *outbox;
  BeketEntryTable  *inbox;
  BeketEntryTable  *quarantine;
};

static void beket_link_page_iface_init (BeketPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BeketLinkPage, beket_link_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (BEKET_TYPE_PAGE, beket_link_page_iface_init))

static char *
node_text (BeketStation * station)
{
  const BeketProfile *profile = beket_station_get_profile (station);
  gint64 since = beket_station_get_since (station);
  g_autofree char *clock = since > 0 ? beket_words_clock (station, since) : NULL;

  if (profile->node_url == NULL)
    return g_strdup (_ ("This station has no node; acts leave it on paper or as files."));
  if (clock == NULL)
    return g_strdup (profile->node_url);

  /* Translators: address of the node; time since when the link is as it is */
  return g_strdup_printf (_ ("%s · since %s"), profile->node_url, clock);
}

static void
tell_state (BeketLinkPage *self)
{
  g_autofree char *words = beket_words_link (self->station);
  g_autofree char *node = node_text (self->station);

  if (self->style != NULL)
    gtk_widget_remove_css_class (self->state, self->style);
  self->style = beket_words_link_class (self->station);
  gtk_widget_add_css_class (self->state, self->style);

  gtk_label_set_text (self->shape, beket_words_link_shape (self->station));
  gtk_label_set_text (self->words, words);
  gtk_label_set_text (self->node, node);
  adw_view_stack_page_set_badge_number (self->out_page, (guint) CLAMP (beket_station_get_waiting (self->station), 0, 9999));
}

static void
tell_quarantine (BeketLinkPage *self)
{
  guint n = g_list_model_get_n_items (beket_station_quarantine (self->station));

  adw_view_stack_page_set_badge_number (self->quarantine_page, n);
  adw_view_stack_page_set_needs_attention (self->quarantine_page, n > 0);
}

/* ---- Sync now ---- */

static void
synced_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (BeketLinkPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gboolean done = beket_station_step_finish (BEKET_STATION (source), result, &error);

  if (self->tables == NULL)   /* the window was closed or built again meanwhile */
    return;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "link.sync", TRUE);
  text = done ? g_strdup (_ ("Everything is exchanged.")) : beket_complaint_text (error);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", text);
}

static void
sync_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  BeketLinkPage *self = BEKET_LINK_PAGE (widget);

  gtk_widget_action_set_enabled (widget, "link.sync", FALSE);
  beket_station_sync_async (self->station, synced_cb, g_object_ref (self));
}

/* ---- A page of the window ---- */

static char *
get_detail (BeketPage *page)
{
  BeketLinkPage *self = BEKET_LINK_PAGE (page);
  AdwViewStackPage *table = adw_view_stack_get_page (self->tables, adw_view_stack_get_visible_child (self->tables));

  return g_strdup (adw_view_stack_page_get_title (table));
}

static char *
get_place (BeketPage *page)
{
  return g_strdup (adw_view_stack_get_visible_child_name (BEKET_LINK_PAGE (page)->tables));
}

static void
set_place (BeketPage  *page,
           const char *place)
{
  adw_view_stack_set_visible_child_name (BEKET_LINK_PAGE (page)->tables, place);
}

static void
arrive (BeketPage *page)
{
  gtk_widget_child_focus (adw_view_stack_get_visible_child (BEKET_LINK_PAGE (page)->tables), GTK_DIR_TAB_FORWARD);
}

static void
beket_link_page_iface_init (BeketPageInterface *iface)
{
  iface->get_detail = get_detail;
  iface->get_place = get_place;
  iface->set_place = set_place;
  iface->arrive = arrive;
}

/* ---- The class ---- */

/* Only while they are seen: they would be read after every Enter of the officer. */
static void
beket_link_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (beket_link_page_parent_class)->map (widget);
  beket_station_show_exchange (BEKET_LINK_PAGE (widget)->station, TRUE);
}

static void
beket_link_page_unmap (GtkWidget *widget)
{
  if (BEKET_LINK_PAGE (widget)->station != NULL)   /* it may be unmapped by being disposed */
    beket_station_show_exchange (BEKET_LINK_PAGE (widget)->station, FALSE);
  GTK_WIDGET_CLASS (beket_link_page_parent_class)->unmap (widget);
}

static void
beket_link_page_dispose (GObject *object)
{
  BeketLinkPage *self = BEKET_LINK_PAGE (object);

  beket_widget_dispose (GTK_WIDGET (object), BEKET_TYPE_LINK_PAGE);
  g_clear_object (&self->station);

  G_OBJECT_CLASS (beket_link_page_parent_class)->dispose (object);
}

static void
beket_link_page_class_init (BeketLinkPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = beket_link_page_dispose;
  widget_class->map = beket_link_page_map;
  widget_class->unmap = beket_link_page_unmap;
  g_type_ensure (BEKET_TYPE_ENTRY_TABLE);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/beket/Beket/link-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BeketLinkPage, state);
  gtk_widget_class_bind_template_child (widget_class, BeketLinkPage, shape);
  gtk_widget_class_bind_template_child (widget_class, BeketLinkPage, words);
  gtk_widget_class_bind_template_child (widget_class, BeketLinkPage, node);
  gtk_widget_class_bind_template_child (widget_class, BeketLinkPage, tables);
  gtk_widget_class_bind_template_child (widget_class, BeketLinkPage, out_page);
  gtk_widget_class_bind_template_child (widget_class, BeketLinkPage, quarantine_page);
  gtk_widget_class_bind_template_child (widget_class, BeketLinkPage, outbox);
  gtk_widget_class_bind_template_child (widget_class, BeketLinkPage, inbox);
  gtk_widget_class_bind_template_child (widget_class, BeketLinkPage, quarantine);
  gtk_widget_class_install_action (widget_class, "link.sync", NULL, sync_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F5, 0, "link.sync", NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
beket_link_page_init (BeketLinkPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->tables, "notify::visible-child", G_CALLBACK (beket_page_detail_changed), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
beket_link_page_new (BeketStation *station)
{
  static const char *const watched[] = { "notify::online", "notify::since", "notify::waiting" };
  BeketLinkPage *self = g_object_new (BEKET_TYPE_LINK_PAGE, NULL);
  GListModel *quarantine = beket_station_quarantine (station);

  self->station = g_object_ref (station);
  beket_entry_table_fill (self->outbox, station, beket_station_outbox (station), BEKET_TABLE_OUTBOX,
                          _ ("Nothing has been recorded here yet."));
  beket_entry_table_fill (self->inbox, station, beket_station_inbox (station), BEKET_TABLE_INBOX,
                          _ ("Nothing has come in yet."));
  beket_entry_table_fill (self->quarantine, station, quarantine, BEKET_TABLE_QUARANTINE,
                          _ ("Nothing had to be kept apart."));

  for (gsize i = 0; i < G_N_ELEMENTS (watched); i++)
    g_signal_connect_object (station, watched[i], G_CALLBACK (tell_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (quarantine, "items-changed", G_CALLBACK (tell_quarantine), self, G_CONNECT_SWAPPED);
  tell_state (self);
  tell_quarantine (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "link.sync",
                                 beket_station_get_profile (station)->node_url != NULL);

  return GTK_WIDGET (self);
}
