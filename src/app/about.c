/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the program is and which keys it has. AdwAboutWindow and GtkShortcutsWindow stand here and nowhere else.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/about.h"

void
beket_about_show (GtkWindow *parent)
{
  adw_show_about_window (parent,
                         "application-name", _ ("Beket"),
                         "application-icon", APP_ID,
                         "version", PACKAGE_VERSION,
                         "developer-name", _ ("The developers of Beket"),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         "comments", _ ("Joint control at the border of Kazakhstan and Russia: one guided crossing, "
                                        "one act in both languages, one copy on each side."),
                         NULL);
}

void
beket_about_show_keys (GtkWindow *parent)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/org/beket/Beket/help-overlay.ui");
  GtkWindow *keys = GTK_WINDOW (gtk_builder_get_object (builder, "help_overlay"));

  gtk_window_set_transient_for (keys, parent);
  gtk_window_present (keys);
}
