/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The time on the paper, above the steps of a crossing that is entered from a paper blank.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include "app/blank-line.h"

#include <glib/gi18n.h>

#include "app/complaint.h"
#include "app/keys.h"
#include "app/widget.h"
#include "domain/local-time.h"
#include "domain/parse-error.h"
#include "station/blank.h"

#define TYPED 16   /* letters of "22.11.2026 14:14" */

struct _BeketBlankLine
{
  GtkWidget      parent_instance;

  BeketStation  *station;    /* (owned) (nullable) */
  BeketCrossing *crossing;   /* (owned) (nullable) */
  gint64         shown;      /* the time that was put into the entry last */

  GtkLabel      *number;
  GtkWidget     *entry;
  GtkLabel      *state;
  GtkLabel      *complaint;
};

G_DEFINE_FINAL_TYPE (BeketBlankLine, beket_blank_line, GTK_TYPE_WIDGET)

static guint done_signal;

static void
complain (BeketBlankLine *self,
          const char     *text)
{
  gtk_label_set_text (self->complaint, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->complaint), text != NULL);
  if (text != NULL)
    gtk_widget_add_css_class (self->entry, "error");
  else
    gtk_widget_remove_css_class (self->entry, "error");
}

/* What was typed is what the officer sees until there is another time to show. */
static void
show_time (BeketBlankLine *self,
           gint64          when)
{
  g_autofree char *text = NULL;

  if (when == self->shown)
    return;

  self->shown = when;
  text = when != 0 ? beket_point_time (beket_station_get_point (self->station, NULL), when) : g_strdup ("");
  if (strlen (text) > TYPED)
    text[TYPED] = '\0';
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}

/* Each step has its own time on the paper: the last one is only an offer until it is taken. */
static void
show_state (BeketBlankLine *self,
            gboolean        taken)
{
  gtk_label_set_text (self->state, taken ? _ ("✓ for the next step") : _ ("▲ the next step needs its time: Enter takes it"));
  gtk_widget_remove_css_class (GTK_WIDGET (self->state), taken ? "caution" : "good");
  gtk_widget_add_css_class (GTK_WIDGET (self->state), taken ? "good" : "caution");
}

void
beket_blank_line_sync (BeketBlankLine *self,
                       BeketStation   *station,
                       BeketCrossing  *crossing)
{
  const char *number = crossing != NULL ? beket_station_blank_number (crossing) : NULL;
  g_autofree char *text = NULL;
  gint64 last, at;

  g_return_if_fail (BEKET_IS_BLANK_LINE (self));

  g_set_object (&self->station, station);
  if (g_set_object (&self->crossing, crossing))
    {
      self->shown = -1;
      complain (self, NULL);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), number != NULL);
  if (number == NULL)
    return;

  /* Translators: %s is the number that stands on the paper. */
  text = g_strdup_printf (_ ("From paper blank %s"), number);
  at = beket_station_get_blank_time (crossing, &last);
  gtk_label_set_text (self->number, text);
  show_time (self, at != 0 ? at : last);
  show_state (self, at != 0);
}

gboolean
beket_blank_line_arrive (BeketBlankLine *self)
{
  g_return_val_if_fail (BEKET_IS_BLANK_LINE (self), FALSE);

  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return FALSE;

  gtk_widget_grab_focus (self->entry);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  return TRUE;
}

gboolean
beket_blank_line_has_focus (BeketBlankLine *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focused = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focused != NULL && gtk_widget_is_ancestor (focused, GTK_WIDGET (self));
}

static void
refuse (BeketBlankLine *self,
        const GError   *error)
{
  g_autofree char *text = error->domain == BEKET_PARSE_ERROR
    ? g_strdup (_ ("Enter what the clock of this point shows: 14:14 or 22.11.2026 14:14."))
    : beket_complaint_of_station (self->station, error);

  complain (self, text);
  beket_blank_line_arrive (self);
}

static void
take_cb (BeketBlankLine *self)
{
  g_autoptr (GError) error = NULL;

  if (!beket_station_set_blank_time (self->station, self->crossing, gtk_editable_get_text (GTK_EDITABLE (self->entry)), &error))
    {
      refuse (self, error);
      return;
    }

  complain (self, NULL);
  self->shown = -1;
  beket_blank_line_sync (self, self->station, self->crossing);
  g_signal_emit (self, done_signal, 0);
}

/* ---- The class ---- */

static void
beket_blank_line_dispose (GObject *object)
{
  BeketBlankLine *self = BEKET_BLANK_LINE (object);

  g_clear_object (&self->crossing);
  g_clear_object (&self->station);
  beket_widget_dispose (GTK_WIDGET (object), BEKET_TYPE_BLANK_LINE);

  G_OBJECT_CLASS (beket_blank_line_parent_class)->dispose (object);
}

static void
beket_blank_line_class_init (BeketBlankLineClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = beket_blank_line_dispose;
  done_signal = g_signal_new ("done", BEKET_TYPE_BLANK_LINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/beket/Beket/blank-line.ui");
  gtk_widget_class_bind_template_child (widget_class, BeketBlankLine, number);
  gtk_widget_class_bind_template_child (widget_class, BeketBlankLine, entry);
  gtk_widget_class_bind_template_child (widget_class, BeketBlankLine, state);
  gtk_widget_class_bind_template_child (widget_class, BeketBlankLine, complaint);
  gtk_widget_class_bind_template_callback (widget_class, take_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
beket_blank_line_init (BeketBlankLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  beket_keys_type_digits (self->entry);
}
