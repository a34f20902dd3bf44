/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Offences told and read, assistance asked and answered, evidence kept and handed over: what an officer may, and what is written.
 */

#include "config.h"

#include <string.h>

#include "domain/error.h"
#include "station/paper.h"
#include "station/station-private.h"
#include "support/rights.h"

#define THERE "RU-RUMSH-P01"
#define TIME "2026-11-28T09:00:00.000Z"

#define THEIR_OFFENCE \
  "{'number':'D10-RUMSH-1','fact':'offence','category':'drugs','urgency':'immediate','place':'2','point':'RUMSH','officer':'RU-20917'," \
  "'time':'" TIME "','reported':'" TIME "','circumstances':{'ru':'найдено'},'measures':['seizure'],'persons':[{'name':'X Y'}]}"
#define THEIR_REQUEST \
  "{'number':'D11-RUMSH-1','text':'кто?','officer':'RU-20917','topics':['identity'],'requested':'" TIME "','due':'" TIME "'}"
#define SAYS \
  "'category':'forged-document','circumstances':{'kk':'мөрі жалған'},'measures':['detention']"

static char *
file (Booth      *booth,
      BeketPaper  paper,
      const char *json)
{
  g_autoptr (BeketValue) says = rights_value (json);
  g_autoptr (GError) error = NULL;
  char *number = beket_tools_file_paper (booth->station, paper, says, &error);

  g_assert_no_error (error);
  booth_settle (booth);
  return number;
}

static void
refuse (Booth      *booth,
        BeketPaper  paper,
        const char *json,
        int         code,
        const char *words)
{
  g_autoptr (BeketValue) says = rights_value (json);
  g_autoptr (GError) error = NULL;
  gint64 waiting;

  booth_settle (booth);
  waiting = beket_station_get_waiting (booth->station);
  g_assert_null (beket_tools_file_paper (booth->station, paper, says, &error));
  g_assert_error (error, BEKET_ERROR, code);
  g_assert_nonnull (strstr (error->message, words));
  booth_settle (booth);
  g_assert_cmpint (beket_station_get_waiting (booth->station), ==, waiting);
}

static BeketValue *
first (Booth     *booth,
       BeketPaper paper)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketValue) rows = beket_tools_papers (booth->station, paper, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (beket_value_length (rows), >, 0);
  return beket_value_ref (beket_value_index (rows, 0));
}

/* ---- Offences ---- */

/* From a crossing that is open: who and what are taken from it, where and when are known. */
static void
test_report (void)
{
  Booth booth;
  BeketCrossing *crossing;
  g_autofree char *json = NULL;
  g_autofree char *number = NULL;
  g_autoptr (BeketValue) row = NULL;
  g_autoptr (BeketItem) item = NULL;

  booth_init (&booth);
  refuse (&booth, BEKET_PAPER_OFFENCE, "{" SAYS "}", BEKET_ERROR_POWER, "nobody is signed in");
  booth_sign_in (&booth);
  crossing = booth_lorry (&booth);
  refuse (&booth, BEKET_PAPER_OFFENCE, "{" SAYS "}", BEKET_ERROR_INVALID, "persons");
  json = g_strdup_printf ("{" SAYS ",'crossing':'%s'}", beket_crossing_get_id (crossing));
  number = file (&booth, BEKET_PAPER_OFFENCE, json);
  g_assert_true (g_str_has_prefix (number, "D10-KZSYR-"));

  row = first (&booth, BEKET_PAPER_OFFENCE);
  g_assert_cmpstr (beket_value_get_text (row, "crossing"), ==, beket_crossing_get_id (crossing));
  g_assert_cmpstr (beket_value_get_text (row, "officer"), ==, BOOTH_OFFICER);
  g_assert_cmpstr (beket_value_get_text (row, "urgency"), ==, "immediate");
  g_assert_cmpuint (beket_value_length (beket_value_get (row, "vehicles")), ==, 2);
  g_assert_cmpstr (beket_value_get_text (beket_value_index (beket_value_get (row, "persons"), 0), "documentNumber"), ==, "N12345678");

  /* The window's list has it. */
  item = g_list_model_get_item (beket_station_offences (booth.station), 0);
  g_assert_cmpstr (beket_item_text (item, "number"), ==, number);
  booth_assert_whole (&booth);
  booth_clear (&booth);
}

