/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sign-in, and the lock.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/complaint.h"
#include "app/keys.h"
#include "app/officer-row.h"
#include "app/sign-in-page.h"
#include "app/widget.h"
#include "app/words.h"
#include "domain/clock.h"
#include "domain/error.h"

#define SECOND G_TIME_SPAN_SECOND

struct _BeketSignInPage
{
  GtkWidget            parent_instance;

  BeketStation        *station; /* (owned) */
  guint                tick_id; /* while the page is on the screen */
  gboolean             asking; /* the station is looking at a PIN */

  GtkLabel            *point;
  GtkLabel            *workplace;
  GtkListBox          *officers;
  AdwPasswordEntryRow *pin;
  GtkLabel            *complaint;
  GtkButton           *unlock;
  GtkLabel            *keys_state;
  GtkLabel            *keys_shape;
  GtkLabel            *clock_state;
  GtkLabel            *link_state;
  GtkLabel            *link_shape;
};

G_DEFINE_FINAL_TYPE (BeketSignInPage, beket_sign_in_page, GTK_TYPE_WIDGET)

/* ---- What is shown ---- */

static const BeketOfficer *
chosen_officer (BeketSignInPage * self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->officers);

  return row != NULL ? beket_officer_row_get (GTK_WIDGET (row)) : NULL;
}

static void
complain (BeketSignInPage *self,
          const char      *text)
{
  gtk_label_set_text (self->complaint, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->complaint), text != NULL);

  if (text != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->pin), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->pin), "error");
}

static void
tell_clock (BeketSignInPage *self)
{
  gint64 now = beket_station_now (self->station);
  g_autofree char *clock = beket_time_format_clock (now, beket_words_offset (self->station, now), TRUE);
  g_autofree char *day = beket_words_today (self->station);
  g_autofree char *zone = beket_words_zone (self->station);
  /* Translators: time, day in words, time zone */
  g_autofree char *text = g_strdup_printf (_ ("%s · %s · %s"), clock, day, zone);

  gtk_label_set_text (self->clock_state, text);
}

static void
tell_keys (BeketSignInPage *self)
{
  guint n = beket_station_officers (self->station)->len;
  g_autofree char *text = NULL;

  if (n == 0)
    text = g_strdup (_ ("No officer’s key is on this machine"));
  else
    text = g_strdup_printf (ngettext ("%u officer’s key is on this machine", "%u officers’ keys are on this machine", n), n);

  gtk_label_set_text (self->keys_state, text);
  gtk_label_set_text (self->keys_shape, n > 0 ? "✓" : "▲");
}

static void
tell_link (BeketSignInPage *self)
{
  g_autofree char *text = beket_words_link (self->station);

  gtk_label_set_text (self->link_state, text);
  gtk_label_set_text (self->link_shape, beket_words_link_shape (self->station));
}

/* "0:28" */
static char *
countdown (gint64 left_us)
{
  gint64 seconds = (left_us + SECOND - 1) / SECOND;

  return g_strdup_printf ("%d:%02d", (int) (seconds / 60), (int) (seconds % 60));
}

/* TRUE while the chosen officer's PIN is not asked. */
static gboolean
tell_lock (BeketSignInPage *self)
{
  const BeketOfficer *officer = chosen_officer (self);
  gint64 until = officer != NULL ? beket_station_locked_until (self->station, officer->id) : 0;
  gint64 left = until - beket_station_now (self->station);
  gboolean was_locked = !gtk_widget_get_sensitive (GTK_WIDGET (self->pin));
  gboolean locked = until != 0 && left > 0;
  g_autofree char *time = NULL;
  g_autofree char *text = NULL;

  /* The focus goes to the officers first: GTK complains of a field that loses it by being switched off. */
  if (locked && !was_locked)
    gtk_widget_child_focus (GTK_WIDGET (self->officers), GTK_DIR_TAB_FORWARD);

  gtk_widget_set_sensitive (GTK_WIDGET (self->pin), !locked && officer != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->unlock), !locked && officer != NULL && !self->asking);

  if (locked)
    {
      time = countdown (left);
      text = g_strdup_printf (_ ("Too many wrong PINs. Try again in %s."), time);
      complain (self, text);
    }
  else if (was_locked && officer != NULL)
    {
      complain (self, NULL);
      gtk_widget_grab_focus (GTK_WIDGET (self->pin));
    }

  return locked;
}

