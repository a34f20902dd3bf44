/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The register of a day as a document: the form D19 says what the closing of the day says, and the crossings as they were then.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/document-private.h"

#include "domain/clock.h"
#include "domain/day.h"
#include "domain/error.h"
#include "domain/local-time.h"
#include "ledger/neighbour.h"
#include "station/search.h"
#include "station/station-private.h"

#define MAX_DAYS 400    /* of the newest closings, among which a number is looked for */
#define SLICE 25        /* crossings at a time: some milliseconds */

/* ---- Reading it, on the worker ---- */

typedef struct
{
  const BeketPoint *point;      /* (not owned): this station's */
  const char       *about;      /* (not owned) */
  guint             limit;      /* lines */
  gint64            closed;     /* where the closing stands */
  gint64            after;      /* the last line that was read */
  gint64            before;     /* the last entry that was looked at for a shift; 0: all were */
  char             *day;        /* (owned) */
  BeketValue       *closing;    /* (owned) (nullable): see beket_tx_day_closing() */
  BeketValue       *lines;      /* (owned) */
  BeketValue       *days;       /* (owned): closings of all stations */
  BeketValue       *controls;   /* (owned): see beket_tx_day_controls() */
  BeketValue       *shifts;     /* (owned): see beket_tx_day_shifts() */
} Look;

static void
look_clear (Look *look)
{
  g_free (look->day);
  g_clear_pointer (&look->closing, beket_value_unref);
  g_clear_pointer (&look->lines, beket_value_unref);
  g_clear_pointer (&look->days, beket_value_unref);
  g_clear_pointer (&look->controls, beket_value_unref);
  g_clear_pointer (&look->shifts, beket_value_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Look, look_clear)

static gboolean
is_closing (const BeketValue *row,
            const char       *side)
{
  return g_strcmp0 (beket_value_get_text (row, "state"), "closed") == 0 && g_strcmp0 (beket_value_get_text (row, "side"), side) == 0;
}

/* (nullable): the day that was closed under that number here. */
static const char *
day_of_number (const BeketValue *days,
               const char       *number)
{
  for (guint i = 0; i < beket_value_length (days); i++)
    {
      const BeketValue *row = beket_value_index (days, i);

      if (is_closing (row, "own") && g_strcmp0 (beket_value_get_text (row, "number"), number) == 0)
        return beket_value_get_text (row, "day");
    }

  return NULL;
}

static gboolean
read_shifts (BeketTx *tx,
             Look    *look,
             GError **error)
{
  BeketSpan span = { 0, 0 };
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  beket_point_day_span (look->point, look->day, &span);
  from = beket_time_format_wire (span.from);
  to = beket_time_format_wire (span.to);
  return beket_tx_day_shifts (tx, look->day, from, to, &look->before, look->shifts, error);
}

/* What stands about the whole day, before its lines. */
static gboolean
read_closing (BeketTx *tx,
              Look    *look,
              GError **error)
{
  const char *day;

  look->lines = beket_value_new_list ();
  look->controls = beket_value_new_list ();
  look->shifts = beket_value_new_list ();
  if ((look->days = beket_tx_days (tx, MAX_DAYS, error)) == NULL)
    return FALSE;
  day = beket_day_is_valid (look->about) ? look->about : day_of_number (look->days, look->about);
  if (day == NULL)
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "this station has closed no day under the number %s", look->about);
      return FALSE;
    }
  look->day = g_strdup (day);
  return beket_tx_day_closing (tx, day, &look->closed, &look->closing, error);
}

/* What a day was closed with does not change, whatever is written between two slices; but it may be reopened, and closed with more. */
static gboolean
check_same (BeketTx *tx,
            Look    *look,
            GError **error)
{
  gint64 closed = 0;

  if (!beket_tx_day_closing (tx, look->day, &closed, NULL, error))
    return FALSE;
  if (closed == look->closed)
    return TRUE;
  g_set_error (error, BEKET_ERROR, BEKET_ERROR_TRANSITION, "%s: the day was reopened while its register was read", look->day);
  return FALSE;
}

