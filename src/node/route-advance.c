/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Advance notices (Article 5): taken from carriers and national systems of the own state, given to the stations of their point.
 */

#define G_LOG_DOMAIN "beket-node"

#include "config.h"

#include "node/page.h"

#include "domain/clock.h"
#include "domain/parse-error.h"
#include "record/advance.h"

typedef struct
{
  const BeketAdvance *notice;     /* (not owned) */
  const char         *text;       /* (not owned): as it came */
  char               *received;   /* (owned): wire time; (out): of what is here when it is the same */
  gint64              newest;     /* (out): the highest revision here, 0 = none */
  gboolean            same;       /* (out): this very notice was here */
  gboolean            written;    /* (out) */
} Notice;

static void
notice_clear (Notice *self)
{
  g_free (self->received);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Notice, notice_clear)

/* ---- Taking ---- */

static gboolean
find (BeketNodeTx *tx,
      Notice      *self,
      GError     **error)
{
  const BeketAdvance *notice = self->notice;
  char *received = NULL;

  if (!beket_node_sql_integer (tx, &self->newest, 0, error,
                               "SELECT max (revision) FROM advance WHERE sender = ?1 AND id = ?2", "tt",
                               notice->sender, notice->id) ||
      !beket_node_sql_text (tx, &received, error,
                            "SELECT received FROM advance WHERE sender = ?1 AND id = ?2 AND hash = ?3", "ttt",
                            notice->sender, notice->id, notice->hash))
    return FALSE;
  self->same = received != NULL;
  if (self->same)
    {
      g_free (self->received);
      self->received = received;
    }
  return TRUE;
}

static gboolean
take (BeketNodeTx *tx,
      gpointer     data,
      GError     **error)
{
  Notice *self = data;
  const BeketAdvance *notice = self->notice;

  if (!find (tx, self, error))
    return FALSE;
  if (self->same || notice->revision <= self->newest)
    return TRUE;
  self->written = TRUE;
  return beket_node_sql_run (tx, error,
                             "INSERT INTO advance (sender, id, revision, point, hash, notice, received) "
                             "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)", "ttitttt", notice->sender, notice->id,
                             (gint64) notice->revision, notice->point, notice->hash, self->text, self->received);
}

static void
answer_taken (BeketNodeCall *call,
              const Notice  *self)
{
  g_autoptr (BeketValue) value = beket_value_new_object ();

  beket_value_set_text (value, "sender", self->notice->sender);
  beket_value_set_text (value, "id", self->notice->id);
  beket_value_set_integer (value, "revision", self->notice->revision);
  beket_value_set_text (value, "hash", self->notice->hash);
  beket_value_set_text (value, "received", self->received);
  beket_node_call_value (call, self->same ? 200 : 201, value);
}

static void
answer (BeketNodeCall *call,
        const Notice  *self)
{
  g_autoptr (BeketValue) extra = NULL;

  if (self->same || self->written)
    {
      answer_taken (call, self);
      return;
    }
  extra = beket_value_new_object ();
  beket_value_set_integer (extra, "revision", self->newest);
  beket_node_call_problem (call, 409, "older", extra,
                           "revision %" G_GINT64_FORMAT " is here; another text needs a higher one", self->newest);
}

/* A sender speaks for itself, about the points of this state. */
static gboolean
may_send (BeketNodeCall      *call,
          const BeketAdvance *notice)
{
  if (!g_str_equal (notice->sender, call->caller->id))
    beket_node_call_problem (call, 403, "wrong-sender", NULL, "%s does not send for %s", call->caller->id,
                             notice->sender);
  else if (!g_str_has_prefix (notice->point, call->node->folder->party))
    beket_node_call_problem (call, 422, "wrong-point", NULL, "point: %s is not a point of %s", notice->point,
                             call->node->folder->party);
  return call->status == 0;
}

static void
refuse (BeketNodeCall *call,
        const GError  *error)
{
  g_autoptr (BeketValue) extra = beket_value_new_object ();

  beket_value_set_integer (extra, "position", beket_parse_error_get_position (error));
  beket_value_set_text (extra, "reason", beket_parse_error_word (error));
  beket_node_call_problem (call, 422, "bad-notice", extra, "%s", error->message);
}

void
beket_node_post_advance (BeketNodeCall *call)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketAdvance) notice = beket_advance_parse ((const char *) call->body->data, call->body->len, &error);
  g_autofree char *text = NULL;
  g_auto (Notice) self = { .notice = notice };

  if (notice == NULL)
    {
      refuse (call, error);
      return;
    }
  if (!may_send (call, notice))
    return;
  text = g_strndup ((const char *) call->body->data, call->body->len);
  self.text = text;
  self.received = beket_time_format_wire (g_get_real_time ());
  if (!beket_node_store_write (call->node->store, take, &self, &error))
    {
      beket_node_call_failed (call, error);
      return;
    }
  if (self.written)
    beket_node_waiters_news (call->node->waiters);
  answer (call, &self);
}

/* ---- Giving ---- */

static BeketValue *
notice_line (sqlite3_stmt *stmt)
{
  BeketValue *value = beket_value_new_object ();

  beket_value_set_integer (value, "pos", sqlite3_column_int64 (stmt, 0));
  beket_value_set_text (value, "notice", (const char *) sqlite3_column_text (stmt, 1));
  beket_value_set_text (value, "received", (const char *) sqlite3_column_text (stmt, 2));
  return value;
}

static gboolean
read_notices (BeketNodeTx *tx,
              gpointer     data,
              GError     **error)
{
  BeketNodePage *page = data;
  sqlite3_stmt *stmt;

  if (!beket_node_page_store (tx, page, error) ||
      !beket_node_sql_integer (tx, &page->end, 0, error, "SELECT max (pos) FROM advance", ""))
    return FALSE;
  stmt = beket_node_sql (tx, error, "SELECT pos, notice, received FROM advance WHERE point = ?1 AND pos > ?2 "
                         "ORDER BY pos LIMIT ?3", "tii", page->point, page->after, page->limit);
  return beket_node_page_fill (tx, page, stmt, notice_line, error);
}

void
beket_node_get_advance (BeketNodeCall *call)
{
  beket_node_page_answer (call, read_notices);
}
