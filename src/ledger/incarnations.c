/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What this station was called before each restore.
 */

#define G_LOG_DOMAIN "beket-ledger"

#include "config.h"

#include <string.h>

#include "ledger/entry-table.h"
#include "ledger/sql.h"
#include "ledger/tx.h"
#include "record/chain.h"

#define NOTED "incarnations"
#define MAX_NOTED 256   /* bytes: some fifteen */

typedef struct
{
  char  *inc;        /* (owned) */
  gint64 position;   /* of its newest entry here */
} Found;

static void
found_clear (gpointer data)
{
  g_free (((Found *) data)->inc);
}

/* The current one first, then by their newest entries. */
static int
compare_newest_first (gconstpointer a,
                      gconstpointer b)
{
  gint64 x = ((const Found *) a)->position;
  gint64 y = ((const Found *) b)->position;

  return (x < y) - (x > y);
}

static void
note (GArray     *all,
      const char *inc,
      gint64      position)
{
  Found found;

  for (guint i = 0; i < all->len; i++)
    {
      Found *known = &g_array_index (all, Found, i);

      if (strcmp (known->inc, inc) != 0)
        continue;
      known->position = MAX (known->position, position);
      return;
    }

  found = (Found) { g_strdup (inc), position };
  g_array_append_val (all, found);
}

static gboolean
newest_of (BeketTx    *tx,
           const char *ledger,
           const char *inc,
           gint64     *position,
           GError    **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (BeketSql) sql = NULL;

  sql = beket_sql_new (tx, error,
                       "SELECT position FROM entry WHERE origin = ?1 AND ledger = ?2 AND inc = ?3"
                       " ORDER BY seq DESC LIMIT 1", "ttt", tx->origin, ledger, inc);
  if (sql == NULL)
    return FALSE;

  *position = beket_sql_next (sql, &failed) ? beket_sql_integer (sql, 0) : 0;
  return beket_sql_ended (&failed, error);
}

/* From chain to chain by the index: there are two a restore, whatever they hold. */
static gboolean
find_all (BeketTx *tx,
          GArray  *all,
          GError **error)
{
  g_autofree char *ledger = NULL;
  g_autofree char *inc = NULL;

  for (;;)
    {
      gint64 position;

      if (!beket_entry_table_next_chain (tx, tx->origin, &ledger, &inc, error))
        return FALSE;
      if (ledger == NULL)
        return TRUE;
      if (!newest_of (tx, ledger, inc, &position, error))
        return FALSE;
      note (all, inc, position);
    }
}

/* ---- Of which no entry is here ---- */

static gboolean
find_noted (BeketTx *tx,
            GArray  *all,
            GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autofree char *text = beket_tx_mark (tx, NOTED, &failed);
  g_auto (GStrv) incs = g_strsplit (text != NULL ? text : "", " ", -1);

  for (guint i = 0; incs[i] != NULL; i++)
    if (*incs[i] != '\0')
      note (all, incs[i], 0);
  return beket_sql_ended (&failed, error);
}

gboolean
beket_tx_note_incarnation (BeketTx    *tx,
                           const char *inc,
                           GError    **error)
{
  g_autoptr (GError) failed = NULL;
  g_autofree char *text = beket_tx_mark (tx, NOTED, &failed);
  g_autofree char *longer = NULL;

  if (!beket_sql_ended (&failed, error))
    return FALSE;
  if (!beket_chain_is_incarnation (inc) || (text != NULL && (strlen (text) > MAX_NOTED || strstr (text, inc) != NULL)))
    return TRUE;

  longer = g_strdup_printf ("%s %s", text != NULL ? text : "", inc);
  return beket_tx_set_mark (tx, NOTED, longer, error);
}

char **
beket_tx_incarnations (BeketTx *tx,
                       GError **error)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Found));
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  g_array_set_clear_func (all, found_clear);
  note (all, tx->inc, G_MAXINT64);
  if (!find_all (tx, all, error) || !find_noted (tx, all, error))
    return NULL;

  g_array_sort (all, compare_newest_first);
  for (guint i = 0; i < all->len; i++)
    g_strv_builder_add (names, g_array_index (all, Found, i).inc);

  return g_strv_builder_end (names);
}
