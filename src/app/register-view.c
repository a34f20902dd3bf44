/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The register of a day, page by page.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include "app/register-view-private.h"

#include "app/keys.h"
#include "app/register-table.h"
#include "app/widget.h"
#include "app/wording.h"
#include "domain/day.h"
#include "domain/local-time.h"

G_DEFINE_FINAL_TYPE (BeketRegisterView, beket_register_view, GTK_TYPE_WIDGET)

enum
{
  OPENED,
  MOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* ---- Days and pages ---- */

static char *
today (BeketRegisterView *self)
{
  return beket_point_day (beket_station_get_point (self->station, NULL), beket_station_now (self->station));
}

static char *
day_beside (const char *day,
            int         step)
{
  GDate date;
  char iso[sizeof "YYYY-MM-DD"];

  if (!beket_day_parse (day, &date, NULL))
    return g_strdup (day);

  if (step < 0)
    g_date_subtract_days (&date, 1);
  else
    g_date_add_days (&date, 1);
  g_date_strftime (iso, sizeof iso, "%Y-%m-%d", &date);

  return g_strdup (iso);
}

void
beket_register_view_set_day (BeketRegisterView *self,
                             const char        *day)
{
  g_return_if_fail (BEKET_IS_REGISTER_VIEW (self));

  if (!beket_day_is_valid (day))
    return;

  if (day != self->day)
    {
      g_free (self->day);
      self->day = g_strdup (day);
    }
  beket_register_view_begin (self);
  g_signal_emit (self, signals[MOVED], 0);
}

const char *
beket_register_view_get_day (BeketRegisterView *self)
{
  g_return_val_if_fail (BEKET_IS_REGISTER_VIEW (self), NULL);

  return self->day;
}

static void
day_cb (GtkWidget  *widget,
        const char *action,
        GVariant   *step)
{
  BeketRegisterView *self = BEKET_REGISTER_VIEW (widget);
  int by = g_variant_get_int32 (step);
  g_autofree char *day = by == 0 ? today (self) : day_beside (self->day, by);

  beket_register_view_set_day (self, day);
}

static void
day_typed_cb (BeketRegisterView *self)
{
  g_autofree char *day = beket_wording_iso (gtk_editable_get_text (GTK_EDITABLE (self->day_entry)));

  if (beket_day_is_valid (day))
    beket_register_view_set_day (self, day);
  else
    gtk_widget_error_bell (self->day_entry);
}

static void
page_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *step)
{
  BeketRegisterView *self = BEKET_REGISTER_VIEW (widget);

  if (g_variant_get_int32 (step) > 0 && self->next != NULL)
    g_ptr_array_add (self->pages, g_steal_pointer (&self->next));
  else if (g_variant_get_int32 (step) < 0 && self->pages->len > 1)
    g_ptr_array_remove_index (self->pages, self->pages->len - 1);
  else
    return;

  g_clear_pointer (&self->next, g_free);
  beket_register_view_look (self);
}

static void
row_cb (BeketRegisterView *self,
        guint              position)
{
  g_autoptr (BeketItem) line = g_list_model_get_item (G_LIST_MODEL (self->lines), position);

  if (line != NULL)
    g_signal_emit (self, signals[OPENED], 0, beket_item_get_key (line));
}

/* ---- The view ---- */

void
beket_register_view_arrive (BeketRegisterView *self)
{
  g_return_if_fail (BEKET_IS_REGISTER_VIEW (self));

  self->arriving = TRUE;
  gtk_widget_grab_focus (gtk_widget_get_mapped (GTK_WIDGET (self->view)) ? GTK_WIDGET (self->view) : self->day_entry);
  g_clear_pointer (&self->next, g_free);
  beket_register_view_look (self);
}

