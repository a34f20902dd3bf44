/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * doctor: keys and their certificates, and who may use the station.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "station/doctor.h"

#define EXPIRY_WARNING_DAYS 30
#define LIST_WARNING_DAYS   7

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
      beket_doctor_add (findings, BEKET_DOCTOR_BAD, "keys", g_strdup_printf (_ ("Key “%s”: %s"), name, error->message));
      return;
    }
  later = beket_trust_check (station->trust, beket_key_certificate (key), role,
                             time + EXPIRY_WARNING_DAYS * G_TIME_SPAN_DAY, NULL);
  if (later == NULL)
    beket_doctor_add (findings, BEKET_DOCTOR_BAD, "keys",
                      g_strdup_printf (_ ("Key “%s”: the certificate expires within 30 days: ask for a new one"), name));
  else
    beket_doctor_add (findings, BEKET_DOCTOR_WELL, "keys", g_strdup_printf (_ ("Key “%s”: the certificate is good"), name));
}

static void
check_officers (GPtrArray    *findings,
                BeketStation *station)
{
  if (station->officers->len == 0)
    beket_doctor_add (findings, BEKET_DOCTOR_BAD, "keys", g_strdup (_ ("No officer is enrolled: beketctl enrol --officer …")));
}

/* Without the list of an authority no act of its officers can be called valid. */
static void
check_lists (GPtrArray    *findings,
             BeketStation *station)
{
  g_auto (GStrv) parties = beket_trust_parties (station->trust);
  gint64 now = beket_station_now (station);

  for (guint i = 0; parties[i] != NULL; i++)
    {
      gint64 until = beket_trust_listed_until (station->trust, parties[i]);

      if (until < 0)
        beket_doctor_add (findings, BEKET_DOCTOR_BAD, "lists",
                          g_strdup_printf (_ ("%s: there is no revocation list: beketctl enrol --list …"), parties[i]));
      else if (until < now)
        beket_doctor_add (findings, BEKET_DOCTOR_BAD, "lists",
                          g_strdup_printf (_ ("%s: the revocation list is too old: ask for a new one"), parties[i]));
      else if (until < now + LIST_WARNING_DAYS * G_TIME_SPAN_DAY)
        beket_doctor_add (findings, BEKET_DOCTOR_WARNING, "lists",
                          g_strdup_printf (_ ("%s: the revocation list is good for less than a week"), parties[i]));
      else
        beket_doctor_add (findings, BEKET_DOCTOR_WELL, "lists",
                          g_strdup_printf (_ ("%s: the revocation list is good"), parties[i]));
    }
}

void
beket_doctor_keys (GPtrArray    *findings,
                   BeketStation *station)
{
  check_key (findings, station, "station", BEKET_ROLE_STATION);
  check_key (findings, station, "seal", BEKET_ROLE_SEAL);
  check_officers (findings, station);
  check_lists (findings, station);
}