/* Article 3(5), second part: what the other Party has told is read here, once, and that comes back to it. */
static void
test_acknowledge (void)
{
  Booth booth;
  Heard heard = { 0, NULL };
  g_autofree char *number = NULL;
  g_autoptr (BeketValue) row = NULL;

  booth_init (&booth);
  booth_sign_in (&booth);
  refuse (&booth, BEKET_PAPER_ACKNOWLEDGEMENT, "{'offence':'D10-RUMSH-1'}", BEKET_ERROR_INVALID, "the other Party has told nothing");
  rights_hear (&booth, &heard, THERE, "offence.reported", THEIR_OFFENCE);
  number = file (&booth, BEKET_PAPER_ACKNOWLEDGEMENT, "{'offence':'D10-RUMSH-1'}");
  g_assert_cmpstr (number, ==, "D10-RUMSH-1");
  row = first (&booth, BEKET_PAPER_OFFENCE);
  g_assert_cmpstr (beket_value_get_text (row, "state"), ==, "acknowledged");
  g_assert_cmpstr (beket_value_get_text (beket_value_get (row, "reply"), "officer"), ==, BOOTH_OFFICER);
  refuse (&booth, BEKET_PAPER_ACKNOWLEDGEMENT, "{'offence':'D10-RUMSH-1'}", BEKET_ERROR_TRANSITION, "already");
  rights_heard_clear (&heard);
  booth_clear (&booth);
}

/* On the other Party's territory an officer does what Article 7 says, and nothing else; he reads by which article. */
static void
test_visitor (void)
{
  Booth booth;
  g_autoptr (BeketValue) says = rights_value ("{" SAYS ",'persons':[{'name':'X'}]}");
  g_autoptr (GError) error = NULL;

  booth_init (&booth);
  booth_sign_in (&booth);
  g_free (booth.station->officer->party);
  booth.station->officer->party = g_strdup ("RU");
  g_assert_null (beket_tools_file_paper (booth.station, BEKET_PAPER_OFFENCE, says, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_POWER);
  rights_assert_explained (&booth, error, "статьи 7", "на территории другой Стороны такого полномочия нет");
  booth_clear (&booth);
}

static const struct
{
  const char *json;
  const char *words;
} bad[] = {
  { "{'category':'fun','circumstances':{'kk':'x'},'measures':['seizure'],'persons':[{'name':'X'}]}", "category: " },
  { "{'category':'drugs','circumstances':{'en':'x'},'measures':['seizure'],'persons':[{'name':'X'}]}", "en: no such member" },
  { "{'category':'drugs','circumstances':{'kk':'  '},'measures':['seizure'],'persons':[{'name':'X'}]}", "kk: " },
  { "{'category':'drugs','circumstances':{'kk':'x'},'measures':[],'persons':[{'name':'X'}]}", "measures: " },
  { "{'category':'drugs','circumstances':{'kk':'x'},'measures':['seizure'],'persons':{'name':'X'}}", "persons: " },
  { "{'category':'drugs','circumstances':{'kk':'x'},'measures':['seizure'],'persons':[{'iin':'1'}]}", "name: is missing" },
  { "{'category':'drugs','circumstances':{'kk':'x'},'measures':['seizure'],'persons':[{'name':'X','mood':'bad'}]}", "mood: " },
  { "{" SAYS ",'persons':[{'name':'X'}],'time':'now'}", "time: " },
  { "{" SAYS ",'persons':[{'name':'X'}],'assistance':{'asked':true}}", "topics: " },
  { "{" SAYS ",'persons':[{'name':'X'}],'assistance':{'asked':'yes'}}", "asked: " },
  { "{" SAYS ",'persons':[{'name':'X'}],'files':['/nothing/there']}", "/nothing/there" },
};

static void
test_bad (void)
{
  Booth booth;

  booth_init (&booth);
  booth_sign_in (&booth);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (BeketValue) says = rights_value (bad[i].json);
      g_autoptr (GError) error = NULL;

      g_assert_null (beket_tools_file_paper (booth.station, BEKET_PAPER_OFFENCE, says, &error));
      g_assert_nonnull (error);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, bad[i].words));
    }
  booth_settle (&booth);
  g_assert_cmpuint (g_list_model_get_n_items (beket_station_offences (booth.station)), ==, 0);
  booth_clear (&booth);
}

