/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Documents that are not the act of a crossing: a pass, a suspension and a resumption on paper, a notice of offence, and copies to be printed.
 */

#include "config.h"

#include <string.h>

#include "domain/error.h"
#include "station/correction.h"
#include "station/document.h"
#include "station/rights.h"
#include "support/document.h"

static void
start (Booth *booth)
{
  booth_init (booth);
  booth_sign_in (booth);
}

/* ---- Decisions on paper ---- */

static char *
suspend (Booth *booth)
{
  g_autoptr (BeketValue) ask = rights_value ("{'reason':'E4','text':'су тасқыны','kinds':['customs'],'direction':'exit'}");
  g_autoptr (GError) error = NULL;
  char *number = NULL;

  beket_tools_suspend (booth->station, ask, &number, &error);
  g_assert_no_error (error);
  return number;
}

static void
test_suspension (void)
{
  Booth booth;
  g_autofree char *number = NULL;
  g_autoptr (BeketActView) view = NULL;

  start (&booth);
  number = suspend (&booth);
  document_refuse (&booth, "D17", NULL, NULL, BEKET_ERROR_INVALID, "the form D17 needs the number");
  document_refuse (&booth, "D17", "D17-KZSYR-20261122-999999-B02-X", NULL, BEKET_ERROR_INVALID, "this station has decided nothing");
  view = document_draw (&booth, "D17", number, "{'suspension':{'reason':'E1','expectedTo':'2099-01-01T00:00:00.000Z'}}");
  g_assert_cmpstr (document_fact (view, "act", "number"), ==, number);
  g_assert_cmpstr (document_fact (view, "act", "form"), ==, "D17");
  g_assert_cmpstr (document_fact (view, "suspension", "reason"), ==, "E4");          /* as it was decided, whatever is said now */
  g_assert_cmpstr (document_fact (view, "suspension", "circumstances"), ==, "су тасқыны");
  g_assert_cmpstr (document_fact (view, "suspension", "expectedTo"), ==, "2099-01-01T00:00:00.000Z");
  g_assert_cmpstr (document_fact (view, "sender", "point"), ==, "KZSYR");
  g_assert_cmpstr (document_fact (view, "addressee", "point"), ==, "RUMSH");
  g_assert_cmpuint (beket_value_length (beket_value_get (beket_value_get (view->record, "scope"), "controls")), ==, 1);
  g_assert_cmpstr (beket_value_get_text (view->row, "number"), ==, number);
  document_refuse (&booth, "D17", number, NULL, BEKET_ERROR_TRANSITION, number);
  booth_assert_whole (&booth);
  booth_clear (&booth);
}

/* All joint control is suspended, so the booth is in national mode; the notices are of the Agreement still. */
static void
test_resumption (void)
{
  Booth booth;
  g_autoptr (BeketValue) ask = rights_value ("{'reason':'E1'}");
  g_autoptr (BeketValue) again = beket_value_new_object ();
  g_autofree char *number = NULL;
  g_autofree char *resumed = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketActView) notice = NULL;
  g_autoptr (BeketActView) view = NULL;

  start (&booth);
  beket_tools_suspend (booth.station, ask, &number, &error);
  g_assert_no_error (error);
  notice = document_draw (&booth, "D17", number, NULL);
  g_assert_cmpstr (document_fact (notice, "crossing", "mode"), ==, "joint");
  g_assert_nonnull (document_fact (notice, "protocol", "number"));
  document_refuse (&booth, "D15", NULL, NULL, BEKET_ERROR_TRANSITION, "the form D15 is not drawn in national mode");
  beket_value_set_text (again, "suspension", number);
  beket_tools_resume (booth.station, again, &resumed, NULL, &error);
  g_assert_no_error (error);
  view = document_draw (&booth, "D18", resumed, NULL);
  g_assert_cmpstr (document_fact (view, "resumption", "part"), ==, "notice");
  g_assert_cmpstr (document_fact (view, "resumption", "suspension"), ==, number);
  g_assert_cmpstr (document_fact (view, "decided", "body"), ==, "border");
  booth_clear (&booth);
}

static void
test_pass (void)
{
  Booth booth;
  g_autoptr (BeketValue) ask = rights_value ("{'holder':'RU-20917','name':'Петров П.','party':'RU','body':'customs',"
                                             "'purpose':'joint-control','validFrom':'2026-01-01','validTo':'2099-12-31'}");
  g_autofree char *number = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketActView) view = NULL;

  start (&booth);
  beket_tools_issue_pass (booth.station, ask, &number, &error);
  g_assert_no_error (error);
  document_refuse (&booth, "D16", number, NULL, BEKET_ERROR_INVALID, "holder.post");
  view = document_draw (&booth, "D16", number,
                        "{'holder':{'post':'инспектор','documentKind':'passport','documentNumber':'4509 000001'},"
                        "'issued':{'name':'Ахметов Н.','date':'2026-11-22'}}");
  g_assert_cmpstr (document_fact (view, "holder", "name"), ==, "Петров П.");
  g_assert_cmpstr (document_fact (view, "holder", "serviceId"), ==, "RU-20917");
  g_assert_cmpstr (document_fact (view, "permission", "validTo"), ==, "2099-12-31");
  g_assert_cmpstr (document_fact (view, "permission", "hostPoint"), ==, "KZSYR");
  booth_clear (&booth);
}