static void
beket_register_view_dispose (GObject *object)
{
  BeketRegisterView *self = BEKET_REGISTER_VIEW (object);

  g_clear_handle_id (&self->again, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  beket_widget_dispose (GTK_WIDGET (object), BEKET_TYPE_REGISTER_VIEW);
  g_clear_object (&self->lines);
  g_clear_object (&self->station);

  G_OBJECT_CLASS (beket_register_view_parent_class)->dispose (object);
}

static void
beket_register_view_finalize (GObject *object)
{
  BeketRegisterView *self = BEKET_REGISTER_VIEW (object);

  g_ptr_array_unref (self->pages);
  g_free (self->next);
  g_free (self->day);

  G_OBJECT_CLASS (beket_register_view_parent_class)->finalize (object);
}

static gboolean
on_shortcut (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   action)
{
  return beket_keys_reach (widget) &&
         gtk_widget_activate_action (widget, action, "i", g_variant_get_int32 (arguments));
}

/* Wherever in the window the focus is, as long as the register is shown. */
static void
add_keys (BeketRegisterView *self)
{
  static const struct { guint key; const char *action; int step; } keys[] = {
    { GDK_KEY_Left, "register.day", -1 }, { GDK_KEY_Right, "register.day", 1 }, { GDK_KEY_Home, "register.day", 0 },
    { GDK_KEY_Page_Up, "register.page", -1 }, { GDK_KEY_Page_Down, "register.page", 1 },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller), GTK_SHORTCUT_SCOPE_GLOBAL);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, GDK_ALT_MASK),
                                                gtk_callback_action_new (on_shortcut, (gpointer) keys[i].action, NULL));

      gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (keys[i].step));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
    }
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/org/beket/Beket/register-view.ui");
  gtk_widget_class_bind_template_child_full (widget_class, "day", FALSE, G_STRUCT_OFFSET (BeketRegisterView, day_entry));
  gtk_widget_class_bind_template_child (widget_class, BeketRegisterView, actions);
  gtk_widget_class_bind_template_child (widget_class, BeketRegisterView, range);
  gtk_widget_class_bind_template_child (widget_class, BeketRegisterView, filters);
  gtk_widget_class_bind_template_child (widget_class, BeketRegisterView, stack);
  gtk_widget_class_bind_template_child (widget_class, BeketRegisterView, empty);
  gtk_widget_class_bind_template_child (widget_class, BeketRegisterView, view);
  gtk_widget_class_bind_template_child (widget_class, BeketRegisterView, totals);
  gtk_widget_class_bind_template_callback (widget_class, day_typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_cb);
}

static void
beket_register_view_class_init (BeketRegisterViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = beket_register_view_dispose;
  G_OBJECT_CLASS (class)->finalize = beket_register_view_finalize;
  signals[OPENED] = g_signal_new ("opened", BEKET_TYPE_REGISTER_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[MOVED] = g_signal_new ("moved", BEKET_TYPE_REGISTER_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "register.day", "i", day_cb);
  gtk_widget_class_install_action (widget_class, "register.page", "i", page_cb);
  bind_template (widget_class);
}

static void
beket_register_view_init (BeketRegisterView *self)
{
  self->lines = g_list_store_new (BEKET_TYPE_ITEM);
  self->pages = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->pages, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  add_keys (self);
}

GtkWidget *
beket_register_view_new (BeketStation *station)
{
  BeketRegisterView *self = g_object_new (BEKET_TYPE_REGISTER_VIEW, NULL);
  g_autofree char *day = NULL;

  self->station = g_object_ref (station);
  self->day = today (self);
  day = beket_wording_day (self->day);
  gtk_editable_set_text (GTK_EDITABLE (self->day_entry), day);
  beket_register_table_add_columns (self->view, station);
  if (beket_station_get_archive (station) == NULL)
    {
      self->day_button = BEKET_DAY_BUTTON (beket_day_button_new (station));
      gtk_box_append (self->actions, GTK_WIDGET (self->day_button));
    }
  for (guint i = 0; i < BEKET_REGISTER_N_FILTERS; i++)
    {
      self->choices[i] = BEKET_REGISTER_FILTER (beket_register_filter_new (station, i));
      gtk_box_append (self->filters, GTK_WIDGET (self->choices[i]));
      g_signal_connect_object (self->choices[i], "changed", G_CALLBACK (beket_register_view_begin), self, G_CONNECT_SWAPPED);
    }

  return GTK_WIDGET (self);
}
