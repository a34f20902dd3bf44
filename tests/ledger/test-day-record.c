/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was recorded on a day as it was closed: controls with their corrections, and shifts.
 */

#include "config.h"

#include "told.h"

#include "ledger/neighbour.h"
#include "ledger/search.h"

#define CONTROL(kind, status, more) "{'kind':'" kind "','status':'" status "'" more "}"
#define TIMED(from, to) ",'started':'2026-11-22T09:" from ".000Z','finished':'2026-11-22T09:" to ".000Z'"
#define SHIFT(officer) "{'officer':'" officer "','point':'KZSYR'}"

static void
cross (Told       *self,
       const char *id)
{
  g_free (told_write (self, "own", "crossing.opened", id, "{'title':'X','point':'KZSYR'}"));
}

static char *
record (Told       *self,
        const char *crossing,
        const char *json)
{
  return told_write (self, "peer", "control.recorded", crossing, json);
}

/* (transfer full): its hash. */
static char *
correct (Told       *self,
         const char *crossing,
         const char *entry,
         const char *control)
{
  g_autofree char *json = g_strdup_printf ("{'type':'control.recorded','entry':'%s','reason':'C3','text':'т','officer':'KZ-1','control':%s}",
                                           entry, control);

  return told_write (self, "peer", "correction.recorded", crossing, json);
}

static gboolean
read_controls (BeketTx *tx,
               gpointer data,
               GError **error)
{
  *(BeketValue **) data = beket_tx_day_controls (tx, DAY, error);
  return *(BeketValue **) data != NULL;
}

static void
assert_control (const BeketValue *rows,
                guint             index,
                const char       *kind,
                const char       *status,
                const char       *result)
{
  const BeketValue *row = beket_value_index (rows, index);

  g_assert_cmpstr (beket_value_get_text (row, "kind"), ==, kind);
  g_assert_cmpstr (beket_value_get_text (row, "status"), ==, status);
  g_assert_cmpstr (beket_value_get_text (row, "result"), ==, result);
}

/* In the order of the crossings, whoever was controlled first; as they stood at the closing. */
static void
test_controls (Told         *self,
               gconstpointer unused)
{
  g_autoptr (BeketValue) none = NULL;
  g_autoptr (BeketValue) closed = NULL;
  g_autoptr (BeketValue) again = NULL;

  cross (self, "c1");
  cross (self, "c2");
  cross (self, "c3");
  g_free (record (self, "c2", CONTROL ("transport", "recognised", "")));
  g_free (record (self, "c1", CONTROL ("border", "done", ",'result':'violation'" TIMED ("00:00", "05:00"))));
  g_free (record (self, "c1", CONTROL ("customs", "waived", "")));
  told_say (self, "crossing.decided", "c1", "{'decision':'admitted'}");
  told_hear (self, NEAR, "control.recorded", "c1", CONTROL ("customs", "done", ""));
  none = told_ask (self, read_controls);
  g_assert_cmpuint (beket_value_length (none), ==, 0);
  told_say (self, "day.closed", DAY, CLOSED (DAY));
  g_free (record (self, "c2", CONTROL ("border", "done", ",'result':'no-remarks'")));
  closed = told_ask (self, read_controls);
  g_assert_cmpuint (beket_value_length (closed), ==, 3);
  assert_control (closed, 0, "border", "done", "violation");
  g_assert_cmpstr (beket_value_get_text (beket_value_index (closed, 0), "crossing"), ==, "c1");
  g_assert_cmpstr (beket_value_get_text (beket_value_index (closed, 0), "started"), ==, "2026-11-22T09:00:00.000Z");
  g_assert_cmpstr (beket_value_get_text (beket_value_index (closed, 0), "finished"), ==, "2026-11-22T09:05:00.000Z");
  assert_control (closed, 1, "customs", "waived", NULL);
  assert_control (closed, 2, "transport", "recognised", NULL);

  told_say (self, "day.reopened", DAY, REOPENED);
  told_say (self, "day.closed", DAY, CLOSED (DAY));
  again = told_ask (self, read_controls);
  g_assert_cmpuint (beket_value_length (again), ==, 4);
}

