/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A record of a control or of a decision, as a row.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include "app/record-row.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/register-cells.h"
#include "app/words.h"

static gboolean
is_control (const BeketValue *record)
{
  return g_strcmp0 (beket_value_get_text (record, "type"), "control.recorded") == 0;
}

char *
beket_record_title (BeketStation     *station,
                    const BeketValue *record)
{
  const BeketValue *data = beket_value_get (record, "data");

  if (is_control (record))
    return beket_words_sentence (beket_words_label (station, "control-kind", beket_value_get_text (data, "kind")));

  return g_strdup (_ ("Decision"));
}

static const char *
outcome (BeketStation     *station,
         const BeketValue *record)
{
  const BeketValue *data = beket_value_get (record, "data");
  const char *result = beket_value_get_text (data, "result");

  if (!is_control (record))
    return beket_words_label (station, "decision", beket_value_get_text (data, "decision"));
  if (result != NULL)
    return beket_words_label (station, "control-result", result);

  return beket_words_label (station, "control-status", beket_value_get_text (data, "status"));
}

static char *
subtitle (BeketStation     *station,
          const BeketValue *record)
{
  const BeketValue *data = beket_value_get (record, "data");
  const char *text = beket_value_get_text (data, is_control (record) ? "remarks" : "conditions");
  g_autofree char *time = beket_words_time (station, beket_value_get_text (record, "time"));
  g_autofree char *officer = beket_register_officer (station, beket_value_get_text (record, "actor"));
  const char *parts[] = { time, officer, text != NULL && *text != '\0' ? text : NULL, NULL };

  return g_strjoinv (" · ", (char **) parts);
}

const BeketValue *
beket_record_row_get (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "record");
}

static GtkWidget *
mark (const char *text,
      const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, style);

  return label;
}

GtkWidget *
beket_record_row_new (BeketStation     *station,
                      const BeketValue *record)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = beket_record_title (station, record);
  g_autofree char *under = subtitle (station, record);
  gboolean corrected = g_strcmp0 (beket_value_get_text (record, "latest"), beket_value_get_text (record, "entry")) != 0;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), under);
  if (corrected)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), mark (_ ("corrected"), "dim-label"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), mark (outcome (station, record), "heading"));
  g_object_set_data_full (G_OBJECT (row), "record", beket_value_copy (record), (GDestroyNotify) beket_value_unref);

  return row;
}
