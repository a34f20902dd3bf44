/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pages of the register by key, and the totals of a day.
 *
 * DESIGN: a page is read day by day, newest first. Days without one of the wanted words are passed over by the totals, and a look
 * ends when it has gone through some thousand lines, so that no question, however seldom its answer, keeps an officer's commit waiting.
 */

#define G_LOG_DOMAIN "beket-ledger"

#include "config.h"

#include <stdio.h>
#include <string.h>

#include "domain/error.h"
#include "ledger/search.h"
#include "ledger/sql.h"
#include "ledger/tx.h"

#define MAX_LINES 6000   /* that one look goes through */
#define MAX_DAYS  400    /* and days that it finds by their totals */

#define N_WORDS 7

static const char *const names[N_WORDS] = {
  "point", "direction", "subject", "control", "decision", "citizenship", "officer"
};

typedef struct
{
  BeketTx                *tx;      /* (not owned) */
  const BeketRegisterAsk *ask;     /* (not owned) */
  const char             *words[N_WORDS];   /* (not owned) (nullable) */
  guint                   limit;
  char                   *day;     /* (owned) (nullable): where the look is; %NULL: at the end */
  gint64                  position;   /* lines beside this one; 0 in the order by name: from the first */
  guint                   n_days;
  gint64                  n_lines;
  BeketValue             *rows;    /* (owned) */
} Look;