/* The newest correction counts; one of what was corrected already, one of another station and one that came after the closing do not. */
static void
test_corrected (Told         *self,
                gconstpointer unused)
{
  static const char violation[] = CONTROL ("border", "done", ",'result':'violation'" TIMED ("01:00", "03:00"));
  static const char fine[] = CONTROL ("border", "done", ",'result':'no-remarks'" TIMED ("01:00", "02:00"));
  g_autofree char *entry = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *theirs = NULL;
  g_autoptr (BeketValue) rows = NULL;

  cross (self, "c1");
  entry = record (self, "c1", CONTROL ("border", "done", ",'result':'no-remarks'"));
  first = correct (self, "c1", entry, fine);
  second = correct (self, "c1", first, violation);
  g_free (correct (self, "c1", first, fine));
  theirs = g_strdup_printf ("{'type':'control.recorded','entry':'%s','reason':'C3','text':'т','officer':'KZ-1','control':%s}", second, fine);
  told_hear (self, NEAR, "correction.recorded", "c1", theirs);
  told_say (self, "day.closed", DAY, CLOSED (DAY));
  g_free (correct (self, "c1", second, fine));
  rows = told_ask (self, read_controls);
  g_assert_cmpuint (beket_value_length (rows), ==, 1);
  assert_control (rows, 0, "border", "done", "violation");
  g_assert_cmpstr (beket_value_get_text (beket_value_index (rows, 0), "finished"), ==, "2026-11-22T09:03:00.000Z");
}

/* What is erased says nothing, and does not keep the others from being told. */
static void
test_erased (Told         *self,
             gconstpointer unused)
{
  g_autoptr (BeketEntry) entry = NULL;
  g_autoptr (BeketValue) rows = NULL;

  cross (self, "c1");
  entry = fixture_append (self->ledger, "peer", told_body ("control.recorded", "c1", CONTROL ("border", "done", ",'result':'violation'")));
  g_free (record (self, "c1", CONTROL ("customs", "done", ",'result':'no-remarks'")));
  told_say (self, "day.closed", DAY, CLOSED (DAY));
  fixture_erase (self->ledger, entry);
  rows = told_ask (self, read_controls);
  g_assert_cmpuint (beket_value_length (rows), ==, 1);
  assert_control (rows, 0, "customs", "done", "no-remarks");
}

/* ---- Shifts ---- */

typedef struct
{
  const char *from;
  const char *to;
  BeketValue *rows;    /* (owned) */
} Asked;

static gboolean
read_shifts (BeketTx *tx,
             gpointer data,
             GError **error)
{
  Asked *asked = data;

  asked->rows = beket_tx_day_shifts (tx, DAY, asked->from, asked->to, error);
  return asked->rows != NULL;
}

static BeketValue *
shifts_of (Told       *self,
           const char *from,
           const char *to)
{
  Asked asked = { from, to, NULL };
  g_autoptr (GError) error = NULL;

  beket_ledger_read (self->ledger, read_shifts, &asked, &error);
  g_assert_no_error (error);
  return asked.rows;
}

/* Everything of the fixture is written at 2026-11-22T09:14:03.118Z. */
static void
test_shifts (Told         *self,
             gconstpointer unused)
{
  g_autoptr (BeketValue) open = NULL;
  g_autoptr (BeketValue) rows = NULL;
  g_autoptr (BeketValue) before = NULL;
  g_autoptr (BeketValue) after = NULL;

  g_free (told_write (self, "own", "shift.opened", "KZ-1", SHIFT ("KZ-1")));
  cross (self, "c1");
  told_hear (self, NEAR, "shift.opened", "KZ-9", SHIFT ("KZ-9"));
  g_free (told_write (self, "own", "shift.handed-over", "KZ-1", "{'from':'KZ-1','to':'KZ-2','open':[],'unanswered':[],'blanks':[],'handedOver':'" TIME "'}"));
  open = shifts_of (self, "2026-11-21T19:00:00.000Z", "2026-11-22T19:00:00.000Z");
  g_assert_cmpuint (beket_value_length (open), ==, 0);
  told_say (self, "day.closed", DAY, CLOSED (DAY));
  g_free (told_write (self, "own", "shift.opened", "KZ-3", SHIFT ("KZ-3")));
  rows = shifts_of (self, "2026-11-21T19:00:00.000Z", "2026-11-22T19:00:00.000Z");
  g_assert_cmpuint (beket_value_length (rows), ==, 2);
  g_assert_cmpstr (beket_value_get_text (beket_value_index (rows, 0), "officer"), ==, "KZ-1");
  g_assert_cmpstr (beket_value_get_text (beket_value_index (rows, 1), "to"), ==, "KZ-2");
  before = shifts_of (self, "2026-11-22T09:14:03.119Z", "2026-11-22T19:00:00.000Z");
  g_assert_cmpuint (beket_value_length (before), ==, 0);
  after = shifts_of (self, "2026-11-21T19:00:00.000Z", "2026-11-22T09:14:03.118Z");
  g_assert_cmpuint (beket_value_length (after), ==, 0);
}

#define ADD(name, func) g_test_add ("/ledger/day-record/" name, Told, NULL, told_set_up, func, told_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_use_memory ();
  ADD ("controls", test_controls);
  ADD ("corrected", test_corrected);
  ADD ("erased", test_erased);
  ADD ("shifts", test_shifts);
  return g_test_run ();
}
