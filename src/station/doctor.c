/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is wrong with a station, one line each, and what to do about it.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "domain/error.h"
#include "domain/parse-error.h"
#include "station/doctor.h"
#include "station/risk.h"

void
beket_finding_free (BeketFinding *self)
{
  if (self == NULL)
    return;
  g_free (self->what);
  g_free (self->text);
  g_free (self);
}

void
beket_doctor_add (GPtrArray       *findings,
                  BeketDoctorLevel level,
                  const char      *what,
                  char            *text)
{
  BeketFinding *finding = g_new0 (BeketFinding, 1);

  finding->bad = level == BEKET_DOCTOR_BAD;
  finding->warning = level == BEKET_DOCTOR_WARNING;
  finding->what = g_strdup (what);
  finding->text = text;
  g_ptr_array_add (findings, finding);
}

void
beket_doctor_add_error (GPtrArray    *findings,
                        const char   *what,
                        const GError *error)
{
  /* Translators: %s is a technical reason, in English. */
  beket_doctor_add (findings, BEKET_DOCTOR_BAD, what, g_strdup_printf (_ ("It cannot be read: %s"), error->message));
}

void
beket_doctor_add_damage (GPtrArray  *findings,
                         const char *fault)
{
  /* Translators: %s is a technical reason, in English. */
  beket_doctor_add (findings, BEKET_DOCTOR_BAD, "chains",
                    g_strdup_printf (_ ("Damaged: close the window and restore a copy in its place, it is kept (beketctl restore --aside …): %s"), fault));
}

/* ---- Library ---- */

static void
check_rules (GPtrArray    *findings,
             BeketStation *station)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketValue) rows = beket_tools_risk_list (station, faults, &error);

  if (rows == NULL)
    beket_doctor_add_error (findings, "library", error);
  for (guint i = 0; i < faults->len; i++)
    beket_doctor_add (findings, BEKET_DOCTOR_BAD, "library", g_strdup (g_ptr_array_index (faults, i)));
}

static void
check_forms (GPtrArray    *findings,
             BeketStation *station)
{
  if (beket_station_get_suspension (station) != NULL)
    beket_doctor_add (findings, BEKET_DOCTOR_WELL, "forms", g_strdup (_ ("Joint control is suspended (Article 8): national mode")));
  else if (beket_station_get_protocol (station) == NULL)
    beket_doctor_add (findings, BEKET_DOCTOR_WELL, "forms",
                      g_strdup (_ ("No protocol under Article 9 is in force for this point today: national mode")));
  else
    beket_doctor_add (findings, BEKET_DOCTOR_WELL, "forms", g_strdup (_ ("A protocol under Article 9 is in force for this point")));
  if (beket_station_act_form (station) == NULL)
    beket_doctor_add (findings, BEKET_DOCTOR_BAD, "forms", g_strdup (_ ("No form of the act is in force today: install the forms")));
}

void
beket_doctor_library (GPtrArray    *findings,
                      BeketStation *station)
{
  check_forms (findings, station);
  check_rules (findings, station);
}

static gboolean
has_file (const char *folder,
          const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* A file of the library that does not parse and an entry that does not have errors of one kind. */
static gboolean
is_damage (const char   *folder,
           const char   *data,
           const GError *error)
{
  g_autofree char *found = beket_station_find_data (folder, data);
  g_autoptr (BeketLibrary) library = NULL;

  if (has_file (folder, "station.ini") && !has_file (folder, "ledger.db"))
    return TRUE;
  if (error->domain != BEKET_PARSE_ERROR)
    return g_error_matches (error, BEKET_ERROR, BEKET_ERROR_CORRUPT);

  library = beket_library_load (found, NULL);
  return library != NULL;
}

GPtrArray *
beket_tools_doctor (const char *folder,
                    const char *data)
{
  GPtrArray *findings = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_finding_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketStation) station = NULL;
  gboolean may_open;

  may_open = beket_doctor_files (findings, folder);
  beket_doctor_disk (findings, folder);
  if (!may_open)
    return findings;
  station = beket_station_open (folder, data, &error);
  if (station == NULL)
    {
      if (is_damage (folder, data, error))
        beket_doctor_add_damage (findings, error->message);
      else
        beket_doctor_add_error (findings, "library", error);
      return findings;
    }
  beket_doctor_keys (findings, station);
  beket_doctor_library (findings, station);
  beket_doctor_records (findings, station);
  beket_station_close (station);
  return findings;
}
