/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * beket: the officers' window.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include <gtk/gtk.h>
#include <stdlib.h>

#include "app/application.h"
#include "app/locale.h"

int
main (int    argc,
      char **argv)
{
  const char *language = getenv ("LANGUAGE");
  g_autoptr (BeketApplication) application = NULL;

  /* What the desk or the station says comes later: here it only has to be a language that we have. */
  beket_locale_start (language != NULL && g_str_has_prefix (language, "ru") ? BEKET_RU : BEKET_KK);
  gtk_disable_setlocale ();
  gtk_window_set_default_icon_name (APP_ID);

  application = beket_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
