/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Looks into search and register.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/search.h"

#include "domain/day.h"
#include "domain/error.h"
#include "domain/search-key.h"
#include "ledger/search.h"
#include "station/station-private.h"

#define BATCH 32    /* entries that a look takes in first: a few milliseconds, and nobody waits for more */
#define MAX_WORD 64

typedef struct
{
  BeketValue      *words;    /* (owned): what is asked; the texts of @ask are its */
  GPtrArray       *terms;    /* (owned) (nullable): of a search */
  BeketRegisterAsk ask;
  gboolean         more;     /* is still to be taken in */
  BeketValue      *result;   /* (owned) (nullable) */
} Look;

static void
look_free (Look *look)
{
  g_clear_pointer (&look->words, beket_value_unref);
  g_clear_pointer (&look->terms, g_ptr_array_unref);
  g_clear_pointer (&look->result, beket_value_unref);
  g_free (look);
}

/* ---- What is asked ---- */

static gboolean
refuse (const char *member,
        const char *why,
        GError    **error)
{
  g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "%s: %s", member, why);
  return FALSE;
}

static gboolean
check_word (BeketStation *self,
            const char   *member,
            const char   *list,
            const char   *word,
            GError      **error)
{
  const char *const *words = beket_codes_words (beket_library_codes (self->library), list);

  return word == NULL || (words != NULL && g_strv_contains (words, word)) || refuse (member, "no such word", error);
}

/* Words of no list: a point, a state, an officer. */
static gboolean
check_text (const char *member,
            const char *text,
            GError    **error)
{
  if (text != NULL && !g_utf8_validate (text, -1, NULL))
    return refuse (member, "not UTF-8", error);

  return text == NULL || g_utf8_strlen (text, -1) <= MAX_WORD || refuse (member, "too long", error);
}

static gboolean
check_decision (BeketStation *self,
                const char   *word,
                GError      **error)
{
  return g_strcmp0 (word, "abandoned") == 0 || check_word (self, "decision", "crossing-state", word, error);
}

static gboolean
check_ask (BeketStation           *self,
           const BeketRegisterAsk *ask,
           GError                **error)
{
  if (ask->day != NULL && !beket_day_is_valid (ask->day))
    return refuse ("day", "no such day", error);

  return check_word (self, "direction", "direction", ask->direction, error) &&
         check_word (self, "subject", "subject", ask->subject, error) &&
         check_word (self, "control", "control-kind", ask->control, error) &&
         check_decision (self, ask->decision, error) &&
         check_text ("point", ask->point, error) &&
         check_text ("citizenship", ask->citizenship, error) &&
         check_text ("officer", ask->officer, error) &&
         check_text ("after", ask->after, error);
}

static gboolean
read_order (BeketRegisterAsk *ask,
            const char       *word,
            GError          **error)
{
  ask->order = word == NULL || g_str_equal (word, "time") ? BEKET_REGISTER_BY_TIME : BEKET_REGISTER_BY_NAME;
  ask->language = beket_language_from_word (word != NULL ? word : "kk");
  if (ask->order == BEKET_REGISTER_BY_TIME)
    return TRUE;
  if (!g_str_equal (word, "kk") && !g_str_equal (word, "ru"))
    return refuse ("order", "no such order", error);

  return ask->day != NULL || refuse ("order", "by name needs a day", error);
}

static gboolean
read_ask (BeketStation     *self,
          const BeketValue *words,
          BeketRegisterAsk *ask,
          GError          **error)
{
  ask->day = beket_value_get_text (words, "day");
  ask->point = beket_value_get_text (words, "point");
  ask->direction = beket_value_get_text (words, "direction");
  ask->subject = beket_value_get_text (words, "subject");
  ask->control = beket_value_get_text (words, "control");
  ask->decision = beket_value_get_text (words, "decision");
  ask->citizenship = beket_value_get_text (words, "citizenship");
  ask->officer = beket_value_get_text (words, "officer");
  ask->after = beket_value_get_text (words, "after");
  ask->limit = (guint) CLAMP (beket_value_get_integer (words, "limit", BEKET_PAGE_ROWS), 1, BEKET_PAGE_ROWS);

  return check_ask (self, ask, error) && read_order (ask, beket_value_get_text (words, "order"), error);
}

