/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The state of a register's day, and its closing.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include "app/day-button.h"

#include <glib/gi18n.h>

#include "app/complaint.h"
#include "app/day-reopen.h"
#include "app/widget.h"
#include "app/words.h"
#include "station/day.h"

struct _BeketDayButton
{
  GtkWidget      parent_instance;

  BeketStation  *station;   /* (owned) */
  char          *day;       /* (owned) (nullable) */
  BeketValue    *row;       /* (owned) (nullable): as beket_station_day_finish() gives it */
  gboolean       busy;      /* it is being closed */

  GtkMenuButton *button;
  GtkPopover    *popover;
  GtkLabel      *closing;
  GtkLabel      *totals;
  GtkLabel      *left;
  GtkLabel      *complaint;
  GtkWidget     *close;
  GtkWidget     *reopen;
};

G_DEFINE_FINAL_TYPE (BeketDayButton, beket_day_button, GTK_TYPE_WIDGET)

static guint closed_signal;

static void
set_text (GtkLabel   *label,
          const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static gint64
count (BeketDayButton *self,
       const char     *name)
{
  return beket_value_get_integer (self->row, name, 0);
}

static gboolean
is_closed (BeketDayButton *self)
{
  return g_strcmp0 (beket_value_get_text (self->row, "state"), "closed") == 0;
}

/* ---- What is shown ---- */

/* (transfer full) */
static char *
totals_text (const BeketValue *totals)
{
  /* Translators: the totals of a day, each a name and a number. */
  return g_strdup_printf (_ ("Crossings: %d · persons: %d · acts: %d\nRefused: %d · detained: %d · offences: %d"),
                          (int) beket_value_get_integer (totals, "crossings", 0),
                          (int) beket_value_get_integer (totals, "persons", 0),
                          (int) beket_value_get_integer (totals, "acts", 0),
                          (int) beket_value_get_integer (totals, "refused", 0),
                          (int) beket_value_get_integer (totals, "detained", 0),
                          (int) beket_value_get_integer (totals, "offences", 0));
}

static void
add_line (GString    *text,
          const char *format,
          gint64      n)
{
  if (n == 0)
    return;
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append_printf (text, "%s: %d", format, (int) n);
}

/* (transfer full): what somebody has to know before he closes it (odoo#137648), and after. */
static char *
left_text (BeketDayButton *self)
{
  GString *text = g_string_new (NULL);

  add_line (text, _ ("▲ Open crossings"), count (self, "open_count"));
  add_line (text, _ ("▲ Decided, act not signed"), count (self, "unsigned_count"));
  add_line (text, _ ("▲ Not received by the neighbour yet"), count (self, "undelivered_count"));
  add_line (text, _ ("▲ Late, in no total of the closing"), count (self, "late_count"));
  return g_string_free (text, FALSE);
}

/* (transfer full) (nullable) */
static char *
closing_text (BeketDayButton *self)
{
  const BeketValue *closing = beket_value_get (self->row, "closing");
  g_autofree char *when = beket_words_moment (self->station, beket_value_get_text (closing, "closed"));

  if (closing == NULL)
    return NULL;
  /* Translators: when, by whom, and the number of the closing. */
  return g_strdup_printf (_ ("✓ Closed %s · %s · %s"), when, beket_value_get_text (closing, "officer"),
                          beket_value_get_text (closing, "number"));
}

/* (transfer full) */
static char *
label_text (BeketDayButton *self)
{
  if (!is_closed (self))
    return g_strdup (_ ("Day is open"));
  if (count (self, "late_count") == 0)
    return g_strdup (_ ("✓ Day is closed"));
  /* Translators: how many entries came after the closing. */
  return g_strdup_printf (_ ("▲ Day is closed · late: %d"), (int) count (self, "late_count"));
}

static void
show (BeketDayButton *self)
{
  const BeketValue *closing = beket_value_get (self->row, "closing");
  g_autofree char *label = label_text (self);
  g_autofree char *closed = closing_text (self);
  g_autofree char *totals = totals_text (beket_value_get (closing != NULL ? closing : self->row, "totals"));
  g_autofree char *left = left_text (self);

  gtk_menu_button_set_label (self->button, label);
  set_text (self->closing, closed);
  set_text (self->totals, totals);
  set_text (self->left, left);
  gtk_widget_set_visible (self->close, !is_closed (self) && beket_station_get_archive (self->station) == NULL);
  gtk_widget_set_visible (self->reopen, is_closed (self) && beket_station_get_archive (self->station) == NULL);
}

/* ---- Reading ---- */

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (BeketDayButton) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketValue) row = beket_station_day_finish (BEKET_STATION (source), result, &error);
  g_autofree char *text = NULL;

  if (self->button == NULL)   /* the window was closed or built again meanwhile */
    return;
  if (row == NULL)
    {
      text = beket_complaint_of_station (BEKET_STATION (source), error);
      set_text (self->complaint, text);
      return;
    }
  if (g_strcmp0 (beket_value_get_text (row, "day"), self->day) != 0)
    return;   /* another day is shown meanwhile */
  g_clear_pointer (&self->row, beket_value_unref);
  self->row = g_steal_pointer (&row);
  show (self);
}

