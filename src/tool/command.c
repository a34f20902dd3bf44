/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the commands of beketctl share: options, opening a station, ends.
 */

#define G_LOG_DOMAIN "beket-tool"

#include "config.h"

#include "tool/command.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "domain/error.h"
#include "domain/powers.h"
#include "station/tools.h"

#define MAX_PIN 256

void
beketctl_options_clear (BeketOptions *self)
{
  g_clear_pointer (&self->station, g_free);
  g_clear_pointer (&self->data, g_free);
  g_clear_pointer (&self->rest, g_strfreev);
}

static GOptionContext *
make_context (BeketOptions       *self,
              const char         *usage,
              const char         *summary,
              const GOptionEntry *own)
{
  GOptionContext *context = g_option_context_new (usage);
  const GOptionEntry common[] = {
    { "station", 's', 0, G_OPTION_ARG_FILENAME, &self->station, N_ ("Data folder of the station"), N_ ("DIR") },
    { "data", 0, 0, G_OPTION_ARG_FILENAME, &self->data, N_ ("Folder of forms and protocols"), N_ ("DIR") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &self->json, N_ ("Print JSON for scripts"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self->rest, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_summary (context, summary);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, common, GETTEXT_PACKAGE);
  if (own != NULL)
    g_option_context_add_main_entries (context, own, GETTEXT_PACKAGE);
  return context;
}

static gboolean
wants_help (char **argv)
{
  for (char **word = argv; *word != NULL && !g_str_equal (*word, "--"); word++)
    if (g_str_equal (*word, "--help") || g_str_equal (*word, "-h"))
      return TRUE;
  return FALSE;
}

int
beketctl_parse_options (BeketOptions       *self,
                        int                 argc,
                        char              **argv,
                        const char         *usage,
                        const char         *summary,
                        const GOptionEntry *own)
{
  g_autoptr (GOptionContext) context = make_context (self, usage, summary, own);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) words = g_strdupv (argv);

  g_set_prgname (argv[0]);
  if (wants_help (argv))
    {
      g_autofree char *help = g_option_context_get_help (context, TRUE, NULL);

      fputs (help, stdout);
      return BEKETCTL_OK;
    }
  if (!g_option_context_parse_strv (context, &words, &error))
    return beketctl_usage (argv[0], error->message);
  if (self->station == NULL)
    self->station = beket_station_default_folder ();
  return -1;
}

guint
beketctl_count (const BeketOptions *self)
{
  return self->rest != NULL ? g_strv_length (self->rest) : 0;
}

/* Of a PIN the libraries say nothing that a person could use: the words are those of the window. */
static const char *
sentence_of (const GError *error)
{
  if (g_error_matches (error, BEKET_ERROR, BEKET_ERROR_PIN))
    return _ ("The PIN is wrong.");
  if (g_error_matches (error, BEKET_ERROR, BEKET_ERROR_LOCKED))
    return _ ("Too many wrong PINs: this key is locked for a time.");
  return error->message;
}

int
beketctl_refused (const GError *error)
{
  g_printerr ("%s\n", sentence_of (error));
  return BEKETCTL_REFUSED;
}

BeketLanguage
beketctl_language (void)
{
  return beket_language_from_word (setlocale (LC_MESSAGES, NULL));
}

int
beketctl_refused_by (BeketStation *station,
                     const GError *error)
{
  g_autofree char *explained = beket_powers_explain_error (error, beket_station_get_codes (station), beketctl_language ());

  if (explained == NULL)
    return beketctl_refused (error);
  g_printerr ("%s\n", explained);
  return BEKETCTL_REFUSED;
}

int
beketctl_usage (const char *command,
                const char *text)
{
  g_printerr ("%s: %s\n", command, text);
  /* Translators: %s is the name of a command. */
  g_printerr (_ ("Try “%s --help”.\n"), command);
  return BEKETCTL_USAGE;
}

BeketStation *
beketctl_open (const BeketOptions *self)
{
  g_autoptr (GError) error = NULL;
  BeketStation *station = beket_station_open (self->station, self->data, &error);

  if (station == NULL)
    g_printerr ("%s\n", error->message);
  return station;
}

char *
beketctl_read_pin (const char *path,
                   GError    **error)
{
  g_autofree char *text = NULL;
  gsize length;

  if (!g_file_get_contents (g_str_equal (path, "-") ? "/dev/stdin" : path, &text, &length, error))
    return NULL;
  text[strcspn (text, "\r\n")] = '\0';
  if (strlen (text) <= MAX_PIN)
    return g_steal_pointer (&text);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("%s: the PIN is too long"), path);
  return NULL;
}

gboolean
beketctl_sign_in (BeketStation *station,
                  const char   *officer,
                  const char   *pin_file,
                  GError      **error)
{
  g_autofree char *pin = beketctl_read_pin (pin_file, error);
  gboolean ok = pin != NULL && beket_tools_sign_in (station, officer, pin, error);

  if (pin != NULL)
    explicit_bzero (pin, strlen (pin));
  return ok;
}

void
beketctl_print_json (const BeketValue *value)
{
  g_autofree char *json = beket_tools_json (value);

  puts (json);
}
