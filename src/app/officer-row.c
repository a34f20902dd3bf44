/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One officer in the list of the sign-in page.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include <adwaita.h>

#include "app/officer-row.h"
#include "app/words.h"

static char *
officer_subtitle (BeketStation       *station,
                  const BeketOfficer *officer)
{
  const char *body = beket_words_label (station, "body", officer->body);
  const char *role = beket_words_label (station, "officer-role", officer->role);
  g_autofree char *sentence = beket_words_sentence (body);

  if (*role == '\0')
    return g_strconcat (sentence, " · ", officer->id, NULL);

  return g_strconcat (sentence, " · ", role, " · ", officer->id, NULL);
}

GtkWidget *
beket_officer_row_new (BeketStation       *station,
                       const BeketOfficer *officer)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *avatar = adw_avatar_new (36, officer->name, TRUE);
  GtkWidget *check = gtk_label_new ("✓");
  g_autofree char *subtitle = officer_subtitle (station, officer);
  g_autofree char *title = g_markup_escape_text (officer->name, -1);
  g_autofree char *escaped = g_markup_escape_text (subtitle, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), avatar);
  gtk_widget_add_css_class (check, "chosen");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), check);
  gtk_widget_add_css_class (row, "officer");
  g_object_set_data (G_OBJECT (row), "officer", (gpointer) officer);

  return row;
}

const BeketOfficer *
beket_officer_row_get (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "officer");
}
