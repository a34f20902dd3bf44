/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The acts of the peer state.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include <glib/gi18n.h>

#include "app/act-countersign.h"
#include "app/act-row.h"
#include "app/complaint.h"
#include "app/neighbour-private.h"
#include "app/page.h"
#include "app/widget.h"
#include "app/words.h"

static void beket_neighbour_page_iface_init (BeketPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BeketNeighbourPage, beket_neighbour_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (BEKET_TYPE_PAGE, beket_neighbour_page_iface_init))

enum
{
  PROP_0,
  PROP_N_WAITING,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* ---- The act that is shown ---- */

static void
tell_heading (BeketNeighbourPage *self)
{
  const char *title = beket_item_text (self->item, "title");
  g_autofree char *point = beket_words_point (self->station, beket_item_text (self->item, "point"));
  g_autofree char *line = g_strdup_printf ("%s · %s", beket_item_text (self->item, "number"), point);

  gtk_label_set_text (self->heading, *title != '\0' ? title : _ ("Without a number plate"));
  gtk_label_set_text (self->number, line);
}

static void
tell_differences (BeketNeighbourPage *self)
{
  guint n = beket_record_view_get_n_differences (self->record);
  g_autofree char *text = g_strdup_printf (ngettext ("≠ %u difference from what was found here",
                                                     "≠ %u differences from what was found here", n), n);

  gtk_label_set_text (self->differences, text);
  gtk_widget_set_visible (GTK_WIDGET (self->differences), n > 0);
}

static void
tell_record (BeketNeighbourPage *self)
{
  const char *version = beket_item_text (self->item, "formVersion");
  const BeketForm *form = beket_station_get_form (self->station, beket_item_text (self->item, "form"), *version != '\0' ? version : NULL);

  beket_record_view_show (self->record, self->station, form, self->view->record);
  tell_differences (self);
}

static void
judge (BeketNeighbourPage *self)
{
  beket_neighbour_page_tell_verdict (self);
  beket_act_preview_set_pdf (self->preview, self->view->pdf);
  if (self->view->valid)
    beket_act_preview_offer_print (self->preview, self->station, beket_item_text (self->item, "number"), NULL);
  tell_record (self);
  beket_neighbour_page_tell_answer (self);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (BeketNeighbourPage) self = user_data;
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

  if (self->item == NULL || g_strcmp0 (view->entry, beket_item_get_key (self->item)) != 0)
    return;   /* another act was chosen meanwhile */

  g_clear_pointer (&self->view, beket_act_view_free);
  self->view = g_steal_pointer (&view);

  if (self->view->pdf == NULL)
    beket_verdict_card_tell (self->verdict, "◔", "quiet", _ ("The act itself has not come yet; its notice has."));
  else
    judge (self);
}

static void
open_act (BeketNeighbourPage *self)
{
  beket_verdict_card_tell (self->verdict, "○", "quiet", _ ("The act is being checked…"));
  beket_station_open_act_async (self->station, beket_item_get_key (self->item), opened_cb, g_object_ref (self));
}

/* The file may come after the notice of it, the answer of another booth or a second signature at any time. */
static void
row_changed_cb (BeketNeighbourPage *self)
{
  tell_heading (self);
  beket_neighbour_page_tell_paper (self);

  if (self->view == NULL || self->view->pdf == NULL || beket_act_is_signed_anew (self->item, self->view))
    {
      open_act (self);
      return;
    }
  beket_neighbour_page_tell_verdict (self);
  beket_neighbour_page_tell_answer (self);
}

static void
forget_item (BeketNeighbourPage *self)
{
  if (self->item != NULL)
    g_clear_signal_handler (&self->changed_id, self->item);

  g_clear_object (&self->item);
  g_clear_pointer (&self->view, beket_act_view_free);
}

static void
chosen_cb (BeketNeighbourPage *self)
{
  BeketItem *item = beket_act_list_get_chosen (self->list);

  if (item == self->item)
    return;

  forget_item (self);
  beket_answer_panel_end (self->panel);
  beket_act_preview_set_pdf (self->preview, NULL);
  beket_record_view_show (self->record, self->station, NULL, NULL);
  tell_differences (self);
  gtk_stack_set_visible_child_name (self->stack, item != NULL ? "act" : "none");

  if (item != NULL)
    {
      self->item = g_object_ref (item);
      self->changed_id = g_signal_connect_object (item, "notify::row", G_CALLBACK (row_changed_cb), self, G_CONNECT_SWAPPED);
      tell_heading (self);
      beket_neighbour_page_tell_paper (self);
      open_act (self);
    }

  beket_neighbour_page_tell_answer (self);
  beket_page_detail_changed (BEKET_PAGE (self));
}

static void
panel_left_cb (BeketNeighbourPage *self)
{
  beket_neighbour_page_tell_answer (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

/* ---- How many wait for an answer ---- */

static gboolean
waits (BeketItem *item)
{
  return *beket_act_answer (item) == '\0' && *beket_act_end (item) == '\0' && g_str_equal (beket_item_text (item, "verdict"), "valid");
}

static void
count (BeketNeighbourPage *self)
{
  GListModel *acts = beket_station_neighbour (self->station);
  guint n_acts = g_list_model_get_n_items (acts);
  guint n = 0;

  for (guint i = 0; i < n_acts; i++)
    {
      g_autoptr (BeketItem) item = g_list_model_get_item (acts, i);

      n += waits (item) ? 1 : 0;
    }
  n += beket_offence_list_count (self->offences);

  if (n == self->n_waiting)
    return;

  self->n_waiting = n;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_WAITING]);
}

static void
acts_changed_cb (BeketNeighbourPage *self,
                 guint               position,
                 guint               removed,
                 guint               added,
                 GListModel         *acts)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (BeketItem) item = g_list_model_get_item (acts, i);

