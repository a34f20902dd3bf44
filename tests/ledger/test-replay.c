/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * After an entry of every kind that there is, own or the neighbour's, the derived tables are what a replay of the entries makes.
 */

#include "config.h"

#include <string.h>

#include "crowd.h"
#include "fixture.h"
#include "record/json.h"

#define HASH "'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'"
#define TIME "'2026-11-22T09:14:03.118Z'"
#define RULE "'rule':'r','hash':" HASH
#define ACT  "'act':'D1-1','entry':" HASH ",'blob':" HASH

/* ' stands for ", INC for the incarnation of the own chains. */
static const struct
{
  const char *type;
  const char *table;   /* (nullable): that it writes into; kept as an entry alone */
  const char *data;
} samples[] = {
  { "shift.opened", NULL, "{'officer':'KZ-1'}" },
  { "shift.closed", NULL, "{'officer':'KZ-1'}" },
  { "shift.handed-over", NULL, "{'from':'KZ-1','to':'KZ-2','open':[],'handedOver':" TIME "}" },
  { "access.logged", "access", "{'rows':[{'officer':'KZ-1','what':'x','purpose':'control','time':" TIME "}]}" },
  { "paper.scanned", "paper_scan",
    "{'number':'D1-1','form':'D1','record':" HASH ",'verdict':'valid','officer':'KZ-1','sealed':" TIME ",'scanned':" TIME "}" },
  { "body.erased", "erased",
    "{'reason':'expired','officer':'KZ-1','chains':[{'origin':'" HERE "','ledger':'own','inc':'INC','seqs':[1]}]}" },
  { "protocol.in-force", NULL, "{'protocol':'kzsyr','number':'1','point':'KZSYR','day':'2026-11-22'}" },
  { "station.restored", NULL, "{'from':'0011223344556677'}" },
  { "crossing.opened", "register_line",
    "{'title':'123 ABC 02','direction':'exit','subject':'car','point':'KZSYR','persons':[{'surname':'ӘБЕНОВА','given':'ГҮЛ',"
    "'documentNumber':'N1','nationality':'KAZ'}],'usedTransportMeans':[{'plate':'123 ABC 02'}]}" },
  { "blank.reserved", "blank",
    "{'form':'D1','formVersion':'1.0','officer':'KZ-1','reserved':" TIME ",'numbers':['JCA-KZSYR-20261122-000042-B02-V']}" },
  { "blank.spoiled", "blank_spoiled",
    "{'number':'JCA-KZSYR-20261122-000042-B02-V','reason':'t','officer':'KZ-1','spoiled':" TIME "}" },
  { "check.overruled", NULL, "{'field':'documentNumber','reason':'t'}" },
  { "crossing.abandoned", "crossing_step", "{}" },
  { "risk.simulated", "risk_state", "{" RULE ",'crossings':10,'hits':2,'confirmed':1}" },
  { "risk.enabled", "risk_state", "{" RULE "}" },
  { "risk.disabled", "risk_state", "{" RULE "}" },
  { "risk.fired", "risk_hit", "{" RULE "}" },
  { "risk.judged", "risk_judged", "{'violation':true}" },
  { "advance.received", "advance_key",
    "{'notice':{'format':'advance.notice','sender':'KZ-T','id':'a','revision':1,'sent':" TIME ",'eta':" TIME ",'point':'KZSYR',"
    "'direction':'exit','vehicles':[{'plate':'123 ABC 02'}]}}" },
  { "advance.arrived", "advance_arrived", "{'sender':'KZ-T','id':'a'}" },
  { "control.recorded", "crossing_step", "{'kind':'border','status':'done','officer':'KZ-1'}" },
  { "crossing.decided", "crossing_step", "{'decision':'admitted','point':'KZSYR'}" },
  { "act.issued", "act", "{'number':'D1-1','title':'123 ABC 02','blob':" HASH ",'size':8,'issued':" TIME "}" },
  { "act.countersigned", "act_countersigned",
    "{'act':'D1-1','entry':" HASH ",'base':" HASH ",'blob':" HASH ",'size':9,'officer':'KZ-2','signed':" TIME "}" },
  { "act.received", "act_received", "{" ACT ",'verdict':'valid','received':" TIME "}" },
  { "act.recognised", "act_answer", "{" ACT ",'decision':'recognised','officer':'KZ-1','recognised':" TIME "}" },
  { "act.declined", "act_answer", "{" ACT ",'decision':'declined','reasons':['R1'],'officer':'KZ-1','recognised':" TIME "}" },
  { "act.evidence", NULL,
    "{" ACT ",'evidence':{'kind':'time-stamp','blob':" HASH ",'size':1},'officer':'KZ-1','attached':" TIME "}" },
  { "act.reinspected", "act_reinspected", "{" ACT ",'grounds':['G1'],'officer':'KZ-1','approvedBy':'KZ-2'}" },
  { "act.superseded", "act_end",
    "{" ACT ",'replacement':'D1-2','replacementBlob':" HASH ",'reason':'C1','text':'t','officer':'KZ-1','superseded':" TIME "}" },
  { "act.annulled", "act_end", "{" ACT ",'reason':'C1','text':'t','officer':'KZ-1','approvedBy':'KZ-2','annulled':" TIME "}" },
  { "correction.recorded", "correction",
    "{'entry':" HASH ",'type':'crossing.decided','decision':{'decision':'refused'},'reason':'C1','text':'t','officer':'KZ-1'}" },
  { "offence.reported", "matter",
    "{'number':'D10-1','fact':'offence','category':'drugs','urgency':'immediate','place':'2','point':'KZSYR','officer':'KZ-1',"
    "'reportedTo':'ІІМ','time':" TIME ",'reported':" TIME ",'circumstances':{'kk':'табылды'},'measures':['detained']}" },
  { "offence.received", "matter_reply", "{'number':'D10-1','entry':" HASH ",'officer':'RU-1','received':" TIME "}" },
  { "assistance.requested", "matter",
    "{'number':'D11-1','text':'т','officer':'KZ-1','topics':['identity'],'requested':" TIME ",'due':" TIME "}" },
  { "assistance.answered", "matter_reply",
    "{'number':'D11-1','entry':" HASH ",'outcome':'done','text':'т','officer':'RU-1','answered':" TIME "}" },
  { "evidence.handed-over", "matter",
    "{'number':'D12-1','item':'1','kind':'thing','fromParty':'KZ','fromOfficer':'KZ-1','toParty':'RU','toOfficer':'RU-1',"
    "'handedOver':" TIME "}" },
  { "evidence.recorded", "matter", "{'item':'E-1','kind':'thing','event':'seized','officer':'KZ-1','recorded':" TIME "}" },
  { "day.stated", NULL, "{'day':'2026-11-22','number':'D19-1','open':[],'unsigned':[]}" },
  { "day.closed", "day_state", "{'day':'2026-11-22','point':'KZSYR','officer':'KZ-1','totals':{'crossings':42},'closed':" TIME "}" },
  { "day.reopened", "day_state",
    "{'day':'2026-11-22','point':'KZSYR','reason':'C4','text':'t','officer':'KZ-1','approvedBy':'KZ-2','reopened':" TIME "}" },
  { "suspension.notified", "suspension",
    "{'number':'1','notified':" TIME ",'party':'KZ','reason':'E1','from':" TIME ",'points':['KZSYR']}" },
  { "suspension.resumed", "resumption", "{'number':'2','notified':" TIME ",'party':'KZ','suspension':'1','from':" TIME "}" },
  { "pass.issued", "pass",
    "{'number':'3','holder':'RU-2','party':'RU','body':'border','point':'KZSYR','validFrom':'2026-11-22','validTo':'2026-11-22',"
    "'issuerParty':'KZ','issuerBody':'border'}" },
  { "pass.revoked", "pass_revoked", "{'number':'3','issuerParty':'KZ','issuerBody':'border','revoked':'2026-11-22'}" },
};

