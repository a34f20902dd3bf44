/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The end of a widget with a template.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include "app/widget.h"

void
beket_widget_dispose (GtkWidget *self,
                      GType      type)
{
  GtkWidget *child;

  /* The template keeps the fields alive meanwhile: a list that goes away still tells that nothing is chosen now. */
  while ((child = gtk_widget_get_first_child (self)) != NULL)
    gtk_widget_unparent (child);

  gtk_widget_dispose_template (self, type);
}
