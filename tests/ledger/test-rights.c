/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Suspensions, passes and re-inspections in the ledger: who may say what, what cannot be read, and that tables are their entries.
 */

#include "config.h"

#include "fixture.h"

#include <string.h>

#include "domain/error.h"
#include "ledger/rights.h"
#include "record/json.h"

#define BLOB  "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
#define TIME  "2026-11-22T09:00:00.000Z"
#define LATER "2026-11-23T09:00:00.000Z"

typedef struct
{
  char        *folder;
  BeketLedger *ledger;
  BeketEntry  *theirs;   /* the last of the neighbour's chain */
} Self;

static void
set_up (Self         *self,
        gconstpointer unused)
{
  self->folder = fixture_folder ();
  self->ledger = fixture_open (self->folder);
}

static void
tear_down (Self         *self,
           gconstpointer unused)
{
  g_clear_object (&self->ledger);
  g_clear_pointer (&self->theirs, beket_entry_unref);
  fixture_remove (self->folder);
  g_free (self->folder);
}

/* @json: data, with single quotes for double ones. */
static BeketValue *
body_of (const char *type,
         const char *json)
{
  g_autofree char *text = g_strdelimit (g_strdup (json), "'", '"');
  g_autoptr (GError) error = NULL;
  BeketValue *data = beket_json_parse (text, strlen (text), BEKET_JSON_MAX_FILE, &error);

  g_assert_no_error (error);
  return beket_body_new (type, "KZ-10442", "urn:beket:kz:kzsyr:b02", "x", data);
}

static void
tell (Self       *self,
      const char *type,
      const char *json)
{
  beket_entry_unref (fixture_append (self->ledger, "peer", body_of (type, json)));
}

/* The next entry of the neighbour's chain, or of another station of the own state. */
static BeketAccept
hear (Self       *self,
      const char *origin,
      const char *type,
      const char *json)
{
  const BeketEntry *last = strcmp (origin, THERE) == 0 ? self->theirs : NULL;
  BeketEntry *entry = fixture_next (origin, "peer", last, body_of (type, json));
  BeketAccept how = fixture_accept (self->ledger, entry);

  if (strcmp (origin, THERE) == 0)
    {
      g_clear_pointer (&self->theirs, beket_entry_unref);
      self->theirs = entry;
    }
  else
    {
      beket_entry_unref (entry);
    }

  return how;
}

typedef struct
{
  BeketValue *suspensions;
  BeketValue *resumptions;
  BeketValue *passes;
} Rights;

static void
rights_clear (Rights *rights)
{
  beket_value_unref (rights->suspensions);
  beket_value_unref (rights->resumptions);
  beket_value_unref (rights->passes);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Rights, rights_clear)

static gboolean
read_rights (BeketTx *tx,
             gpointer data,
             GError **error)
{
  Rights *rights = data;

  return (rights->suspensions = beket_tx_suspensions (tx, error)) != NULL &&
         (rights->resumptions = beket_tx_resumptions (tx, error)) != NULL &&
         (rights->passes = beket_tx_passes (tx, NULL, error)) != NULL;
}

static Rights
rights_of (Self *self)
{
  Rights rights = { NULL };
  g_autoptr (GError) error = NULL;

  beket_ledger_read (self->ledger, read_rights, &rights, &error);
  g_assert_no_error (error);
  return rights;
}

#define SUSPENSION(party, more) \
  "{'number':'D17-1','notified':'" TIME "','party':'" party "','reason':'E1','from':'" TIME "'" more "}"
#define RESUMPTION(party) \
  "{'number':'D18-1','notified':'" TIME "','party':'" party "','suspension':'D17-1','from':'" LATER "','acceptedBy':'RU'}"
#define PASS(number, issuer, body, point) \
  "{'number':'" number "','holder':'RU-20917','name':'X','party':'RU','body':'customs','point':'" point "','validFrom':'2026-11-01'," \
  "'validTo':'2026-12-31','issuerParty':'" issuer "','issuerBody':'" body "','zone':'2'}"
