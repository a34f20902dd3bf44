/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The acts of this station.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include <glib/gi18n.h>

#include "app/act-countersign.h"
#include "app/act-row.h"
#include "app/acts-page-private.h"
#include "app/complaint.h"
#include "app/page.h"
#include "app/widget.h"
#include "app/words.h"
#include "station/printed.h"

static void beket_acts_page_iface_init (BeketPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BeketActsPage, beket_acts_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (BEKET_TYPE_PAGE, beket_acts_page_iface_init))

/* ---- The act that is shown ---- */

void
beket_acts_page_tell (BeketActsPage *self)
{
  const char *number = self->item != NULL ? beket_item_text (self->item, "number") : self->file;

  gtk_label_set_text (self->heading, number != NULL ? number : "");
  beket_act_facts_show (self->facts, self->station, self->item, self->view);
  beket_acts_page_offer (self);
  beket_page_detail_changed (BEKET_PAGE (self));
}

/* (nullable): the one that it keeps for ever, of its version. */
static const BeketForm *
form_of (BeketActsPage *self)
{
  const char *version = beket_item_text (self->item, "formVersion");

  return beket_station_get_form (self->station, beket_item_text (self->item, "form"), *version != '\0' ? version : NULL);
}

static void
tell_verdict (BeketActsPage *self)
{
  g_autofree char *when = NULL;

  if (self->item != NULL)
    when = beket_words_moment (self->station, beket_item_text (self->item, "issued"));
  beket_verdict_card_judge (self->verdict, self->station, self->view, when, self->item != NULL ? beket_act_end (self->item) : NULL);
}

/* Another may have annulled or countersigned it while it is shown. */
static void
item_changed (BeketActsPage *self)
{
  if (self->view != NULL)
    tell_verdict (self);
  if (self->view != NULL && beket_act_is_signed_anew (self->item, self->view))
    beket_acts_page_read (self);
  beket_acts_page_tell (self);
}

void
beket_acts_page_judge (BeketActsPage *self)
{
  tell_verdict (self);
  beket_act_preview_set_pdf (self->preview, self->view->pdf);
  if (self->item != NULL && self->view->valid)
    beket_act_preview_offer_print (self->preview, self->station, beket_item_text (self->item, "number"), form_of (self));
  beket_acts_page_tell (self);
}

static gboolean
is_sought (BeketActsPage      *self,
           const BeketActView *view)
{
  return self->sought != NULL && g_strcmp0 (self->sought, beket_value_get_text (view->row, "number")) == 0;
}

/* As it was read: the lists do not have it, and do not tell when it changes. */
static void
take_sought (BeketActsPage      *self,
             const BeketActView *view)
{
  self->item = beket_item_new (view->entry, view->row);
  self->changed_id = g_signal_connect_object (self->item, "notify::row", G_CALLBACK (item_changed), self, G_CONNECT_SWAPPED);
  g_clear_pointer (&self->sought, g_free);
  gtk_stack_set_visible_child_name (self->stack, "act");
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (BeketActsPage) self = user_data;
  g_autoptr (BeketActView) view = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  view = beket_station_open_act_finish (BEKET_STATION (source), result, &error);
  if (self->list == NULL)   /* the window was closed or built again meanwhile */
    return;

  if (view == NULL)
    {
      text = beket_complaint_text (error);
      beket_verdict_card_tell (self->verdict, "▲", "caution", text);
      return;
    }

  if (is_sought (self, view))
    take_sought (self, view);
  if (self->item == NULL || g_strcmp0 (view->entry, beket_item_get_key (self->item)) != 0)
    return;   /* another act was chosen meanwhile */

  g_clear_pointer (&self->view, beket_act_view_free);
  self->view = g_steal_pointer (&view);
  beket_acts_page_judge (self);
}

void
beket_acts_page_read (BeketActsPage *self)
{
  beket_station_open_act_async (self->station, beket_item_get_key (self->item), opened_cb, g_object_ref (self));
}

void
beket_acts_page_show_item (BeketActsPage *self,
                           BeketItem     *item)
{
  if (self->item != NULL)
    g_clear_signal_handler (&self->changed_id, self->item);

  g_set_object (&self->item, item);
  g_clear_pointer (&self->view, beket_act_view_free);
  g_clear_pointer (&self->sought, g_free);
  beket_acts_page_forget_file (self);
  beket_act_preview_set_pdf (self->preview, NULL);

  if (item == NULL)
    {
      beket_acts_page_offer (self);
      gtk_stack_set_visible_child_name (self->stack, "none");
      beket_page_detail_changed (BEKET_PAGE (self));
      return;
    }

  self->changed_id = g_signal_connect_object (item, "notify::row", G_CALLBACK (item_changed), self, G_CONNECT_SWAPPED);
  gtk_stack_set_visible_child_name (self->stack, "act");
  beket_verdict_card_tell (self->verdict, "○", "quiet", _ ("The act is being checked…"));
  beket_acts_page_tell (self);
  beket_acts_page_read (self);
}

static void
chosen_cb (BeketActsPage *self)
{
  BeketItem *item = beket_act_list_get_chosen (self->list);

  if (item != self->item && (item != NULL || self->file == NULL))
    beket_acts_page_show_item (self, item);
}

/* ---- An act that has just been signed, a file from elsewhere ---- */

static void
acts_changed_cb (BeketActsPage *self)
{
  if (self->wanted != NULL && beket_act_list_choose (self->list, self->wanted))
    g_clear_pointer (&self->wanted, g_free);
}