/* ---- A document of its own ---- */

#define NOTICE \
  "{'act':{'number':'JCA-KZSYR-20200101-000001-01-X'},'crossing':{'point':'RUMSH','direction':'exit'},'sender':{'body':'border'},'addressee':{'body':'border'}," \
  "'fact':{'kind':'offence','category':'%s','urgency':'immediate','time':'2026-11-22T09:00:00.000Z','place':'Сырым'}," \
  "'norms':[{'party':'KZ','act':'ӘҚБтК','article':'551'}],'circumstances':{'kk':'Үлгі: жарамсыз құжат'}," \
  "'measures':{'taken':['seizure']},'assistance':{'asked':false},'author':{'name':'Ахметов Н.','post':'инспектор'}," \
  "'service':{'serviceMarks':'ҚЫЗМЕТТІК'}}"

/* There is no crossing to draw it anew of. */
static void
assert_not_superseded (Booth              *booth,
                       const BeketActView *view)
{
  const BeketGrounds grounds = { "C3", "үлгі", NULL, NULL };
  g_autoptr (GError) error = NULL;

  g_assert_null (beket_tools_supersede (booth->station, view->entry, &grounds, NULL, BOOTH_PIN, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "D10"));
}

static void
test_notice (void)
{
  Booth booth;
  g_autofree char *json = g_strdup_printf (NOTICE, "smuggling");
  g_autofree char *wrong = g_strdup_printf (NOTICE, "no-such-offence");
  g_autoptr (BeketActView) view = NULL;

  start (&booth);
  document_refuse (&booth, "D10", NULL, "{}", BEKET_ERROR_INVALID, "");
  document_refuse (&booth, "D10", NULL, wrong, BEKET_ERROR_INVALID, "fact.category: the list \"offence\" has no \"no-such-offence\"");
  document_refuse (&booth, "D10", "D17-KZSYR-20261122-000001-B02-X", json, BEKET_ERROR_INVALID, "this station has told, asked and answered nothing");
  document_refuse (&booth, "D2", "D17-KZSYR-20261122-000001-B02-X", NULL, BEKET_ERROR_INVALID, "the form D2 writes down nothing");
  document_refuse (&booth, "D1", NULL, json, BEKET_ERROR_INVALID, "the form D1 is drawn of a crossing");
  document_refuse (&booth, "D99", NULL, json, BEKET_ERROR_INVALID, "no form D99");
  view = document_draw (&booth, "D10", NULL, json);
  g_assert_true (g_str_has_prefix (document_fact (view, "act", "number"), "NOT-KZSYR-"));
  g_assert_cmpstr (document_fact (view, "crossing", "point"), ==, "KZSYR");
  g_assert_cmpstr (document_fact (view, "crossing", "mode"), ==, "joint");
  g_assert_cmpstr (document_fact (view, "sender", "party"), ==, "KZ");
  g_assert_cmpstr (document_fact (view, "addressee", "party"), ==, "RU");
  g_assert_null (document_fact (view, "service", "serviceMarks"));                 /* Article 4 */
  g_assert_nonnull (strstr (beket_value_get_text (view->row, "title"), "Уведомление о факте правонарушения"));
  assert_not_superseded (&booth, view);
  booth_assert_whole (&booth);
  booth_clear (&booth);
}

/* ---- Copies ---- */

static void
test_copy (void)
{
  Booth booth;
  g_autofree char *act = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) person = NULL;
  g_autoptr (GBytes) peer = NULL;

  start (&booth);
  act = booth_issue_act (&booth);
  person = beket_tools_copy_act (booth.station, act, "person", &error);
  g_assert_no_error (error);
  peer = beket_tools_copy_act (booth.station, act, "peer", &error);
  g_assert_no_error (error);
  g_assert_false (g_bytes_equal (person, peer));
  g_assert_null (beket_tools_copy_act (booth.station, act, "nobody", &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_INVALID);
  booth_clear (&booth);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/station/document/suspension", test_suspension);
  g_test_add_func ("/station/document/resumption", test_resumption);
  g_test_add_func ("/station/document/pass", test_pass);
  g_test_add_func ("/station/document/notice", test_notice);
  g_test_add_func ("/station/document/copy", test_copy);
  return g_test_run ();
}
