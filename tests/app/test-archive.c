/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A copy of the records in a second window: for reading only, and only while somebody is signed in.
 */

#include "config.h"

#include "desk.h"

#include <glib/gi18n.h>

#include "app/acts-page.h"
#include "app/crossings-page.h"
#include "app/link-page.h"
#include "app/locale.h"

typedef struct
{
  GtkWindow  *window;  /* (nullable): of the copy; weak */
  gboolean    found;
  const char *text;
} Seen;

static void
look_for (GtkWidget *widget,
          gpointer   data)
{
  Seen *seen = data;

  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), seen->text) != NULL)
    seen->found = TRUE;
}

static gboolean
shows (Desk    *desk,
       gpointer data)
{
  Seen *seen = data;

  seen->found = FALSE;
  desk_each (GTK_WIDGET (seen->window), look_for, seen);
  return seen->found;
}

static gboolean
has_gone (Desk    *desk,
          gpointer data)
{
  return ((Seen *) data)->window == NULL;
}

static gboolean
have_gone (Desk    *desk,
           gpointer data)
{
  return desk->window == NULL && has_gone (desk, data);
}

static void
open_copy (Desk *desk,
           Seen *seen)
{
  g_autofree char *copy = g_build_filename (desk->booth.root, "copy", NULL);
  g_autofree char *act = booth_issue_act (&desk->booth);
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (GError) error = NULL;

  faults = beket_tools_backup (desk->booth.folder, copy, NULL, &error);
  g_assert_no_error (error);
  beket_application_open_archive (desk->application, copy, &error);
  g_assert_no_error (error);

  for (GList *link = gtk_application_get_windows (GTK_APPLICATION (desk->application)); link != NULL; link = link->next)
    if (link->data != (gpointer) desk->window)
      seen->window = link->data;
  g_assert_nonnull (seen->window);
  g_object_add_weak_pointer (G_OBJECT (seen->window), (gpointer *) &seen->window);
}

static void
test_reads (void)
{
  Desk desk;
  Seen seen = { NULL };
  g_autofree char *copy = NULL;

  desk_init (&desk);
  desk_sign_in (&desk);
  copy = g_build_filename (desk.booth.root, "copy", NULL);
  open_copy (&desk, &seen);

  seen.text = copy;
  desk_wait (&desk, "the banner", shows, &seen);
  g_assert_null (desk_find (GTK_WIDGET (seen.window), BEKET_TYPE_CROSSINGS_PAGE));
  g_assert_null (desk_find (GTK_WIDGET (seen.window), BEKET_TYPE_LINK_PAGE));
  seen.text = "512 ABC 07";
  desk_wait (&desk, "the act", shows, &seen);

  /* Nothing of the work stays in sight behind the lock. */
  beket_station_lock (desk.booth.station);
  desk_wait (&desk, "the window of the copy is gone", has_gone, &seen);
  desk_sign_in (&desk);
  desk_clear (&desk);
}

/* Made again in the other language, it is still what it was. */
static void
test_language (void)
{
  Desk desk;
  Seen seen = { NULL };

  desk_init (&desk);
  desk_sign_in (&desk);
  open_copy (&desk, &seen);
  beket_application_set_language (desk.application, BEKET_RU);
  seen.text = "только для чтения";
  desk_wait (&desk, "the banner in Russian", shows, &seen);
  beket_application_set_language (desk.application, BEKET_KK);
  seen.text = "тек оқуға арналған";
  desk_wait (&desk, "the banner in Kazakh", shows, &seen);

  g_object_add_weak_pointer (G_OBJECT (desk.window), (gpointer *) &desk.window);
  gtk_window_close (desk.window);
  desk_wait (&desk, "it goes with the station's window", have_gone, &seen);
  desk_end (&desk);
}

int
main (int    argc,
      char **argv)
{
  /* Many applications with one name in one process: no bus can have them. */
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "disabled:", TRUE);
  beket_locale_start (BEKET_KK);
  gtk_disable_setlocale ();
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/archive/reads", test_reads);
  g_test_add_func ("/app/archive/language", test_language);

  return g_test_run ();
}
