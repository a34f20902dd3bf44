/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * doctor: the records: chains, bodies, files, what is derived from them, drafts, and the clock that they were written by.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "domain/clock.h"
#include "ledger/blank.h"
#include "station/doctor.h"

static gboolean
check_chains (GPtrArray    *findings,
              BeketStation *station)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) faults = beket_ledger_check (station->ledger, &error);

  if (faults == NULL)
    {
      beket_doctor_add_error (findings, "chains", error);
      return FALSE;
    }
  for (guint i = 0; i < faults->len; i++)
    beket_doctor_add_damage (findings, g_ptr_array_index (faults, i));
  if (faults->len == 0)
    beket_doctor_add (findings, BEKET_DOCTOR_WELL, "chains", g_strdup (_ ("Every entry, body and file is as it was written")));
  return faults->len == 0;
}

static void
check_projections (GPtrArray    *findings,
                   BeketStation *station)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) others = beket_ledger_check_projections (station->ledger, &error);

  if (others == NULL)
    {
      beket_doctor_add_error (findings, "projections", error);
      return;
    }
  for (guint i = 0; i < others->len; i++)
    beket_doctor_add (findings, BEKET_DOCTOR_BAD, "projections",
                      g_strdup_printf (_ ("The table “%s” is not what the entries make: make it again (beketctl rebuild)"),
                                       (char *) g_ptr_array_index (others, i)));
  if (others->len == 0)
    beket_doctor_add (findings, BEKET_DOCTOR_WELL, "projections", g_strdup (_ ("Every derived table is what the entries make")));
}

static void
check_drafts (GPtrArray    *findings,
              BeketStation *station)
{
  if (station->damaged_drafts > 0)
    beket_doctor_add (findings, BEKET_DOCTOR_BAD, "drafts",
                      g_strdup_printf (_ ("Drafts that cannot be read: %u. They were left as they are; restore them from a backup"),
                                       station->damaged_drafts));
}

/* ---- Paper blanks ---- */

typedef struct
{
  char  *before;   /* (owned): wire time */
  gint64 count;
} Out;

static gboolean
count_out (BeketTx *tx,
           gpointer data,
           GError **error)
{
  Out *out = data;

  return beket_tx_blanks_open (tx, out->before, &out->count, error);
}

/* Numbers that nobody uses are missing in the count of acts until somebody says what became of the paper. */
static void
check_blanks (GPtrArray    *findings,
              BeketStation *station)
{
  Out out = { beket_time_format_wire (beket_station_now (station) - 7 * G_TIME_SPAN_DAY), 0 };
  g_autoptr (GError) error = NULL;

  if (!beket_ledger_read (station->ledger, count_out, &out, &error))
    beket_doctor_add_error (findings, "blanks", error);
  else if (out.count > 0)
    beket_doctor_add (findings, BEKET_DOCTOR_WARNING, "blanks",
                      g_strdup_printf (_ ("Paper blanks that have been out for more than a week: %u. Enter what was written on them, or say that they are spoiled "
                                          "(beketctl blank)"), (guint) out.count));
  g_free (out.before);
}

/* ---- The clock ---- */

typedef struct
{
  gint64 times;
  char  *last;    /* (owned) (nullable) */
} SetBack;

static gboolean
read_set_back (BeketTx *tx,
               gpointer data,
               GError **error)
{
  SetBack *back = data;

  return beket_tx_set_back (tx, &back->times, &back->last, error);
}

/* The order of the entries is that of their numbers; what is in doubt are the times that they bear. */
static void
check_set_back (GPtrArray    *findings,
                BeketStation *station)
{
  SetBack back = { 0 };
  g_autoptr (GError) error = NULL;

  if (!beket_ledger_read (station->ledger, read_set_back, &back, &error))
    beket_doctor_add_error (findings, "clock", error);
  else if (back.times > 0)
    beket_doctor_add (findings, BEKET_DOCTOR_WARNING, "clock",
                      g_strdup_printf (_ ("The clock was set back while records were made, last at %s: their order stands, their times may be wrong. "
                                          "Set the clock by a time server"), back.last));
  g_free (back.last);
}

/* A clock that stands before the newest entry was set back, or the battery of the board is empty. */
static void
check_clock (GPtrArray    *findings,
             BeketStation *station)
{
  if (beket_station_get_clock_behind (station))
    beket_doctor_add (findings, BEKET_DOCTOR_BAD, "clock", g_strdup (_ ("The clock stands before the newest entry: set it right")));
  else
    beket_doctor_add (findings, BEKET_DOCTOR_WELL, "clock", g_strdup (_ ("The clock goes on from the newest entry")));
}

void
beket_doctor_records (GPtrArray    *findings,
                      BeketStation *station)
{
  check_clock (findings, station);
  check_set_back (findings, station);
  /* From damaged entries a replay makes nothing that a table could be compared with. */
  if (check_chains (findings, station))
    check_projections (findings, station);
  check_drafts (findings, station);
  check_blanks (findings, station);
}
