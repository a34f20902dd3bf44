/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * beketctl init and enrol: a station is made, then given what it needs.
 */

#define G_LOG_DOMAIN "beket-tool"

#include "config.h"

#include "tool/command.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "station/setup.h"

/* ---- init ---- */

/* The options' own texts; a literal given as a default could not be told from them. */
static void
profile_clear (BeketProfile *profile)
{
  g_free (profile->party);
  g_free (profile->point);
  g_free (profile->workstation);
  g_free (profile->lane);
  g_free (profile->body);
  g_free (profile->direction);
  g_free (profile->node_url);
}

typedef BeketProfile Init;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Init, profile_clear)

static void
fill_in (char      **text,
         const char *value)
{
  if (*text == NULL)
    *text = g_strdup (value);
}

int
beketctl_init (int    argc,
               char **argv)
{
  g_auto (BeketOptions) options = { 0 };
  g_auto (Init) profile = { 0 };
  g_autoptr (GError) error = NULL;
  const GOptionEntry own[] = {
    { "party", 0, 0, G_OPTION_ARG_STRING, &profile.party, N_ ("State: KZ or RU"), "KZ" },
    { "point", 0, 0, G_OPTION_ARG_STRING, &profile.point, N_ ("Code of the crossing point"), "KZSYR" },
    { "workstation", 0, 0, G_OPTION_ARG_STRING, &profile.workstation, N_ ("Name of the workstation"), "B02" },
    { "lane", 0, 0, G_OPTION_ARG_STRING, &profile.lane, N_ ("Lane"), "2" },
    { "body", 0, 0, G_OPTION_ARG_STRING, &profile.body, N_ ("Control body"), "border" },
    { "direction", 0, 0, G_OPTION_ARG_STRING, &profile.direction, N_ ("exit or entry"), "exit" },
    { "node", 0, 0, G_OPTION_ARG_STRING, &profile.node_url, N_ ("Address of the own state's node"), "URL" },
    G_OPTION_ENTRY_NULL,
  };
  int status = beketctl_parse_options (&options, argc, argv, NULL,
                                       _ ("Makes the data folder of a station with its ledger, keys and the "
                                          "certificate requests station.csr and seal.csr."), own);

  if (status >= 0)
    return status;
  if (profile.party == NULL || profile.point == NULL || profile.workstation == NULL)
    return beketctl_usage (argv[0], _ ("--party, --point and --workstation are needed"));
  profile.folder = options.station;
  fill_in (&profile.lane, "1");
  fill_in (&profile.body, "border");
  fill_in (&profile.direction, "exit");
  if (!beket_setup_init (&profile, options.data, &error))
    return beketctl_refused (error);
  printf ("%s/keys/station.csr\n%s/keys/seal.csr\n", options.station, options.station);
  return BEKETCTL_OK;
}

/* ---- enrol ---- */

typedef struct
{
  char **roots;          /* (owned) */
  char **lists;          /* (owned) */
  char **certificates;   /* (owned) */
  char **seals;          /* (owned) */
  char  *officer;        /* (owned) */
  char  *pin_file;       /* (owned) */
  char  *position;       /* (owned) */
  char  *role;           /* (owned) */
} Enrol;

static void
enrol_clear (Enrol *enrol)
{
  g_strfreev (enrol->roots);
  g_strfreev (enrol->lists);
  g_strfreev (enrol->certificates);
  g_strfreev (enrol->seals);
  g_free (enrol->officer);
  g_free (enrol->pin_file);
  g_free (enrol->position);
  g_free (enrol->role);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Enrol, enrol_clear)

/* "KZ=FILE" */
static gboolean
enrol_root (const char *station,
            const char *text,
            GError    **error)
{
  const char *file = strchr (text, '=');
  g_autofree char *party = NULL;

  if (file == NULL)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _ ("a root is given as KZ=FILE"));
      return FALSE;
    }
  party = g_strndup (text, (gsize) (file - text));
  return beket_setup_trust (station, party, file + 1, error);
}

