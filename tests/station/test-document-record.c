/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Documents that are filled in with what is on record: the register of a day, a notice of offence, a request and its answer, a hand-over.
 */

#include "config.h"

#include <string.h>

#include "domain/error.h"
#include "station/correction.h"
#include "station/day.h"
#include "station/paper.h"
#include "station/station-private.h"
#include "support/document.h"

#define THERE "RU-RUMSH-P01"
#define THEIR_REQUEST \
  "{'number':'D11-RUMSH-1','text':'кто?','officer':'RU-20917','body':'border','topics':['identity'],'requested':'2026-11-20T09:00:00.000Z'," \
  "'due':'2099-01-01T00:00:00.000Z'}"
#define OFFENCE \
  "'category':'forged-document','circumstances':{'kk':'мөрі жалған'},'measures':['detention']," \
  "'norms':[{'party':'KZ','act':'ӘҚБтК','article':'551'}],'assistance':{'asked':false}"

static const BeketGrounds together = { "C3", "түзету керек", BOOTH_SUPERVISOR, BOOTH_HER_PIN };

static const BeketValue *
rows_of (const BeketActView *view,
         const char         *section)
{
  return beket_value_get (view->record, section);
}

static const char *
cell (const BeketActView *view,
      const char         *section,
      guint               row,
      const char         *name)
{
  return beket_value_get_text (beket_value_index (rows_of (view, section), row), name);
}

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
start (Booth *booth)
{
  booth_init (booth);
  booth_sign_in (booth);
}

/* ---- The register ---- */

/* Two supervisors, one of them signed in. */
static void
start_as_supervisor (Booth *booth)
{
  booth_init (booth);
  booth_add_supervisor (booth);
  booth_sign_in (booth);
  g_free (booth->station->officer->role);
  booth->station->officer->role = g_strdup ("supervisor");
}

static char *
close_day (Booth      *booth,
           const char *day)
{
  g_autoptr (GError) error = NULL;
  char *number = beket_tools_close_day (booth->station, day, &error);

  g_assert_no_error (error);
  booth_settle (booth);
  return number;
}

static gint64
total (const BeketActView *view,
       const char         *name)
{
  return beket_value_get_integer (beket_value_get (view->record, "totals"), name, -1);
}

static void
assert_two_crossings (const BeketActView *view,
                      const char         *act)
{
  g_assert_cmpuint (beket_value_length (rows_of (view, "crossings")), ==, 2);
  g_assert_cmpstr (cell (view, "crossings", 0, "act"), ==, act);
  g_assert_cmpstr (cell (view, "crossings", 0, "decision"), ==, "admitted");
  g_assert_cmpstr (cell (view, "crossings", 0, "subject"), ==, "truck");
  g_assert_nonnull (cell (view, "crossings", 0, "released"));
  g_assert_null (cell (view, "crossings", 1, "act"));
  g_assert_null (cell (view, "crossings", 1, "decision"));
  g_assert_null (cell (view, "crossings", 1, "released"));
  g_assert_cmpint (total (view, "crossings"), ==, 2);
  g_assert_cmpint (total (view, "vehicles"), ==, 2);
}

/* As it was closed, whatever was written since; the root is the one that the closing has told both states. */
static void
test_register (void)
{
  Booth booth;
  g_autofree char *today = NULL;
  g_autofree char *act = NULL;
  g_autofree char *number = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketActView) issued = NULL;
  g_autoptr (BeketActView) view = NULL;
  g_autoptr (BeketValue) day = NULL;

  start_as_supervisor (&booth);
  today = beket_station_today (booth.station);
  act = booth_issue_act (&booth);
  issued = beket_tools_open_act (booth.station, act, &error);
  booth_lorry (&booth);
  document_refuse (&booth, "D19", today, NULL, BEKET_ERROR_TRANSITION, today);
  document_refuse (&booth, "D19", "D19-KZSYR-20200101-000001-B02-X", NULL, BEKET_ERROR_INVALID, "this station has closed no day");
  number = close_day (&booth, today);
  booth_lorry (&booth);
  view = document_draw (&booth, "D19", today, NULL);
  g_assert_cmpstr (document_fact (view, "act", "number"), ==, number);
  g_assert_cmpstr (document_fact (view, "day", "date"), ==, today);
  assert_two_crossings (view, beket_value_get_text (issued->row, "number"));
  day = beket_tools_day (booth.station, today, &error);
  g_assert_cmpstr (cell (view, "comparison", 0, "root"), ==,
                   beket_value_get_text (beket_value_get (beket_value_get (day, "closing"), "log"), "root"));
  g_assert_cmpstr (cell (view, "officers", 0, "party"), ==, "KZ");
  document_refuse (&booth, "D19", number, NULL, BEKET_ERROR_TRANSITION, number);
  booth_assert_whole (&booth);
  booth_clear (&booth);
}

