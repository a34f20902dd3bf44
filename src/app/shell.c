/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All that stands in the window, in one language.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include <glib/gi18n.h>

#include "app/acts-page.h"
#include "app/crossings-page.h"
#include "app/link-page.h"
#include "app/neighbour-page.h"
#include "app/page.h"
#include "app/register-page.h"
#include "app/shell-private.h"
#include "app/widget.h"
#include "app/words.h"
#include "station/printed.h"

G_DEFINE_FINAL_TYPE (BeketShell, beket_shell, GTK_TYPE_WIDGET)

enum
{
  TITLE_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
title_changed (BeketShell *self)
{
  g_signal_emit (self, signals[TITLE_CHANGED], 0);
}

gboolean
beket_shell_is_locked (BeketShell *self)
{
  return beket_station_get_officer (self->station) == NULL;
}

/* (transfer none) (nullable) */
static BeketPage *
visible_page (BeketShell *self)
{
  GtkWidget *child = adw_view_stack_get_visible_child (self->pages);

  return child != NULL ? BEKET_PAGE (child) : NULL;
}

/* ---- Pages ---- */

static AdwViewStackPage *
add_page (BeketShell *self,
          GtkWidget  *page,
          const char *name,
          const char *title,
          const char *icon)
{
  g_signal_connect_object (page, "detail-changed", G_CALLBACK (title_changed), self, G_CONNECT_SWAPPED);

  return adw_view_stack_add_titled_with_icon (self->pages, page, name, title, icon);
}

static void
waiting_cb (BeketShell         *self,
            GParamSpec         *pspec,
            BeketNeighbourPage *neighbour)
{
  beket_shell_tell_waiting (self, beket_neighbour_page_get_n_waiting (neighbour));
}

static void
add_pages (BeketShell *self)
{
  GtkWidget *neighbour = beket_neighbour_page_new (self->station);
  GtkWidget *registered = beket_register_page_new (self->station);
  gboolean works = beket_station_get_archive (self->station) == NULL;

  if (works)
    add_page (self, beket_crossings_page_new (self->station), "crossings", _ ("Crossings"),
              "org.beket.Beket-crossing-symbolic");
  self->neighbour_page = add_page (self, neighbour, "neighbour", _ ("Neighbour"),
                                   "org.beket.Beket-neighbour-symbolic");
  add_page (self, beket_acts_page_new (self->station), "acts", _ ("Acts"),
            "org.beket.Beket-act-symbolic");
  add_page (self, registered, "register", _ ("Register"), "org.beket.Beket-register-symbolic");
  if (works)
    self->link_page = add_page (self, beket_link_page_new (self->station), "link", _ ("Link"),
                                "org.beket.Beket-link-symbolic");

  if (!works)   /* in a copy one looks for one's own */
    adw_view_stack_set_visible_child_name (self->pages, "acts");

  g_signal_connect_object (registered, "left", G_CALLBACK (beket_shell_go_back), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (neighbour, "notify::n-waiting", G_CALLBACK (waiting_cb), self, G_CONNECT_SWAPPED);
  beket_shell_tell_waiting (self, beket_neighbour_page_get_n_waiting (BEKET_NEIGHBOUR_PAGE (neighbour)));
}

static void
page_shown_cb (BeketShell *self)
{
  const char *name = adw_view_stack_get_visible_child_name (self->pages);

  if (g_strcmp0 (name, self->shown) != 0)
    {
      g_free (self->before);
      self->before = self->shown;
      self->shown = g_strdup (name);
    }
  if (self->station == NULL || beket_shell_is_locked (self) || visible_page (self) == NULL)
    return;

  beket_shell_arrive (self);
  title_changed (self);
}

void
beket_shell_scan (BeketShell *self,
                  const char *text)
{
  gboolean paper = beket_station_is_printed (text);

  g_return_if_fail (BEKET_IS_SHELL (self));

  if (beket_shell_is_locked (self) || beket_station_get_archive (self->station) != NULL)
    return;
  if (!paper && beket_page_scan (visible_page (self), text))
    return;

  beket_shell_show_page (self, paper ? "acts" : "crossings");
  beket_page_scan (visible_page (self), text);
}

void
beket_shell_toast (BeketShell *self,
                   const char *text)
{
  g_autofree char *title = g_markup_escape_text (text, -1);

  g_return_if_fail (BEKET_IS_SHELL (self));

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (title));
}

/* ---- Sign-in and lock ---- */

void
beket_shell_arrive (BeketShell *self)
{
  g_return_if_fail (BEKET_IS_SHELL (self));

  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)   /* still being made: the window has no focus to give */
    return;

  /* A page with nothing in it takes no focus; left where it was, on a page that nobody sees, it would take keys that nobody meant for it. */
  gtk_root_set_focus (gtk_widget_get_root (GTK_WIDGET (self)), NULL);
  if (beket_shell_is_locked (self))
    beket_sign_in_page_arrive (self->sign_in, self->locked_by);
  else
    beket_page_arrive (visible_page (self));
}

/* The pages stay as they are behind the sign-in page: after the lock it is the same crossing and the same field. */
static void
officer_cb (BeketShell *self)
{
  const BeketOfficer *officer = beket_station_get_officer (self->station);

  if (officer != NULL)
    {
      g_free (self->locked_by);
      self->locked_by = g_strdup (officer->id);
    }

  gtk_stack_set_visible_child_name (self->stack, officer != NULL ? "pages" : "sign-in");
  beket_shell_arrive (self);
  title_changed (self);
}

/* ---- Where the officer is ---- */