static gboolean
tick (gpointer user_data)
{
  BeketSignInPage *self = user_data;

  tell_clock (self);
  tell_lock (self);

  return G_SOURCE_CONTINUE;
}

/* ---- Officers ---- */

static void
fill_officers (BeketSignInPage *self)
{
  GPtrArray *officers = beket_station_officers (self->station);

  for (guint i = 0; i < officers->len; i++)
    gtk_list_box_append (self->officers, beket_officer_row_new (self->station, g_ptr_array_index (officers, i)));

  gtk_list_box_select_row (self->officers, gtk_list_box_get_row_at_index (self->officers, 0));
}

static void
choose_officer (BeketSignInPage *self,
                const char      *id)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->officers, i)) != NULL; i++)
    {
      const BeketOfficer *officer = beket_officer_row_get (GTK_WIDGET (row));

      if (g_strcmp0 (officer->id, id) == 0)
        gtk_list_box_select_row (self->officers, row);
    }
}

static void
officer_chosen_cb (BeketSignInPage *self,
                   GtkListBoxRow   *row)
{
  if (row == NULL || self->station == NULL)   /* the list goes away, or is being filled */
    return;

  complain (self, NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->pin), "");
  tell_lock (self);
}

/* Up and Down in the PIN field choose the officer: hands stay where they are. */
static gboolean
pin_key_cb (BeketSignInPage *self,
            guint            keyval,
            guint            keycode,
            GdkModifierType  state)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->officers);
  int step = keyval == GDK_KEY_Down ? 1 : keyval == GDK_KEY_Up ? -1 : 0;

  if (row == NULL || step == 0)
    return FALSE;

  row = gtk_list_box_get_row_at_index (self->officers, gtk_list_box_row_get_index (row) + step);
  if (row != NULL)
    gtk_list_box_select_row (self->officers, row);

  return TRUE;
}

/* ---- Signing in ---- */

static void
refused (BeketSignInPage *self,
         const GError    *error)
{
  g_autofree char *text = beket_complaint_of_station (self->station, error);

  gtk_editable_set_text (GTK_EDITABLE (self->pin), "");
  complain (self, text);
  if (!tell_lock (self))
    gtk_widget_grab_focus (GTK_WIDGET (self->pin));
}

static void
signed_in_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (BeketSignInPage) self = user_data;
  g_autoptr (GError) error = NULL;

  self->asking = FALSE;
  if (self->unlock == NULL)   /* the window was closed or built again meanwhile */
    return;

  gtk_widget_set_sensitive (GTK_WIDGET (self->unlock), TRUE);
  if (!beket_station_sign_in_finish (BEKET_STATION (source), result, &error))
    refused (self, error);
  else
    gtk_editable_set_text (GTK_EDITABLE (self->pin), "");
}

static void
unlock_cb (BeketSignInPage *self)
{
  const BeketOfficer *officer = chosen_officer (self);
  const char *pin = gtk_editable_get_text (GTK_EDITABLE (self->pin));

  if (officer == NULL || self->asking || tell_lock (self))
    return;

  if (*pin == '\0')
    {
      complain (self, _ ("Enter the PIN."));
      gtk_widget_grab_focus (GTK_WIDGET (self->pin));
      return;
    }

  complain (self, NULL);
  self->asking = TRUE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->unlock), FALSE);
  beket_station_sign_in_async (self->station, officer->id, pin, signed_in_cb, g_object_ref (self));
}

static void
pin_changed_cb (BeketSignInPage *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->pin)) != '\0')
    complain (self, NULL);
}

