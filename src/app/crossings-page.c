/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The booth's work: the queue, the guide, and what is known.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include "app/crossings-page-private.h"

#include <glib/gi18n.h>

#include "app/blanks-view.h"
#include "app/expected-list.h"
#include "app/guide.h"
#include "app/page.h"
#include "app/queue.h"
#include "app/summary.h"
#include "app/widget.h"
#include "app/words.h"

static void page_init (BeketPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BeketCrossingsPage, beket_crossings_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (BEKET_TYPE_PAGE, page_init))

enum
{
  PROP_0,
  PROP_DETAIL,
  PROP_CROSSING,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

BeketCrossing *
beket_crossings_page_get_crossing (BeketCrossingsPage *self)
{
  g_return_val_if_fail (BEKET_IS_CROSSINGS_PAGE (self), NULL);

  return beket_guide_get_crossing (BEKET_GUIDE (self->guide));
}

static char *
get_detail (BeketCrossingsPage *self)
{
  BeketCrossing *crossing = beket_crossings_page_get_crossing (self);
  const char *step, *title;

  if (crossing == NULL)
    return NULL;

  step = beket_words_label (self->station, "step", beket_crossing_get_step (crossing));
  title = beket_crossing_get_title (crossing);

  return *title == '\0' ? g_strdup (step) : g_strdup_printf ("%s · %s", title, step);
}

static void
detail_changed (BeketCrossingsPage *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DETAIL]);
  beket_page_detail_changed (BEKET_PAGE (self));
}

void
beket_crossings_page_say (BeketCrossingsPage *self,
                          const char         *text)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", text);
}

/* ---- What is open ---- */

static void
arrive (BeketCrossingsPage *self)
{
  if (beket_crossings_page_shows_blanks (self))
    beket_blanks_view_arrive (BEKET_BLANKS_VIEW (self->blanks));
  else if (beket_crossings_page_get_crossing (self) != NULL)
    beket_guide_arrive (BEKET_GUIDE (self->guide));
  else
    gtk_widget_grab_focus (self->new_button);
}

static void
remember_subject (BeketCrossingsPage *self)
{
  BeketCrossing *crossing = beket_crossings_page_get_crossing (self);
  const BeketValue *facts = crossing == NULL ? NULL : beket_crossing_get_facts (crossing);
  const char *subject = beket_value_get_text (beket_value_get (facts, "crossing"), "subject");

  if (subject != NULL)
    {
      g_free (self->subject);
      self->subject = g_strdup (subject);
    }
}

void
beket_crossings_page_show (BeketCrossingsPage *self,
                           BeketCrossing      *crossing)
{
  remember_subject (self);
  gtk_stack_set_visible_child_name (self->middle, crossing == NULL ? "nothing" : "guide");
  gtk_widget_set_visible (GTK_WIDGET (self->right), crossing != NULL);
  gtk_widget_set_visible (self->divider, crossing != NULL);
  beket_guide_set_crossing (BEKET_GUIDE (self->guide), crossing);
  beket_summary_set_crossing (BEKET_SUMMARY (self->summary), crossing);
  beket_queue_select (BEKET_QUEUE (self->queue), crossing);
  if (crossing == NULL)
    gtk_widget_grab_focus (self->new_button);

  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CROSSING]);
  detail_changed (self);
}

void
beket_crossings_page_open (BeketCrossingsPage *self,
                           const char         *crossing_id)
{
  GListModel *crossings;

  g_return_if_fail (BEKET_IS_CROSSINGS_PAGE (self));

  crossings = beket_station_crossings (self->station);
  for (guint i = 0; i < g_list_model_get_n_items (crossings); i++)
    {
      g_autoptr (BeketCrossing) crossing = g_list_model_get_item (crossings, i);

      if (g_strcmp0 (beket_crossing_get_id (crossing), crossing_id) == 0)
        beket_crossings_page_show (self, crossing);
    }
}

BeketCrossing *
beket_crossings_page_open_new (BeketCrossingsPage *self)
{
  BeketCrossing *crossing;

  remember_subject (self);
  crossing = beket_station_new_crossing (self->station, self->subject == NULL ? "truck" : self->subject);
  beket_crossings_page_show (self, crossing);

  return crossing;
}

static gboolean
is_queued (BeketCrossingsPage *self,
           BeketCrossing      *wanted)
{
  GListModel *crossings = beket_station_crossings (self->station);

  for (guint i = 0; i < g_list_model_get_n_items (crossings); i++)
    {
      g_autoptr (BeketCrossing) crossing = g_list_model_get_item (crossings, i);

      if (crossing == wanted)
        return TRUE;
    }

  return FALSE;
}

/* What has left the queue leaves the guide; the next one that waits comes up. */
static void
on_queue_changed (BeketCrossingsPage *self)
{
  BeketCrossing *crossing = beket_crossings_page_get_crossing (self);
  g_autoptr (BeketCrossing) first = NULL;

  if (crossing != NULL && is_queued (self, crossing))
    return;

  first = g_list_model_get_item (beket_station_crossings (self->station), 0);
  if (crossing != NULL || first != NULL)
    beket_crossings_page_show (self, first);
}

static gboolean
page_scan (BeketPage  *page,
           const char *text)
{
  if (beket_scan_recognise (text) == BEKET_SCAN_ACT)
    return FALSE;

  beket_crossings_page_scan (BEKET_CROSSINGS_PAGE (page), text);

  return TRUE;
}

/* ---- The page ---- */

static char *
page_get_detail (BeketPage *page)
{
  return get_detail (BEKET_CROSSINGS_PAGE (page));
}

