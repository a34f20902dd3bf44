/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The booth's work: the queue, the guide, and what is known.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include "app/crossings-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/complaint.h"
#include "app/form-path.h"
#include "app/guide-route.h"
#include "app/guide.h"
#include "app/locale.h"
#include "app/page.h"
#include "app/queue.h"
#include "app/summary.h"
#include "app/widget.h"
#include "app/words.h"

struct _BeketCrossingsPage
{
  GtkWidget     parent_instance;

  BeketStation *station;   /* (owned) */
  guint         second;    /* source of the running times, while the page is shown */
  GtkWidget    *queue;
  GtkWidget    *guide;
  GtkWidget    *summary;
  AdwBin       *left;
  GtkStack     *middle;
  GtkWidget    *divider;
  AdwBin       *right;
  GtkWidget    *new_button;
};

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

static void
say (BeketCrossingsPage *self,
     const char         *text)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", text);
}

/* ---- What is open ---- */

static void
arrive (BeketCrossingsPage *self)
{
  if (beket_crossings_page_get_crossing (self) != NULL)
    beket_guide_arrive (BEKET_GUIDE (self->guide));
  else
    gtk_widget_grab_focus (self->new_button);
}

static void
open_crossing (BeketCrossingsPage *self,
               BeketCrossing      *crossing)
{
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
        open_crossing (self, crossing);
    }
}

static BeketCrossing *
open_new (BeketCrossingsPage *self)
{
  BeketCrossing *crossing = beket_station_new_crossing (self->station, "truck");

  open_crossing (self, crossing);

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
    open_crossing (self, first);
}

/* ---- Scans ---- */

static const char *
find_step (BeketCrossingsPage *self,
           const char         *text,
           BeketFormPath      *path)
{
  const BeketForm *form = beket_station_get_form (self->station, "D1", NULL);

  return beket_form_path_parse (form, text, path) ? path->section->step : NULL;
}

/* It went into another step than the one on the screen: the officer stays where he works, and reads where it went. */
static void
say_where (BeketCrossingsPage *self,
           BeketCrossing      *crossing,
           BeketFormPath      *path)
{
  BeketValue *row = beket_form_row (path->section, path->row, beket_crossing_get_facts (crossing));
  const char *value = beket_value_get_text (row, path->field->id);
  g_autofree char *text = g_strdup_printf ("%s: %s", path->field->label.in[beket_locale_get ()],
                                           value == NULL ? "—" : value);

  say (self, text);
}

static void
show_scan (BeketCrossingsPage *self,
           BeketCrossing      *crossing,
           const char         *text,
           gboolean            wrong)
{
  BeketFormPath path;
  const char *step = find_step (self, text, &path);

  if (step == NULL)
    return;

  if (wrong)
    beket_guide_show (BEKET_GUIDE (self->guide), text);
  else if (g_strcmp0 (step, beket_crossing_get_step (crossing)) == 0)
    beket_guide_go (BEKET_GUIDE (self->guide), step);
  else
    say_where (self, crossing, &path);
}

/* A decided crossing takes nothing more: what is scanned then is of the next one. */
static BeketCrossing *
crossing_for_scan (BeketCrossingsPage *self)
{
  BeketCrossing *crossing = beket_crossings_page_get_crossing (self);

  return crossing == NULL || beket_route_is_decided (crossing) ? open_new (self) : crossing;
}

void
beket_crossings_page_scan (BeketCrossingsPage *self,
                           const char         *text)
{
  BeketCrossing *crossing;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  g_return_if_fail (BEKET_IS_CROSSINGS_PAGE (self));

  if (beket_scan_recognise (text) == BEKET_SCAN_UNKNOWN)
    {
      g_autofree char *sentence = g_strdup_printf (_ ("Nothing here takes this scan: %s"), text);

      say (self, sentence);
      return;
    }

  crossing = crossing_for_scan (self);
  beket_station_scan (self->station, crossing, text, &path, &error);
  if (path != NULL)
    show_scan (self, crossing, path, error != NULL);
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

/* ---- Actions and keys ---- */

static void
new_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  open_new (BEKET_CROSSINGS_PAGE (widget));
}

static void
search_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  beket_queue_search (BEKET_QUEUE (BEKET_CROSSINGS_PAGE (widget)->queue));
}

static void
next_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  beket_guide_next (BEKET_GUIDE (BEKET_CROSSINGS_PAGE (widget)->guide));
}

static void
back_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  beket_guide_back (BEKET_GUIDE (BEKET_CROSSINGS_PAGE (widget)->guide));
}

static void
step_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  const char *word = beket_route_word ((guint) g_variant_get_int32 (parameter) - 1);

  if (word != NULL)
    beket_guide_go (BEKET_GUIDE (BEKET_CROSSINGS_PAGE (widget)->guide), word);
}

