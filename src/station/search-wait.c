/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Search and register for programs without a window: whole pages.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/search.h"

#include "ledger/search.h"
#include "station/station-private.h"
#include "station/wait.h"

#define PAGE_ROWS 200
#define BATCH     200   /* entries */

/* Worker thread. */
static gboolean
take_in (BeketTx *tx,
         gpointer data,
         GError **error)
{
  return beket_tx_follow (tx, BATCH, data, error);
}

/* A script has no second look at what it was told. */
gboolean
beket_tools_catch_up (BeketStation *self,
                      GError      **error)
{
  gboolean more = self->archive == NULL;

  while (more)
    if (!beket_ledger_write (self->ledger, take_in, &more, error))
      return FALSE;
  return TRUE;
}

static BeketValue *
wait_for (BeketStation  *self,
          GAsyncResult **result,
          GError       **error)
{
  BeketValue *value;

  beket_wait_for (result);
  value = beket_station_look_finish (self, *result, error);
  g_clear_object (result);

  return value;
}

/* One look, that gives at most @limit rows from @after on. */
typedef BeketValue *(*LookFunc) (BeketStation *self,
                                 gconstpointer what,
                                 const char   *after,
                                 guint         limit,
                                 GError      **error);

static void
take_rows (BeketValue       *page,
           const BeketValue *more)
{
  BeketValue *rows = beket_value_list (page, "rows");
  const BeketValue *found = beket_value_get (more, "rows");

  for (guint i = 0; i < beket_value_length (found); i++)
    beket_value_append (rows, beket_value_copy (beket_value_index (found, i)));
  beket_value_set_text (page, "next", beket_value_get_text (more, "next"));
}

static BeketValue *
fill_page (BeketStation *self,
           LookFunc      look,
           gconstpointer what,
           const char   *after,
           guint         limit,
           GError      **error)
{
  g_autoptr (BeketValue) page = beket_tools_catch_up (self, error) ? look (self, what, after, limit, error) : NULL;
  const char *next = page != NULL ? beket_value_get_text (page, "next") : NULL;

  while (next != NULL && beket_value_length (beket_value_get (page, "rows")) < limit)
    {
      guint room = limit - beket_value_length (beket_value_get (page, "rows"));
      g_autoptr (BeketValue) more = look (self, what, next, room, error);

      if (more == NULL)
        return NULL;
      take_rows (page, more);
      next = beket_value_get_text (page, "next");
    }

  return g_steal_pointer (&page);
}

static BeketValue *
look_for_text (BeketStation *self,
               gconstpointer text,
               const char   *after,
               guint         limit,
               GError      **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  beket_station_search_async (self, text, after, limit, NULL, beket_keep_result, &result);
  return wait_for (self, &result, error);
}

BeketValue *
beket_tools_search (BeketStation *self,
                    const char   *text,
                    const char   *after,
                    guint         limit,
                    GError      **error)
{
  return fill_page (self, look_for_text, text, after, CLAMP (limit, 1, PAGE_ROWS), error);
}

static BeketValue *
look_for_lines (BeketStation *self,
                gconstpointer what,
                const char   *after,
                guint         limit,
                GError      **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (BeketValue) ask = beket_value_copy (what);

  beket_value_set_text (ask, "after", after);
  beket_value_set_integer (ask, "limit", limit);
  beket_station_register_async (self, ask, NULL, beket_keep_result, &result);
  return wait_for (self, &result, error);
}

BeketValue *
beket_tools_register (BeketStation     *self,
                      const BeketValue *ask,
                      GError          **error)
{
  guint limit = (guint) CLAMP (beket_value_get_integer (ask, "limit", PAGE_ROWS), 1, PAGE_ROWS);

  return fill_page (self, look_for_lines, ask, beket_value_get_text (ask, "after"), limit, error);
}
