/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the shell tells of the station: link, banners, officer.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include <glib/gi18n.h>

#include "app/notifier.h"
#include "app/shell-private.h"
#include "app/words.h"

/* ---- The link ---- */

static void
tell_link_button (BeketShell *self)
{
  g_autofree char *words = beket_words_link (self->station);

  if (self->link_style != NULL)
    gtk_widget_remove_css_class (self->link_button, self->link_style);
  self->link_style = beket_words_link_class (self->station);
  gtk_widget_add_css_class (self->link_button, self->link_style);

  gtk_label_set_text (self->link_shape, beket_words_link_shape (self->station));
  gtk_label_set_text (self->link_words, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->link_button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
tell_link_banner (BeketShell *self)
{
  gboolean broken = beket_station_get_profile (self->station)->node_url != NULL &&
                    !beket_station_get_online (self->station) && beket_station_get_since (self->station) != 0;

  if (!broken)
    beket_banner_end (self->link_banner);
  else
    beket_banner_tell (self->link_banner, "▲", "caution",
                       _ ("No link to the own node. Work goes on; everything goes out by itself when the link is back."));
}

static void
tell_link (BeketShell *self)
{
  tell_link_button (self);
  tell_link_banner (self);
}

/* ---- The alarm ---- */

static void
tell_alarm (BeketShell *self)
{
  const char *alarm = beket_station_get_alarm (self->station);
  g_autofree char *reason = NULL;
  g_autofree char *text = NULL;

  if (self->link_page == NULL)
    return;

  adw_view_stack_page_set_needs_attention (self->link_page, alarm != NULL);
  if (alarm == NULL)
    {
      self->told_alarm = FALSE;
      beket_banner_end (self->alarm_banner);
      return;
    }

  reason = beket_words_reason (self->station, "exchange-alarm", alarm);
  text = g_strdup_printf (_ ("The exchange has stopped and needs the administrator: %s"), reason);
  beket_banner_tell (self->alarm_banner, "✗", "bad", text);

  if (!self->told_alarm)
    beket_notifier_urgent (_ ("The exchange has stopped"), text);
  self->told_alarm = TRUE;
}

/* ---- Damage ---- */

static void
tell_damage (BeketShell *self)
{
  guint n = beket_station_get_damaged (self->station);
  g_autofree char *number = beket_words_integer (n);
  g_autofree char *text = g_strdup_printf (_ ("Damaged records: %s. Nothing was written over them; the administrator sees which with “beketctl doctor”."),
                                           number);

  if (n == 0)
    beket_banner_end (self->damage_banner);
  else
    beket_banner_tell (self->damage_banner, "✗", "bad", text);
}

/* ---- The clock ---- */

static void
tell_clock (BeketShell *self)
{
  if (!beket_station_get_clock_behind (self->station))
    beket_banner_end (self->clock_banner);
  else
    beket_banner_tell (self->clock_banner, "▲", "caution",
                       _ ("The clock of this computer stands before the newest record. The order of the records is kept, their times may be wrong: "
                          "tell the administrator."));
}

/* ---- A copy of the records; joint control or national mode ---- */

static void
tell_archive (BeketShell *self,
              const char *archive)
{
  g_autofree char *name = g_filename_display_name (archive);
  g_autofree char *text = g_strdup_printf (_ ("A copy of the records, for reading only: %s"), name);

  beket_banner_tell (self->mode_banner, "■", "quiet", text);
}

static void
tell_suspended (BeketShell       *self,
                const BeketValue *suspension)
{
  const char *reason = beket_words_label (self->station, "suspension", beket_value_get_text (suspension, "reason"));
  /* Translators: %s is what suspends it: an epidemic, a natural disaster ... */
  g_autofree char *text = g_strdup_printf (_ ("National mode: joint control is suspended (Article 8): %s. Nothing of the other Party is recognised, no control is waived."),
                                           reason);

  beket_banner_tell (self->mode_banner, "■", "caution", text);
}

static void
tell_mode (BeketShell *self)
{
  const char *archive = beket_station_get_archive (self->station);
  const BeketValue *suspension = beket_station_get_suspension (self->station);

  if (archive != NULL)
    tell_archive (self, archive);
  else if (beket_station_get_protocol (self->station) != NULL)
    beket_banner_end (self->mode_banner);
  else if (suspension != NULL)
    tell_suspended (self, suspension);
  else
    beket_banner_tell (self->mode_banner, "■", "quiet",
                       _ ("National mode: no protocol on joint control is in force here today. Only the own state’s controls are carried out."));
}

/* ---- Who is signed in ---- */

static void
tell_officer (BeketShell *self)
{
  const BeketOfficer *officer = beket_station_get_officer (self->station);
  gboolean in = officer != NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->officer_menu), in);
  gtk_widget_set_visible (self->link_button, self->link_page != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->switcher), in);
  gtk_widget_set_sensitive (self->link_button, in);

  if (in)
    gtk_menu_button_set_label (self->officer_menu, officer->name);
}

void
beket_shell_tell_waiting (BeketShell *self,
                          guint       n)
{
  adw_view_stack_page_set_badge_number (self->neighbour_page, n);
  adw_view_stack_page_set_needs_attention (self->neighbour_page, n > 0);
}

static void
watch (BeketShell *self,
       const char *signal,
       GCallback   tell)
{
  g_signal_connect_object (self->station, signal, tell, self, G_CONNECT_SWAPPED);
}

void
beket_shell_watch (BeketShell *self)
{
  watch (self, "notify::online", G_CALLBACK (tell_link));
  watch (self, "notify::since", G_CALLBACK (tell_link));
  watch (self, "notify::waiting", G_CALLBACK (tell_link));
  watch (self, "notify::alarm", G_CALLBACK (tell_alarm));
  watch (self, "notify::damaged", G_CALLBACK (tell_damage));
  watch (self, "notify::clock-behind", G_CALLBACK (tell_clock));
  watch (self, "notify::officer", G_CALLBACK (tell_officer));
  watch (self, "notify::officer", G_CALLBACK (tell_mode));
  watch (self, "notify::mode", G_CALLBACK (tell_mode));

  tell_link (self);
  tell_alarm (self);
  tell_damage (self);
  tell_clock (self);
  tell_mode (self);
  tell_officer (self);
}
