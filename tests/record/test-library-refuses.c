/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Bad data files: each refuses the whole library and says which file, which place in it and why.
 */

#include "config.h"

#include "record/library.h"

#include "domain/error.h"
#include "domain/local-time.h"
#include "domain/parse-error.h"

#include "small-library.h"

#include <glib/gstdio.h>
#include <string.h>

/* *INDENT-OFF* */
/* Which file, what is replaced in it by what, and all of the message. */
static const struct
{
  const char *file;
  const char *from;
  const char *to;
  const char *reason;
} refused[] = {
  { "forms/T1-1.0.json", "'type':'text'", "'type':'colour'", "sections[0].fields[1].type: unknown word \"colour\"" },
  { "forms/T1-1.0.json", "'type':'long-text'", "'type':7", "sections[1].fields[1].type: a text expected" },
  { "forms/T1-1.0.json", "'type':'long-text',", "", "sections[1].fields[1].type: missing" },
  { "forms/T1-1.0.json", "'required':true", "'required':true,'colour':1", "sections[0].fields[0].colour: unknown member" },
  { "forms/T1-1.0.json", "'required':true", "'required':1", "sections[0].fields[0].required: true or false expected" },
  { "forms/T1-1.0.json", "'letter':'A'", "'colour':'A'", "sections[0].colour: unknown member" },
  { "forms/T1-1.0.json", "'prefix'", "'suffix'", "suffix: unknown member" },
  { "forms/T1-1.0.json", "'prefix':'TST',", "", "prefix: missing" },
  { "forms/T1-1.0.json", "'prefix':'TST'", "'prefix':'TS'", "prefix: not three letters: \"TS\"" },
  { "forms/T1-1.0.json", "'prefix':'TST'", "'prefix':'TST1'", "prefix: not three letters: \"TST1\"" },
  { "forms/T1-1.0.json", "'prefix':'TST'", "'prefix':'tst'", "prefix: not three letters: \"tst\"" },
  { "forms/T1-1.0.json", "'prefix':'TST'", "'prefix':'TST','basis':'local'", "basis: unknown word \"local\"" },
  { "forms/T1-1.0.json", "'prefix':'TST'", "'prefix':'TST','basis':'both'", "national: missing" },
  { "forms/T1-1.0.json", "'prefix':'TST'", "'prefix':'TST','basis':'both','national':{'kk':'ә'}", "national.ru: missing" },
  { "forms/T1-1.0.json", "'prefix':'TST'", "'prefix':'TST','basis':'national','national':{'kk':'ә','ru':'я'}", "national: only when the basis is both" },
  { "forms/T1-1.0.json", "'prefix':'TST'", "'prefix':'TST','copies':['authority','family']", "copies[1]: unknown word \"family\"" },
  { "forms/T1-1.0.json", "'prefix':'TST'", "'prefix':'TST','copies':['authority','authority']", "copies[1]: \"authority\" twice" },
  { "forms/T1-1.0.json", "'prefix':'TST'", "'prefix':'TST','copies':['person']", "copies: \"authority\" is missing" },
  { "forms/T1-1.0.json", "'prefix':'TST'", "'prefix':'TST','checked':'yes'", "checked: true or false expected" },
  { "forms/T1-1.0.json", "'digits':3", "'digits':0", "sections[1].fields[2].digits: not from 1 to 6" },
  { "forms/T1-1.0.json", "'digits':3,", "", "sections[1].fields[2].digits: missing" },
  { "forms/T1-1.0.json", "'maxLength':20", "'digits':2", "sections[0].fields[1].digits: only for a decimal" },
  { "forms/T1-1.0.json", "'maxLength':20", "'negative':true", "sections[0].fields[1].negative: only for a decimal" },
  { "forms/T1-1.0.json", "'type':'long-text'", "'type':'choices'", "sections[1].fields[1].codes: missing" },
  { "forms/T1-1.0.json", "'step':'documents'", "'signed':true", "sections[0].signed: needs a text field \"name\"" },
  { "forms/T1-1.0.json", "'label':{'kk':'ә','ru':'я'}", "'label':{'kk':'ә'}", "sections[0].fields[0].label.ru: missing" },
  { "forms/T1-1.0.json", "'title':{'kk':'ә','ru':'я'},'legal'", "'title':{'ru':'я'},'legal'", "title.kk: missing" },
  { "forms/T1-1.0.json", "'title':{'kk':'ә','ru':'я'},'legal'", "'title':{'kk':'','ru':'я'},'legal'", "title.kk: empty" },
  { "forms/T1-1.0.json", "'title':{'kk':'ә','ru':'я'},'legal'", "'title':{'kk':'ә','ru':'я','en':'a'},'legal'", "title.en: unknown member" },
  { "forms/T1-1.0.json", "'title':{'kk':'ә','ru':'я'},'legal'", "'title':'я','legal'", "title: an object expected" },
  { "forms/T1-1.0.json", "'id':'note'", "'id':'kind'", "sections[0].fields[1].id: \"kind\" twice" },
  { "forms/T1-1.0.json", "'id':'rows'", "'id':'head'", "sections[1].id: \"head\" twice" },
  { "forms/T1-1.0.json", "'letter':'B'", "'letter':'A'", "sections[1].letter: \"A\" twice" },
  { "forms/T1-1.0.json", "'letter':'B'", "'letter':'BB'", "sections[1].letter: not a letter: \"BB\"" },
  { "forms/T1-1.0.json", "'id':'note'", "'id':'the note'", "sections[0].fields[1].id: not a name: \"the note\"" },
  { "forms/T1-1.0.json", "'codes':'subject'", "'codes':'colours'", "sections[0].fields[0].codes: no list \"colours\"" },
  { "forms/T1-1.0.json", "'codes':'subject',", "", "sections[0].fields[0].codes: missing" },
  { "forms/T1-1.0.json", "'type':'long-text'", "'type':'long-text','codes':'subject'", "sections[1].fields[1].codes: only a code has a list" },
  { "forms/T1-1.0.json", "'maxLength':20", "'maxLength':0", "sections[0].fields[1].maxLength: not from 1 to 10000" },
  { "forms/T1-1.0.json", "'maxLength':20", "'maxLength':'20'", "sections[0].fields[1].maxLength: an integer expected" },
  { "forms/T1-1.0.json", "'step':'documents'", "'step':'lunch'", "sections[0].step: unknown word \"lunch\"" },
  { "forms/T1-1.0.json", "'step':'documents'", "'minRows':1", "sections[0].minRows: only a repeated section has rows" },
  { "forms/T1-1.0.json", "'maxRows':9", "'maxRows':0", "sections[1].maxRows: not from 1 to 6000" },
  { "forms/T1-1.0.json", "'maxRows':9", "'maxRows':6001", "sections[1].maxRows: not from 1 to 6000" },
  { "forms/T1-1.0.json", "'step':'documents'", "'dense':'head.day'", "sections[0].dense: only a repeated section is a table" },
  { "forms/T1-1.0.json", "'maxRows':9", "'maxRows':9,'dense':'head'", "sections[1].dense: not a date field of a section that is there once: \"head\"" },
  { "forms/T1-1.0.json", "'maxRows':9", "'maxRows':9,'dense':'head.note'", "sections[1].dense: not a date field of a section that is there once: \"head.note\"" },
  { "forms/T1-1.0.json", "'maxRows':9", "'maxRows':9,'dense':7", "sections[1].dense: a text expected" },
  { "forms/T1-1.0.json", "'maxRows':9", "'maxRows':9,'blankRows':41", "sections[1].blankRows: not from 0 to 40" },
  { "forms/T1-1.0.json", "'step':'documents'", "'blankRows':2", "sections[0].blankRows: not from 0 to 1" },
  { "forms/T1-1.0.json", "'maxLength':20", "'blank':1", "sections[0].fields[1].blank: true or false expected" },
  { "forms/T1-1.0.json", "'version':'1.0'", "'version':'1.0','blank':{'kk':'ә'}", "blank.ru: missing" },
  { "forms/T1-1.0.json", "'minRows':1", "'minRows':10", "sections[1].minRows: more than maxRows" },
  { "forms/T1-1.0.json", "'service':true", "'service':true,'act':true", "sections[1].fields[1].act: a service mark is never printed" },
  { "forms/T1-1.0.json", "'version':'1.0'", "'version':'1'", "version: not a version: \"1\"" },
  { "forms/T1-1.0.json", "'version':'1.0'", "'version':'1.1'", "id: the file should be named T1-1.1.json" },
  { "forms/T1-1.0.json", "'id':'T1'", "'id':'t1'", "id: not a name: \"t1\"" },
  { "forms/T1-1.0.json", "'2026-01-01'", "'2026-02-30'", "validFrom: not a day: \"2026-02-30\"" },
  { "forms/T1-1.0.json", "'2026-01-01'", "'2026-01-01','validTo':'2025-01-01'", "validTo: before validFrom" },
  { "forms/T1-1.0.json", "'fields':[{'id':'name'", "'fields':[],'x':[{'id':'name'", "sections[1].x: unknown member" },
  { "forms/T1-1.0.json", "{'id':'head'", "1,{'id':'head'", "sections[0]: an object expected" },
  /* Conditions. */
  { "forms/T1-1.0.json", "'when':'name'", "'when':'surname'", "sections[1].fields[1].when: reads \"surname\", which it cannot" },
  { "forms/T1-1.0.json", "'when':'name'", "'when':'rows.name'", "sections[1].fields[1].when: reads \"rows.name\", which it cannot" },
  { "forms/T1-1.0.json", "'when':'head.note'", "'when':'note'", "sections[1].when: reads \"note\", which it cannot" },
  { "forms/T1-1.0.json", "'when':'name'", "'when':true", "sections[1].fields[1].when: a text expected" },
  { "forms/T1-1.0.json", "'when':'name'", "'when':'marks'", "sections[1].fields[1].when: \"rows.marks\" and \"rows.marks\" wait for each other" },
  { "forms/T1-1.0.json", "'when':'head.note'", "'when':'rows'", "sections[1].when: \"rows\" and \"rows\" wait for each other" },
  { "forms/T1-1.0.json", "'id':'kind',", "'id':'kind','when':'note',", "sections[0].fields[1].when: \"head.note\" and \"head.kind\" wait for each other" },
  { "forms/T1-1.0.json", "'letter':'A',", "'letter':'A','when':'rows',", "sections[0].when: \"head.note\" and \"head\" wait for each other" },
  { "forms/T1-1.0.json", "'when':'head.note'", "'when':'any (rows: name)'", "sections[1].when: \"rows.name\" and \"rows\" wait for each other" },
  { "forms/T1-1.0.json", "'when':'head.note'", "'when':'head.note = head.name'", "sections[1].when: reads \"head.name\", which it cannot" },
  { "forms/T1-1.0.json", "'when':'head.note'", "'when':'years (head.note, head.day) > 1'", "sections[1].when: reads \"head.day\", which it cannot" },
  /* Checks. */
  { "forms/T1-1.0.json", "'at':'rows'", "'at':'row'", "checks[0].at: no \"row\"" },
  { "forms/T1-1.0.json", "'at':'rows'", "'at':'rows.name'", "checks[0].at: no \"rows.name\"" },
  { "forms/T1-1.0.json", "'at':'rows',", "", "checks[0].at: missing" },
  { "forms/T1-1.0.json", "'id':'named',", "", "checks[0].id: missing" },
  { "forms/T1-1.0.json", "'that':'all (rows: name or weight > head.note)',", "", "checks[0].that: missing" },
  { "forms/T1-1.0.json", "weight > head.note", "weight > height", "checks[0].that: reads \"rows[].height\", which it cannot" },
  { "forms/T1-1.0.json", "all (rows: name", "all (head: name", "checks[0].that: reads \"head[].name\", which it cannot" },
  { "forms/T1-1.0.json", "'error':{'kk':'ә','ru':'я'}", "'error':{'ru':'я'}", "checks[0].error.kk: missing" },
  { "forms/T1-1.0.json", "'error':{'kk':'ә','ru':'я'}", "'error':{'kk':'ә','ru':'я'},'when':'head'", "checks[0].when: unknown member" },
  { "forms/T1-1.0.json", "'checks':[", "'checks':[],'sections':[", NULL },
  { "forms/T1-1.0.json", "'checks':[{'id':'named'", "'checks':[{'id':'named','at':'rows','that':'head','error':{'kk':'ә','ru':'я'}},{'id':'named'", "checks[1].id: \"named\" twice" },
  /* JSON. */
  { "forms/T1-1.0.json", "'version':'1.0'", "'version':'1.0','version':'1.0'", "byte 27: the same name twice" },
  { "forms/T1-1.0.json", "'maxLength':20", "'maxLength':2e1", NULL },
  { "forms/T1-1.0.json", "{'id':'T1',", "[{'id':'T1',", NULL },
  /* Codes, kinds, points. */
  { "codes/codes.json", "'word':'RU'", "'word':'KZ'", "lists.party[1].word: \"KZ\" twice" },
  { "codes/codes.json", "'kk':'Құжаттар',", "", "lists.step[0].kk: missing" },
  { "codes/codes.json", "'word':'truck'", "'word':'a lorry'", "lists.subject[0].word: not a name: \"a lorry\"" },
  { "codes/codes.json", "'lists'", "'words'", "words: unknown member" },
  { "codes/codes.json", "[{'word':'documents','kk':'Құжаттар','ru':'Документы'}]", "[]", "lists.step: empty" },
  { "codes/kinds.json", "'a.own'", "'b.own'", "kinds.b.own: not in the list \"kind\"" },
  { "codes/kinds.json", "'ledger':'own'", "'ledger':'all'", "kinds.a.own.ledger: unknown word \"all\"" },
  { "codes/kinds.json", "'ledger':'own'", "'ledger':'own','data':{'a':true}", "kinds.a.own.data: what is not shared has no white list" },
  { "codes/kinds.json", "'ledger':'own'", "'ledger':'peer'", "kinds.a.own.data: a white list expected" },
  { "codes/kinds.json", "'name':true", "'name':false", "kinds.a.peer.data.rows.name: true or a list of names expected" },
  { "codes/kinds.json", "{'name':true}", "{}", "kinds.a.peer.data.rows: true or a list of names expected" },
  { "reference/points.json", "'peer':'RUAAA'", "'peer':'RUBBB'", "points[0].peer: point RUBBB is not there" },
  { "reference/points.json", "'peer':'RUAAA'", "'peer':'KZAAA'", "points[0].peer: KZAAA is not across from it" },
  { "reference/points.json", "'party':'RU'", "'party':'KZ'", "points[1].party: the code does not begin with it" },
  { "reference/points.json", "'party':'RU'", "'party':'UZ'", "points[1].party: unknown word \"UZ\"" },
  { "reference/points.json", "'code':'RUAAA','party':'RU'", "'code':'KZAAA','party':'KZ'", "points[1].code: \"KZAAA\" twice from the same day" },
  { "reference/points.json", "'minutes':240", "'minutes':2400", "points[1].offsets[0].minutes: not from -840 to 840" },
  { "reference/points.json", ",'minutes':240", "", "points[1].offsets[0].minutes: missing" },
  { "reference/points.json", "'2024-03-01'", "'2004-03-01'", "points[0].offsets[1]: not after the one before" },
  { "reference/points.json", "'bilateral'", "'rail'", "points[0].type: unknown word \"rail\"" },
  /* Protocols. */
  { "protocols/p1.json", "'version':'1.0'", "'version':'2.0'", "forms[0]: form T1 2.0 is not there" },
  { "protocols/p1.json", "{'id':'T1'", "{'id':'T9'", "forms[0]: form T9 1.0 is not there" },
  { "protocols/p1.json", "{'id':'T1','version':'1.0'}", "{'id':'T1','version':'1.0'},{'id':'T1','version':'1.0'}", "forms[1].id: \"T1\" twice" },
  { "protocols/p1.json", "['KZAAA','RUAAA']", "['KZAAA','RUBBB']", "points[1]: point RUBBB is not there" },
  { "protocols/p1.json", "['KZAAA','RUAAA']", "['KZAAA','KZAAA']", "points[1]: overlaps points[0]" },
  { "protocols/p1.json", "'points':['KZAAA'],", "'points':['KZBBB'],", "rules[0].points[0]: \"KZBBB\" is not a point of the protocol" },
  { "protocols/p1.json", "'kind':'border'", "'kind':'colour'", "rules[0].kind: unknown word \"colour\"" },
  { "protocols/p1.json", "'performer':'KZ'", "'performer':'UZ'", "rules[0].performer: unknown word \"UZ\"" },
  { "protocols/p1.json", "'body':'border'", "'body':'police'", "rules[0].body: unknown word \"police\"" },
  { "protocols/p1.json", "['exit']", "['exit','up']", "rules[0].directions[1]: unknown word \"up\"" },
  { "protocols/p1.json", "['truck']", "['tank']", "rules[0].subjects[0]: unknown word \"tank\"" },
  { "protocols/p1.json", "'mandatory':true,", "", "rules[0].mandatory: missing" },
  { "protocols/p1.json", "'waiveClause'", "'waveClause'", "rules[0].waveClause: unknown member" },
  { "protocols/p1.json", "'signedOn':'2025-12-01',", "", "signedOn: missing" },
  { "protocols/p1.json", "'id':'p1'", "'id':'p2'", "id: the file should be named p2.json" },
  { "protocols/p1.json", "'rules':[", "'rules':{},'x':[", NULL },
  { "protocols/p1.json", "['KZAAA','RUAAA']", "[{'code':'KZAAA'},{'code':'RUBBB'}]", "points[1]: point RUBBB is not there" },
  { "protocols/p1.json", "['KZAAA','RUAAA']", "[{'code':'KZAAA','from':'2026-13-01'}]", "points[0].from: not a day: \"2026-13-01\"" },
  { "protocols/p1.json", "['KZAAA','RUAAA']", "[{'code':'KZAAA','from':'2026-03-01','to':'2026-02-01'}]", "points[0].to: before from" },
  { "protocols/p1.json", "['KZAAA','RUAAA']", "[{'code':'KZAAA','till':'2026-03-01'}]", "points[0].till: unknown member" },
  { "protocols/p1.json", "['KZAAA','RUAAA']", "['KZAAA',{'code':'KZAAA','from':'2026-03-01'}]", "points[1]: overlaps points[0]" },
  { "protocols/p1.json", "['KZAAA','RUAAA']", "['KZAAA',7]", "points[1]: an object expected" },
  { "protocols/p1.json", "['KZAAA','RUAAA']", "['KZAAA','']", "points[1]: empty" },
  { "protocols/p1.json", "'forms'", "'kinds':[{'word':'x-ray','kk':'ә'}],'forms'", "kinds[0].ru: missing" },
  { "protocols/p1.json", "'forms'", "'kinds':[{'word':'x ray','kk':'ә','ru':'я'}],'forms'", "kinds[0].word: not a name: \"x ray\"" },
  { "protocols/p1.json", "'forms'", "'kinds':[{'word':'border','kk':'ә','ru':'иначе'}],'forms'", "kinds[0].word: \"border\" has other names already" },
  { "protocols/p1.json", "'forms'", "'kinds':[],'forms'", "kinds: empty" },
  { "protocols/p1.json", "'forms'", "'samplingClause':6,'forms'", "samplingClause: a text expected" },
  /* Rules. */
  { "protocols/p1.json", "{'kind'", "{'id':'a rule','kind'", "rules[0].id: not a name: \"a rule\"" },
  { "protocols/p1.json", "'rules':[", "'rules':[{'id':'r1','kind':'border','performer':'KZ','body':'border','mandatory':true},"
    "{'id':'r1','kind':'border','performer':'KZ','body':'border','mandatory':true},", "rules[1].id: \"r1\" twice" },
  { "protocols/p1.json", "{'kind'", "{'from':'2026-05-01','to':'2026-04-30','kind'", "rules[0].to: before from" },
  { "protocols/p1.json", "{'kind'", "{'when':'animal','kind'", "rules[0].when: reads \"animal\", which it cannot" },
  { "protocols/p1.json", "{'kind'", "{'when':'hsCode','kind'", "rules[0].when: reads \"hsCode\", which it cannot" },
  { "protocols/p1.json", "{'kind'", "{'when':'animals and','kind'", NULL },
  { "protocols/p1.json", "{'kind'", "{'when':true,'kind'", "rules[0].when: a text expected" },
  { "protocols/p1.json", "{'kind'", "{'among':'goods','when':'animals','kind'", "rules[0].among: unknown list \"goods\"" },
  { "protocols/p1.json", "{'kind'", "{'among':'consignments','kind'", "rules[0].when: missing" },
  { "protocols/p1.json", "{'kind'", "{'risks':[],'kind'", "rules[0].risks: empty" },
  { "protocols/p1.json", "'waiveClause':'4.2'", "'waiveNeedsAct':true", "rules[0].waiveNeedsAct: no clause lets it be waived at all" },
  /* Powers. */
  { "protocols/p1.json", "'rules'", "'powers':[{'id':'w1','action':'fly','allowed':true,'clause':'7'}],'rules'", "powers[0].action: unknown word \"fly\"" },
  { "protocols/p1.json", "'rules'", "'powers':[{'id':'w1','action':'waive','clause':'7'}],'rules'", "powers[0].allowed: missing" },
  { "protocols/p1.json", "'rules'", "'powers':[{'id':'w1','action':'waive','allowed':true}],'rules'", "powers[0].clause: missing" },
  { "protocols/p1.json", "'rules'", "'powers':[{'id':'w1','action':'waive','allowed':true,'clause':'7','party':'UZ'}],'rules'", "powers[0].party: unknown word \"UZ\"" },
  { "protocols/p1.json", "'rules'", "'powers':[{'id':'w1','action':'waive','allowed':true,'clause':'7','bodies':['police']}],'rules'", "powers[0].bodies[0]: unknown word \"police\"" },
  { "protocols/p1.json", "'rules'", "'powers':[{'id':'w1','action':'waive','allowed':true,'clause':'7','kinds':['colour']}],'rules'", "powers[0].kinds[0]: unknown word \"colour\"" },
  { "protocols/p1.json", "'rules'", "'powers':[{'id':'w1','action':'waive','allowed':true,'clause':'7'},"
    "{'id':'w1','action':'waive','allowed':true,'clause':'7'}],'rules'", "powers[1].id: \"w1\" twice" },
  { "protocols/p1.json", "'rules'", "'powers':[{'id':'w1','action':'waive','allowed':true,'clause':'7','to':'2026-05-01'},"
    "{'id':'w2','action':'waive','allowed':false,'clause':'8','from':'2026-05-01'}],'rules'", "powers[1]: overlaps powers[0]" },
};
/* *INDENT-ON* */