static void
look_clear (Look *look)
{
  g_free (look->day);
  g_clear_pointer (&look->rows, beket_value_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Look, look_clear)

/* ---- Rows ---- */

static void
set_words (BeketValue *row,
           const char *name,
           const char *set)
{
  g_auto (GStrv) words = g_strsplit (set, "\n", -1);
  BeketValue *list = beket_value_list (row, name);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      beket_value_append (list, beket_value_new_text (words[i]));
}

/* The columns of both orders, in this order. */
#define COLUMNS \
  "day, position, crossing, point, direction, subject, state, opened, decided, title, name, persons, vehicles, controls," \
  " citizenships, officers, (SELECT number FROM act WHERE act.crossing = l.crossing AND +side = 0" \
  "  ORDER BY act.position DESC LIMIT 1), (SELECT number FROM blank_entered b WHERE b.position = l.position)"

#define WANTED \
  "(?3 IS NULL OR point = ?3) AND (?4 IS NULL OR direction = ?4) AND (?5 IS NULL OR subject = ?5)" \
  " AND (?6 IS NULL OR instr (controls, char (10) || ?6 || char (10)))" \
  " AND (?7 IS NULL OR state = ?7)" \
  " AND (?8 IS NULL OR instr (citizenships, char (10) || ?8 || char (10)))" \
  " AND (?9 IS NULL OR instr (officers, char (10) || ?9 || char (10)))"

static BeketValue *
row_of (BeketSql *sql)
{
  static const struct { int column; const char *name; } texts[] = {
    { 0, "day" }, { 2, "id" }, { 3, "point" }, { 4, "direction" }, { 5, "subject" }, { 6, "state" }, { 7, "opened" },
    { 8, "decided" }, { 9, "title" }, { 10, "name" }, { 16, "act" }, { 17, "blank" },
  };
  BeketValue *row = beket_value_new_object ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    beket_value_set_text (row, texts[i].name, beket_sql_text (sql, texts[i].column));
  beket_value_set_integer (row, "persons", beket_sql_integer (sql, 11));
  beket_value_set_integer (row, "vehicles", beket_sql_integer (sql, 12));
  set_words (row, "controls", beket_sql_text (sql, 13));
  set_words (row, "citizenships", beket_sql_text (sql, 14));
  set_words (row, "officers", beket_sql_text (sql, 15));

  return row;
}

/* What is not yet on the page of the day where the look is. */
static BeketSql *
ask_day (Look    *look,
         gint64   room,
         GError **error)
{
  const char *const *words = look->words;

  if (look->ask->order == BEKET_REGISTER_BY_TIME)
    return beket_sql_new (look->tx, error,
                          "SELECT " COLUMNS " FROM register_line l WHERE day = ?1 AND position < ?2 AND " WANTED
                          " ORDER BY position DESC LIMIT ?10", "tittttttti", look->day, look->position,
                          words[0], words[1], words[2], words[3], words[4], words[5], words[6], room);

  if (look->ask->language == BEKET_KK)
    return beket_sql_new (look->tx, error,
                          "SELECT " COLUMNS " FROM register_line l WHERE day = ?1 AND (?2 = 0 OR (sort_kk, position) >"
                          " ((SELECT sort_kk FROM register_line WHERE day = ?1 AND position = ?2), ?2)) AND " WANTED
                          " ORDER BY sort_kk, position LIMIT ?10", "tittttttti", look->day, look->position,
                          words[0], words[1], words[2], words[3], words[4], words[5], words[6], room);

  return beket_sql_new (look->tx, error,
                        "SELECT " COLUMNS " FROM register_line l WHERE day = ?1 AND (?2 = 0 OR (sort_ru, position) >"
                        " ((SELECT sort_ru FROM register_line WHERE day = ?1 AND position = ?2), ?2)) AND " WANTED
                        " ORDER BY sort_ru, position LIMIT ?10", "tittttttti", look->day, look->position,
                        words[0], words[1], words[2], words[3], words[4], words[5], words[6], room);
}

static gint64
room_of (const Look *look)
{
  return look->limit - beket_value_length (look->rows);
}

/* @ended: (out): the day has no more. */
static gboolean
read_day (Look     *look,
          gboolean *ended,
          GError  **error)
{
  gint64 room = room_of (look);
  g_autoptr (GError) failed = NULL;
  g_autoptr (BeketSql) sql = ask_day (look, room, error);

  if (sql == NULL)
    return FALSE;

  while (beket_sql_next (sql, &failed))
    {
      look->position = beket_sql_integer (sql, 1);
      beket_value_append (look->rows, row_of (sql));
    }
  *ended = room_of (look) > 0;

  return beket_sql_ended (&failed, error);
}

/* ---- Days ---- */

/* The newest day up to the one where the look is that has @word. */
static gboolean
find_day (Look       *look,
          const char *name,
          const char *word,
          GError    **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (BeketSql) sql = NULL;
  char *day = NULL;

  look->n_days++;
  sql = beket_sql_new (look->tx, error,
                       "SELECT day FROM register_total WHERE name = ?1 AND word = ?2 AND day <= ?3 AND count > 0"
                       " ORDER BY day DESC LIMIT 1", "ttt", name, word, look->day);
  if (sql == NULL)
    return FALSE;

  if (beket_sql_next (sql, &failed))
    day = g_strdup (beket_sql_text (sql, 0));
  if (g_strcmp0 (day, look->day) != 0)
    look->position = G_MAXINT64;
  g_free (look->day);
  look->day = day;

  return beket_sql_ended (&failed, error);
}

/* Goes back to the next day that has every wanted word, if need be past several. */
static gboolean
settle_day (Look    *look,
            GError **error)
{
  g_autofree char *before = NULL;

  do
    {
      g_free (before);
      before = g_strdup (look->day);
      if (!find_day (look, "crossings", "all", error))
        return FALSE;
      for (guint i = 0; look->day != NULL && i < N_WORDS; i++)
        if (look->words[i] != NULL && !find_day (look, names[i], look->words[i], error))
          return FALSE;
    }
  while (look->day != NULL && g_strcmp0 (before, look->day) != 0 && look->n_days < MAX_DAYS);

  return TRUE;
}

static gboolean
count_lines (Look    *look,
             GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (BeketSql) sql = NULL;

  sql = beket_sql_new (look->tx, error,
                       "SELECT count FROM register_total WHERE day = ?1 AND name = 'crossings' AND word = 'all'", "t",
                       look->day);
  if (sql == NULL)
    return FALSE;

  if (beket_sql_next (sql, &failed))
    look->n_lines += beket_sql_integer (sql, 0);

  return beket_sql_ended (&failed, error);
}

/* ISO days compare as texts: what is before "2026-11-22" is up to "2026-11-21~". */
static void
go_before (Look *look)
{
  char *before;

  if (look->ask->day != NULL)
    {
      g_clear_pointer (&look->day, g_free);
      return;
    }
  before = g_strdup_printf ("%s!", look->day);
  before[strlen (look->day) - 1]--;
  before[strlen (look->day)] = '~';
  g_free (look->day);
  look->day = before;
  look->position = G_MAXINT64;
}

static gboolean
look_at_day (Look    *look,
             GError **error)
{
  gboolean ended = FALSE;

  if (look->ask->day == NULL && !settle_day (look, error))
    return FALSE;
  if (look->day == NULL || look->n_days >= MAX_DAYS)
    return TRUE;

  if (!count_lines (look, error) || !read_day (look, &ended, error))
    return FALSE;
  if (ended)
    go_before (look);

  return TRUE;
}

/* ---- The whole ---- */

/* "2026-11-22 1234": the last line that was shown; "2026-11-21~ 0": the days up to there. */
static gboolean
read_after (Look    *look,
            GError **error)
{
  const char *after = look->ask->after;
  const char *space = after != NULL ? strchr (after, ' ') : NULL;
  gint64 position;

  look->day = g_strdup (look->ask->day != NULL ? look->ask->day : "~");
  look->position = look->ask->order == BEKET_REGISTER_BY_TIME ? G_MAXINT64 : 0;
  if (after == NULL)
    return TRUE;

  if (space == NULL || space - after > (gssize) strlen ("YYYY-MM-DD~") ||
      !g_ascii_string_to_signed (space + 1, 10, 1, G_MAXINT64, &position, NULL) ||
      (look->ask->day != NULL && strncmp (after, look->ask->day, space - after) != 0))
    {
      g_set_error_literal (error, BEKET_ERROR, BEKET_ERROR_INVALID, "no page begins there");
      return FALSE;
    }

  g_free (look->day);
  look->day = g_strndup (after, space - after);
  look->position = position;
  return TRUE;
}

static gboolean
check_ask (const BeketRegisterAsk *ask,
           GError                **error)
{
  if (ask->order == BEKET_REGISTER_BY_TIME || ask->day != NULL)
    return TRUE;

  g_set_error_literal (error, BEKET_ERROR, BEKET_ERROR_INVALID, "an order by name is of one day");
  return FALSE;
}

static BeketValue *
result_of (Look *look)
{
  BeketValue *result = beket_value_new_object ();
  g_autofree char *next = g_strdup_printf ("%s %" G_GINT64_FORMAT, look->day, look->position);

  beket_value_set (result, "rows", g_steal_pointer (&look->rows));
  if (look->day != NULL)
    beket_value_set_text (result, "next", next);

  return result;
}

BeketValue *
beket_tx_register (BeketTx                *tx,
                   const BeketRegisterAsk *ask,
                   GError                **error)
{
  g_auto (Look) look = {
    .tx = tx, .ask = ask, .limit = CLAMP (ask->limit, 1, BEKET_PAGE_ROWS),
    .words = { ask->point, ask->direction, ask->subject, ask->control, ask->decision, ask->citizenship, ask->officer },
    .rows = beket_value_new_list (),
  };

  if (!check_ask (ask, error) || !read_after (&look, error))
    return NULL;

  while (look.day != NULL && room_of (&look) > 0 && look.n_lines < MAX_LINES && look.n_days < MAX_DAYS)
    if (!look_at_day (&look, error))
      return NULL;

  return result_of (&look);
}

BeketValue *
beket_tx_register_line (BeketTx    *tx,
                        const char *crossing,
                        GError    **error)
{
  g_autoptr (BeketValue) row = NULL;
  g_autoptr (GError) failed = NULL;
  g_autoptr (BeketSql) sql = beket_sql_new (tx, error, "SELECT " COLUMNS " FROM register_line l WHERE crossing = ?1", "t", crossing);

  if (sql == NULL)
    return NULL;
  row = beket_sql_next (sql, &failed) ? row_of (sql) : beket_value_new_object ();

  return beket_sql_ended (&failed, error) ? g_steal_pointer (&row) : NULL;
}

/* ---- Totals ---- */

BeketValue *
beket_tx_register_totals (BeketTx    *tx,
                          const char *day,
                          GError    **error)
{
  g_autoptr (BeketValue) totals = beket_value_new_object ();
  g_autoptr (GError) failed = NULL;
  g_autoptr (BeketSql) sql = NULL;

  sql = beket_sql_new (tx, error,
                       "SELECT name, word, count FROM register_total WHERE day = ?1 AND count > 0", "t", day);
  if (sql == NULL)
    return NULL;

  while (beket_sql_next (sql, &failed))
    {
      const char *name = beket_sql_text (sql, 0);
      const char *word = beket_sql_text (sql, 1);

      if (strcmp (word, "all") == 0)
        beket_value_set_integer (totals, name, beket_sql_integer (sql, 2));
      else
        beket_value_set_integer (beket_value_object (totals, name), word, beket_sql_integer (sql, 2));
    }

  return beket_sql_ended (&failed, error) ? g_steal_pointer (&totals) : NULL;
}
