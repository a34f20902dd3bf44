/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What may be done with an act that is shown: its crossing opened, another in its place, annulled, signed by a second officer.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include "app/acts-page-private.h"

#include "app/act-correct.h"
#include "app/act-countersign.h"
#include "app/act-row.h"
#include "app/keys.h"

static gboolean
is_own (BeketActsPage *self)
{
  return self->item != NULL && beket_station_get_archive (self->station) == NULL &&
         g_str_equal (beket_item_text (self->item, "origin"), beket_station_get_profile (self->station)->origin);
}

void
beket_acts_page_offer (BeketActsPage *self)
{
  gboolean own = is_own (self);
  gboolean holds = own && *beket_act_end (self->item) == '\0';

  gboolean second = beket_act_offer_countersign (GTK_WIDGET (self), "acts.countersign", self->countersign, self->station,
                                                 self->item != NULL ? self->view : NULL);

  gtk_widget_set_visible (self->own, own);
  gtk_widget_set_visible (self->countersign, second);
  gtk_widget_set_visible (self->actions, own || second);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "acts.supersede", holds);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "acts.annul", holds);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "acts.crossing", own);
}

static void
supersede_cb (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  BeketActsPage *self = BEKET_ACTS_PAGE (widget);

  beket_act_ask_supersede (widget, self->station, self->item);
}

static void
annul_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  BeketActsPage *self = BEKET_ACTS_PAGE (widget);

  beket_act_ask_annul (widget, self->station, self->item);
}

static void
crossing_cb (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  gtk_widget_activate_action (widget, "win.show-crossing", "s", beket_item_text (BEKET_ACTS_PAGE (widget)->item, "crossing"));
}

/* One that is no more in the list does not tell that it changed. */
static void
countersigned (GtkWidget *page)
{
  if (BEKET_ACTS_PAGE (page)->item != NULL)
    beket_acts_page_read (BEKET_ACTS_PAGE (page));
}

static void
countersign_cb (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  BeketActsPage *self = BEKET_ACTS_PAGE (widget);

  beket_act_ask_countersign (widget, self->station, self->item, countersigned);
}

void
beket_acts_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "acts.crossing", NULL, crossing_cb);
  gtk_widget_class_install_action (widget_class, "acts.supersede", NULL, supersede_cb);
  gtk_widget_class_install_action (widget_class, "acts.annul", NULL, annul_cb);
  gtk_widget_class_install_action (widget_class, "acts.countersign", NULL, countersign_cb);
}

void
beket_acts_page_add_keys (BeketActsPage *self)
{
  static const BeketKeyAction keys[] = {
    { GDK_KEY_F6, 0, "acts.crossing" }, { GDK_KEY_F7, 0, "acts.supersede" }, { GDK_KEY_F8, 0, "acts.annul" },
    { GDK_KEY_F9, 0, "acts.countersign" },
  };

  beket_keys_add (GTK_WIDGET (self), keys, G_N_ELEMENTS (keys));
}