static void
test_small_one_loads (void)
{
  g_autofree char *folder = small_library_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketLibrary) library = beket_library_load (folder, &error);
  const BeketForm *form;

  g_assert_no_error (error);
  form = beket_library_form (library, "T1", NULL, "2026-06-01");
  g_assert_cmpint (beket_form_section (form, "rows")->min_rows, ==, 1);
  g_assert_cmpint (beket_form_section (form, "rows")->max_rows, ==, 9);
  g_assert_cmpint (beket_point_offset (beket_library_point (library, "KZAAA"), G_MAXINT64), ==, 300);
  g_assert_nonnull (beket_library_protocol (library, "RUAAA", "2026-01-01"));
  small_library_remove (folder);
}

static void
test_refused (void)
{
  g_autofree char *folder = small_library_new ();

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    small_library_assert_refused (folder, refused[i].file, refused[i].from, refused[i].to, refused[i].reason);

  small_library_remove (folder);
}

/* Article 4: what is marked as service can never be on a white list as well. */
static void
test_service_mark_on_a_white_list (void)
{
  g_autofree char *folder = small_library_new ();
  g_autoptr (GError) error = NULL;

  small_library_write (folder, "codes/kinds.json",
                       "{'kinds':{'a.peer':{'ledger':'peer','data':{'number':true,'rows':{'marks':true}}}}}");
  g_assert_null (beket_library_load (folder, &error));
  g_assert_cmpstr (error->message, ==, "forms/T1-1.0.json: sections[1].fields[1].id: "
                   "a service mark, but the peer is shown \"marks\" by a.peer");
  small_library_remove (folder);
}