/* The place in it, step and field, is with the station. */
static char *
page_get_place (BeketPage *page)
{
  BeketCrossing *crossing = beket_crossings_page_get_crossing (BEKET_CROSSINGS_PAGE (page));

  return crossing == NULL ? NULL : g_strdup (beket_crossing_get_id (crossing));
}

static void
page_set_place (BeketPage  *page,
                const char *place)
{
  beket_crossings_page_open (BEKET_CROSSINGS_PAGE (page), place);
}

static void
page_arrive (BeketPage *page)
{
  arrive (BEKET_CROSSINGS_PAGE (page));
}

static void
page_init (BeketPageInterface *iface)
{
  iface->get_detail = page_get_detail;
  iface->get_place = page_get_place;
  iface->set_place = page_set_place;
  iface->arrive = page_arrive;
  iface->scan = page_scan;
}

static gboolean
second_cb (gpointer user_data)
{
  BeketCrossingsPage *self = user_data;

  beket_guide_tick (BEKET_GUIDE (self->guide));
  beket_queue_tick (BEKET_QUEUE (self->queue));

  return G_SOURCE_CONTINUE;
}

static void
beket_crossings_page_map (GtkWidget *widget)
{
  BeketCrossingsPage *self = BEKET_CROSSINGS_PAGE (widget);

  GTK_WIDGET_CLASS (beket_crossings_page_parent_class)->map (widget);

  second_cb (self);
  if (self->second == 0)
    self->second = g_timeout_add_seconds (1, second_cb, self);
}

static void
beket_crossings_page_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&BEKET_CROSSINGS_PAGE (widget)->second, g_source_remove);

  GTK_WIDGET_CLASS (beket_crossings_page_parent_class)->unmap (widget);
}

static void
beket_crossings_page_get_property (GObject    *object,
                                   guint       prop_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  BeketCrossingsPage *self = BEKET_CROSSINGS_PAGE (object);

  switch (prop_id)
    {
      case PROP_DETAIL:
        g_value_take_string (value, get_detail (self));
        break;

      case PROP_CROSSING:
        g_value_set_object (value, beket_crossings_page_get_crossing (self));
        break;

      default:
        G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
beket_crossings_page_dispose (GObject *object)
{
  BeketCrossingsPage *self = BEKET_CROSSINGS_PAGE (object);

  g_clear_handle_id (&self->second, g_source_remove);
  if (self->station != NULL)
    g_signal_handlers_disconnect_by_data (beket_station_crossings (self->station), self);
  g_clear_object (&self->station);
  beket_widget_dispose (GTK_WIDGET (object), BEKET_TYPE_CROSSINGS_PAGE);

  G_OBJECT_CLASS (beket_crossings_page_parent_class)->dispose (object);
}

static void
beket_crossings_page_finalize (GObject *object)
{
  g_free (BEKET_CROSSINGS_PAGE (object)->subject);

  G_OBJECT_CLASS (beket_crossings_page_parent_class)->finalize (object);
}

static void
beket_crossings_page_class_init (BeketCrossingsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = beket_crossings_page_get_property;
  object_class->dispose = beket_crossings_page_dispose;
  object_class->finalize = beket_crossings_page_finalize;
  widget_class->map = beket_crossings_page_map;
  widget_class->unmap = beket_crossings_page_unmap;

  props[PROP_DETAIL] = g_param_spec_string ("detail", NULL, NULL, NULL, flags);
  props[PROP_CROSSING] = g_param_spec_object ("crossing", NULL, NULL, BEKET_TYPE_CROSSING, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  beket_crossings_page_install_actions (widget_class);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/beket/Beket/crossings-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BeketCrossingsPage, left);
  gtk_widget_class_bind_template_child (widget_class, BeketCrossingsPage, middle);
  gtk_widget_class_bind_template_child (widget_class, BeketCrossingsPage, divider);
  gtk_widget_class_bind_template_child (widget_class, BeketCrossingsPage, right);
  gtk_widget_class_bind_template_child (widget_class, BeketCrossingsPage, new_button);
}

static void
beket_crossings_page_init (BeketCrossingsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  beket_crossings_page_add_keys (self);
}

static void
on_chosen (BeketCrossingsPage *self,
           BeketCrossing      *crossing)
{
  beket_crossings_page_show (self, crossing);
  arrive (self);
}

static void
on_expected (BeketCrossingsPage *self,
             const char         *key)
{
  beket_crossings_page_take_expected (self, key);
  arrive (self);
}

static void
build (BeketCrossingsPage *self)
{
  self->queue = beket_queue_new (self->station);
  gtk_widget_set_vexpand (self->queue, TRUE);
  gtk_box_append (self->left, self->queue);
  self->expected = beket_expected_list_new (self->station);
  gtk_box_append (self->left, self->expected);
  self->guide = beket_guide_new (self->station);
  gtk_stack_add_named (self->middle, self->guide, "guide");
  beket_crossings_page_add_blanks (self);
  self->summary = beket_summary_new (self->station);
  adw_bin_set_child (self->right, self->summary);

  g_signal_connect_object (self->queue, "chosen", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->expected, "chosen", G_CALLBACK (on_expected), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->queue, "left", G_CALLBACK (arrive), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->guide, "said", G_CALLBACK (beket_crossings_page_say), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->guide, "moved", G_CALLBACK (detail_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (beket_station_crossings (self->station), "items-changed", G_CALLBACK (on_queue_changed),
                           self, G_CONNECT_SWAPPED);
}

GtkWidget *
beket_crossings_page_new (BeketStation *station)
{
  BeketCrossingsPage *self = g_object_new (BEKET_TYPE_CROSSINGS_PAGE, NULL);

  self->station = g_object_ref (station);
  build (self);
  beket_crossings_page_show (self, NULL);
  on_queue_changed (self);

  return GTK_WIDGET (self);
}
