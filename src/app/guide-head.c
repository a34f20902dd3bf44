/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The line above the guide: what crosses, since when, and whether it is saved.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include "app/guide-head.h"

#include <glib/gi18n.h>

#include "app/complaint.h"
#include "app/form-path.h"
#include "app/guide-route.h"
#include "app/widget.h"
#include "app/wording.h"
#include "app/words.h"
#include "domain/clock.h"
#include "domain/error.h"

struct _BeketGuideHead
{
  GtkWidget      parent_instance;

  BeketStation  *station;    /* (owned) (nullable) */
  BeketCrossing *crossing;   /* (owned) (nullable) */
  gboolean       showing;    /* the subject comes from the facts: nobody chose it */
  guint          closed_id;  /* the list was closed: an idle function, or 0 */
  GtkDropDown   *subject;
  GtkWidget     *title;
  GtkWidget     *direction;
  GtkWidget     *time;
  GtkWidget     *saved;
};

G_DEFINE_FINAL_TYPE (BeketGuideHead, beket_guide_head, GTK_TYPE_WIDGET)

static guint done_signal;

static const BeketValue *
get_head (BeketGuideHead *self)
{
  return beket_value_get (beket_crossing_get_facts (self->crossing), "crossing");
}

static const char *const *
get_subjects (BeketGuideHead *self)
{
  return beket_codes_words (beket_station_get_codes (self->station), "subject");
}

/* The plan is made for the way of crossing: after that it stays. */
gboolean
beket_guide_head_may_change (BeketGuideHead *self)
{
  return self->crossing != NULL && !beket_route_has_plan (self->crossing);
}

static void
on_subject (BeketGuideHead *self)
{
  guint selected = gtk_drop_down_get_selected (self->subject);
  const char *const *words = self->showing ? NULL : get_subjects (self);

  if (words == NULL || selected >= g_strv_length ((char **) words) || !beket_guide_head_may_change (self))
    return;

  beket_station_set_subject (self->station, self->crossing, words[selected]);
}

static void
fill_subjects (BeketGuideHead *self)
{
  const char *const *words = get_subjects (self);
  GtkStringList *list = gtk_string_list_new (NULL);

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    gtk_string_list_take (list, beket_words_sentence (beket_words_label (self->station, "subject", words[i])));

  self->showing = TRUE;
  gtk_drop_down_set_model (self->subject, G_LIST_MODEL (list));
  self->showing = FALSE;
  g_object_unref (list);
}

static void
sync_subject (BeketGuideHead *self)
{
  const char *const *words = get_subjects (self);
  const char *subject = beket_value_get_text (get_head (self), "subject");

  self->showing = TRUE;
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    if (g_strcmp0 (words[i], subject) == 0)
      gtk_drop_down_set_selected (self->subject, i);
  self->showing = FALSE;

  gtk_widget_set_sensitive (GTK_WIDGET (self->subject), beket_guide_head_may_change (self));
}

/* Words and a shape, not only red: and it stays for as long as it is so. */
static void
sync_saved (BeketGuideHead *self)
{
  const GError *error = beket_crossing_get_error (self->crossing);
  gint64 saved = beket_crossing_get_saved (self->crossing);
  g_autofree char *text = NULL;

  if (g_error_matches (error, BEKET_ERROR, BEKET_ERROR_FULL))
    text = g_strdup (_ ("⚠ Not saved: disk full"));
  else if (error != NULL)
    {
      g_autofree char *reason = beket_complaint_text (error);

      text = g_strdup_printf (_ ("⚠ Not saved: %s"), reason);
    }
  else if (saved > 0)
    {
      g_autofree char *clock = beket_time_format_clock (saved, beket_words_offset (self->station, saved), TRUE);

      text = g_strdup_printf (_ ("Saved %s"), clock);
    }
  else
    text = g_strdup (_ ("Not saved yet"));

  gtk_label_set_label (GTK_LABEL (self->saved), text);
  gtk_widget_set_tooltip_text (self->saved, error == NULL ? NULL : text);
  if (error != NULL)
    gtk_widget_add_css_class (self->saved, "error");
  else
    gtk_widget_remove_css_class (self->saved, "error");
}