#define REVOKED(number, issuer, body, day) \
  "{'number':'" number "','issuerParty':'" issuer "','issuerBody':'" body "','revoked':'" day "'}"

static void
test_suspension (Self         *self,
                 gconstpointer unused)
{
  g_auto (Rights) rights = { NULL };
  const BeketValue *row;

  tell (self, "suspension.notified", SUSPENSION ("KZ", ",'kinds':['customs','transport'],'direction':'exit','decidedBy':'KZ-1'"));
  g_assert_cmpint (hear (self, THERE, "suspension.notified", SUSPENSION ("RU", ",'points':['RUMSH']")), ==, BEKET_ACCEPT_NEW);
  tell (self, "suspension.resumed", RESUMPTION ("KZ"));
  rights = rights_of (self);

  g_assert_cmpuint (beket_value_length (rights.suspensions), ==, 2);
  row = beket_value_index (rights.suspensions, 0);
  g_assert_cmpstr (beket_value_get_text (row, "origin"), ==, THERE);
  g_assert_cmpstr (beket_value_to_text (beket_value_index (beket_value_get (row, "points"), 0)), ==, "RUMSH");
  g_assert_null (beket_value_get (row, "kinds"));
  row = beket_value_index (rights.suspensions, 1);
  g_assert_cmpuint (beket_value_length (beket_value_get (row, "kinds")), ==, 2);
  g_assert_cmpstr (beket_value_to_text (beket_value_index (beket_value_get (row, "kinds"), 1)), ==, "transport");
  g_assert_null (beket_value_get (row, "points"));
  g_assert_cmpstr (beket_value_get_text (row, "direction"), ==, "exit");
  g_assert_cmpstr (beket_value_get_text (row, "from"), ==, TIME);

  /* What one state says that the other has agreed to is not believed. */
  g_assert_cmpuint (beket_value_length (rights.resumptions), ==, 1);
  g_assert_null (beket_value_get (beket_value_index (rights.resumptions, 0), "acceptedBy"));
  g_assert_cmpstr (beket_value_get_text (beket_value_index (rights.resumptions, 0), "suspension"), ==, "D17-1");
}

/* A state speaks for itself, and in the ledger that both read. */
static void
test_strangers (Self         *self,
                gconstpointer unused)
{
  g_auto (Rights) rights = { NULL };

  hear (self, THERE, "suspension.notified", SUSPENSION ("KZ", ""));
  hear (self, THERE, "suspension.resumed", RESUMPTION ("KZ"));
  hear (self, THERE, "pass.issued", PASS ("1", "KZ", "border", "KZSYR"));
  hear (self, THERE, "pass.issued", PASS ("2", "RU", "customs", "RUMSH"));
  hear (self, THERE, "pass.issued", PASS ("3", "R", "border", "RUMSH"));
  beket_entry_unref (fixture_append (self->ledger, "own", body_of ("pass.issued", PASS ("4", "KZ", "border", "KZSYR"))));
  beket_entry_unref (fixture_append (self->ledger, "own", body_of ("suspension.notified", SUSPENSION ("KZ", ""))));
  rights = rights_of (self);
  g_assert_cmpuint (beket_value_length (rights.suspensions), ==, 0);
  g_assert_cmpuint (beket_value_length (rights.resumptions), ==, 0);
  g_assert_cmpuint (beket_value_length (rights.passes), ==, 0);
}

static const char *
revoked_of (const Rights *rights,
            guint         index)
{
  return beket_value_get_text (beket_value_index (rights->passes, index), "revoked");
}