/* A day that was reopened and closed again has another register, under another number. */
static void
test_reopened (void)
{
  Booth booth;
  g_autofree char *today = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketActView) view = NULL;

  start_as_supervisor (&booth);
  today = beket_station_today (booth.station);
  booth_lorry (&booth);
  first = close_day (&booth, today);
  booth_lorry (&booth);
  beket_tools_reopen_day (booth.station, today, &together, &error);
  g_assert_no_error (error);
  document_refuse (&booth, "D19", first, NULL, BEKET_ERROR_TRANSITION, today);
  second = close_day (&booth, today);
  document_refuse (&booth, "D19", first, NULL, BEKET_ERROR_TRANSITION, first);
  view = document_draw (&booth, "D19", second, NULL);
  g_assert_cmpuint (beket_value_length (rows_of (view, "crossings")), ==, 2);
  booth_clear (&booth);
}

/* ---- Notice, request, hand-over ---- */

static void
test_notice (void)
{
  Booth booth;
  g_autofree char *json = NULL;
  g_autofree char *number = NULL;
  g_autoptr (BeketActView) view = NULL;
  BeketCrossing *crossing;

  start (&booth);
  crossing = booth_lorry (&booth);
  json = g_strdup_printf ("{" OFFENCE ",'crossing':'%s'}", beket_crossing_get_id (crossing));
  number = file (&booth, BEKET_PAPER_OFFENCE, json);
  document_refuse (&booth, "D12", number, NULL, BEKET_ERROR_INVALID, "");
  view = document_draw (&booth, "D10", number, "{'fact':{'category':'smuggling'},'measures':{'details':'үлгі'}}");
  g_assert_cmpstr (document_fact (view, "act", "number"), ==, number);
  g_assert_cmpstr (document_fact (view, "fact", "category"), ==, "forged-document");   /* as it was told, whatever is said now */
  g_assert_cmpstr (document_fact (view, "measures", "details"), ==, "үлгі");
  g_assert_cmpstr (document_fact (view, "circumstances", "kk"), ==, "мөрі жалған");
  g_assert_cmpstr (document_fact (view, "crossing", "id"), ==, beket_crossing_get_id (crossing));
  g_assert_cmpstr (document_fact (view, "sender", "body"), ==, "border");
  g_assert_cmpstr (cell (view, "norms", 0, "article"), ==, "551");
  g_assert_cmpstr (cell (view, "persons", 0, "documentNumber"), ==, "N12345678");
  g_assert_cmpuint (beket_value_length (rows_of (view, "vehicles")), ==, 2);
  document_refuse (&booth, "D10", number, NULL, BEKET_ERROR_TRANSITION, number);
  booth_clear (&booth);
}

