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
  BeketValue *rows = beket_value_new_list ();

  *(BeketValue **) data = rows;
  return beket_tx_day_controls (tx, DAY, 0, G_MAXINT64, rows, error);
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

/* ---- In slices ---- */

typedef struct
{
  BeketValue *lines;      /* (owned) */
  BeketValue *controls;   /* (owned) */
} Slices;

static gboolean
read_slices (BeketTx *tx,
             gpointer data,
             GError **error)
{
  Slices *slices = data;
  gint64 after = 0, before = -1;
  gboolean ok = TRUE;

  for (; ok && after != before; ok = ok && beket_tx_day_controls (tx, DAY, before, after, slices->controls, error))
    {
      before = after;
      ok = beket_tx_day_lines (tx, DAY, 1, &after, slices->lines, error);
    }
  return ok;
}

/* Crossing by crossing it reads as at once, each correction over its record; and what is written behind the closing is in no slice. */
static void
test_slices (Told         *self,
             gconstpointer unused)
{
  static const char *const ids[] = { "c1", "c2", "c3" };
  Slices slices = { beket_value_new_list (), beket_value_new_list () };
  g_autofree char *entry = NULL;
  g_autoptr (BeketValue) whole = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    cross (self, ids[i]);
  g_free (record (self, "c3", CONTROL ("border", "waived", "")));
  entry = record (self, "c2", CONTROL ("border", "done", ",'result':'no-remarks'"));
  g_free (record (self, "c2", CONTROL ("customs", "done", ",'result':'violation'")));
  g_free (record (self, "c1", CONTROL ("transport", "recognised", "")));
  g_free (correct (self, "c2", entry, CONTROL ("border", "done", ",'result':'violation'")));
  told_say (self, "day.closed", DAY, CLOSED (DAY));
  cross (self, "c4");
  whole = told_ask (self, read_controls);
  beket_ledger_read (self->ledger, read_slices, &slices, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (beket_value_length (slices.lines), ==, 3);
  g_assert_cmpuint (beket_value_length (whole), ==, 4);
  assert_control (whole, 1, "border", "done", "violation");
  g_assert_true (beket_value_equal (slices.controls, whole));
  beket_value_unref (slices.lines);
  beket_value_unref (slices.controls);
}

static gboolean
read_closing (BeketTx *tx,
              gpointer data,
              GError **error)
{
  return beket_tx_day_closing (tx, DAY, data, NULL, error);
}

static gint64
closing_of (Told *self)
{
  g_autoptr (GError) error = NULL;
  gint64 position = -1;

  beket_ledger_read (self->ledger, read_closing, &position, &error);
  g_assert_no_error (error);
  return position;
}

/* By this the slices know that they are of one register. */
static void
test_closing (Told         *self,
              gconstpointer unused)
{
  gint64 first, second;

  g_assert_cmpint (closing_of (self), ==, 0);
  told_hear (self, NEAR, "day.closed", DAY, CLOSED (DAY));
  g_assert_cmpint (closing_of (self), ==, 0);
  told_say (self, "day.closed", DAY, CLOSED (DAY));
  first = closing_of (self);
  cross (self, "c1");
  g_assert_cmpint (closing_of (self), ==, first);
  told_say (self, "day.reopened", DAY, REOPENED);
  g_assert_cmpint (closing_of (self), ==, 0);
  told_say (self, "day.closed", DAY, CLOSED (DAY));
  second = closing_of (self);
  g_assert_cmpint (first, >, 0);
  g_assert_cmpint (second, >, first);
}

/* ---- Shifts ---- */

typedef struct
{
  const char *from;
  const char *to;
  gint64      before;
  BeketValue *rows;    /* (owned) */
} Asked;

static gboolean
read_shifts (BeketTx *tx,
             gpointer data,
             GError **error)
{
  Asked *asked = data;

  if (asked->rows == NULL)
    asked->rows = beket_value_new_list ();
  if (!beket_tx_day_shifts (tx, DAY, asked->from, asked->to, &asked->before, asked->rows, error))
    return FALSE;
  if (asked->before > 0)
    beket_tx_go_on (tx);
  return TRUE;
}

static BeketValue *
shifts_of (Told       *self,
           const char *from,
           const char *to)
{
  Asked asked = { from, to, G_MAXINT64, NULL };
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
  g_assert_cmpstr (beket_value_get_text (beket_value_index (rows, 0), "to"), ==, "KZ-2");
  g_assert_cmpstr (beket_value_get_text (beket_value_index (rows, 1), "officer"), ==, "KZ-1");
  before = shifts_of (self, "2026-11-22T09:14:03.119Z", "2026-11-22T19:00:00.000Z");
  g_assert_cmpuint (beket_value_length (before), ==, 0);
  after = shifts_of (self, "2026-11-21T19:00:00.000Z", "2026-11-22T09:14:03.118Z");
  g_assert_cmpuint (beket_value_length (after), ==, 0);
}

static gboolean
fill (BeketTx *tx,
      gpointer data,
      GError **error)
{
  for (guint i = 0; i < 1200; i++)
    {
      g_autoptr (BeketValue) body = told_body ("watch.changed", "x", "{}");
      g_autoptr (BeketEntry) entry = beket_tx_append (tx, "own", body, NULL, NOW, error);

      if (entry == NULL)
        return FALSE;
    }
  return TRUE;
}

/* A shift before a thousand other entries, which are looked through in several calls. */
static void
test_long_day (Told         *self,
               gconstpointer unused)
{
  g_autoptr (BeketValue) rows = NULL;
  g_autoptr (GError) error = NULL;

  g_free (told_write (self, "own", "shift.opened", "KZ-1", SHIFT ("KZ-1")));
  beket_ledger_write (self->ledger, fill, NULL, &error);
  g_assert_no_error (error);
  g_free (told_write (self, "own", "shift.opened", "KZ-2", SHIFT ("KZ-2")));
  told_say (self, "day.closed", DAY, CLOSED (DAY));
  rows = shifts_of (self, "2026-11-21T19:00:00.000Z", "2026-11-22T19:00:00.000Z");
  g_assert_cmpuint (beket_value_length (rows), ==, 2);
  g_assert_cmpstr (beket_value_get_text (beket_value_index (rows, 1), "officer"), ==, "KZ-1");
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
  ADD ("slices", test_slices);
  ADD ("closing", test_closing);
  ADD ("shifts", test_shifts);
  ADD ("long-day", test_long_day);
  return g_test_run ();
}