/* ---- The look ---- */

/* Worker thread. */
static gboolean
take_in (BeketTx *tx,
         gpointer data,
         GError **error)
{
  Look *look = data;

  return beket_tx_follow (tx, BATCH, &look->more, error);
}

static gboolean
add_totals (BeketTx *tx,
            Look    *look,
            GError **error)
{
  BeketValue *totals;

  if (look->ask.day == NULL || look->ask.after != NULL)
    return TRUE;

  totals = beket_tx_register_totals (tx, look->ask.day, error);
  if (totals != NULL)
    beket_value_set (look->result, "totals", totals);

  return totals != NULL;
}

/* Worker thread. */
static gboolean
read_look (BeketTx *tx,
           gpointer data,
           GError **error)
{
  Look *look = data;

  if (look->terms != NULL)
    look->result = beket_tx_search (tx, look->terms, look->ask.after, look->ask.limit, error);
  else
    look->result = beket_tx_register (tx, &look->ask, error);

  if (look->result == NULL || (look->terms == NULL && !add_totals (tx, look, error)))
    return FALSE;
  if (look->more)
    beket_value_set_boolean (look->result, "behind", TRUE);
  return TRUE;
}

static void
look_read (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Look *look = g_task_get_task_data (task);
  GError *error = NULL;

  if (beket_ledger_read_finish (BEKET_LEDGER (source), result, NULL, &error))
    g_task_return_pointer (task, g_steal_pointer (&look->result), (GDestroyNotify) beket_value_unref);
  else
    g_task_return_error (task, error);
}

/* (transfer full). The worker has the look until it calls back; the task keeps it alive. */
static void
read_on (GTask *task)
{
  BeketStation *self = g_task_get_source_object (task);
  Look *look = g_task_get_task_data (task);

  if (g_task_return_error_if_cancelled (task))
    g_object_unref (task);
  else
    beket_ledger_read_async (self->ledger, read_look, look, NULL, g_task_get_cancellable (task), look_read, task);
}

static void
taken_in (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (beket_ledger_write_finish (BEKET_LEDGER (source), result, NULL, &error))
    read_on (g_steal_pointer (&task));
  else
    g_task_return_error (task, error);
}

/* Every look of an officer into the ledger comes through here. What he opens of it is told to the access log (Article 4), see access.h. */
static void
begin_look (BeketStation       *self,
            Look               *look,
            GCancellable       *cancellable,
            GAsyncReadyCallback callback,
            gpointer            user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, beket_station_look_finish);
  g_task_set_task_data (task, look, (GDestroyNotify) look_free);
  if (self->archive == NULL)
    beket_ledger_write_async (self->ledger, take_in, look, NULL, taken_in, task);
  else
    read_on (task);
}

static void
fail_look (BeketStation       *self,
           Look               *look,
           GError             *error,
           GAsyncReadyCallback callback,
           gpointer            user_data)
{
  look_free (look);
  g_task_report_error (self, callback, user_data, beket_station_look_finish, error);
}

/* ---- The pairs ---- */

void
beket_station_search_async (BeketStation       *self,
                            const char         *text,
                            const char         *after,
                            guint               limit,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  Look *look = g_new0 (Look, 1);
  GError *error = NULL;

  g_return_if_fail (BEKET_IS_STATION (self));

  look->words = beket_value_new_object ();
  beket_value_set_text (look->words, "after", after);
  look->ask.after = beket_value_get_text (look->words, "after");
  look->ask.limit = limit;
  look->terms = beket_search_parse (text, &error);
  if (look->terms != NULL)
    begin_look (self, look, cancellable, callback, user_data);
  else
    fail_look (self, look, error, callback, user_data);
}

void
beket_station_register_async (BeketStation       *self,
                              const BeketValue   *ask,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  Look *look = g_new0 (Look, 1);
  GError *error = NULL;

  g_return_if_fail (BEKET_IS_STATION (self));

  look->words = beket_value_copy (ask);
  if (read_ask (self, look->words, &look->ask, &error))
    begin_look (self, look, cancellable, callback, user_data);
  else
    fail_look (self, look, error, callback, user_data);
}

BeketValue *
beket_station_look_finish (BeketStation *self,
                           GAsyncResult *result,
                           GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, beket_station_look_finish), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
