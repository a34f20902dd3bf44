/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A window that says why there is nothing to work with.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include "app/complaint.h"
#include "app/trouble.h"

GtkWidget *
beket_trouble_new (GtkApplication *application,
                   const char     *folder,
                   const GError   *error)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/org/beket/Beket/trouble.ui");
  GtkWidget *window = GTK_WIDGET (gtk_builder_get_object (builder, "window"));
  AdwStatusPage *page = ADW_STATUS_PAGE (gtk_builder_get_object (builder, "page"));
  g_autofree char *complaint = beket_complaint_text (error);
  g_autofree char *text = g_strdup_printf ("%s\n%s", complaint, folder);
  g_autofree char *description = g_markup_escape_text (text, -1);

  adw_status_page_set_description (page, description);
  gtk_window_set_application (GTK_WINDOW (window), application);

  return window;
}