static void
look (BeketDayButton *self)
{
  if (self->day != NULL)
    beket_station_day_async (self->station, self->day, read_cb, g_object_ref (self));
}

void
beket_day_button_set_day (BeketDayButton *self,
                          const char     *day)
{
  g_autofree char *copy = g_strdup (day);

  g_return_if_fail (BEKET_IS_DAY_BUTTON (self));

  g_free (self->day);
  self->day = g_steal_pointer (&copy);
  set_text (self->complaint, NULL);
  look (self);
}

/* It opens on what is so now. */
static void
opened_cb (BeketDayButton *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self->popover)))
    beket_day_button_set_day (self, self->day);
}

/* ---- Closing ---- */

static void
closed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (BeketDayButton) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *number = beket_station_close_day_finish (BEKET_STATION (source), result, &error);
  g_autofree char *text = NULL;

  if (self->button == NULL)
    return;
  self->busy = FALSE;
  gtk_widget_set_sensitive (self->close, TRUE);
  if (number == NULL)
    {
      text = beket_complaint_of_station (BEKET_STATION (source), error);
      set_text (self->complaint, text);
      return;
    }
  /* Translators: %s is the number of the closing. */
  text = g_strdup_printf (_ ("The day is closed: %s"), number);
  gtk_popover_popdown (self->popover);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", text);
  look (self);
  g_signal_emit (self, closed_signal, 0);
}

static void
close_cb (BeketDayButton *self)
{
  if (self->busy || self->row == NULL)
    return;
  self->busy = TRUE;
  gtk_widget_set_sensitive (self->close, FALSE);
  set_text (self->complaint, NULL);
  beket_station_close_day_async (self->station, self->day, closed_cb, g_object_ref (self));
}

/* ---- Reopening ---- */

static void
reopened (GtkWidget *widget)
{
  look (BEKET_DAY_BUTTON (widget));
  g_signal_emit (widget, closed_signal, 0);
}

/* The popover is a window of its own: a dialog stands over the one below it. */
static void
reopen_cb (BeketDayButton *self)
{
  gtk_popover_popdown (self->popover);
  beket_day_ask_reopen (GTK_WIDGET (self), self->station, self->day, reopened);
}

/* ---- The class ---- */

static void
beket_day_button_dispose (GObject *object)
{
  BeketDayButton *self = BEKET_DAY_BUTTON (object);

  beket_widget_dispose (GTK_WIDGET (object), BEKET_TYPE_DAY_BUTTON);
  g_clear_object (&self->station);
  g_clear_pointer (&self->day, g_free);
  g_clear_pointer (&self->row, beket_value_unref);

  G_OBJECT_CLASS (beket_day_button_parent_class)->dispose (object);
}

static void
beket_day_button_class_init (BeketDayButtonClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = beket_day_button_dispose;
  closed_signal = g_signal_new ("closed", BEKET_TYPE_DAY_BUTTON, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/beket/Beket/day-button.ui");
  gtk_widget_class_bind_template_child (widget_class, BeketDayButton, button);
  gtk_widget_class_bind_template_child (widget_class, BeketDayButton, popover);
  gtk_widget_class_bind_template_child (widget_class, BeketDayButton, closing);
  gtk_widget_class_bind_template_child (widget_class, BeketDayButton, totals);
  gtk_widget_class_bind_template_child (widget_class, BeketDayButton, left);
  gtk_widget_class_bind_template_child (widget_class, BeketDayButton, complaint);
  gtk_widget_class_bind_template_child (widget_class, BeketDayButton, close);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  gtk_widget_class_bind_template_child (widget_class, BeketDayButton, reopen);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, reopen_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
beket_day_button_init (BeketDayButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
beket_day_button_new (BeketStation *station)
{
  BeketDayButton *self = g_object_new (BEKET_TYPE_DAY_BUTTON, NULL);

  self->station = g_object_ref (station);
  return GTK_WIDGET (self);
}
