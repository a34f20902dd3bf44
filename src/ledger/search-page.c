/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pages of the search: things one behind another, as they were seen.
 */

#define G_LOG_DOMAIN "beket-ledger"

#include "config.h"

#include "ledger/follow.h"
#include "ledger/sql.h"

gboolean
beket_page_flush (BeketFollowing *self,
                  GError        **error)
{
  gint64 page = (self->at.things - 1) / BEKET_PAGE_THINGS;
  gboolean ok;

  if (self->keys->len == 0)
    return TRUE;

  ok = beket_sql_run (self->tx, error,
                      "INSERT INTO search_page (page, keys, shown) VALUES (?1, ?2, ?3)"
                      " ON CONFLICT (page) DO UPDATE SET keys = keys || excluded.keys, shown = shown || excluded.shown",
                      "itt", page, self->keys->str, self->shown->str);
  g_string_truncate (self->keys, 0);
  g_string_truncate (self->shown, 0);

  return ok;
}

gboolean
beket_page_add (BeketFollowing *self,
                const char     *key,
                const char     *shown,
                GError        **error)
{
  g_string_append (self->keys, key);
  g_string_append_c (self->keys, '\n');
  g_string_append (self->shown, shown);
  g_string_append_c (self->shown, '\n');
  self->at.things++;

  return self->at.things % BEKET_PAGE_THINGS != 0 || beket_page_flush (self, error);
}
