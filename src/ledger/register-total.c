/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Totals of the register's days, summed up until a batch ends: a day's words are few, and the entries that have them many.
 */

#define G_LOG_DOMAIN "beket-ledger"

#include "config.h"

#include "ledger/follow.h"
#include "ledger/sql.h"

void
beket_total_add (BeketFollowing *self,
                 const char     *day,
                 const char     *name,
                 const char     *word,
                 gint64          more)
{
  char *key;
  gint64 *sum;

  if (word == NULL || *word == '\0' || more == 0)
    return;

  key = g_strdup_printf ("%s\n%s\n%s", day, name, word);
  sum = g_hash_table_lookup (self->totals, key);
  if (sum == NULL)
    {
      sum = g_new0 (gint64, 1);
      g_hash_table_insert (self->totals, key, sum);
    }
  else
    {
      g_free (key);
    }
  *sum += more;
}

/* Also a sum of nothing: the word was there. */
gboolean
beket_total_flush (BeketFollowing *self,
                   GError        **error)
{
  GHashTableIter iter;
  gpointer key;
  gpointer sum;

  g_hash_table_iter_init (&iter, self->totals);
  while (g_hash_table_iter_next (&iter, &key, &sum))
    {
      g_auto (GStrv) parts = g_strsplit (key, "\n", 3);

      if (!beket_sql_run (self->tx, error,
                          "INSERT INTO register_total (day, name, word, count) VALUES (?1, ?2, ?3, ?4)"
                          " ON CONFLICT (day, name, word) DO UPDATE SET count = count + excluded.count", "ttti",
                          parts[0], parts[1], parts[2], *(gint64 *) sum))
        return FALSE;
    }
  g_hash_table_remove_all (self->totals);

  return TRUE;
}