static void
show_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  beket_guide_show (BEKET_GUIDE (BEKET_CROSSINGS_PAGE (widget)->guide), g_variant_get_string (parameter, NULL));
}

static void
open_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  beket_crossings_page_open (BEKET_CROSSINGS_PAGE (widget), g_variant_get_string (parameter, NULL));
}

/* An F-key that is also a key of the guide. */
static void
press_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  for (int key = 0; key < BEKET_GUIDE_N_KEYS; key++)
    if (g_str_equal (beket_guide_key_action ((BeketGuideKey) key), name))
      beket_guide_press (BEKET_GUIDE (BEKET_CROSSINGS_PAGE (widget)->guide), (BeketGuideKey) key);
}

/* Wherever in the window the focus is, as long as this page is the one that is shown. */
static gboolean
on_shortcut (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   user_data)
{
  const char *action = beket_guide_key_action ((BeketGuideKey) g_variant_get_int32 (arguments));

  return gtk_widget_get_mapped (widget) && gtk_widget_activate_action (widget, action, NULL);
}

static void
add_shortcuts (BeketCrossingsPage *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller), GTK_SHORTCUT_SCOPE_GLOBAL);
  for (int key = 0; key < BEKET_GUIDE_N_KEYS; key++)
    if (beket_guide_key_value ((BeketGuideKey) key) != 0)
      {
        GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (beket_guide_key_value ((BeketGuideKey) key), 0),
                                                  gtk_callback_action_new (on_shortcut, NULL, NULL));

        gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (key));
        gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
      }
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static gboolean
has_focus (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root == NULL ? NULL : gtk_root_get_focus (root);

  return focus != NULL && gtk_widget_is_ancestor (focus, widget) &&
         gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) == NULL;
}

/* Esc, and Alt with a digit of the top row, by its place on the keyboard. */
static gboolean
on_key (BeketCrossingsPage *self,
        guint               keyval,
        guint               keycode,
        GdkModifierType     state)
{
  int digit = beket_key_digit (keyval, keycode);

  if (keyval == GDK_KEY_Escape && has_focus (self->guide))
    {
      beket_guide_back (BEKET_GUIDE (self->guide));
      return GDK_EVENT_STOP;
    }
  if ((state & (GDK_ALT_MASK | GDK_CONTROL_MASK)) == GDK_ALT_MASK && digit >= 1 && digit <= BEKET_ROUTE_LENGTH)
    {
      beket_guide_go (BEKET_GUIDE (self->guide), beket_route_word ((guint) digit - 1));
      return GDK_EVENT_STOP;
    }

  return GDK_EVENT_PROPAGATE;
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
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "guide.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "guide.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "guide.next", NULL, next_action);
  gtk_widget_class_install_action (widget_class, "guide.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "guide.step", "i", step_action);
  gtk_widget_class_install_action (widget_class, "guide.show", "s", show_action);
  gtk_widget_class_install_action (widget_class, "guide.open", "s", open_action);

  for (int key = BEKET_GUIDE_WAIVE; key <= BEKET_GUIDE_SIGN; key++)
    gtk_widget_class_install_action (widget_class, beket_guide_key_action ((BeketGuideKey) key), NULL, press_action);
}

static void
beket_crossings_page_class_init (BeketCrossingsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = beket_crossings_page_get_property;
  object_class->dispose = beket_crossings_page_dispose;
  widget_class->map = beket_crossings_page_map;
  widget_class->unmap = beket_crossings_page_unmap;

  props[PROP_DETAIL] = g_param_spec_string ("detail", NULL, NULL, NULL, flags);
  props[PROP_CROSSING] = g_param_spec_object ("crossing", NULL, NULL, BEKET_TYPE_CROSSING, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  install_actions (widget_class);

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
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  add_shortcuts (self);
}

static void
on_chosen (BeketCrossingsPage *self,
           BeketCrossing      *crossing)
{
  open_crossing (self, crossing);
  arrive (self);
}

static void
build (BeketCrossingsPage *self)
{
  self->queue = beket_queue_new (self->station);
  adw_bin_set_child (self->left, self->queue);
  self->guide = beket_guide_new (self->station);
  gtk_stack_add_named (self->middle, self->guide, "guide");
  self->summary = beket_summary_new (self->station);
  adw_bin_set_child (self->right, self->summary);

  g_signal_connect_object (self->queue, "chosen", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->queue, "left", G_CALLBACK (arrive), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->guide, "said", G_CALLBACK (say), self, G_CONNECT_SWAPPED);
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
  open_crossing (self, NULL);
  on_queue_changed (self);

  return GTK_WIDGET (self);
}
