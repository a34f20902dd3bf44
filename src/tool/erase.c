/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * beketctl erase: bodies whose time is over (Article 4).
 */

#define G_LOG_DOMAIN "beket-tool"

#include "config.h"

#include "tool/command.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <stdio.h>

#include "station/erase.h"
#include "station/tools.h"

typedef struct
{
  gboolean dry_run;
  char    *reason;     /* (owned) */
  char    *text;       /* (owned) */
  char    *officer;    /* (owned) */
  char    *pin_file;   /* (owned) */
} Erase;

static void
erase_clear (Erase *erase)
{
  g_free (erase->reason);
  g_free (erase->text);
  g_free (erase->officer);
  g_free (erase->pin_file);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Erase, erase_clear)

static void
print_row (const BeketValue *row,
           gpointer          json)
{
  BeketLanguage language = beket_language_from_word (setlocale (LC_MESSAGES, NULL));
  const char *basis = beket_value_get_text (beket_value_get (row, "basis"), beket_language_word (language));

  if (json != NULL)
    beketctl_print_json (row);
  else
    printf ("%s  %-20s  %s  %s: %s\n", beket_value_get_text (row, "time"), beket_value_get_text (row, "type"),
            beket_value_get_text (row, "subject"), beket_value_get_text (row, "rule"), basis != NULL ? basis : "");
}

/* On standard error: the rows are for a script as well. */
static void
print_counts (const BeketErasure *result,
              gboolean            dry_run)
{
  if (dry_run)
    g_printerr (_ ("Entries whose time is over: %d\n"), (int) result->entries);
  else
    g_printerr (_ ("Erased entries: %d, files: %u\n"), (int) result->entries, result->files);
  if (result->unsent > 0)
    g_printerr (_ ("Kept, because their arrival is not acknowledged yet: %d\n"), (int) result->unsent);
}

static int
list (BeketStation *station,
      gboolean      json)
{
  g_autoptr (GError) error = NULL;
  BeketErasure result;

  if (!beket_tools_erasable (station, print_row, json ? station : NULL, &result, &error))
    return beketctl_refused (error);
  print_counts (&result, TRUE);
  return BEKETCTL_OK;
}

static int
erase_bodies (BeketStation *station,
              const Erase  *erase)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *pin = beketctl_read_pin (erase->pin_file, &error);
  BeketErasure result;

  if (pin == NULL || !beket_tools_sign_in (station, erase->officer, pin, &error) ||
      !beket_tools_erase (station, erase->reason, erase->text, &result, &error))
    return beketctl_refused_by (station, error);
  print_counts (&result, FALSE);
  return BEKETCTL_OK;
}

int
beketctl_erase (int    argc,
                char **argv)
{
  g_auto (BeketOptions) options = { 0 };
  g_auto (Erase) erase = { 0 };
  g_autoptr (BeketStation) station = NULL;
  const GOptionEntry own[] = {
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &erase.dry_run, N_ ("Only list what would go, and why"), NULL },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &erase.reason, N_ ("Why: expired, purpose or order"), "expired" },
    { "text", 0, 0, G_OPTION_ARG_STRING, &erase.text, N_ ("Free text"), N_ ("TEXT") },
    { "officer", 0, 0, G_OPTION_ARG_STRING, &erase.officer, N_ ("Supervisor or administrator who erases"), N_ ("ID") },
    { "pin-file", 0, 0, G_OPTION_ARG_FILENAME, &erase.pin_file, N_ ("File with the PIN in its first line, - for standard input"), N_ ("FILE") },
    G_OPTION_ENTRY_NULL,
  };
  int status = beketctl_parse_options (&options, argc, argv, "",
                                       _ ("Takes the bodies out of entries whose time is over by codes/retention.json, with "
                                          "the files that only they name and all that was made of them. The header lines "
                                          "stay, so that every chain can be verified as before. Nothing is erased whose "
                                          "arrival is not acknowledged. Copies on other media are not touched."), own);

  if (status >= 0)
    return status;
  if (beketctl_count (&options) > 0 ||
      (!erase.dry_run && (erase.reason == NULL || erase.officer == NULL || erase.pin_file == NULL)))
    return beketctl_usage (argv[0], _ ("say --dry-run, or --reason, --officer and --pin-file"));
  station = beketctl_open (&options);
  if (station == NULL)
    return BEKETCTL_REFUSED;
  return erase.dry_run ? list (station, options.json) : erase_bodies (station, &erase);
}
