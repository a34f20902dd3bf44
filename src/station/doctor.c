/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is wrong with a station, one line each, and what to do about it.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/tools.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <sys/statvfs.h>

#include "domain/clock.h"
#include "domain/error.h"
#include "domain/parse-error.h"
#include "station/risk.h"
#include "station/station-private.h"

/* Below this a busy day may no longer fit: 6 000 crossings with acts and photographs. */
#define LOW_SPACE (2ULL * 1024 * 1024 * 1024)
#define EXPIRY_WARNING_DAYS 30

void
beket_finding_free (BeketFinding *self)
{
  if (self == NULL)
    return;
  g_free (self->what);
  g_free (self->text);
  g_free (self);
}

static void
add (GPtrArray  *findings,
     gboolean    bad,
     const char *what,
     char       *text)
{
  BeketFinding *finding = g_new0 (BeketFinding, 1);

  finding->bad = bad;
  finding->what = g_strdup (what);
  finding->text = text;
  g_ptr_array_add (findings, finding);
}

static void
add_error (GPtrArray    *findings,
           const char   *what,
           const GError *error)
{
  /* Translators: %s is a technical reason, in English. */
  add (findings, TRUE, what, g_strdup_printf (_ ("It cannot be read: %s"), error->message));
}

/* ---- Permissions ---- */

static gboolean
is_open_to_others (const char *path)
{
  struct stat info;

  return stat (path, &info) == 0 && (info.st_mode & 077) != 0;
}

static void
check_permissions (GPtrArray  *findings,
                   const char *folder)
{
  static const char *const names[] = {
    ".", "ledger.db", "station.ini", "keys", "keys/station.key", "keys/seal.key", "officers", "blobs",
  };
  gboolean bad = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      if (!is_open_to_others (path))
        continue;
      bad = TRUE;
      add (findings, TRUE, "permissions",
           g_strdup_printf (_ ("Others can read %s: take their rights away (chmod go= …)"), path));
    }
  if (!bad)
    add (findings, FALSE, "permissions", g_strdup (_ ("Only the owner can read the data folder")));
}

/* ---- Disk ---- */

static void
check_disk (GPtrArray  *findings,
            const char *folder)
{
  struct statvfs info;
  g_autofree char *size = NULL;
  guint64 room;

  if (statvfs (folder, &info) != 0)
    return;
  room = (guint64) info.f_bavail * info.f_frsize;
  size = g_format_size (room);
  if (room < LOW_SPACE)
    add (findings, TRUE, "disk", g_strdup_printf (_ ("Free disk space: %s. Make room"), size));
  else
    add (findings, FALSE, "disk", g_strdup_printf (_ ("Free disk space: %s"), size));
}

/* ---- Keys ---- */

static void
check_key (GPtrArray    *findings,
           BeketStation *station,
           const char   *name,
           BeketRole     role)
{
  g_autofree char *stem = g_build_filename (station->profile->folder, "keys", name, NULL);
  g_autofree char *key_path = g_strconcat (stem, ".key", NULL);
  g_autofree char *path = g_strconcat (stem, ".pem", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketKey) key = NULL;
  g_autoptr (BeketIdentity) now = NULL;
  g_autoptr (BeketIdentity) later = NULL;
  gint64 time = beket_station_now (station);

  key = beket_key_load (key_path, path, &error);
  if (key != NULL)
    now = beket_trust_check (station->trust, beket_key_certificate (key), role, time, &error);
  if (now == NULL)
    {
      add (findings, TRUE, "keys", g_strdup_printf (_ ("Key “%s”: %s"), name, error->message));
      return;
    }
  later = beket_trust_check (station->trust, beket_key_certificate (key), role,
                             time + EXPIRY_WARNING_DAYS * G_TIME_SPAN_DAY, NULL);
  if (later == NULL)
    add (findings, TRUE, "keys",
         g_strdup_printf (_ ("Key “%s”: the certificate expires within 30 days: ask for a new one"), name));
  else
    add (findings, FALSE, "keys", g_strdup_printf (_ ("Key “%s”: the certificate is good"), name));
}