void
beket_acts_page_show (BeketActsPage *self,
                      const char    *act)
{
  g_return_if_fail (BEKET_IS_ACTS_PAGE (self));

  g_free (self->wanted);
  self->wanted = g_strdup (act);
  acts_changed_cb (self);
}

void
beket_acts_page_open (BeketActsPage *self,
                      const char    *number)
{
  g_return_if_fail (BEKET_IS_ACTS_PAGE (self));

  beket_act_list_unchoose (self->list);
  beket_acts_page_show_item (self, NULL);
  self->sought = g_strdup (number);
  beket_station_open_act_async (self->station, number, opened_cb, g_object_ref (self));
}

/* ---- A page of paper ---- */

static void
paper_scanned_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (BeketActsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketValue) paper = beket_station_scan_printed_finish (BEKET_STATION (source), result, &error);
  g_autofree char *text = NULL;

  if (self->list == NULL)   /* the window was closed or built again meanwhile */
    return;
  if (paper == NULL)
    {
      text = beket_complaint_text (error);
      gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", text);
      return;
    }

  beket_acts_page_show_item (self, NULL);
  beket_printed_view_show (self->paper, self->station, paper);
  self->file = g_strdup (beket_printed_view_get_number (self->paper));
  beket_act_list_unchoose (self->list);
  gtk_stack_set_visible_child_name (self->stack, "paper");
  beket_page_detail_changed (BEKET_PAGE (self));
}

static gboolean
scan (BeketPage  *page,
      const char *text)
{
  BeketActsPage *self = BEKET_ACTS_PAGE (page);

  if (!beket_station_is_printed (text))
    return FALSE;

  beket_station_scan_printed_async (self->station, text, paper_scanned_cb, g_object_ref (self));
  return TRUE;
}

/* ---- A page of the window ---- */

static char *
get_detail (BeketPage *page)
{
  BeketActsPage *self = BEKET_ACTS_PAGE (page);

  if (self->item != NULL)
    return g_strdup (beket_item_text (self->item, "number"));

  return g_strdup (self->file);
}

static char *
get_place (BeketPage *page)
{
  BeketActsPage *self = BEKET_ACTS_PAGE (page);

  return self->item != NULL ? g_strdup (beket_item_get_key (self->item)) : NULL;
}

static void
set_place (BeketPage  *page,
           const char *place)
{
  beket_acts_page_show (BEKET_ACTS_PAGE (page), place);
}

static void
arrive (BeketPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (BEKET_ACTS_PAGE (page)->list));
}

static void
beket_acts_page_iface_init (BeketPageInterface *iface)
{
  iface->get_detail = get_detail;
  iface->get_place = get_place;
  iface->set_place = set_place;
  iface->arrive = arrive;
  iface->scan = scan;
}

/* ---- The class ---- */

static void
beket_acts_page_dispose (GObject *object)
{
  BeketActsPage *self = BEKET_ACTS_PAGE (object);

  if (self->item != NULL)
    g_clear_signal_handler (&self->changed_id, self->item);
  beket_widget_dispose (GTK_WIDGET (object), BEKET_TYPE_ACTS_PAGE);
  g_clear_object (&self->item);
  g_clear_object (&self->station);
  g_clear_pointer (&self->view, beket_act_view_free);
  beket_acts_page_forget_file (self);
  g_clear_pointer (&self->wanted, g_free);
  g_clear_pointer (&self->sought, g_free);

  G_OBJECT_CLASS (beket_acts_page_parent_class)->dispose (object);
}

static void
beket_acts_page_class_init (BeketActsPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = beket_acts_page_dispose;

  g_type_ensure (BEKET_TYPE_ACT_LIST);
  g_type_ensure (BEKET_TYPE_ACT_PREVIEW);
  g_type_ensure (BEKET_TYPE_ACT_FACTS);
  g_type_ensure (BEKET_TYPE_VERDICT_CARD);
  g_type_ensure (BEKET_TYPE_PRINTED_VIEW);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/beket/Beket/acts-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BeketActsPage, list);
  gtk_widget_class_bind_template_child (widget_class, BeketActsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, BeketActsPage, preview);
  gtk_widget_class_bind_template_child (widget_class, BeketActsPage, verdict);
  gtk_widget_class_bind_template_child (widget_class, BeketActsPage, facts);
  gtk_widget_class_bind_template_child (widget_class, BeketActsPage, heading);
  gtk_widget_class_bind_template_child (widget_class, BeketActsPage, paper);
  gtk_widget_class_bind_template_child (widget_class, BeketActsPage, actions);
  gtk_widget_class_bind_template_child (widget_class, BeketActsPage, own);
  gtk_widget_class_bind_template_child (widget_class, BeketActsPage, countersign);
  beket_acts_page_install_actions (widget_class);
  beket_acts_page_install_file (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
beket_acts_page_init (BeketActsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  beket_acts_page_add_keys (self);
  g_signal_connect_object (self->list, "notify::chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
beket_acts_page_new (BeketStation *station)
{
  BeketActsPage *self = g_object_new (BEKET_TYPE_ACTS_PAGE, NULL);
  GListModel *acts = beket_station_acts (station);

  self->station = g_object_ref (station);
  beket_act_list_fill (self->list, station, acts, FALSE, _ ("No act has been drawn up here yet."));
  g_signal_connect_object (acts, "items-changed", G_CALLBACK (acts_changed_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (station, "notify::officer", G_CALLBACK (beket_acts_page_offer), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
