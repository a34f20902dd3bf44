/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The lines of the register and the totals of its days.
 */

#define G_LOG_DOMAIN "beket-ledger"

#include "config.h"

#include <string.h>

#include "domain/clock.h"
#include "domain/local-time.h"
#include "domain/sort-key.h"
#include "ledger/follow.h"
#include "ledger/project.h"
#include "ledger/sql.h"
#include "ledger/tx.h"

#define ALL "all"   /* word of what is counted itself */

/* The newest line of a crossing, as far as it changes. */
typedef struct
{
  char  *day;         /* (owned) (nullable): there is none */
  gint64 position;
  char  *state;       /* (owned) */
  char  *decided;     /* (owned) (nullable) */
  char  *controls;    /* (owned) */
  char  *officers;    /* (owned) */
} Line;

static void
line_clear (Line *line)
{
  g_free (line->day);
  g_free (line->state);
  g_free (line->decided);
  g_free (line->controls);
  g_free (line->officers);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Line, line_clear)

/* ---- Sets of words ---- */

static gboolean
has_word (const char *set,
          const char *word)
{
  g_autofree char *line = g_strdup_printf ("\n%s\n", word);

  return strstr (set, line) != NULL;
}

/* @set: (inout): "\n" or "\na\nb\n". Returns: was it new? */
static gboolean
add_word (char      **set,
          const char *word)
{
  char *longer;

  if (word == NULL || *word == '\0' || strchr (word, '\n') != NULL || has_word (*set, word))
    return FALSE;

  longer = g_strdup_printf ("%s%s\n", *set, word);
  g_free (*set);
  *set = longer;
  return TRUE;
}

/* ---- Totals ---- */

static void
count_words (BeketFollowing *self,
             const char     *day,
             const char     *name,
             const char     *set)
{
  g_auto (GStrv) words = g_strsplit (set, "\n", -1);

  for (guint i = 0; words[i] != NULL; i++)
    beket_total_add (self, day, name, words[i], 1);
}

/* ---- Opened ---- */

static const char *
text_of (const BeketValue *data,
         const char       *name)
{
  const char *text = beket_value_get_text (data, name);

  return text != NULL ? text : "";
}

static char *
name_of (const BeketValue *person)
{
  g_autofree char *name = g_strdup_printf ("%s %s %s", text_of (person, "surname"), text_of (person, "given"),
                                           text_of (person, "patronymic"));

  return g_strdup (g_strstrip (name));
}

static char *
citizenships_of (const BeketValue *persons)
{
  char *set = g_strdup ("\n");

  for (guint i = 0; i < beket_value_length (persons); i++)
    add_word (&set, beket_value_get_text (beket_value_index (persons, i), "nationality"));

  return set;
}

/* "14" of the point's clock. */
static char *
hour_of (BeketTx    *tx,
         const char *point,
         const char *time)
{
  const BeketPoint *place = tx->library != NULL ? beket_library_point (tx->library, point) : NULL;
  gint64 utc_us;
  gint64 minutes;

  if (!beket_time_parse_wire (time, &utc_us, NULL))
    return NULL;

  minutes = utc_us / (60 * G_USEC_PER_SEC) + beket_point_offset (place, utc_us);
  return g_strdup_printf ("%02d", (int) (minutes / 60 % 24));
}

static void
count_opened (BeketFollowing         *self,
              const BeketFollowEntry *entry,
              const char             *day,
              const char             *citizenships)
{
  const BeketValue *data = beket_value_get (entry->body, "data");
  g_autofree char *hour = hour_of (self->tx, text_of (data, "point"), beket_project_time (entry->body, entry->time));

  beket_total_add (self, day, "crossings", ALL, 1);
  beket_total_add (self, day, "persons", ALL, beket_value_length (beket_value_get (data, "persons")));
  beket_total_add (self, day, "vehicles", ALL, beket_value_length (beket_value_get (data, "usedTransportMeans")));
  beket_total_add (self, day, "point", text_of (data, "point"), 1);
  beket_total_add (self, day, "direction", text_of (data, "direction"), 1);
  beket_total_add (self, day, "subject", text_of (data, "subject"), 1);
  beket_total_add (self, day, "decision", "registered", 1);
  beket_total_add (self, day, "hour", hour, 1);
  beket_total_add (self, day, "officer", text_of (entry->body, "actor"), 1);
  count_words (self, day, "citizenship", citizenships);
}

static gboolean
add_line (BeketFollowing         *self,
          const BeketFollowEntry *entry,
          const char             *day,
          const char             *citizenships,
          GError                **error)
{
  const BeketValue *data = beket_value_get (entry->body, "data");
  const BeketValue *persons = beket_value_get (data, "persons");
  g_autofree char *name = name_of (beket_value_index (persons, 0));
  g_autofree char *kk = beket_sort_key (name, BEKET_KK);
  g_autofree char *ru = beket_sort_key (name, BEKET_RU);
  g_autofree char *officers = g_strdup ("\n");

  add_word (&officers, beket_value_get_text (entry->body, "actor"));
  return beket_sql_run (self->tx, error,
                        "INSERT INTO register_line (day, position, crossing, point, direction, subject, state, opened,"
                        " title, name, sort_kk, sort_ru, persons, vehicles, controls, citizenships, officers)"
                        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'registered', ?7, ?8, ?9, ?10, ?11, ?12, ?13, char (10),"
                        " ?14, ?15)", "tittttttttt" "ii" "tt",
                        day, entry->position, beket_value_get_text (entry->body, "subject"), text_of (data, "point"),
                        text_of (data, "direction"), text_of (data, "subject"),
                        beket_project_time (entry->body, entry->time), text_of (data, "title"),
                        name, kk, ru, (gint64) beket_value_length (persons),
                        (gint64) beket_value_length (beket_value_get (data, "usedTransportMeans")), citizenships,
                        officers);
}