/* ---- Assistance ---- */

static void
test_assistance (void)
{
  Booth booth;
  Heard heard = { 0, NULL };
  g_autofree char *asked = NULL;
  g_autofree char *partly = NULL;
  g_autofree char *done = NULL;
  g_autoptr (BeketValue) theirs = NULL;
  g_autoptr (BeketValue) answered = NULL;

  booth_init (&booth);
  booth_sign_in (&booth);
  refuse (&booth, BEKET_PAPER_REQUEST, "{'topics':['identity'],'text':'кім?','due':'2020-01-01T00:00:00.000Z'}", BEKET_ERROR_INVALID, "due");
  asked = file (&booth, BEKET_PAPER_REQUEST, "{'topics':['identity'],'text':'кім?','due':'2099-01-01T00:00:00.000Z'}");
  g_assert_true (g_str_has_prefix (asked, "D11-KZSYR-"));

  rights_hear (&booth, &heard, THERE, "assistance.requested", THEIR_REQUEST);
  theirs = first (&booth, BEKET_PAPER_REQUEST);
  g_assert_cmpint (beket_value_get_boolean (theirs, "overdue"), ==, booth.now > G_GINT64_CONSTANT (1795856400000000));
  partly = file (&booth, BEKET_PAPER_ANSWER, "{'request':'D11-RUMSH-1','outcome':'partly','text':'ішінара'}");
  done = file (&booth, BEKET_PAPER_ANSWER, "{'request':'D11-RUMSH-1','outcome':'done','text':'толық'}");
  refuse (&booth, BEKET_PAPER_ANSWER, "{'request':'D11-RUMSH-1','outcome':'done','text':'тағы'}", BEKET_ERROR_TRANSITION, "already");
  answered = first (&booth, BEKET_PAPER_REQUEST);
  g_assert_cmpstr (beket_value_get_text (answered, "state"), ==, "done");
  g_assert_null (beket_value_get (answered, "overdue"));
  rights_heard_clear (&heard);
  booth_clear (&booth);
}

/* ---- Evidence ---- */

/* The very bytes are bound by their hash, from the record on; nothing of the custody but the hand-over leaves the state. */
static void
test_evidence (void)
{
  Booth booth;
  g_autofree char *path = NULL;
  g_autofree char *json = NULL;
  g_autofree char *item = NULL;
  g_autofree char *give = NULL;
  g_autofree char *number = NULL;
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "photograph", -1);
  g_autoptr (BeketValue) row = NULL;

  booth_init (&booth);
  booth_sign_in (&booth);
  path = g_build_filename (booth.root, "photo.jpg", NULL);
  g_assert_true (g_file_set_contents (path, "photograph", -1, NULL));
  json = g_strdup_printf ("{'kind':'photograph','description':'қорап','event':'found','files':['%s']}", path);
  item = file (&booth, BEKET_PAPER_ITEM, json);
  refuse (&booth, BEKET_PAPER_ITEM, "{'item':'EVD-9','event':'packed'}", BEKET_ERROR_INVALID, "there is none");
  give = g_strdup_printf ("{'item':'%s','toParty':'RU','toBody':'customs','toOfficer':'RU-20917'}", item);
  number = file (&booth, BEKET_PAPER_HAND_OVER, give);
  g_assert_true (g_str_has_prefix (number, "D12-KZSYR-"));
  row = first (&booth, BEKET_PAPER_HAND_OVER);
  g_assert_cmpstr (beket_value_get_text (row, "blob"), ==, hash);
  g_assert_cmpstr (beket_value_get_text (row, "digest"), ==, hash);
  g_assert_cmpstr (beket_value_get_text (row, "description"), ==, "қорап");
  refuse (&booth, BEKET_PAPER_HAND_OVER, give, BEKET_ERROR_TRANSITION, "already");
  booth_assert_whole (&booth);
  booth_clear (&booth);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/station/paper/report", test_report);
  g_test_add_func ("/station/paper/acknowledge", test_acknowledge);
  g_test_add_func ("/station/paper/visitor", test_visitor);
  g_test_add_func ("/station/paper/bad", test_bad);
  g_test_add_func ("/station/paper/assistance", test_assistance);
  g_test_add_func ("/station/paper/evidence", test_evidence);
  return g_test_run ();
}