      g_signal_handlers_disconnect_by_func (item, count, self);
      g_signal_connect_object (item, "notify::row", G_CALLBACK (count), self, G_CONNECT_SWAPPED);
    }

  count (self);
  if (self->wanted != NULL && beket_act_list_choose (self->list, self->wanted))
    g_clear_pointer (&self->wanted, g_free);
}

guint
beket_neighbour_page_get_n_waiting (BeketNeighbourPage *self)
{
  g_return_val_if_fail (BEKET_IS_NEIGHBOUR_PAGE (self), 0);

  return self->n_waiting;
}

/* ---- A page of the window ---- */

static char *
get_detail (BeketPage *page)
{
  BeketNeighbourPage *self = BEKET_NEIGHBOUR_PAGE (page);

  return self->item != NULL ? g_strdup (beket_item_text (self->item, "number")) : NULL;
}

static char *
get_place (BeketPage *page)
{
  BeketNeighbourPage *self = BEKET_NEIGHBOUR_PAGE (page);

  return self->item != NULL ? g_strdup (beket_item_get_key (self->item)) : NULL;
}

static void
set_place (BeketPage  *page,
           const char *place)
{
  BeketNeighbourPage *self = BEKET_NEIGHBOUR_PAGE (page);

  if (!beket_act_list_choose (self->list, place))
    {
      g_free (self->wanted);
      self->wanted = g_strdup (place);
    }
}