static void
test_request (void)
{
  Booth booth;
  Heard heard = { 0, NULL };
  g_autofree char *number = NULL;
  g_autofree char *answered = NULL;
  g_autoptr (BeketActView) view = NULL;
  g_autoptr (BeketActView) answer = NULL;

  start (&booth);
  number = file (&booth, BEKET_PAPER_REQUEST, "{'topics':['identity'],'text':'кім?','offence':'D10-1','due':'2099-01-01T00:00:00.000Z'}");
  document_refuse (&booth, "D11", number, NULL, BEKET_ERROR_INVALID, "request.urgency");
  view = document_draw (&booth, "D11", number, "{'request':{'urgency':'urgent'}}");
  g_assert_cmpstr (document_fact (view, "act", "number"), ==, number);
  g_assert_cmpstr (document_fact (view, "request", "part"), ==, "request");
  g_assert_cmpstr (document_fact (view, "request", "basis"), ==, "D10-1");
  g_assert_cmpstr (document_fact (view, "request", "text"), ==, "кім?");
  g_assert_cmpstr (cell (view, "officers", 0, "body"), ==, "border");

  rights_hear (&booth, &heard, THERE, "assistance.requested", THEIR_REQUEST);
  document_refuse (&booth, "D11", "D11-RUMSH-1", NULL, BEKET_ERROR_INVALID, "this station has told, asked and answered nothing");
  answered = file (&booth, BEKET_PAPER_ANSWER, "{'request':'D11-RUMSH-1','outcome':'done','text':'толық'}");
  answer = document_draw (&booth, "D11", answered, "{'request':{'urgency':'urgent'}}");
  g_assert_true (g_str_has_prefix (document_fact (answer, "act", "number"), "AST-KZSYR-"));
  g_assert_cmpstr (document_fact (answer, "request", "part"), ==, "answer");
  g_assert_cmpstr (document_fact (answer, "request", "text"), ==, "кто?");
  g_assert_cmpstr (document_fact (answer, "answer", "request"), ==, "D11-RUMSH-1");
  g_assert_cmpstr (document_fact (answer, "answer", "outcome"), ==, "done");
  rights_heard_clear (&heard);
  booth_clear (&booth);
}

static void
test_hand_over (void)
{
  static const char officers[] =
    "{'officers':[{'post':'инспектор','name':'Ахметов Н.','party':'KZ','body':'border'},{'post':'инспектор','name':'Петров П.','party':'RU',"
    "'body':'customs'}]}";
  Booth booth;
  g_autofree char *item = NULL;
  g_autofree char *json = NULL;
  g_autofree char *packed = NULL;
  g_autofree char *number = NULL;
  g_autoptr (BeketActView) view = NULL;

  start (&booth);
  item = file (&booth, BEKET_PAPER_ITEM, "{'kind':'thing','description':'қорап','event':'found','place':'2-жолақ'}");
  json = g_strdup_printf ("{'item':'%s','event':'packed'}", item);
  packed = file (&booth, BEKET_PAPER_ITEM, json);
  g_free (json);
  json = g_strdup_printf ("{'item':'%s','toParty':'RU','toBody':'customs','toOfficer':'RU-20917'}", item);
  number = file (&booth, BEKET_PAPER_HAND_OVER, json);
  document_refuse (&booth, "D12", number, NULL, BEKET_ERROR_INVALID, "officers");
  view = document_draw (&booth, "D12", number, officers);
  g_assert_cmpstr (document_fact (view, "act", "number"), ==, number);
  g_assert_cmpstr (cell (view, "items", 0, "description"), ==, "қорап");
  g_assert_cmpuint (beket_value_length (rows_of (view, "custody")), ==, 3);
  g_assert_cmpstr (cell (view, "custody", 0, "event"), ==, "found");
  g_assert_cmpstr (cell (view, "custody", 0, "place"), ==, "2-жолақ");
  g_assert_cmpstr (cell (view, "custody", 1, "event"), ==, "packed");
  g_assert_cmpstr (cell (view, "custody", 2, "event"), ==, "handed-over");
  g_assert_cmpstr (cell (view, "custody", 2, "to"), ==, "RU-20917");
  g_assert_cmpstr (document_fact (view, "addressee", "body"), ==, "customs");
  booth_clear (&booth);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/station/document-record/register", test_register);
  g_test_add_func ("/station/document-record/reopened", test_reopened);
  g_test_add_func ("/station/document-record/notice", test_notice);
  g_test_add_func ("/station/document-record/request", test_request);
  g_test_add_func ("/station/document-record/hand-over", test_hand_over);
  return g_test_run ();
}
