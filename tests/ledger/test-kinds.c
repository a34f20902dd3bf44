/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Kinds that no screen reads yet: well formed they are kept byte for byte, also with members that we do not know; malformed
 * they are in nobody's way.
 */

#include "config.h"

#include "fixture.h"

#include <string.h>

#include "record/json.h"

#define HASH "\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\""
#define TIME "\"2026-11-22T09:14:03.118Z\""

typedef struct
{
  const char *type;
  const char *good;        /* data; ' stands for " */
  const char *bad[5];      /* FROM>TO: what makes it malformed */
} Case;

static const Case cases[] = {
  { "offence.reported",
    "{'number':'D10-1','fact':'offence','category':'drugs','urgency':'immediate','place':'2','point':'KZSYR','officer':'KZ-1',"
    "'reportedTo':'ІІМ','time':" TIME ",'reported':" TIME ",'circumstances':{'kk':'табылды'},'measures':['detained']}",
    { "'kk':'табылды'>'en':'found'", "['detained']>[]", "'time':\"2026>'time':\"26", "'category'>'kind'", "'measures':['detained']>'measures':[7]" } },
  { "offence.received", "{'number':'D10-1','entry':" HASH ",'officer':'RU-1','received':" TIME "}",
    { "aaaa\">\"", "'received'>'time'", "'officer'>'who'" } },
  { "assistance.requested", "{'number':'D11-1','text':'т','officer':'KZ-1','topics':['identity'],'requested':" TIME ",'due':" TIME "}",
    { "['identity']>'identity'", "'due'>'until'", "'text'>'words'" } },
  { "assistance.answered", "{'number':'D11-1','entry':" HASH ",'outcome':'done','text':'т','officer':'RU-1','answered':" TIME "}",
    { "'outcome'>'result'", "'answered':\"2026>'answered':\"x" } },
  { "evidence.handed-over",
    "{'number':'D12-1','item':'1','kind':'thing','fromParty':'KZ','fromOfficer':'KZ-1','toParty':'RU','toOfficer':'RU-1',"
    "'handedOver':" TIME "}", { "'toOfficer'>'to'", "'handedOver'>'time'" } },
  { "evidence.recorded", "{'item':'E-1','event':'seized','officer':'KZ-1','recorded':" TIME "}",
    { "'event'>'what'", "'recorded':\"2026>'recorded':\"x" } },
  { "day.stated", "{'day':'2026-11-22','number':'D19-1','open':[{'crossing':'c1','state':'in-control'}],'unsigned':[]}",
    { "11-22>11-31", "'unsigned'>'signed'", "'state'>'is'" } },
  { "act.evidence",
    "{'act':'D1-1','entry':" HASH ",'blob':" HASH ",'evidence':{'kind':'time-stamp','blob':" HASH ",'size':1},'officer':'KZ-1','attached':" TIME "}",
    { "'time-stamp','blob'>'time-stamp','file'", "'kind'>'sort'", "'attached'>'time'", "'entry'>'of'" } },
  { "day.closed", "{'day':'2026-11-22','point':'KZSYR','officer':'KZ-1','totals':{'crossings':42},'closed':" TIME "}",
    { "11-22>11-31", "42>-1", "{'crossings':42}>{}", "42>'42'", "'totals'>'sums'" } },
  { "day.reopened",
    "{'day':'2026-11-22','point':'KZSYR','reason':'C4','text':'т','officer':'KZ-1','approvedBy':'KZ-2','reopened':" TIME "}",
    { "'KZ-2'>'KZ-1'", "'approvedBy'>'by'", "11-22>1-22" } },
  { "protocol.in-force", "{'protocol':'kzsyr','number':'1','point':'KZSYR','day':'2026-11-22'}", { "'day'>'on'", "11-22>11-2" } },
  { "shift.handed-over", "{'from':'KZ-1','to':'KZ-2','open':[{'crossing':'c1','state':'in-control'}],'handedOver':" TIME "}",
    { "'state'>'is'", "'to':>'till':", "'open':[>'shut':[" } },
  { "blank.reserved",
    "{'form':'D1','formVersion':'1.0','officer':'KZ-1','numbers':['JCA-KZSYR-20261122-000042-B02-V'],'reserved':" TIME "}",
    { "-V'>-X'", "['JCA-KZSYR-20261122-000042-B02-V']>[]", "'numbers'>'number'", "'reserved'>'time'", "['JCA-KZSYR-20261122-000042-B02-V']>[7]" } },
  { "blank.spoiled", "{'number':'JCA-KZSYR-20261122-000042-B02-V','reason':'т','officer':'KZ-1','spoiled':" TIME "}",
    { "'reason'>'why'", "'spoiled':\"2026>'spoiled':\"x" } },
  { "access.logged", "{'rows':[{'officer':'KZ-1','what':'x','purpose':'control','time':" TIME "}]}",
    { "'purpose'>'why'", "'rows'>'row'", "[{>[7,{" } },
  { "body.erased", "{'reason':'expired','officer':'KZ-1','chains':[{'origin':'" HERE "','ledger':'own','inc':'x','seqs':[1]}]}",
    { "'seqs'>'seq'", "[1]>[0]", "[1]>['1']", "'chains'>'chain'", "'inc'>'in'" } },
};

