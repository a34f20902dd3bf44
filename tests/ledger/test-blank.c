/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Paper blanks: their states, the times of what is entered from them, and that nothing of them outlives its erasure.
 */

#include "config.h"

#include "fixture.h"

#include <string.h>

#include "ledger/blank.h"
#include "record/json.h"

#define FIRST  "JCA-KZSYR-20261122-000042-B02-V"
#define SECOND "JCA-KZSYR-20261122-000043-B02-F"
#define RESERVED \
  "{'form':'D1','formVersion':'1.0','officer':'KZ-1','numbers':['" FIRST "','" SECOND "'],'reserved':'2026-10-01T09:00:00.000Z'}"
#define OPENED(number) "{'point':'KZSYR','arrived':'2026-10-01T18:10:00.000Z','blank':{'number':'" number "'}}"

static BeketEntry *
say (FixtureLedger *self,
     const char    *chain,
     const char    *type,
     const char    *subject,
     const char    *json)
{
  g_autofree char *text = g_strdelimit (g_strdup (json), "'", '"');
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketValue) data = beket_json_parse (text, strlen (text), BEKET_JSON_MAX_BODY, &error);

  g_assert_no_error (error);
  return fixture_append (self->ledger, chain, beket_body_new (type, "KZ-1", "urn:beket:kz:kzsyr:b02", subject, g_steal_pointer (&data)));
}

static void
told (FixtureLedger *self,
      const char    *chain,
      const char    *type,
      const char    *subject,
      const char    *json)
{
  beket_entry_unref (say (self, chain, type, subject, json));
}

typedef struct
{
  const char *number;
  BeketValue *row;      /* (owned) */
  gint64      count;
} Ask;

static gboolean
read_blank (BeketTx *tx,
            gpointer data,
            GError **error)
{
  Ask *ask = data;

  ask->row = beket_tx_blank (tx, ask->number, error);
  return ask->row != NULL && beket_tx_blanks_open (tx, "2026-11-01T00:00:00.000Z", &ask->count, error);
}

static void
assert_state (FixtureLedger *self,
              const char    *number,
              const char    *state,
              const char    *crossing,
              gint64         open)
{
  Ask ask = { number, NULL, 0 };

  g_assert_true (beket_ledger_read (self->ledger, read_blank, &ask, NULL));
  g_assert_cmpstr (beket_value_get_text (ask.row, "state"), ==, state);
  g_assert_cmpstr (beket_value_get_text (ask.row, "crossing"), ==, crossing);
  g_assert_cmpint (ask.count, ==, open);
  beket_value_unref (ask.row);
}

static void
test_states (FixtureLedger *self,
             gconstpointer  data)
{
  g_autoptr (BeketValue) rows = NULL;

  assert_state (self, FIRST, NULL, NULL, 0);
  told (self, "own", "blank.reserved", FIRST, RESERVED);
  assert_state (self, FIRST, "open", NULL, 2);
  told (self, "own", "crossing.opened", "c1", OPENED (FIRST));
  assert_state (self, FIRST, "entered", "c1", 1);
  told (self, "own", "crossing.abandoned", "c1", "{'reason':'t'}");
  assert_state (self, FIRST, "open", NULL, 2);
  told (self, "own", "crossing.opened", "c2", OPENED (FIRST));
  assert_state (self, FIRST, "entered", "c2", 1);
  rows = fixture_rows (self->ledger, beket_tx_blanks);
  g_assert_cmpuint (beket_value_length (rows), ==, 2);
  g_assert_cmpstr (beket_value_get_text (beket_value_index (rows, 0), "number"), ==, SECOND);
  told (self, "own", "blank.spoiled", SECOND, "{'number':'" SECOND "','reason':'t','officer':'KZ-1','spoiled':'2026-11-22T09:00:00.000Z'}");
  assert_state (self, SECOND, "spoiled", NULL, 0);
}

/* The entries were written on 22 November; the register has what the paper says, on the day of the point (UTC here). */
static void
test_times (FixtureLedger *self,
            gconstpointer  data)
{
  g_autofree char *crossings = NULL;
  g_autofree char *steps = NULL;
  g_autofree char *others = NULL;

  told (self, "own", "blank.reserved", FIRST, RESERVED);
  told (self, "own", "crossing.opened", "c1", OPENED (FIRST));
  told (self, "peer", "control.recorded", "c1", "{'kind':'border','finished':'2026-10-01T18:20:00.000Z','blank':{'number':'" FIRST "'}}");
  told (self, "peer", "crossing.decided", "c1",
        "{'decision':'admitted','decided':'2026-10-01T18:30:00.000Z','blank':{'number':'" FIRST "'}}");
  told (self, "own", "crossing.opened", "c2", "{'point':'KZSYR','arrived':'2026-10-01T18:10:00.000Z'}");
  crossings = fixture_dump (self->folder, "(SELECT day, id, opened FROM crossing WHERE id = 'c1')");
  g_assert_cmpstr (crossings, ==, "2026-10-01|c1|2026-10-01T18:10:00.000Z|\n");
  steps = fixture_dump (self->folder, "(SELECT state, decided, time FROM crossing_step WHERE crossing = 'c1')");
  g_assert_cmpstr (steps, ==, "admitted|1|2026-10-01T18:30:00.000Z|\nin-control|0|2026-10-01T18:20:00.000Z|\n");
  /* Of any other crossing the header alone tells. */
  others = fixture_dump (self->folder, "(SELECT day, id, 1 FROM crossing WHERE id = 'c2')");
  g_assert_cmpstr (others, ==, DAY "|c2|1|\n");
}

/* Its day is far from that of its entry. */
static void
test_erased (FixtureLedger *self,
             gconstpointer  data)
{
  g_autoptr (BeketEntry) opened = NULL;
  g_autoptr (GPtrArray) others = NULL;
  g_autofree char *rows = NULL;

  told (self, "own", "blank.reserved", FIRST, RESERVED);
  opened = say (self, "own", "crossing.opened", "c1", OPENED (FIRST));
  fixture_erase (self->ledger, opened);
  rows = fixture_dump (self->folder, "(SELECT id, 1, 1 FROM crossing UNION SELECT crossing, 2, 2 FROM blank_entered)");
  g_assert_cmpstr (rows, ==, "");
  others = beket_ledger_check_projections (self->ledger, NULL);
  g_assert_cmpuint (others->len, ==, 0);
}

#define ADD(name, test) g_test_add ("/ledger/blank/" name, FixtureLedger, NULL, fixture_set_up, test, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("states", test_states);
  ADD ("times", test_times);
  ADD ("erased", test_erased);

  return g_test_run ();
}