typedef struct
{
  Crowd       crowd;
  char       *inc;      /* (owned): of the own chains */
  BeketEntry *last;     /* (owned) (nullable): of the neighbour's */
} World;

static void
set_up (World        *self,
        gconstpointer data)
{
  g_autoptr (BeketEntry) first = NULL;

  crowd_set_up (&self->crowd, NULL);
  first = fixture_append (self->crowd.ledger, "own", fixture_body ("shift.opened", "s", NULL));
  self->inc = g_strdup (first->inc);
}

static void
tear_down (World        *self,
           gconstpointer data)
{
  g_clear_pointer (&self->last, beket_entry_unref);
  g_free (self->inc);
  crowd_tear_down (&self->crowd, NULL);
}

/* Every table but those of the entries and of what is beside them. */
static char *
dump (World *self)
{
  g_autofree char *names = fixture_dump (self->crowd.folder,
                                         "(SELECT name, 1, 1 FROM sqlite_schema WHERE type = 'table' AND name NOT IN"
                                         " ('meta', 'entry', 'blob_name', 'blob_wanted', 'blob_doomed', 'draft', 'mark',"
                                         " 'stage', 'act_number', 'quarantine', 'search_gram'))");
  g_auto (GStrv) lines = g_strsplit (g_strchomp (names), "\n", -1);
  GString *all = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *name = g_strndup (lines[i], strcspn (lines[i], "|"));
      g_autofree char *rows = fixture_dump (self->crowd.folder, name);

      g_string_append_printf (all, "%s\n%s", name, rows);
    }

  return g_string_free (all, FALSE);
}

