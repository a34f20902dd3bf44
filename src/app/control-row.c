/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One control of the plan in its list.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include "app/control-row.h"

#include <glib/gi18n.h>

#include "app/wording.h"
#include "app/words.h"
#include "domain/clock.h"

struct _BeketControlRow
{
  GtkListBoxRow parent_instance;

  GtkWidget    *shape;
  GtkWidget    *kind;
  GtkWidget    *who;
  GtkWidget    *status;
  GtkWidget    *time;
};

G_DEFINE_FINAL_TYPE (BeketControlRow, beket_control_row, GTK_TYPE_LIST_BOX_ROW)

static const struct
{
  const char *status;
  const char *shape;
  const char *style;
} shapes[] = {
  { "planned", "○", "dim-label" },
  { "running", "●", "accent" },
  { "done", "✓", "success" },
  { "waived", "–", "dim-label" },
  { "recognised", "≡", "success" },
  { "postponed", "⏸", "warning" },
  { "not-required", "–", "dim-label" },
};

static gboolean
is_violation (const BeketValue *control)
{
  return g_strcmp0 (beket_value_get_text (control, "result"), "violation") == 0;
}

static guint
find_shape (const BeketValue *control)
{
  const char *status = beket_value_get_text (control, "status");
  guint i;

  for (i = 0; i < G_N_ELEMENTS (shapes); i++)
    if (g_strcmp0 (shapes[i].status, status) == 0)
      return i;

  return 0;
}

const char *
beket_control_row_shape (const BeketValue *control)
{
  return is_violation (control) ? "⚠" : shapes[find_shape (control)].shape;
}

static const char *
find_style (const BeketValue *control)
{
  return is_violation (control) ? "error" : shapes[find_shape (control)].style;
}

/* State and what ended it: "performed · no remarks", "waived · clause 4.2". */
static char *
describe_status (BeketStation     *station,
                 const BeketValue *control)
{
  const char *result = beket_value_get_text (control, "result");
  const char *basis = beket_value_get_text (control, "basis");
  const char *act = beket_value_get_text (control, "reliedAct");
  g_autofree char *status = beket_words_sentence (beket_words_label (station, "control-status",
                                                                     beket_value_get_text (control, "status")));

  if (result != NULL)
    return g_strdup_printf ("%s · %s", status, beket_words_label (station, "control-result", result));
  if (act != NULL)
    return g_strdup_printf (_ ("%s · act %s"), status, act);
  if (basis != NULL)
    return g_strdup_printf (_ ("%s · clause %s"), status, basis);

  return g_steal_pointer (&status);
}

static const char *
officer_name (BeketStation *station,
              const char   *id)
{
  GPtrArray *officers = beket_station_officers (station);

  for (guint i = 0; id != NULL && i < officers->len; i++)
    {
      const BeketOfficer *officer = g_ptr_array_index (officers, i);

      if (g_strcmp0 (officer->id, id) == 0)
        return officer->name;
    }

  return id;
}

static char *
describe_who (BeketStation     *station,
              const BeketValue *control)
{
  const char *name = officer_name (station, beket_value_get_text (control, "officer"));
  g_autofree char *body = beket_words_sentence (beket_words_label (station, "body",
                                                                   beket_value_get_text (control, "body")));

  return name == NULL ? g_steal_pointer (&body) : g_strdup_printf ("%s · %s", body, name);
}

static gint64
get_time (const BeketValue *control,
          const char       *name)
{
  const char *text = beket_value_get_text (control, name);
  gint64 time;

  return text != NULL && beket_time_parse_wire (text, &time, NULL) ? time : 0;
}

void
beket_control_row_tick (BeketControlRow  *self,
                        BeketStation     *station,
                        const BeketValue *control)
{
  gint64 started = get_time (control, "started");
  gint64 finished = get_time (control, "finished");
  g_autofree char *text = NULL;

  if (finished > 0)
    text = beket_words_clock (station, finished);
  else if (started > 0)
    text = beket_wording_duration (beket_station_now (station) - started);

  gtk_label_set_label (GTK_LABEL (self->time), text == NULL ? "" : text);
}

void
beket_control_row_set (BeketControlRow  *self,
                       BeketStation     *station,
                       const BeketValue *control)
{
  const char *kind = beket_words_label (station, "control-kind", beket_value_get_text (control, "kind"));
  g_autofree char *title = beket_words_sentence (kind);
  g_autofree char *status = describe_status (station, control);
  g_autofree char *who = describe_who (station, control);
  g_autofree char *spoken = g_strdup_printf ("%s: %s", title, status);
  const char *classes[] = { "shape", find_style (control), NULL };
  const char *status_classes[] = { find_style (control), NULL };

  gtk_label_set_label (GTK_LABEL (self->shape), beket_control_row_shape (control));
  gtk_widget_set_css_classes (self->shape, classes);
  gtk_label_set_label (GTK_LABEL (self->kind), title);
  gtk_label_set_label (GTK_LABEL (self->who), who);
  gtk_label_set_label (GTK_LABEL (self->status), status);
  gtk_widget_set_css_classes (self->status, status_classes);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  beket_control_row_tick (self, station, control);
}

static void
beket_control_row_class_init (BeketControlRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/beket/Beket/control-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BeketControlRow, shape);
  gtk_widget_class_bind_template_child (widget_class, BeketControlRow, kind);
  gtk_widget_class_bind_template_child (widget_class, BeketControlRow, who);
  gtk_widget_class_bind_template_child (widget_class, BeketControlRow, status);
  gtk_widget_class_bind_template_child (widget_class, BeketControlRow, time);
}

static void
beket_control_row_init (BeketControlRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
beket_control_row_new (void)
{
  return g_object_new (BEKET_TYPE_CONTROL_ROW, NULL);
}