static char *
quoted (const char *text)
{
  char *copy = g_strdup (text);

  return g_strdelimit (copy, "'", '"');
}

static BeketEntry *
entry_of (const char       *type,
          const char       *json,
          const BeketEntry *last)
{
  g_autofree char *text = quoted (json);
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketValue) data = beket_json_parse (text, strlen (text), BEKET_JSON_MAX_FILE, &error);

  g_assert_no_error (error);
  return fixture_next (THERE, "peer", last,
                       beket_body_new (type, "RU-1", "urn:beket:ru:rumsh:p01", "s", g_steal_pointer (&data)));
}

static char *
spoiled (const char *good,
         const char *change)
{
  g_auto (GStrv) parts = g_strsplit (change, ">", 2);
  g_auto (GStrv) around = g_strsplit (good, parts[0], 2);

  g_assert_cmpuint (g_strv_length (around), ==, 2);
  return g_strconcat (around[0], parts[1], around[1], NULL);
}

static void
test_all (void)
{
  g_autofree char *folder = fixture_folder ();
  g_autoptr (BeketLedger) ledger = fixture_open (folder);
  g_autoptr (BeketEntry) last = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BeketEntry) good = entry_of (cases[i].type, cases[i].good, last);

      g_test_message ("%s", cases[i].type);
      g_assert_cmpint (fixture_accept (ledger, good), ==, BEKET_ACCEPT_NEW);
      g_clear_pointer (&last, beket_entry_unref);
      last = g_steal_pointer (&good);
      for (gsize j = 0; j < G_N_ELEMENTS (cases[i].bad) && cases[i].bad[j] != NULL; j++)
        {
          g_autofree char *json = spoiled (cases[i].good, cases[i].bad[j]);
          BeketEntry *bad = entry_of (cases[i].type, json, last);

          g_test_message ("%s: %s", cases[i].type, cases[i].bad[j]);
          g_assert_cmpint (fixture_accept (ledger, bad), ==, BEKET_ACCEPT_QUARANTINED);
          g_clear_pointer (&last, beket_entry_unref);
          last = bad;
        }
    }

  /* Good or bad, each stands in its chain. */
  g_assert_cmpint (fixture_head (ledger, THERE, "peer", NULL), ==, last->seq);
  g_clear_object (&ledger);
  fixture_remove (folder);
}

typedef struct
{
  const BeketEntry *wanted;
  guint             found;
} Same;

static gboolean
same (BeketEntry *entry,
      gpointer    data,
      GError    **error)
{
  Same *call = data;

  if (entry->seq == call->wanted->seq)
    {
      g_assert_true (g_bytes_equal (entry->header, call->wanted->header));
      g_assert_true (g_bytes_equal (entry->body, call->wanted->body));
      call->found++;
    }
  return TRUE;
}

static gboolean
each (BeketTx *tx,
      gpointer data,
      GError **error)
{
  return beket_tx_each (tx, THERE, "peer", same, data, error);
}

/* A newer station writes kinds and members that this one does not know. */
static void
test_newer (void)
{
  g_autofree char *folder = fixture_folder ();
  g_autoptr (BeketLedger) ledger = fixture_open (folder);
  g_autoptr (BeketEntry) kind = entry_of ("drone.seen", "{'height':[1,{'a':null}],'ә':'𐌰'}", NULL);
  g_autoptr (BeketEntry) member = entry_of ("control.recorded", "{'kind':'border','mood':{'of':['officer',1]}}", kind);
  const BeketEntry *both[] = { kind, member };

  g_assert_cmpint (fixture_accept (ledger, kind), ==, BEKET_ACCEPT_NEW);
  g_assert_cmpint (fixture_accept (ledger, member), ==, BEKET_ACCEPT_NEW);
  g_assert_true (beket_ledger_rebuild (ledger, NULL, NULL));
  g_clear_object (&ledger);
  ledger = fixture_open (folder);
  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    {
      Same call = { both[i], 0 };

      g_assert_true (beket_ledger_read (ledger, each, &call, NULL));
      g_assert_cmpuint (call.found, ==, 1);
    }
  g_clear_object (&ledger);
  fixture_remove (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_use_memory ();
  g_test_add_func ("/ledger/kinds/all", test_all);
  g_test_add_func ("/ledger/kinds/newer", test_newer);
  return g_test_run ();
}
