/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Acts of both sides: the facts as their entries give them, and how far each has come.
 */

#define G_LOG_DOMAIN "beket-ledger"

#include "config.h"

#include <string.h>

#include "domain/error.h"
#include "ledger/blob.h"
#include "ledger/countersigned.h"
#include "ledger/sql.h"
#include "ledger/stage.h"
#include "ledger/tx.h"

/* Only the other state's word counts, and only about these very bytes. The newest answer is the valid one, the first receipt the time.
 * Taken back it is by the station that issued it, and once for all. */
#define OTHER_SIDE " WHERE act = a.entry AND party <> a.party AND blob = a.blob"

#define SELECT_ACTS \
  "SELECT a.position, a.entry, a.number, a.crossing, a.blob, a.side, e.origin, e.ledger, e.inc, e.seq," \
  " (SELECT max (position) FROM act_answer" OTHER_SIDE ")," \
  " (SELECT min (position) FROM act_received" OTHER_SIDE ")," \
  " (SELECT max (position) FROM act_received" OTHER_SIDE ")," \
  " (SELECT max (position) FROM act_reinspected" OTHER_SIDE ")," \
  " (SELECT min (position) FROM act_end WHERE act = a.entry AND origin = e.origin)," \
  " (SELECT record FROM paper_scan WHERE number = a.number ORDER BY position DESC LIMIT 1)" \
  " FROM act a JOIN entry e ON e.position = a.position"

enum
{
  POSITION,
  ENTRY,
  NUMBER,
  CROSSING,
  BLOB,
  SIDE,
  ORIGIN,
  LEDGER,
  INC,
  SEQ,
  ANSWER,
  FIRST_RECEIVED,
  LAST_RECEIVED,
  REINSPECTED,
  END,
  PAPER,
};

/* What an act's body says and its screens show, as it is. */
static const char *const facts[] = {
  "size", "title", "point", "peerPoint", "direction", "decision", "form", "formVersion", "record",
  "issued", "signers", "replaces", "blank",
};

static const char *const end_facts[] = { "reason", "text", "officer", "approvedBy", "replacement", "replacementBlob" };

static const char *const answer_facts[] = { "reasons", "note", "officer" };
static const char *const reinspection_facts[] = { "grounds", "note", "officer" };

typedef struct
{
  char       *hash;
  char       *origin;
  char       *time;
  char       *decision;   /* (nullable): only of answers */
  char       *end;        /* (nullable): only of what takes an act back */
  BeketValue *body;       /* (nullable): erased, or damaged */
  gboolean    damaged;    /* its bytes are not those that the header names */
} Word;

