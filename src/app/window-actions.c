/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the pages ask of the window.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include <glib/gi18n.h>

#include "app/act-preview.h"
#include "app/keys.h"
#include "app/window-private.h"

static void
page_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *page)
{
  beket_shell_show_page (BEKET_WINDOW (widget)->shell, g_variant_get_string (page, NULL));
}

static void
toast_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *text)
{
  beket_shell_toast (BEKET_WINDOW (widget)->shell, g_variant_get_string (text, NULL));
}

static void
show_act_cb (GtkWidget  *widget,
             const char *action,
             GVariant   *act)
{
  beket_shell_show_act (BEKET_WINDOW (widget)->shell, g_variant_get_string (act, NULL));
}

static void
open_act_cb (GtkWidget  *widget,
             const char *action,
             GVariant   *number)
{
  beket_shell_open_act (BEKET_WINDOW (widget)->shell, g_variant_get_string (number, NULL));
}

static void
open_crossing_cb (GtkWidget  *widget,
                  const char *action,
                  GVariant   *crossing)
{
  beket_shell_open_crossing (BEKET_WINDOW (widget)->shell, g_variant_get_string (crossing, NULL));
}

static void
show_crossing_cb (GtkWidget  *widget,
                  const char *action,
                  GVariant   *crossing)
{
  beket_shell_show_crossing (BEKET_WINDOW (widget)->shell, g_variant_get_string (crossing, NULL));
}

static void
search_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  beket_shell_search (BEKET_WINDOW (widget)->shell);
}

static void
paper_blanks_cb (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  beket_shell_paper_blanks (BEKET_WINDOW (widget)->shell);
}

/* The pages that are seen, on whatever page of the window. */
static GtkWidget *
find_preview (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (BEKET_IS_ACT_PREVIEW (widget))
    return beket_keys_reach (widget) ? widget : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_preview (child);

  return found;
}

static void
print_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  GtkWidget *preview = find_preview (widget);

  if (preview == NULL || !beket_act_preview_print (BEKET_ACT_PREVIEW (preview)))
    gtk_widget_activate_action (widget, "win.toast", "s", _ ("There are no pages here to print: open an act."));
}

void
beket_window_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.page", "s", page_cb);
  gtk_widget_class_install_action (widget_class, "win.toast", "s", toast_cb);
  gtk_widget_class_install_action (widget_class, "win.show-act", "s", show_act_cb);
  gtk_widget_class_install_action (widget_class, "win.print", NULL, print_cb);
  gtk_widget_class_install_action (widget_class, "win.open-act", "s", open_act_cb);
  gtk_widget_class_install_action (widget_class, "win.open-crossing", "s", open_crossing_cb);
  gtk_widget_class_install_action (widget_class, "win.show-crossing", "s", show_crossing_cb);
  gtk_widget_class_install_action (widget_class, "win.paper-blanks", NULL, paper_blanks_cb);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_cb);
}
