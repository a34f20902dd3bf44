/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Wrong PINs lock for a time that grows. The count outlives the program, so that a restart is no way round it.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/station-private.h"

#include "domain/error.h"
#include "station/officer-key.h"

#define FREE_TRIES 3
#define FIRST_LOCK_SECONDS 30
#define LONGEST_LOCK_SECONDS 3600

typedef struct
{
  int    wrong;
  gint64 until;   /* UTC microseconds */
} PinLock;

static PinLock *
lock_of (BeketStation *self,
         const char   *officer)
{
  PinLock *lock = g_hash_table_lookup (self->locks, officer);

  if (lock != NULL)
    return lock;
  lock = g_new0 (PinLock, 1);
  g_hash_table_insert (self->locks, g_strdup (officer), lock);
  return lock;
}

gint64
beket_station_locked_until (BeketStation *self,
                            const char   *officer)
{
  PinLock *lock = g_hash_table_lookup (self->locks, officer);

  return lock != NULL && lock->until > beket_station_now (self) ? lock->until : 0;
}

gboolean
beket_station_pin_allowed (BeketStation *self,
                           const char   *officer,
                           GError      **error)
{
  if (beket_station_locked_until (self, officer) == 0)
    return TRUE;
  return beket_error_set_reason (error, BEKET_ERROR_LOCKED, "pin-wait", "the PIN of %s is locked for a time", officer);
}

static gint64
lock_seconds (int wrong)
{
  if (wrong < FREE_TRIES)
    return 0;
  return MIN (LONGEST_LOCK_SECONDS, FIRST_LOCK_SECONDS << MIN (wrong - FREE_TRIES, 10));
}

typedef struct
{
  char *name;   /* (owned) */
  char *text;   /* (owned) */
} Mark;

static void
mark_free (Mark *mark)
{
  g_free (mark->name);
  g_free (mark->text);
  g_free (mark);
}

static gboolean
write_mark (BeketTx *tx,
            gpointer data,
            GError **error)
{
  Mark *mark = data;

  return beket_tx_set_mark (tx, mark->name, mark->text, error);
}

static void
keep_count (BeketStation *self,
            const char   *officer,
            int           wrong)
{
  PinLock *lock = lock_of (self, officer);
  Mark *mark;

  if (wrong == 0 && lock->wrong == 0)
    return;
  lock->wrong = wrong;
  lock->until = wrong == 0 ? 0 : beket_station_now (self) + lock_seconds (wrong) * G_USEC_PER_SEC;
  mark = g_new0 (Mark, 1);
  mark->name = g_strconcat ("pin ", officer, NULL);
  mark->text = g_strdup_printf ("%d %" G_GINT64_FORMAT, lock->wrong, lock->until);
  beket_ledger_write_async (self->ledger, write_mark, mark, (GDestroyNotify) mark_free, NULL, NULL);
}

/* Our own count; a token that is near to its own lock has said so itself, and that weighs more. */
static void
tell_tries (GError **error,
            int      wrong)
{
  static const char *const left[] = { "pin-two-left", "pin-one-left" };
  g_autofree char *message = NULL;

  if (g_strcmp0 (beket_error_get_reason (*error), "pin-wrong") != 0)
    return;
  message = g_strdup ((*error)->message);
  g_clear_error (error);
  beket_error_set_reason (error, BEKET_ERROR_PIN, wrong < FREE_TRIES ? left[wrong - 1] : "pin-wait", "%s", message);
}

void
beket_station_pin_tried (BeketStation *self,
                         const char   *officer,
                         GError      **error)
{
  int wrong;

  if (*error != NULL && !g_error_matches (*error, BEKET_ERROR, BEKET_ERROR_PIN))
    return;
  wrong = *error == NULL ? 0 : lock_of (self, officer)->wrong + 1;
  keep_count (self, officer, wrong);
  if (wrong > 0)
    tell_tries (error, wrong);
}

static gboolean
read_locks (BeketTx *tx,
            gpointer data,
            GError **error)
{
  BeketStation *self = data;

  for (guint i = 0; i < self->officers->len; i++)
    {
      BeketOfficer *officer = g_ptr_array_index (self->officers, i);
      g_autofree char *name = g_strconcat ("pin ", officer->id, NULL);
      g_autofree char *text = NULL;
      g_autoptr (GError) local = NULL;
      char *rest;

      text = beket_tx_mark (tx, name, &local);
      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      if (text == NULL)
        continue;
      lock_of (self, officer->id)->wrong = (int) g_ascii_strtoll (text, &rest, 10);
      lock_of (self, officer->id)->until = g_ascii_strtoll (rest, NULL, 10);
    }
  return TRUE;
}

/* The main thread waits in beket_ledger_read(), so the worker may fill the station's own table here. */
gboolean
beket_station_load_pin_locks (BeketStation *self,
                              GError      **error)
{
  return beket_ledger_read (self->ledger, read_locks, self, error);
}