/* A number says of which form it is. */
static void
test_shared_prefix (void)
{
  g_autofree char *folder = small_library_new ();
  g_autoptr (GString) text = g_string_new (FORM);
  g_autoptr (GError) error = NULL;

  g_string_replace (text, "'id':'T1'", "'id':'T2'", 0);
  small_library_write (folder, "forms/T2-1.0.json", text->str);
  g_assert_null (beket_library_load (folder, &error));
  g_assert_cmpstr (error->message, ==, "forms/T2-1.0.json: prefix: \"TST\" is that of T1");
  small_library_remove (folder);
}

static void
test_condition_syntax (void)
{
  g_autofree char *folder = small_library_new ();
  g_auto (GStrv) parts = g_strsplit (FORM, "'when':'name'", 2);
  g_autofree char *text = g_strjoinv ("'when':'name ='", parts);
  g_autoptr (GError) error = NULL;

  small_library_write (folder, "forms/T1-1.0.json", text);
  g_assert_null (beket_library_load (folder, &error));
  g_assert_true (g_str_has_prefix (error->message,
                                   "forms/T1-1.0.json: sections[1].fields[1].when: "));
  small_library_remove (folder);
}

static void
test_missing_files (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (small_library_files); i++)
    {
      g_autofree char *folder = small_library_new ();
      g_autofree char *path = g_build_filename (folder, small_library_files[i].name, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (BeketLibrary) library = NULL;

      g_unlink (path);
      library = beket_library_load (folder, &error);
      if (g_str_has_prefix (small_library_files[i].name, "protocols"))
        g_assert_null (beket_library_protocol (library, "KZAAA", "2026-06-01"));
      else
        g_assert_null (library);
      if (g_str_has_prefix (small_library_files[i].name, "codes") ||
          g_str_has_prefix (small_library_files[i].name, "reference"))
        {
          g_assert_error (error, BEKET_ERROR, BEKET_ERROR_STORE);
          g_assert_true (g_str_has_prefix (error->message, small_library_files[i].name));
        }
      small_library_remove (folder);
    }
}

static void
test_no_folder (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (beket_library_load ("/nonexistent/beket", &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_STORE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/record/library-refuses/small-one-loads", test_small_one_loads);
  g_test_add_func ("/record/library-refuses/refused", test_refused);
  g_test_add_func ("/record/library-refuses/service-mark-on-a-white-list",
                   test_service_mark_on_a_white_list);
  g_test_add_func ("/record/library-refuses/shared-prefix", test_shared_prefix);
  g_test_add_func ("/record/library-refuses/condition-syntax", test_condition_syntax);
  g_test_add_func ("/record/library-refuses/missing-files", test_missing_files);
  g_test_add_func ("/record/library-refuses/no-folder", test_no_folder);

  return g_test_run ();
}