static gboolean
enrol_officer (const char  *station,
               const Enrol *enrol,
               GError     **error)
{
  g_autofree char *pin = NULL;
  g_autofree char *id = NULL;

  if (enrol->officer == NULL)
    return TRUE;
  if (enrol->pin_file == NULL)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _ ("--officer needs --pin-file"));
      return FALSE;
    }
  pin = beketctl_read_pin (enrol->pin_file, error);
  if (pin == NULL ||
      !beket_setup_enrol_officer (station, enrol->officer, pin, enrol->position,
                                  enrol->role != NULL ? enrol->role : "inspector", &id, error))
    return FALSE;
  puts (id);
  return TRUE;
}

static gboolean
enrol_all (const char  *station,
           const Enrol *enrol,
           GError     **error)
{
  for (char **root = enrol->roots; root != NULL && *root != NULL; root++)
    if (!enrol_root (station, *root, error))
      return FALSE;
  for (char **path = enrol->lists; path != NULL && *path != NULL; path++)
    if (!beket_setup_list (station, *path, error))
      return FALSE;
  for (char **path = enrol->certificates; path != NULL && *path != NULL; path++)
    if (!beket_setup_enrol_certificate (station, *path, error))
      return FALSE;
  for (char **path = enrol->seals; path != NULL && *path != NULL; path++)
    if (!beket_setup_enrol_seal (station, *path, error))
      return FALSE;
  return enrol_officer (station, enrol, error);
}

/* The station is not opened for it: an officer is enrolled while the window is open, too. */
static int
officer_refused (const char   *station,
                 const GError *error)
{
  g_autofree char *explained = beket_setup_explain (station, error, beketctl_language ());

  if (explained == NULL)
    return beketctl_refused (error);
  g_printerr ("%s\n", explained);
  return BEKETCTL_REFUSED;
}

int
beketctl_enrol (int    argc,
                char **argv)
{
  g_auto (BeketOptions) options = { 0 };
  g_auto (Enrol) enrol = { 0 };
  g_autoptr (GError) error = NULL;
  const GOptionEntry own[] = {
    { "root", 0, 0, G_OPTION_ARG_STRING_ARRAY, &enrol.roots, N_ ("Root certificate of a state (repeatable)"), "KZ=FILE" },
    { "list", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &enrol.lists, N_ ("Revocation list of a state’s authority (repeatable)"), N_ ("FILE") },
    { "certificate", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &enrol.certificates,
      N_ ("Certificate issued for a request of this station (repeatable)"), N_ ("FILE") },
    { "seal", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &enrol.seals,
      N_ ("Certificate of another station's paper seals (repeatable)"), N_ ("FILE") },
    { "officer", 0, 0, G_OPTION_ARG_FILENAME, &enrol.officer,
      N_ ("PKCS#12 file of an officer, or the PKCS#11 URI of the certificate on his token"), N_ ("FILE|URI") },
    { "pin-file", 0, 0, G_OPTION_ARG_FILENAME, &enrol.pin_file, N_ ("File with the PIN in its first line, - for standard input"), N_ ("FILE") },
    { "position", 0, 0, G_OPTION_ARG_STRING, &enrol.position, N_ ("Position of the officer"), N_ ("TEXT") },
    { "role", 0, 0, G_OPTION_ARG_STRING, &enrol.role, N_ ("inspector, shift-leader, supervisor or administrator"), N_ ("WORD") },
    G_OPTION_ENTRY_NULL,
  };
  int status = beketctl_parse_options (&options, argc, argv, NULL,
                                       _ ("Installs what the authorities have given: roots first, then revocation lists, "
                                          "certificates and officers."), own);

  if (status >= 0)
    return status;
  if (enrol.roots == NULL && enrol.lists == NULL && enrol.certificates == NULL && enrol.seals == NULL && enrol.officer == NULL)
    return beketctl_usage (argv[0], _ ("nothing to enrol"));
  if (enrol_all (options.station, &enrol, &error))
    return BEKETCTL_OK;
  if (error->domain == G_OPTION_ERROR)
    return beketctl_usage (argv[0], error->message);
  return enrol.officer != NULL ? officer_refused (options.station, error) : beketctl_refused (error);
}