/* The earliest day of the issuing state counts, also when the revocation came before the pass, from another of its stations. */
static void
test_pass (Self         *self,
           gconstpointer unused)
{
  g_auto (Rights) before = { NULL };
  g_auto (Rights) after = { NULL };

  tell (self, "pass.issued", PASS ("1", "KZ", "border", "KZSYR"));
  hear (self, NEAR, "pass.revoked", REVOKED ("2", "KZ", "border", "2026-11-20"));
  tell (self, "pass.issued", PASS ("2", "KZ", "border", "KZSYR"));
  hear (self, THERE, "pass.revoked", REVOKED ("1", "KZ", "border", "2026-11-02"));
  tell (self, "pass.revoked", REVOKED ("1", "KZ", "customs", "2026-11-02"));
  before = rights_of (self);
  g_assert_cmpuint (beket_value_length (before.passes), ==, 2);
  g_assert_cmpstr (revoked_of (&before, 0), ==, "2026-11-20");
  g_assert_null (revoked_of (&before, 1));
  g_assert_cmpstr (beket_value_get_text (beket_value_index (before.passes, 1), "zone"), ==, "2");

  tell (self, "pass.revoked", REVOKED ("1", "KZ", "border", "2026-11-25"));
  tell (self, "pass.revoked", REVOKED ("1", "KZ", "border", "2026-11-24"));
  after = rights_of (self);
  g_assert_cmpstr (revoked_of (&after, 1), ==, "2026-11-24");
}

/* ---- What cannot be read ---- */

static const struct
{
  const char *type;
  const char *json;
} bad[] = {
  { "suspension.notified", "{'number':'D17-1','notified':'" TIME "','party':'KZ','reason':'E1'}" },
  { "suspension.notified", "{'number':'D17-1','notified':'yesterday','party':'KZ','reason':'E1','from':'" TIME "'}" },
  { "suspension.notified", SUSPENSION ("KZ", ",'kinds':'customs'") },
  { "suspension.notified", SUSPENSION ("KZ", ",'kinds':[]") },
  { "suspension.notified", SUSPENSION ("KZ", ",'points':[{'code':'KZSYR'}]") },
  { "suspension.notified", SUSPENSION ("KZ", ",'points':['KZ\\nSYR']") },
  { "suspension.resumed", "{'number':'D18-1','notified':'" TIME "','party':'KZ','suspension':'D17-1','from':'2026-11-22'}" },
  { "suspension.resumed", "{'number':'D18-1','notified':'" TIME "','party':'KZ','from':'" TIME "'}" },
  { "pass.issued", "{'number':'1','holder':'RU-1'}" },
  { "pass.issued", "{'number':'1','holder':'RU-1','party':'RU','body':'border','point':'KZSYR','validFrom':'2026-11-01','validTo':'2026-11-31',"
    "'issuerParty':'KZ','issuerBody':'border'}" },
  { "pass.revoked", REVOKED ("1", "KZ", "border", "now") },
  { "act.reinspected", "{'entry':'abc','blob':'" BLOB "'}" },
};

static gboolean
append_bad (BeketTx *tx,
            gpointer data,
            GError **error)
{
  g_autoptr (BeketEntry) entry = beket_tx_append (tx, "peer", data, NULL, NOW, error);

  return entry != NULL;
}

static void
test_bad (Self         *self,
          gconstpointer unused)
{
  g_auto (Rights) rights = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (BeketValue) body = body_of (bad[i].type, bad[i].json);
      g_autoptr (GError) error = NULL;

      g_assert_false (beket_ledger_write (self->ledger, append_bad, body, &error));
      g_assert_error (error, BEKET_ERROR, BEKET_ERROR_INVALID);
      g_assert_true (g_str_has_prefix (error->message, bad[i].type));
      g_assert_cmpint (hear (self, THERE, bad[i].type, bad[i].json), ==, BEKET_ACCEPT_QUARANTINED);
    }

  /* It holds up nothing: what comes after it is read. */
  g_assert_cmpint (hear (self, THERE, "suspension.notified", SUSPENSION ("RU", "")), ==, BEKET_ACCEPT_NEW);
  rights = rights_of (self);
  g_assert_cmpuint (beket_value_length (rights.suspensions), ==, 1);
  g_assert_cmpint (fixture_head (self->ledger, NULL, "peer", NULL), ==, 0);
}

/* ---- Acts that are inspected again ---- */

