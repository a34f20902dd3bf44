/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Wrong PINs lock for a time that grows. The count outlives the program, so that a restart is no way round it.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/station-private.h"

#include "domain/error.h"

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
  g_set_error (error, BEKET_ERROR, BEKET_ERROR_LOCKED, "the PIN of %s is locked for a time", officer);
  return FALSE;
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

void
beket_station_pin_tried (BeketStation *self,
                         const char   *officer,
                         gboolean      right)
{
  PinLock *lock = lock_of (self, officer);
  Mark *mark;

  if (right && lock->wrong == 0)
    return;
  lock->wrong = right ? 0 : lock->wrong + 1;
  lock->until = right ? 0 : beket_station_now (self) + lock_seconds (lock->wrong) * G_USEC_PER_SEC;
  mark = g_new0 (Mark, 1);
  mark->name = g_strconcat ("pin ", officer, NULL);
  mark->text = g_strdup_printf ("%d %" G_GINT64_FORMAT, lock->wrong, lock->until);
  beket_ledger_write_async (self->ledger, write_mark, mark, (GDestroyNotify) mark_free, NULL, NULL);
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