static void
arrive (BeketPage *page)
{
  BeketNeighbourPage *self = BEKET_NEIGHBOUR_PAGE (page);

  if (beket_answer_panel_get_decision (self->panel) == NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
beket_neighbour_page_iface_init (BeketPageInterface *iface)
{
  iface->get_detail = get_detail;
  iface->get_place = get_place;
  iface->set_place = set_place;
  iface->arrive = arrive;
}

/* ---- The class ---- */

static void
beket_neighbour_page_get_property (GObject    *object,
                                   guint       id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  if (id == PROP_N_WAITING)
    g_value_set_uint (value, BEKET_NEIGHBOUR_PAGE (object)->n_waiting);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
beket_neighbour_page_dispose (GObject *object)
{
  BeketNeighbourPage *self = BEKET_NEIGHBOUR_PAGE (object);

  forget_item (self);
  beket_widget_dispose (GTK_WIDGET (object), BEKET_TYPE_NEIGHBOUR_PAGE);
  g_clear_object (&self->station);
  g_clear_pointer (&self->wanted, g_free);

  G_OBJECT_CLASS (beket_neighbour_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/org/beket/Beket/neighbour-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BeketNeighbourPage, offences);
  gtk_widget_class_bind_template_child (widget_class, BeketNeighbourPage, list);
  gtk_widget_class_bind_template_child (widget_class, BeketNeighbourPage, stack);
  gtk_widget_class_bind_template_child (widget_class, BeketNeighbourPage, heading);
  gtk_widget_class_bind_template_child (widget_class, BeketNeighbourPage, number);
  gtk_widget_class_bind_template_child (widget_class, BeketNeighbourPage, verdict);
  gtk_widget_class_bind_template_child (widget_class, BeketNeighbourPage, answer);
  gtk_widget_class_bind_template_child (widget_class, BeketNeighbourPage, paper);
  gtk_widget_class_bind_template_child (widget_class, BeketNeighbourPage, countersign);
  gtk_widget_class_bind_template_child (widget_class, BeketNeighbourPage, buttons);
  gtk_widget_class_bind_template_child (widget_class, BeketNeighbourPage, panel);
  gtk_widget_class_bind_template_child (widget_class, BeketNeighbourPage, looks);
  gtk_widget_class_bind_template_child (widget_class, BeketNeighbourPage, record);
  gtk_widget_class_bind_template_child (widget_class, BeketNeighbourPage, preview);
  gtk_widget_class_bind_template_child (widget_class, BeketNeighbourPage, differences);
  gtk_widget_class_bind_template_callback (widget_class, count);
  gtk_widget_class_bind_template_callback (widget_class, panel_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, beket_neighbour_page_answered_cb);
}

/* From the fields to the pages and back. */
static void
look_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  BeketNeighbourPage *self = BEKET_NEIGHBOUR_PAGE (widget);
  gboolean pages = g_str_equal (gtk_stack_get_visible_child_name (self->looks), "pages");

  gtk_stack_set_visible_child_name (self->looks, pages ? "fields" : "pages");
}

static void
beket_neighbour_page_class_init (BeketNeighbourPageClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = beket_neighbour_page_get_property;
  object_class->dispose = beket_neighbour_page_dispose;

  properties[PROP_N_WAITING] =
    g_param_spec_uint ("n-waiting", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (BEKET_TYPE_ACT_LIST);
  g_type_ensure (BEKET_TYPE_ACT_PREVIEW);
  g_type_ensure (BEKET_TYPE_ANSWER_PANEL);
  g_type_ensure (BEKET_TYPE_OFFENCE_LIST);
  g_type_ensure (BEKET_TYPE_RECORD_VIEW);
  g_type_ensure (BEKET_TYPE_VERDICT_CARD);

  bind_template (widget_class);
  beket_neighbour_page_install_answers (widget_class);
  gtk_widget_class_install_action (widget_class, "neighbour.look", NULL, look_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F8, 0, "neighbour.look", NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
beket_neighbour_page_init (BeketNeighbourPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->list, "notify::chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
beket_neighbour_page_new (BeketStation *station)
{
  BeketNeighbourPage *self = g_object_new (BEKET_TYPE_NEIGHBOUR_PAGE, NULL);
  GListModel *acts = beket_station_neighbour (station);

  self->station = g_object_ref (station);
  g_signal_connect_object (acts, "items-changed", G_CALLBACK (acts_changed_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (station, "notify::officer", G_CALLBACK (beket_neighbour_page_tell_answer), self, G_CONNECT_SWAPPED);
  beket_act_list_fill (self->list, station, acts, TRUE, _ ("Nothing has come from the neighbour yet."));
  beket_offence_list_fill (self->offences, station);
  acts_changed_cb (self, 0, 0, g_list_model_get_n_items (acts), acts);
  beket_neighbour_page_tell_answer (self);

  return GTK_WIDGET (self);
}