void
beket_sign_in_page_arrive (BeketSignInPage *self,
                           const char      *locked_by)
{
  g_return_if_fail (BEKET_IS_SIGN_IN_PAGE (self));

  if (locked_by != NULL)
    choose_officer (self, locked_by);

  gtk_editable_set_text (GTK_EDITABLE (self->pin), "");
  complain (self, NULL);
  if (!tell_lock (self))
    gtk_widget_grab_focus (GTK_WIDGET (self->pin));
}

/* ---- The class ---- */

static void
beket_sign_in_page_map (GtkWidget *widget)
{
  BeketSignInPage *self = BEKET_SIGN_IN_PAGE (widget);

  GTK_WIDGET_CLASS (beket_sign_in_page_parent_class)->map (widget);
  tick (self);
  self->tick_id = g_timeout_add_seconds (1, tick, self);
}

static void
beket_sign_in_page_unmap (GtkWidget *widget)
{
  BeketSignInPage *self = BEKET_SIGN_IN_PAGE (widget);

  g_clear_handle_id (&self->tick_id, g_source_remove);
  GTK_WIDGET_CLASS (beket_sign_in_page_parent_class)->unmap (widget);
}

static void
beket_sign_in_page_dispose (GObject *object)
{
  BeketSignInPage *self = BEKET_SIGN_IN_PAGE (object);

  g_clear_handle_id (&self->tick_id, g_source_remove);
  beket_widget_dispose (GTK_WIDGET (object), BEKET_TYPE_SIGN_IN_PAGE);
  g_clear_object (&self->station);

  G_OBJECT_CLASS (beket_sign_in_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/org/beket/Beket/sign-in-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BeketSignInPage, point);
  gtk_widget_class_bind_template_child (widget_class, BeketSignInPage, workplace);
  gtk_widget_class_bind_template_child (widget_class, BeketSignInPage, officers);
  gtk_widget_class_bind_template_child (widget_class, BeketSignInPage, pin);
  gtk_widget_class_bind_template_child (widget_class, BeketSignInPage, complaint);
  gtk_widget_class_bind_template_child (widget_class, BeketSignInPage, unlock);
  gtk_widget_class_bind_template_child (widget_class, BeketSignInPage, keys_state);
  gtk_widget_class_bind_template_child (widget_class, BeketSignInPage, keys_shape);
  gtk_widget_class_bind_template_child (widget_class, BeketSignInPage, clock_state);
  gtk_widget_class_bind_template_child (widget_class, BeketSignInPage, link_state);
  gtk_widget_class_bind_template_child (widget_class, BeketSignInPage, link_shape);
  gtk_widget_class_bind_template_callback (widget_class, officer_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, pin_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, pin_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, unlock_cb);
}

static void
beket_sign_in_page_class_init (BeketSignInPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = beket_sign_in_page_dispose;
  widget_class->map = beket_sign_in_page_map;
  widget_class->unmap = beket_sign_in_page_unmap;

  bind_template (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
beket_sign_in_page_init (BeketSignInPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  beket_keys_type_digits (GTK_WIDGET (self->pin));
}

GtkWidget *
beket_sign_in_page_new (BeketStation *station)
{
  BeketSignInPage *self = g_object_new (BEKET_TYPE_SIGN_IN_PAGE, NULL);
  const BeketProfile *profile = beket_station_get_profile (station);
  g_autofree char *workplace = beket_words_workplace (station);
  g_autofree char *line = g_strconcat (workplace, " · ", profile->origin, NULL);
  g_autofree char *point = beket_words_point (station, profile->point);

  self->station = g_object_ref (station);
  gtk_label_set_text (self->point, point);
  gtk_label_set_text (self->workplace, line);
  fill_officers (self);
  tell_keys (self);
  tell_link (self);
  g_signal_connect_object (station, "notify::online", G_CALLBACK (tell_link), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (station, "notify::since", G_CALLBACK (tell_link), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (station, "notify::waiting", G_CALLBACK (tell_link), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