/* Some crossings with their controls. @more: (out): are there others? One that the form has no room for ends it: it is refused then. */
static gboolean
read_slice (BeketTx  *tx,
            Look     *look,
            gboolean *more,
            GError  **error)
{
  guint before = beket_value_length (look->lines);
  guint wanted = MIN (SLICE, look->limit - before);
  gint64 after = look->after;

  if (!beket_tx_day_lines (tx, look->day, wanted, &look->after, look->lines, error) ||
      !beket_tx_day_controls (tx, look->day, after, look->after, look->controls, error))
    return FALSE;
  *more = beket_value_length (look->lines) == before + wanted && before + wanted < look->limit;
  return TRUE;
}

static gboolean
read_some (BeketTx  *tx,
           Look     *look,
           gboolean *more,
           GError  **error)
{
  if (look->day == NULL)
    return read_closing (tx, look, error);
  if (look->before > 0)
    return read_shifts (tx, look, error);
  return read_slice (tx, look, more, error);
}

/* Called until all is read: a busy day has some thirty thousand controls, and who writes meanwhile waits for one slice of them. */
static gboolean
read_register (BeketTx *tx,
               gpointer data,
               GError **error)
{
  Look *look = data;
  gboolean more = TRUE;

  if (!read_some (tx, look, &more, error))
    return FALSE;
  if (!more || look->closed == 0)
    return check_same (tx, look, error);
  beket_tx_go_on (tx);
  return TRUE;
}

/* A closing that was taken back is no register any more. */
static gboolean
check_closed (const Look *look,
              GError    **error)
{
  const char *number = beket_value_get_text (look->closing, "number");
  const char *day = look->day;

  if (number == NULL)
    g_set_error (error, BEKET_ERROR, BEKET_ERROR_TRANSITION, "%s: its register is not closed", day);
  else if (!g_str_equal (look->about, day) && !g_str_equal (look->about, number))
    g_set_error (error, BEKET_ERROR, BEKET_ERROR_TRANSITION, "%s: the day was reopened, and is closed under %s", look->about, number);
  else
    return TRUE;
  return FALSE;
}

/* ---- Its sections ---- */

static void
add_times (BeketValue       *row,
           const BeketValue *line,
           gboolean          released)
{
  const char *arrived = beket_value_get_text (line, "arrived");
  const char *decided = beket_value_get_text (line, "decided");
  gint64 from, to;

  beket_value_set_text (row, "arrived", arrived);
  if (!released || decided == NULL)
    return;
  beket_value_set_text (row, "released", decided);
  if (beket_time_parse_wire (arrived, &from, NULL) && beket_time_parse_wire (decided, &to, NULL))
    beket_value_set_integer (row, "minutes", (to - from) / (60 * (gint64) G_USEC_PER_SEC));
}

/* Who is kept here, or waits, was not let go. */
static BeketValue *
crossing_of (BeketStation     *self,
             const BeketValue *line)
{
  BeketValue *row = beket_value_new_object ();
  const char *state = beket_value_get_text (line, "state");
  gboolean decided = g_strv_contains (beket_codes_words (beket_station_get_codes (self), "decision"), state);

  beket_value_set_text (row, "id", beket_value_get_text (line, "id"));
  beket_value_set_text (row, "direction", beket_value_get_text (line, "direction"));
  beket_value_set_text (row, "subject", beket_value_get_text (line, "subject"));
  beket_value_set_text (row, "act", beket_value_get_text (line, "act"));
  add_times (row, line, decided && !g_str_equal (state, "detained") && !g_str_equal (state, "postponed"));
  if (decided)
    beket_value_set_text (row, "decision", state);
  return row;
}