static void
check_officers (GPtrArray    *findings,
                BeketStation *station)
{
  if (station->officers->len == 0)
    add (findings, TRUE, "keys", g_strdup (_ ("No officer is enrolled: beketctl enrol --officer …")));
}

/* ---- Ledger ---- */

static void
check_ledger (GPtrArray    *findings,
              BeketStation *station)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) faults = beket_ledger_check (station->ledger, &error);

  if (faults == NULL)
    {
      add_error (findings, "chains", error);
      return;
    }
  for (guint i = 0; i < faults->len; i++)
    add (findings, TRUE, "chains", g_strdup (g_ptr_array_index (faults, i)));
  if (faults->len == 0)
    add (findings, FALSE, "chains", g_strdup (_ ("Every entry, body and file is as it was written")));
}

static void
check_rules (GPtrArray    *findings,
             BeketStation *station)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketValue) rows = beket_tools_risk_list (station, faults, &error);

  if (rows == NULL)
    add_error (findings, "library", error);
  for (guint i = 0; i < faults->len; i++)
    add (findings, TRUE, "library", g_strdup (g_ptr_array_index (faults, i)));
}

static void
check_drafts (GPtrArray    *findings,
              BeketStation *station)
{
  if (station->damaged_drafts > 0)
    add (findings, TRUE, "drafts",
         g_strdup_printf (_ ("Drafts that cannot be read: %u. They were left as they are; restore them from a backup"),
                          station->damaged_drafts));
}

static void
check_library (GPtrArray    *findings,
               BeketStation *station)
{
  if (beket_station_get_protocol (station) == NULL)
    add (findings, FALSE, "forms",
         g_strdup (_ ("No protocol under Article 9 is in force for this point today: national mode")));
  else
    add (findings, FALSE, "forms", g_strdup (_ ("A protocol under Article 9 is in force for this point")));
  if (beket_station_act_form (station) == NULL)
    add (findings, TRUE, "forms", g_strdup (_ ("No form of the act is in force today: install the forms")));
}

/* A clock that stands before the newest entry was set back, or the battery of the board is empty. */
static void
check_clock (GPtrArray    *findings,
             BeketStation *station)
{
  g_autoptr (BeketItem) newest = g_list_model_get_item (G_LIST_MODEL (station->outbox), 0);
  gint64 last = 0;

  if (newest == NULL || !beket_time_parse_wire (beket_item_text (newest, "time"), &last, NULL))
    return;
  if (beket_station_now (station) + G_TIME_SPAN_MINUTE < last)
    add (findings, TRUE, "clock", g_strdup (_ ("The clock stands before the newest entry: set it right")));
  else
    add (findings, FALSE, "clock", g_strdup (_ ("The clock goes on from the newest entry")));
}

GPtrArray *
beket_tools_doctor (const char *folder,
                    const char *data)
{
  GPtrArray *findings = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_finding_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketStation) station = NULL;

  check_permissions (findings, folder);
  check_disk (findings, folder);
  station = beket_station_open (folder, data, &error);
  if (station == NULL)
    {
      gboolean damaged = g_error_matches (error, BEKET_ERROR, BEKET_ERROR_CORRUPT) || error->domain == BEKET_PARSE_ERROR;

      add_error (findings, damaged ? "chains" : "library", error);
      return findings;
    }
  check_key (findings, station, "station", BEKET_ROLE_STATION);
  check_key (findings, station, "seal", BEKET_ROLE_SEAL);
  check_officers (findings, station);
  check_library (findings, station);
  check_rules (findings, station);
  check_clock (findings, station);
  check_ledger (findings, station);
  check_drafts (findings, station);
  beket_station_close (station);
  return findings;
}