char *
beket_shell_dup_title (BeketShell *self)
{
  const BeketProfile *profile;
  AdwViewStackPage *page;
  g_autofree char *detail = NULL;

  g_return_val_if_fail (BEKET_IS_SHELL (self), NULL);

  profile = beket_station_get_profile (self->station);
  if (beket_shell_is_locked (self))
    {
      g_autofree char *point = beket_words_point (self->station, profile->point);

      return g_strdup_printf ("%s · %s", _ ("Sign-in"), point);
    }

  page = adw_view_stack_get_page (self->pages, GTK_WIDGET (visible_page (self)));
  detail = beket_page_get_detail (visible_page (self));
  if (detail == NULL || *detail == '\0')
    return g_strdup (adw_view_stack_page_get_title (page));

  return g_strdup_printf ("%s · %s", adw_view_stack_page_get_title (page), detail);
}

GVariant *
beket_shell_dup_place (BeketShell *self)
{
  GtkWidget *child;
  GVariantDict dict;

  g_return_val_if_fail (BEKET_IS_SHELL (self), NULL);

  g_variant_dict_init (&dict, NULL);
  for (child = gtk_widget_get_first_child (GTK_WIDGET (self->pages)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      AdwViewStackPage *page = adw_view_stack_get_page (self->pages, child);
      g_autofree char *place = beket_page_get_place (BEKET_PAGE (child));

      if (place != NULL)
        g_variant_dict_insert (&dict, adw_view_stack_page_get_name (page), "s", place);
    }

  g_variant_dict_insert (&dict, "page", "s", adw_view_stack_get_visible_child_name (self->pages));
  if (self->locked_by != NULL)
    g_variant_dict_insert (&dict, "officer", "s", self->locked_by);

  return g_variant_ref_sink (g_variant_dict_end (&dict));
}

void
beket_shell_set_place (BeketShell *self,
                       GVariant   *place)
{
  GtkWidget *child;
  const char *text;

  g_return_if_fail (BEKET_IS_SHELL (self));

  for (child = gtk_widget_get_first_child (GTK_WIDGET (self->pages)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      AdwViewStackPage *page = adw_view_stack_get_page (self->pages, child);

      if (g_variant_lookup (place, adw_view_stack_page_get_name (page), "&s", &text))
        beket_page_set_place (BEKET_PAGE (child), text);
    }

  if (g_variant_lookup (place, "page", "&s", &text))
    adw_view_stack_set_visible_child_name (self->pages, text);
  if (self->locked_by == NULL && g_variant_lookup (place, "officer", "&s", &text))
    self->locked_by = g_strdup (text);
}

/* ---- The class ---- */

static void
beket_shell_dispose (GObject *object)
{
  BeketShell *self = BEKET_SHELL (object);

  beket_widget_dispose (GTK_WIDGET (object), BEKET_TYPE_SHELL);
  g_clear_object (&self->station);
  g_clear_pointer (&self->locked_by, g_free);
  g_clear_pointer (&self->shown, g_free);
  g_clear_pointer (&self->before, g_free);

  G_OBJECT_CLASS (beket_shell_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/org/beket/Beket/shell.ui");
  gtk_widget_class_bind_template_child (widget_class, BeketShell, workplace);
  gtk_widget_class_bind_template_child (widget_class, BeketShell, switcher);
  gtk_widget_class_bind_template_child (widget_class, BeketShell, link_button);
  gtk_widget_class_bind_template_child (widget_class, BeketShell, link_shape);
  gtk_widget_class_bind_template_child (widget_class, BeketShell, link_words);
  gtk_widget_class_bind_template_child (widget_class, BeketShell, officer_menu);
  gtk_widget_class_bind_template_child (widget_class, BeketShell, alarm_banner);
  gtk_widget_class_bind_template_child (widget_class, BeketShell, clock_banner);
  gtk_widget_class_bind_template_child (widget_class, BeketShell, damage_banner);
  gtk_widget_class_bind_template_child (widget_class, BeketShell, link_banner);
  gtk_widget_class_bind_template_child (widget_class, BeketShell, mode_banner);
  gtk_widget_class_bind_template_child (widget_class, BeketShell, toasts);
  gtk_widget_class_bind_template_child (widget_class, BeketShell, stack);
  gtk_widget_class_bind_template_child (widget_class, BeketShell, sign_in_bin);
  gtk_widget_class_bind_template_child (widget_class, BeketShell, pages);
  gtk_widget_class_bind_template_callback (widget_class, page_shown_cb);
}

static void
beket_shell_class_init (BeketShellClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = beket_shell_dispose;
  g_type_ensure (BEKET_TYPE_BANNER);

  signals[TITLE_CHANGED] = g_signal_new ("title-changed", BEKET_TYPE_SHELL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);
  bind_template (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
beket_shell_init (BeketShell *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
beket_shell_new (BeketStation *station)
{
  BeketShell *self = g_object_new (BEKET_TYPE_SHELL, NULL);
  const BeketProfile *profile = beket_station_get_profile (station);
  g_autofree char *workplace = beket_words_workplace (station);
  g_autofree char *point = beket_words_point (station, profile->point);

  self->station = g_object_ref (station);
  adw_window_title_set_title (self->workplace, point);
  adw_window_title_set_subtitle (self->workplace, workplace);

  self->sign_in = BEKET_SIGN_IN_PAGE (beket_sign_in_page_new (station));
  adw_bin_set_child (ADW_BIN (self->sign_in_bin), GTK_WIDGET (self->sign_in));
  add_pages (self);
  beket_shell_watch (self);
  g_signal_connect_object (station, "notify::officer", G_CALLBACK (officer_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  if (!beket_shell_is_locked (self))
    officer_cb (self);

  return GTK_WIDGET (self);
}