static void
test_reinspected (Self         *self,
                  gconstpointer unused)
{
  g_autofree char *json = NULL;
  g_autoptr (BeketValue) before = NULL;
  g_autoptr (BeketValue) after = NULL;
  const BeketValue *row;

  hear (self, THERE, "act.issued", "{'number':'D1-R','blob':'" BLOB "'}");
  json = g_strdup_printf ("{'entry':'%s','blob':'" BLOB "','grounds':['G01','G05'],'note':'n','officer':'KZ-10442'}", self->theirs->hash);
  hear (self, THERE, "act.reinspected", json);   /* nobody decides so of the own act */
  before = fixture_acts (self->ledger, FALSE);
  g_assert_null (beket_value_get (beket_value_index (before, 0), "reinspection"));

  tell (self, "act.reinspected", json);
  after = fixture_acts (self->ledger, FALSE);
  row = beket_value_get (beket_value_index (after, 0), "reinspection");
  g_assert_cmpuint (beket_value_length (beket_value_get (row, "grounds")), ==, 2);
  g_assert_cmpstr (beket_value_get_text (row, "officer"), ==, "KZ-10442");
  g_assert_cmpstr (beket_value_get_text (row, "origin"), ==, HERE);
}

/* ---- Replay ---- */

static const char *const tables[] = { "suspension", "resumption", "pass", "pass_revoked", "act_reinspected" };

static void
tell_all (Self *self)
{
  tell (self, "suspension.notified", SUSPENSION ("KZ", ",'kinds':['customs'],'points':['KZSYR','RUMSH']"));
  hear (self, THERE, "suspension.notified", SUSPENSION ("RU", ""));
  hear (self, THERE, "suspension.notified", SUSPENSION ("KZ", ""));
  tell (self, "suspension.resumed", RESUMPTION ("KZ"));
  tell (self, "pass.issued", PASS ("1", "KZ", "border", "KZSYR"));
  hear (self, THERE, "pass.issued", PASS ("2", "RU", "border", "RUMSH"));
  hear (self, THERE, "pass.issued", bad[9].json);
  tell (self, "pass.revoked", REVOKED ("1", "KZ", "border", "2026-11-25"));
  tell (self, "act.reinspected", "{'entry':'" BLOB "','blob':'" BLOB "'}");
}

static void
assert_same (Self *self,
             char *before[G_N_ELEMENTS (tables)])
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *after = fixture_dump (self->folder, tables[i]);

      g_assert_cmpstr (after, ==, before[i]);
    }
}

static void
test_rebuild (Self         *self,
              gconstpointer unused)
{
  char *before[G_N_ELEMENTS (tables)];
  g_auto (Rights) rights = { NULL };
  g_autoptr (GError) error = NULL;

  tell_all (self);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      before[i] = fixture_dump (self->folder, tables[i]);
      g_assert_cmpstr (before[i], !=, "");
    }

  beket_ledger_rebuild (self->ledger, NULL, &error);
  g_assert_no_error (error);
  assert_same (self, before);

  /* As a store that was brought to this schema when such entries were there already. */
  g_clear_object (&self->ledger);
  fixture_sql (self->folder, "DELETE FROM suspension; DELETE FROM pass; INSERT INTO mark (name, text) VALUES ('replay', '005')");
  self->ledger = fixture_open (self->folder);
  assert_same (self, before);
  g_clear_object (&self->ledger);
  fixture_sql (self->folder, "DELETE FROM suspension");
  self->ledger = fixture_open (self->folder);   /* once: nobody owes it any more */
  rights = rights_of (self);
  g_assert_cmpuint (beket_value_length (rights.suspensions), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    g_free (before[i]);
}

#define ADD(name, func) g_test_add ("/ledger/rights/" name, Self, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("suspension", test_suspension);
  ADD ("strangers", test_strangers);
  ADD ("pass", test_pass);
  ADD ("bad", test_bad);
  ADD ("reinspected", test_reinspected);
  ADD ("rebuild", test_rebuild);
  return g_test_run ();
}