static BeketValue *
kinds_of_the_library (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("BEKET_DATADIR"), "codes", "kinds.json", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketValue) file = beket_json_load (path, BEKET_JSON_MAX_FILE, &error);

  g_assert_no_error (error);
  return beket_value_ref (beket_value_get (file, "kinds"));
}

static guint
sample_of (const char *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    if (strcmp (samples[i].type, type) == 0)
      return i;

  g_error ("%s: the kind has no sample in this test", type);
}

static BeketValue *
body_of (World      *self,
         guint       sample,
         const char *source)
{
  g_auto (GStrv) parts = g_strsplit (samples[sample].data, "INC", -1);
  g_autofree char *json = g_strdelimit (g_strjoinv (self->inc, parts), "'", '"');
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketValue) data = beket_json_parse (json, strlen (json), BEKET_JSON_MAX_BODY, &error);

  g_assert_no_error (error);
  return beket_body_new (samples[sample].type, "KZ-1", source, "c1", g_steal_pointer (&data));
}

static char *
table_of (World *self,
          guint  sample)
{
  return samples[sample].table != NULL ? fixture_dump (self->crowd.folder, samples[sample].table) : NULL;
}

static void
assert_replayed (World *self)
{
  g_autofree char *written = NULL;
  g_autofree char *replayed = NULL;

  crowd_follow (&self->crowd, 10);
  written = dump (self);
  g_assert_true (beket_ledger_rebuild (self->crowd.ledger, NULL, NULL));
  replayed = dump (self);
  g_assert_cmpstr (replayed, ==, written);
}

static void
test_own (World        *self,
          gconstpointer data)
{
  g_autoptr (BeketValue) kinds = kinds_of_the_library ();
  g_autofree const char **names = beket_value_names (kinds);

  g_assert_cmpuint (g_strv_length ((char **) names), ==, G_N_ELEMENTS (samples));
  for (guint i = 0; names[i] != NULL; i++)
    {
      guint sample = sample_of (names[i]);
      const char *chain = beket_value_get_text (beket_value_get (kinds, names[i]), "ledger");
      g_autofree char *before = table_of (self, sample);
      g_autofree char *after = NULL;

      g_test_message ("%s", names[i]);
      beket_entry_unref (fixture_append (self->crowd.ledger, chain, body_of (self, sample, "urn:beket:kz:kzsyr:b02")));
      assert_replayed (self);
      after = table_of (self, sample);
      g_assert_true (before == NULL || strcmp (before, after) != 0);   /* it was not passed over */
    }
}

/* What the neighbour shares, and the kinds that it never does: they are kept, and replayed as what they are here. */
static void
test_theirs (World        *self,
             gconstpointer data)
{
  g_autoptr (BeketValue) kinds = kinds_of_the_library ();
  g_autofree const char **names = beket_value_names (kinds);

  for (guint i = 0; names[i] != NULL; i++)
    {
      BeketEntry *entry = fixture_next (THERE, "peer", self->last, body_of (self, sample_of (names[i]), "urn:beket:ru:rumsh:p01"));

      g_test_message ("%s", names[i]);
      g_clear_pointer (&self->last, beket_entry_unref);
      self->last = entry;
      g_assert_cmpint (fixture_accept (self->crowd.ledger, entry), ==, BEKET_ACCEPT_NEW);
      assert_replayed (self);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_use_memory ();
  g_test_add ("/ledger/replay/own", World, NULL, set_up, test_own, tear_down);
  g_test_add ("/ledger/replay/theirs", World, NULL, set_up, test_theirs, tear_down);
  return g_test_run ();
}
