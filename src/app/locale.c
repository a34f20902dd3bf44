/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The language of the process, with no locale of the system installed.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include <langinfo.h>
#include <libintl.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "app/locale.h"

/* Nothing but GLib's own LANGUAGE says which catalogue is used, so it is also where the language is kept. */
static BeketLanguage current = BEKET_KK;

extern int _nl_msg_cat_cntr;

static void
use_language (BeketLanguage language)
{
  current = language;
  setenv ("LANGUAGE", beket_language_word (language), TRUE);
  ++_nl_msg_cat_cntr;   /* gettext forgets what it has looked up */
}

/* glibc from 2.39 on translates nothing in C.UTF-8, whatever LANGUAGE says. */
static gboolean
is_plain (const char *locale)
{
  return locale == NULL ||
         strcmp (locale, "C") == 0 || strcmp (locale, "POSIX") == 0 ||
         strcmp (locale, "C.UTF-8") == 0 || strcmp (locale, "C.utf8") == 0;
}

static gboolean
use_own_messages_locale (const char *folder)
{
  gboolean done;

  if (folder == NULL)
    return FALSE;

  setenv ("LOCPATH", folder, TRUE);
  done = setlocale (LC_MESSAGES, "kk_KZ.UTF-8") != NULL;
  unsetenv ("LOCPATH");

  return done;
}

static void
use_messages_locale (void)
{
  const char *data = getenv ("BEKET_DATADIR");
  g_autofree char *folder = NULL;

  if (!is_plain (setlocale (LC_MESSAGES, NULL)) ||
      setlocale (LC_MESSAGES, "kk_KZ.UTF-8") != NULL ||
      setlocale (LC_MESSAGES, "ru_RU.UTF-8") != NULL ||
      setlocale (LC_MESSAGES, "en_US.UTF-8") != NULL)
    return;

  if (data != NULL)
    folder = g_build_filename (data, "locale-min", NULL);

  if (!use_own_messages_locale (folder))
    use_own_messages_locale (PKGDATADIR "/locale-min");
}

static const char *
catalogues (void)
{
  const char *folder = getenv ("BEKET_LOCALEDIR");

  return folder != NULL ? folder : LOCALEDIR;
}

void
beket_locale_start (BeketLanguage language)
{
  use_language (language);

  if (setlocale (LC_ALL, "") == NULL || strcmp (nl_langinfo (CODESET), "UTF-8") != 0)
    setlocale (LC_ALL, "C.UTF-8");

  use_messages_locale ();
  setlocale (LC_NUMERIC, "C");   /* both languages write a decimal comma; files do not */

  bindtextdomain (GETTEXT_PACKAGE, catalogues ());
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

BeketLanguage
beket_locale_get (void)
{
  return current;
}

void
beket_locale_set (BeketLanguage language)
{
  use_language (language);
}