static gboolean
follow_opened (BeketFollowing         *self,
               const BeketFollowEntry *entry,
               GError                **error)
{
  const BeketValue *data = beket_value_get (entry->body, "data");
  g_autofree char *day = beket_project_day (self->tx, beket_value_get_text (data, "point"),
                                            beket_project_time (entry->body, entry->time));
  g_autofree char *citizenships = citizenships_of (beket_value_get (data, "persons"));

  count_opened (self, entry, day, citizenships);
  return add_line (self, entry, day, citizenships, error);
}

/* ---- Changed ---- */

static gboolean
read_line (BeketFollowing *self,
           const char     *crossing,
           Line           *line,
           GError        **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (BeketSql) sql = NULL;

  sql = beket_sql_new (self->tx, error,
                       "SELECT day, position, state, decided, controls, officers FROM register_line"
                       " WHERE crossing = ?1 ORDER BY position DESC LIMIT 1", "t", crossing);
  if (sql == NULL)
    return FALSE;

  if (beket_sql_next (sql, &failed))
    {
      line->day = g_strdup (beket_sql_text (sql, 0));
      line->position = beket_sql_integer (sql, 1);
      line->state = g_strdup (beket_sql_text (sql, 2));
      line->decided = g_strdup (beket_sql_text (sql, 3));
      line->controls = g_strdup (beket_sql_text (sql, 4));
      line->officers = g_strdup (beket_sql_text (sql, 5));
    }

  return beket_sql_ended (&failed, error);
}

static void
change_state (BeketFollowing *self,
              Line           *line,
              const char     *state)
{
  if (strcmp (line->state, state) == 0)
    return;

  beket_total_add (self, line->day, "decision", line->state, -1);
  beket_total_add (self, line->day, "decision", state, 1);
  g_free (line->state);
  line->state = g_strdup (state);
}

static void
change_line (BeketFollowing         *self,
             Line                   *line,
             const BeketFollowEntry *entry)
{
  const BeketValue *data = beket_value_get (entry->body, "data");
  const char *type = beket_value_get_text (entry->body, "type");
  const char *decision = beket_value_get_text (data, "decision");
  const char *kind = beket_value_get_text (data, "kind");

  /* Corrected later, it was decided when it was decided. */
  if (strcmp (type, "correction.recorded") == 0)
    decision = beket_value_get_text (beket_value_get (data, "decision"), "decision");

  if (strcmp (type, "crossing.decided") == 0 && decision != NULL)
    {
      g_free (line->decided);
      line->decided = g_strdup (beket_project_time (entry->body, entry->time));
    }

  if (strcmp (type, "control.recorded") == 0 && add_word (&line->controls, kind))
    beket_total_add (self, line->day, "control", kind, 1);

  if (strcmp (type, "crossing.abandoned") == 0)
    change_state (self, line, "abandoned");
  else if (strcmp (type, "control.recorded") == 0)
    change_state (self, line, "in-control");
  else if (decision != NULL)
    change_state (self, line, decision);
}

static gboolean
write_line (BeketFollowing *self,
            const Line     *line,
            GError        **error)
{
  return beket_sql_run (self->tx, error,
                        "UPDATE register_line SET state = ?3, decided = ?4, controls = ?5, officers = ?6"
                        " WHERE day = ?1 AND position = ?2", "titttt", line->day, line->position, line->state,
                        line->decided, line->controls, line->officers);
}

static gboolean
follow_change (BeketFollowing         *self,
               const BeketFollowEntry *entry,
               GError                **error)
{
  const char *actor = beket_value_get_text (entry->body, "actor");
  g_auto (Line) line = { 0 };

  if (!read_line (self, beket_value_get_text (entry->body, "subject"), &line, error))
    return FALSE;
  if (line.day == NULL)
    return TRUE;

  if (add_word (&line.officers, actor))
    beket_total_add (self, line.day, "officer", actor, 1);
  change_line (self, &line, entry);

  return write_line (self, &line, error);
}

gboolean
beket_follow_register (BeketFollowing         *self,
                       const BeketFollowEntry *entry,
                       GError                **error)
{
  const char *type = beket_value_get_text (entry->body, "type");

  if (!beket_tx_is_mine (self->tx, entry->origin) || strcmp (type, "act.issued") == 0)
    return TRUE;

  return strcmp (type, "crossing.opened") == 0 ? follow_opened (self, entry, error)
                                               : follow_change (self, entry, error);
}