void
beket_guide_head_tick (BeketGuideHead *self)
{
  g_autofree char *text = NULL;

  if (self->crossing == NULL)
    return;

  text = beket_wording_duration (beket_station_now (self->station) - beket_crossing_get_opened (self->crossing));
  gtk_label_set_label (GTK_LABEL (self->time), text);
}

void
beket_guide_head_sync (BeketGuideHead *self)
{
  const char *direction;

  if (self->crossing == NULL)
    return;

  direction = beket_words_label (self->station, "direction", beket_value_get_text (get_head (self), "direction"));
  gtk_label_set_label (GTK_LABEL (self->title), beket_crossing_get_title (self->crossing));
  gtk_label_set_label (GTK_LABEL (self->direction), direction);
  sync_subject (self);
  sync_saved (self);
  beket_guide_head_tick (self);
}

gboolean
beket_guide_head_ask_subject (BeketGuideHead *self)
{
  if (!beket_guide_head_may_change (self))
    return FALSE;

  gtk_widget_grab_focus (GTK_WIDGET (self->subject));
  g_signal_emit_by_name (self->subject, "activate");

  return TRUE;
}

void
beket_guide_head_set_crossing (BeketGuideHead *self,
                               BeketStation   *station,
                               BeketCrossing  *crossing)
{
  if (self->crossing != NULL)
    g_signal_handlers_disconnect_by_data (self->crossing, self);
  if (g_set_object (&self->station, station))
    fill_subjects (self);
  g_set_object (&self->crossing, crossing);
  if (crossing == NULL)
    return;

  g_signal_connect_object (crossing, "notify::saved", G_CALLBACK (beket_guide_head_sync), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (crossing, "notify::trouble", G_CALLBACK (beket_guide_head_sync), self, G_CONNECT_SWAPPED);
  beket_guide_head_sync (self);
}

static gboolean
closed_cb (gpointer user_data)
{
  BeketGuideHead *self = user_data;

  self->closed_id = 0;
  if (self->crossing != NULL)
    g_signal_emit (self, done_signal, 0);

  return G_SOURCE_REMOVE;
}

/* The list is closed, with another way chosen or not: the keys are the guide's again. GTK 4.18 gives the focus to the button of the list
 * when it has told that it is closed: so this waits until GTK is done, but not for another key. */
static void
on_closed (BeketGuideHead *self)
{
  if (self->closed_id == 0)
    self->closed_id = g_idle_add_full (G_PRIORITY_HIGH, closed_cb, self, NULL);
}

static void
beket_guide_head_dispose (GObject *object)
{
  BeketGuideHead *self = BEKET_GUIDE_HEAD (object);

  g_clear_handle_id (&self->closed_id, g_source_remove);
  g_clear_object (&self->crossing);
  g_clear_object (&self->station);
  beket_widget_dispose (GTK_WIDGET (object), BEKET_TYPE_GUIDE_HEAD);

  G_OBJECT_CLASS (beket_guide_head_parent_class)->dispose (object);
}

static void
beket_guide_head_class_init (BeketGuideHeadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = beket_guide_head_dispose;

  done_signal = g_signal_new ("done", BEKET_TYPE_GUIDE_HEAD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/beket/Beket/guide-head.ui");
  gtk_widget_class_bind_template_child (widget_class, BeketGuideHead, subject);
  gtk_widget_class_bind_template_child (widget_class, BeketGuideHead, title);
  gtk_widget_class_bind_template_child (widget_class, BeketGuideHead, direction);
  gtk_widget_class_bind_template_child (widget_class, BeketGuideHead, time);
  gtk_widget_class_bind_template_child (widget_class, BeketGuideHead, saved);
}

static void
beket_guide_head_init (BeketGuideHead *self)
{
  GtkWidget *list;

  gtk_widget_init_template (GTK_WIDGET (self));
  list = gtk_widget_get_last_child (GTK_WIDGET (self->subject));
  if (GTK_IS_POPOVER (list))
    g_signal_connect_object (list, "closed", G_CALLBACK (on_closed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->subject, "notify::selected", G_CALLBACK (on_subject), self, G_CONNECT_SWAPPED);
}

GtkWidget *
beket_guide_head_new (void)
{
  return g_object_new (BEKET_TYPE_GUIDE_HEAD, NULL);
}
