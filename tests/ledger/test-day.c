/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The days of the register: whose closing counts, what is open and not delivered, what is late, what is there twice.
 */

#include "config.h"

#include "told.h"

#include <string.h>

#include "ledger/neighbour.h"
#include "ledger/search.h"

#define ACT(number) "{'number':'" number "','blob':'" BLOB "'}"

static gboolean
read_day (BeketTx *tx,
          gpointer data,
          GError **error)
{
  *(BeketValue **) data = beket_tx_day (tx, DAY, error);
  return *(BeketValue **) data != NULL;
}

static BeketValue *
day_of (Told *self)
{
  BeketValue *day = NULL;
  g_autoptr (GError) error = NULL;

  beket_ledger_read (self->ledger, read_day, &day, &error);
  g_assert_no_error (error);
  return day;
}

static void
assert_day (Told       *self,
            const char *state,
            gint64      open,
            gint64      undelivered,
            gint64      late)
{
  g_autoptr (BeketValue) day = day_of (self);

  g_assert_cmpstr (beket_value_get_text (day, "state"), ==, state);
  g_assert_cmpint (beket_value_get_integer (day, "open_count", -1), ==, open);
  g_assert_cmpint (beket_value_get_integer (day, "undelivered_count", -1), ==, undelivered);
  g_assert_cmpint (beket_value_get_integer (day, "late_count", -1), ==, late);
}

static void
cross (Told       *self,
       const char *id)
{
  g_free (told_write (self, "own", "crossing.opened", id, "{'title':'X','point':'KZSYR'}"));
}

static void
test_day (Told         *self,
          gconstpointer unused)
{
  g_autoptr (BeketValue) day = NULL;

  cross (self, "c1");
  cross (self, "c2");
  told_say (self, "crossing.decided", "c1", "{'decision':'admitted'}");
  told_say (self, "act.issued", "c1", ACT ("A-1"));
  told_say (self, "offence.reported", "c1", OFFENCE ("D10-1"));
  assert_day (self, "open", 1, 2, 0);
  told_hear (self, THERE, "day.closed", "x", CLOSED (DAY));   /* another station's register */
  told_hear (self, NEAR, "day.closed", "x", CLOSED (DAY));
  assert_day (self, "open", 1, 2, 0);
  told_say (self, "day.closed", DAY, CLOSED (DAY));
  assert_day (self, "closed", 1, 2, 0);

  told_say (self, "crossing.decided", "c2", "{'decision':'refused'}");
  told_say (self, "act.issued", "c2", ACT ("A-2"));
  cross (self, "c3");
  assert_day (self, "closed", 1, 3, 3);
  day = day_of (self);
  g_assert_cmpint (beket_value_get_integer (beket_value_get (beket_value_get (day, "closing"), "totals"), "crossings", 0), ==, 2);
  g_assert_cmpint (beket_value_get_integer (beket_value_get (day, "totals"), "acts", 0), ==, 2);
  g_assert_cmpstr (beket_value_get_text (beket_value_index (beket_value_get (day, "late"), 0), "crossing"), ==, "c3");
  told_say (self, "day.reopened", DAY, REOPENED);
  assert_day (self, "reopened", 1, 3, 0);
  told_say (self, "day.closed", DAY, CLOSED (DAY));
  assert_day (self, "closed", 1, 3, 0);
  told_say (self, "day.closed", "2026-11-21", CLOSED ("2026-11-21"));
  assert_day (self, "closed", 1, 3, 0);
}

static gboolean
read_doubled (BeketTx *tx,
              gpointer data,
              GError **error)
{
  *(char **) data = beket_tx_day_doubled (tx, DAY, error);
  return TRUE;
}

static void
assert_doubled (Told       *self,
                const char *what)
{
  g_autofree char *line = NULL;

  beket_ledger_read (self->ledger, read_doubled, &line, NULL);
  if (what == NULL)
    g_assert_null (line);
  else
    g_assert_nonnull (strstr (line, what));
}

static void
test_doubled (Told         *self,
              gconstpointer unused)
{
  g_autofree char *first = NULL;
  g_autofree char *ended = NULL;

  cross (self, "c1");
  first = told_write (self, "peer", "act.issued", "c1", ACT ("A-1"));
  assert_doubled (self, NULL);
  told_say (self, "act.issued", "c1", ACT ("A-2"));
  assert_doubled (self, "A-1, A-2");
  ended = g_strdup_printf ("{'act':'A-1','entry':'%s','reason':'C1','text':'t','officer':'KZ-1','approvedBy':'KZ-2'}", first);
  told_say (self, "act.annulled", "c1", ended);
  assert_doubled (self, NULL);
  cross (self, "c1");
  assert_doubled (self, "c1");
}

/* ---- The register as it was closed ---- */

static gboolean
read_lines (BeketTx *tx,
            gpointer data,
            GError **error)
{
  BeketValue *lines = beket_value_new_list ();
  gint64 after = 0;

  *(BeketValue **) data = lines;
  return beket_tx_day_lines (tx, DAY, 100, &after, lines, error);
}

static void
assert_line (const BeketValue *lines,
             guint             index,
             const char       *id,
             const char       *state,
             const char       *act)
{
  const BeketValue *line = beket_value_index (lines, index);

  g_assert_cmpstr (beket_value_get_text (line, "id"), ==, id);
  g_assert_cmpstr (beket_value_get_text (line, "state"), ==, state);
  g_assert_cmpstr (beket_value_get_text (line, "act"), ==, act);
  g_assert_cmpint (beket_value_get_text (line, "decided") != NULL, ==, !g_str_equal (state, "registered"));
}

static void
test_lines (Told         *self,
            gconstpointer unused)
{
  g_autofree char *second = NULL;
  g_autofree char *ended = NULL;
  g_autoptr (BeketValue) none = NULL;
  g_autoptr (BeketValue) closed = NULL;
  g_autoptr (BeketValue) again = NULL;

  cross (self, "c1");
  cross (self, "c2");
  told_say (self, "crossing.decided", "c1", "{'decision':'admitted'}");
  told_say (self, "act.issued", "c1", ACT ("A-1"));
  none = told_ask (self, read_lines);
  g_assert_cmpuint (beket_value_length (none), ==, 0);
  told_say (self, "day.closed", DAY, CLOSED (DAY));
  told_say (self, "crossing.decided", "c2", "{'decision':'refused'}");
  second = told_write (self, "peer", "act.issued", "c2", ACT ("A-2"));
  cross (self, "c3");
  closed = told_ask (self, read_lines);
  g_assert_cmpuint (beket_value_length (closed), ==, 2);
  assert_line (closed, 0, "c1", "admitted", "A-1");
  assert_line (closed, 1, "c2", "registered", NULL);

  told_say (self, "day.reopened", DAY, REOPENED);
  ended = g_strdup_printf ("{'act':'A-2','entry':'%s','reason':'C1','text':'t','officer':'KZ-1','approvedBy':'KZ-2'}", second);
  told_say (self, "act.annulled", "c2", ended);
  told_say (self, "day.closed", DAY, CLOSED (DAY));
  again = told_ask (self, read_lines);
  g_assert_cmpuint (beket_value_length (again), ==, 3);
  assert_line (again, 1, "c2", "refused", NULL);
  assert_line (again, 2, "c3", "registered", NULL);
}

#define ADD(name, func) g_test_add ("/ledger/day/" name, Told, NULL, told_set_up, func, told_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_use_memory ();
  ADD ("lines", test_lines);
  ADD ("late", test_day);
  ADD ("erpnext-34102", test_doubled);
  return g_test_run ();
}