static void
add_crossings (BeketStation *self,
               BeketValue   *facts,
               const Look   *look)
{
  BeketValue *rows = beket_value_list (facts, "crossings");
  BeketValue *totals = beket_value_object (facts, "totals");
  const BeketValue *closed = beket_value_get (look->closing, "totals");
  gint64 vehicles = 0;

  for (guint i = 0; i < beket_value_length (look->lines); i++)
    {
      const BeketValue *line = beket_value_index (look->lines, i);

      vehicles += beket_value_get_integer (line, "vehicles", 0);
      beket_value_append (rows, crossing_of (self, line));
    }
  beket_value_set_integer (totals, "crossings", beket_value_get_integer (closed, "crossings", 0));
  beket_value_set_integer (totals, "persons", beket_value_get_integer (closed, "persons", 0));
  beket_value_set_integer (totals, "vehicles", vehicles);
}

static void
add_log (BeketValue       *facts,
         const char       *party,
         const BeketValue *closing)
{
  const BeketValue *log = beket_value_get (closing, "log");
  BeketValue *row;

  if (beket_value_get_text (log, "root") == NULL)
    return;
  row = beket_value_new_object ();
  beket_value_set_text (row, "ledger", party);
  beket_value_set_integer (row, "size", beket_value_get_integer (log, "size", 0));
  beket_value_set_text (row, "root", beket_value_get_text (log, "root"));
  beket_value_append (beket_value_list (facts, "comparison"), row);
}

/* What each state says of its journal: the own closing, and the newest of the other one about the same day. */
static void
add_comparison (BeketStation *self,
                BeketValue   *facts,
                const Look   *look)
{
  const BeketPoint *own = beket_station_get_point (self, NULL);
  const BeketPoint *peer = beket_station_get_point (self, self->profile->peer_point);
  const char *day = look->day;

  add_log (facts, own->party, look->closing);
  for (guint i = 0; peer != NULL && i < beket_value_length (look->days); i++)
    {
      const BeketValue *row = beket_value_index (look->days, i);

      if (!is_closing (row, "peer") || g_strcmp0 (beket_value_get_text (row, "day"), day) != 0)
        continue;
      add_log (facts, peer->party, row);
      return;
    }
}

static void
add_officer (BeketStation *self,
             BeketValue   *facts,
             const Look   *look)
{
  const char *id = beket_value_get_text (look->closing, "officer");
  const BeketOfficer *officer = beket_station_find_officer (self, id);
  BeketValue *row = beket_value_new_object ();

  beket_station_name_officer (self, row, id);
  beket_value_set_text (row, "party", officer != NULL ? officer->party : beket_station_get_point (self, NULL)->party);
  beket_value_set_text (row, "body", officer != NULL ? officer->body : NULL);
  beket_value_append (beket_value_list (facts, "officers"), row);
}

static BeketValue *
oldest_first (const BeketValue *rows)
{
  BeketValue *turned = beket_value_new_list ();

  for (guint i = beket_value_length (rows); i > 0; i--)
    beket_value_append (turned, beket_value_copy (beket_value_index (rows, i - 1)));
  return turned;
}

BeketValue *
beket_station_register_facts (BeketStation *self,
                              const char   *about,
                              char        **number,
                              GError      **error)
{
  const BeketForm *form = beket_station_get_form (self, "D19", NULL);
  const BeketSection *crossings = form != NULL ? beket_form_section (form, "crossings") : NULL;
  g_auto (Look) look = {
    .point = beket_station_get_point (self, NULL),
    .about = about,
    .limit = crossings != NULL ? (guint) crossings->max_rows + 1 : 1,
    .before = G_MAXINT64,
  };
  g_autoptr (BeketValue) facts = beket_value_new_object ();
  g_autoptr (BeketValue) shifts = NULL;

  /* One more than the form has room for: it is then refused, and nothing is left out. */
  if (!beket_tools_catch_up (self, error) || !beket_ledger_read (self->ledger, read_register, &look, error) ||
      !check_closed (&look, error))
    return NULL;
  beket_value_set_text (beket_value_object (facts, "day"), "date", look.day);
  shifts = oldest_first (look.shifts);
  beket_station_register_shifts (self, facts, shifts);
  add_crossings (self, facts, &look);
  beket_station_register_figures (self, facts, look.controls);
  add_comparison (self, facts, &look);
  add_officer (self, facts, &look);
  *number = g_strdup (beket_value_get_text (look.closing, "number"));
  return g_steal_pointer (&facts);
}