static void
word_free (Word *self)
{
  g_free (self->hash);
  g_free (self->origin);
  g_free (self->time);
  g_free (self->decision);
  g_free (self->end);
  g_clear_pointer (&self->body, beket_value_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Word, word_free)

/* A tired disk: one entry that changed must not keep two hundred others from being shown. */
static void
take_body (Word       *self,
           GBytes     *body,
           const char *wanted)
{
  g_autofree char *hash = beket_hash_hex (g_bytes_get_data (body, NULL), g_bytes_get_size (body));

  if (strcmp (hash, wanted) == 0)
    self->body = beket_body_parse (body, NULL);
  self->damaged = self->body == NULL;
}

static Word *
read_word (BeketTx *tx,
           gint64   position,
           GError **error)
{
  g_autoptr (Word) self = g_new0 (Word, 1);
  g_autoptr (GError) failed = NULL;
  g_autoptr (BeketSql) sql = NULL;
  g_autoptr (GBytes) body = NULL;

  sql = beket_sql_new (tx, error,
                       "SELECT hash, origin, time, body, (SELECT decision FROM act_answer w"
                       " WHERE w.position = e.position), body_hash, (SELECT state FROM act_end w"
                       " WHERE w.position = e.position) FROM entry e WHERE position = ?1", "i", position);
  if (sql == NULL)
    return NULL;

  if (!beket_sql_next (sql, &failed))
    {
      if (beket_sql_ended (&failed, error))
        g_set_error_literal (error, BEKET_ERROR, BEKET_ERROR_CORRUPT, "a projection names no entry");
      return NULL;
    }

  self->hash = g_strdup (beket_sql_text (sql, 0));
  self->origin = g_strdup (beket_sql_text (sql, 1));
  self->time = g_strdup (beket_sql_text (sql, 2));
  self->decision = g_strdup (beket_sql_text (sql, 4));
  self->end = g_strdup (beket_sql_text (sql, 6));
  body = beket_sql_bytes (sql, 3);
  if (body != NULL)
    take_body (self, body, beket_sql_text (sql, 5));

  return g_steal_pointer (&self);
}

static void
tell_damage (BeketValue *row,
             const Word *word)
{
  if (word->damaged)
    beket_value_set_boolean (row, "damaged", TRUE);
}

static void
copy_facts (BeketValue        *row,
            const Word        *word,
            const char *const *names,
            guint              n_names)
{
  const BeketValue *data = beket_value_get (word->body, "data");

  for (guint i = 0; i < n_names; i++)
    {
      const BeketValue *fact = beket_value_get (data, names[i]);

      if (fact != NULL)
        beket_value_set (row, names[i], beket_value_copy (fact));
    }
}

static gboolean
add_answer (BeketTx    *tx,
            BeketSql   *sql,
            BeketValue *row,
            GError    **error)
{
  g_autoptr (Word) word = NULL;
  BeketValue *answer;

  if (beket_sql_is_null (sql, ANSWER))
    return TRUE;

  word = read_word (tx, beket_sql_integer (sql, ANSWER), error);
  if (word == NULL)
    return FALSE;

  tell_damage (row, word);
  answer = beket_value_object (row, "answer");
  beket_value_set_text (answer, "entry", word->hash);
  beket_value_set_text (answer, "origin", word->origin);
  beket_value_set_text (answer, "decision", word->decision);
  beket_value_set_text (answer, "time", word->time);
  copy_facts (answer, word, answer_facts, G_N_ELEMENTS (answer_facts));
  beket_value_set_text (beket_value_object (row, "stages"), "recognised", word->time);
  return TRUE;
}

static gboolean
add_reinspection (BeketTx    *tx,
                  BeketSql   *sql,
                  BeketValue *row,
                  GError    **error)
{
  g_autoptr (Word) word = NULL;
  BeketValue *reinspection;

  if (beket_sql_is_null (sql, REINSPECTED))
    return TRUE;

  word = read_word (tx, beket_sql_integer (sql, REINSPECTED), error);
  if (word == NULL)
    return FALSE;

  tell_damage (row, word);
  reinspection = beket_value_object (row, "reinspection");
  beket_value_set_text (reinspection, "entry", word->hash);
  beket_value_set_text (reinspection, "origin", word->origin);
  beket_value_set_text (reinspection, "time", word->time);
  copy_facts (reinspection, word, reinspection_facts, G_N_ELEMENTS (reinspection_facts));
  return TRUE;
}

static gboolean
add_receipt (BeketTx    *tx,
             BeketSql   *sql,
             BeketValue *row,
             GError    **error)
{
  static const char *const verdict[] = { "verdict" };
  g_autoptr (Word) first = NULL;
  g_autoptr (Word) last = NULL;

  if (beket_sql_is_null (sql, FIRST_RECEIVED))
    return TRUE;

  first = read_word (tx, beket_sql_integer (sql, FIRST_RECEIVED), error);
  last = first != NULL ? read_word (tx, beket_sql_integer (sql, LAST_RECEIVED), error) : NULL;
  if (last == NULL)
    return FALSE;

  tell_damage (row, first);
  tell_damage (row, last);
  copy_facts (row, last, verdict, G_N_ELEMENTS (verdict));
  beket_value_set_text (beket_value_object (row, "stages"), "peer-post", first->time);
  return TRUE;
}

static gboolean
add_end (BeketTx    *tx,
         BeketSql   *sql,
         BeketValue *row,
         GError    **error)
{
  g_autoptr (Word) word = NULL;
  BeketValue *end;

  if (beket_sql_is_null (sql, END))
    return TRUE;

  word = read_word (tx, beket_sql_integer (sql, END), error);
  if (word == NULL)
    return FALSE;

  tell_damage (row, word);
  end = beket_value_object (row, "end");
  beket_value_set_text (end, "entry", word->hash);
  beket_value_set_text (end, "state", word->end);
  beket_value_set_text (end, "time", word->time);
  copy_facts (end, word, end_facts, G_N_ELEMENTS (end_facts));
  return TRUE;
}

/* The farthest that is proven. An act that lies here was at least sent by whoever issued it. */
static const char *
state_of (const BeketValue *row,
          gint64            side)
{
  const BeketValue *stages = beket_value_get (row, "stages");
  const char *decision = beket_value_get_text (beket_value_get (row, "answer"), "decision");
  const char *end = beket_value_get_text (beket_value_get (row, "end"), "state");

  if (end != NULL)
    return end;

  if (decision != NULL)
    return decision;

  if (beket_value_get (row, "countersigned") != NULL)
    return "countersigned";

  if (beket_value_get (stages, "peer-post") != NULL || beket_value_get (stages, "peer-node") != NULL)
    return "received";

  return side != 0 || beket_value_get (stages, "own-node") != NULL ? "sent" : "signed";
}

/* The newest paper that was scanned, whenever that was: before the act came, or after. */
static void
compare_paper (BeketSql   *sql,
               BeketValue *row)
{
  const char *record = beket_value_get_text (row, "record");

  if (!beket_sql_is_null (sql, PAPER) && record != NULL)
    beket_value_set_text (row, "paper", strcmp (record, beket_sql_text (sql, PAPER)) == 0 ? "same" : "different");
}

static BeketValue *
row_of (BeketTx  *tx,
        BeketSql *sql,
        GError  **error)
{
  g_autoptr (BeketValue) row = beket_value_new_object ();
  g_autoptr (Word) act = read_word (tx, beket_sql_integer (sql, POSITION), error);
  BeketValue *stages;

  if (act == NULL)
    return NULL;

  stages = beket_stage_times (tx, act->origin, beket_sql_text (sql, LEDGER),
                              beket_sql_text (sql, INC), beket_sql_integer (sql, SEQ), error);
  if (stages == NULL)
    return NULL;

  beket_value_set (row, "stages", stages);
  beket_value_set_text (row, "entry", beket_sql_text (sql, ENTRY));
  beket_value_set_text (row, "number", beket_sql_text (sql, NUMBER));
  beket_value_set_text (row, "crossing", beket_sql_text (sql, CROSSING));
  beket_value_set_text (row, "origin", act->origin);
  beket_value_set_text (row, "blob", beket_sql_text (sql, BLOB));
  beket_value_set_boolean (row, "have_blob", beket_blob_exists (tx->folder, beket_sql_text (sql, BLOB)));
  tell_damage (row, act);
  copy_facts (row, act, facts, G_N_ELEMENTS (facts));
  compare_paper (sql, row);
  if (!add_answer (tx, sql, row, error) || !add_receipt (tx, sql, row, error) ||
      !add_reinspection (tx, sql, row, error) || !add_end (tx, sql, row, error) || !beket_countersigned_tell (tx, row, error))
    return NULL;

  beket_value_set_text (row, "state", state_of (row, beket_sql_integer (sql, SIDE)));
  return g_steal_pointer (&row);
}

BeketValue *
beket_tx_acts (BeketTx *tx,
               gboolean mine,
               guint    limit,
               GError **error)
{
  g_autoptr (BeketValue) list = beket_value_new_list ();
  g_autoptr (GError) failed = NULL;
  g_autoptr (BeketSql) sql = NULL;

  sql = beket_sql_new (tx, error, SELECT_ACTS " WHERE a.side = ?1 ORDER BY a.position DESC LIMIT ?2",
                       "ii", (gint64) (mine ? 0 : 2), (gint64) limit);
  if (sql == NULL)
    return NULL;

  while (beket_sql_next (sql, &failed))
    {
      BeketValue *row = row_of (tx, sql, error);

      if (row == NULL)
        return NULL;

      beket_value_append (list, row);
    }

  return beket_sql_ended (&failed, error) ? g_steal_pointer (&list) : NULL;
}

BeketValue *
beket_tx_act (BeketTx    *tx,
              const char *entry_or_number,
              GError    **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (BeketSql) sql = NULL;

  /* A number that another station claims as well never hides the own act. */
  sql = beket_sql_new (tx, error,
                       SELECT_ACTS " WHERE a.entry = ?1 OR a.number = ?1"
                       " ORDER BY a.entry = ?1 DESC, a.side, a.position DESC LIMIT 1", "t",
                       entry_or_number);
  if (sql == NULL)
    return NULL;

  if (beket_sql_next (sql, &failed))
    return row_of (tx, sql, error);

  return beket_sql_ended (&failed, error) ? beket_value_new_null () : NULL;
}
