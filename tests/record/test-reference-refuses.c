/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Bad files of reference data: each is refused with the place in it and the reason.
 */

#include "config.h"

#include "record/reference.h"

#include "domain/parse-error.h"
#include "record/json.h"

#include <string.h>

/* Small files that are right. Quotes are single here. */

#define TEXT "{'kk':'ә','ru':'я'}"

#define POINTS "{'points':[" \
  "{'code':'KZAAA','party':'KZ','peer':'RUAAA','kind':'road','name':" TEXT ",'type':'bilateral','subdivision':'KZ-27'," \
  "'carGoRuqsat':'238243101359000000','locode':'KZAAA','hours':" TEXT "," \
  "'offsets':[{'from':'2013-07-30','minutes':360},{'from':'2024-03-01','at':'02:00','minutes':300}]," \
  "'status':[{'from':'2025-08-04','to':'2026-12-31','state':'trucks-only','note':" TEXT ",'source':'x'}],'checked':true}," \
  "{'code':'RUAAA','party':'RU','peer':'KZAAA','kind':'rail','name':" TEXT ",'offsets':[{'from':'2014-01-01','minutes':240}]}]}"

#define BODIES "{'bodies':[{'id':'KZ-customs','party':'KZ','kind':'customs','class':'control','name':" TEXT "," \
  "'validFrom':'2014-08-06','validTo':'2020-01-01','source':'x','checked':true}]}"

#define COUNTRIES "{'countries':[" \
  "{'id':'DEU','alpha2':'DE','numeric':'276','name':" TEXT ",'also':['ФРГ'],'checked':true}," \
  "{'id':'D','special':'document','of':'DEU','name':" TEXT "}]}"

#define CHAPTERS "{'hs-chapters':[{'id':'01','name':" TEXT "},{'id':'02','name':" TEXT "}]}"

#define NORMS "{'norms':[{'id':'a-1','state':'EAEU','act':" TEXT ",'article':'327','cite':" TEXT ",'subject':" TEXT "}]}"

#define PROHIBITED "{'prohibited':[{'id':'KZ-x','state':'KZ','directions':['import','export'],'measure':'prohibited'," \
  "'name':" TEXT ",'words':['жижа'],'hs':['93','854340'],'norm':'a-1'}]}"

#define TREATY "{'treaty':[{'id':'agreement','title':" TEXT ",'signedOn':'2009-09-11','inForce':'2013-07-30'," \
  "'periodEnd':'2028-07-30','lastNotice':'2028-01-30','years':5,'noticeMonths':6,'noticeGiven':'2027-01-01'}]}"

/* *INDENT-OFF* */
static const char *const good[BEKET_REFERENCE_N_KINDS] = {
  [BEKET_REFERENCE_POINTS] = POINTS,
  [BEKET_REFERENCE_BODIES] = BODIES,
  [BEKET_REFERENCE_COUNTRIES] = COUNTRIES,
  [BEKET_REFERENCE_HS_CHAPTERS] = CHAPTERS,
  [BEKET_REFERENCE_NORMS] = NORMS,
  [BEKET_REFERENCE_PROHIBITED] = PROHIBITED,
  [BEKET_REFERENCE_TREATY] = TREATY,
};

/* Which list, what is replaced by what, and all of the message. */
static const struct
{
  BeketReferenceKind kind;
  const char        *from;
  const char        *to;
  const char        *reason;
} refused[] = {
  /* The file. */
  { BEKET_REFERENCE_BODIES, "{'bodies'", "{'points'", "points: unknown member" },
  { BEKET_REFERENCE_BODIES, "{'bodies':[", "{'bodies':{},'x':[", "x: unknown member" },
  /* Every edition. */
  { BEKET_REFERENCE_BODIES, "'id':'KZ-customs',", "", "bodies[0].id: missing" },
  { BEKET_REFERENCE_BODIES, "'id':'KZ-customs'", "'id':''", "bodies[0].id: empty" },
  { BEKET_REFERENCE_BODIES, "'id':'KZ-customs'", "'id':'KZ customs'", "bodies[0].id: not a name: \"KZ customs\"" },
  { BEKET_REFERENCE_BODIES, "'id':'KZ-customs'", "'id':7", "bodies[0].id: a text expected" },
  { BEKET_REFERENCE_BODIES, "'2014-08-06'", "'2014-02-30'", "bodies[0].validFrom: not a day: \"2014-02-30\"" },
  { BEKET_REFERENCE_BODIES, "'2014-08-06'", "'2014-8-6'", "bodies[0].validFrom: not a day: \"2014-8-6\"" },
  { BEKET_REFERENCE_BODIES, "'2020-01-01'", "'2014-01-01'", "bodies[0].validTo: before 2014-08-06" },
  { BEKET_REFERENCE_BODIES, "'checked':true", "'checked':1", "bodies[0].checked: true or false expected" },
  { BEKET_REFERENCE_BODIES, "'source':'x'", "'source':''", "bodies[0].source: empty" },
  { BEKET_REFERENCE_BODIES, "'source'", "'sauce'", "bodies[0].sauce: unknown member" },
  { BEKET_REFERENCE_HS_CHAPTERS, "'id':'02'", "'id':'01'", "hs-chapters[1].id: \"01\" twice from the same day" },
  /* Points. */
  { BEKET_REFERENCE_POINTS, "'kind':'road'", "'kind':'river'", "points[0].kind: unknown word \"river\"" },
  { BEKET_REFERENCE_POINTS, "'kind':'rail'", "'kind':'road'", "points[1].type: missing" },
  { BEKET_REFERENCE_POINTS, "'peer':'RUAAA'", "'peer':'RUBBB'", "points[0].peer: point RUBBB is not there" },
  { BEKET_REFERENCE_POINTS, "'peer':'RUAAA'", "'peer':'KZAAA'", "points[0].peer: KZAAA is not across from it" },
  { BEKET_REFERENCE_POINTS, "'code':'KZAAA'", "'code':'kzaaa'", "points[0].code: not a name: \"kzaaa\"" },
  { BEKET_REFERENCE_POINTS, "'code':'KZAAA'", "'code':'KZAAAAAAA'", "points[0].code: not a name: \"KZAAAAAAA\"" },
  { BEKET_REFERENCE_POINTS, "'KZ-27'", "'RU-ORE'", "points[0].subdivision: not of the party: \"RU-ORE\"" },
  { BEKET_REFERENCE_POINTS, "'238243101359000000'", "'2382431013590000'", "points[0].carGoRuqsat: not 18 digits: \"2382431013590000\"" },
  { BEKET_REFERENCE_POINTS, "'238243101359000000'", "'23824310135900000x'", "points[0].carGoRuqsat: not 18 digits: \"23824310135900000x\"" },
  { BEKET_REFERENCE_POINTS, "'locode':'KZAAA'", "'locode':'RUAAA'", "points[0].locode: not a UN/LOCODE of the party: \"RUAAA\"" },
  { BEKET_REFERENCE_POINTS, "'locode':'KZAAA'", "'locode':'KZA'", "points[0].locode: not a UN/LOCODE of the party: \"KZA\"" },
  { BEKET_REFERENCE_POINTS, "'hours':{'kk':'ә',", "'hours':{", "points[0].hours.kk: missing" },
  { BEKET_REFERENCE_POINTS, "'at':'02:00'", "'at':'24:00'", "points[0].offsets[1].at: not a time: \"24:00\"" },
  { BEKET_REFERENCE_POINTS, "'at':'02:00'", "'at':'2:00'", "points[0].offsets[1].at: not a time: \"2:00\"" },
  { BEKET_REFERENCE_POINTS, "'at':'02:00'", "'at':'02:000'", "points[0].offsets[1].at: not a time: \"02:000\"" },
  { BEKET_REFERENCE_POINTS, "'2024-03-01'", "'2013-07-29'", "points[0].offsets[1]: not after the one before" },
  { BEKET_REFERENCE_POINTS, "'minutes':240", "'minutes':841", "points[1].offsets[0].minutes: not from -840 to 840" },
  { BEKET_REFERENCE_POINTS, ",'minutes':240", "", "points[1].offsets[0].minutes: missing" },
  { BEKET_REFERENCE_POINTS, "[{'from':'2014-01-01','minutes':240}]", "[]", "points[1].offsets: empty" },
  { BEKET_REFERENCE_POINTS, "'trucks-only'", "'shut'", "points[0].status[0].state: unknown word \"shut\"" },
  { BEKET_REFERENCE_POINTS, "'2026-12-31'", "'2025-01-01'", "points[0].status[0].to: before 2025-08-04" },
  { BEKET_REFERENCE_POINTS, "'state':'trucks-only','note':{'kk':'ә',", "'state':'trucks-only','note':{", "points[0].status[0].note.kk: missing" },
  /* Bodies. */
  { BEKET_REFERENCE_BODIES, "'party':'KZ'", "'party':'UZ'", "bodies[0].party: unknown word \"UZ\"" },
  { BEKET_REFERENCE_BODIES, "'kind':'customs'", "'kind':'police'", "bodies[0].kind: unknown word \"police\"" },
  { BEKET_REFERENCE_BODIES, "'kind':'customs'", "'kind':'border'", "bodies[0].id: KZ-border expected" },
  { BEKET_REFERENCE_BODIES, "'class':'control'", "'class':'first'", "bodies[0].class: unknown word \"first\"" },
  { BEKET_REFERENCE_BODIES, "{'kk':'ә',", "{", "bodies[0].name.kk: missing" },
  /* Countries. */
  { BEKET_REFERENCE_COUNTRIES, "'id':'DEU'", "'id':'DE'", "countries[0].id: not a code: \"DE\"" },
  { BEKET_REFERENCE_COUNTRIES, "'id':'DEU'", "'id':'deu'", "countries[0].id: not a code: \"deu\"" },
  { BEKET_REFERENCE_COUNTRIES, "'alpha2':'DE',", "", "countries[0].alpha2: missing" },
  { BEKET_REFERENCE_COUNTRIES, "'alpha2':'DE'", "'alpha2':'D'", "countries[0].alpha2: not a code: \"D\"" },
  { BEKET_REFERENCE_COUNTRIES, "'numeric':'276',", "", "countries[0].numeric: missing" },
  { BEKET_REFERENCE_COUNTRIES, "'numeric':'276'", "'numeric':'27'", "countries[0].numeric: not 3 digits: \"27\"" },
  { BEKET_REFERENCE_COUNTRIES, "'special':'document'", "'special':'odd'", "countries[1].special: unknown word \"odd\"" },
  { BEKET_REFERENCE_COUNTRIES, "'of':'DEU'", "'of':'DDR'", "countries[1].of: country DDR is not there" },
  { BEKET_REFERENCE_COUNTRIES, "['ФРГ']", "['ФРГ','ФРГ']", "countries[0].also[1]: \"ФРГ\" twice" },
  /* Groups of goods. */
  { BEKET_REFERENCE_HS_CHAPTERS, "'id':'02'", "'id':'2'", "hs-chapters[1].id: not 2 digits: \"2\"" },
  { BEKET_REFERENCE_HS_CHAPTERS, "'id':'02'", "'id':'0a'", "hs-chapters[1].id: not 2 digits: \"0a\"" },
  { BEKET_REFERENCE_HS_CHAPTERS, "'id':'02',", "", "hs-chapters[1].id: missing" },
  /* Norms. */
  { BEKET_REFERENCE_NORMS, "'state':'EAEU'", "'state':'EU'", "norms[0].state: unknown word \"EU\"" },
  { BEKET_REFERENCE_NORMS, "'article':'327'", "'article':327", "norms[0].article: a text expected" },
  { BEKET_REFERENCE_NORMS, "'cite':{'kk':'ә',", "'cite':{", "norms[0].cite.kk: missing" },
  { BEKET_REFERENCE_NORMS, ",'subject':" TEXT, "", "norms[0].subject: missing" },
  /* Prohibited goods. */
  { BEKET_REFERENCE_PROHIBITED, "'state':'KZ'", "'state':'EAEU'", "prohibited[0].state: unknown word \"EAEU\"" },
  { BEKET_REFERENCE_PROHIBITED, "['import','export']", "['import','transit']", "prohibited[0].directions[1]: unknown word \"transit\"" },
  { BEKET_REFERENCE_PROHIBITED, "['import','export']", "[]", "prohibited[0].directions: empty" },
  { BEKET_REFERENCE_PROHIBITED, "'measure':'prohibited'", "'measure':'maybe'", "prohibited[0].measure: unknown word \"maybe\"" },
  { BEKET_REFERENCE_PROHIBITED, "'854340'", "'9'", "prohibited[0].hs[1]: not 2 to 10 digits: \"9\"" },
  { BEKET_REFERENCE_PROHIBITED, "'854340'", "'85434x'", "prohibited[0].hs[1]: not 2 to 10 digits: \"85434x\"" },
  { BEKET_REFERENCE_PROHIBITED, "'norm':'a-1'", "'norm':'b-1'", "prohibited[0].norm: norm b-1 is not there" },
  { BEKET_REFERENCE_PROHIBITED, ",'norm':'a-1'", "", "prohibited[0].norm: missing" },
  /* The treaty. */
  { BEKET_REFERENCE_TREATY, "'periodEnd':'2028-07-30'", "'periodEnd':'2028-07-31'", "treaty[0].periodEnd: no period ends then" },
  { BEKET_REFERENCE_TREATY, "'periodEnd':'2028-07-30'", "'periodEnd':'2013-07-29'", "treaty[0].periodEnd: before 2013-07-30" },
  { BEKET_REFERENCE_TREATY, "'lastNotice':'2028-01-30'", "'lastNotice':'2028-01-31'", "treaty[0].lastNotice: 2028-01-30 by the term" },
  { BEKET_REFERENCE_TREATY, "'inForce':'2013-07-30'", "'inForce':'2009-07-30'", "treaty[0].inForce: before 2009-09-11" },
  { BEKET_REFERENCE_TREATY, "'years':5,", "", "treaty[0].years: missing" },
  { BEKET_REFERENCE_TREATY, "'years':5", "'years':0", "treaty[0].years: not from 1 to 100" },
  { BEKET_REFERENCE_TREATY, "'noticeMonths':6", "'noticeMonths':60", "treaty[0].noticeMonths: longer than a period" },
  { BEKET_REFERENCE_TREATY, ",'noticeMonths':6", "", "treaty[0].noticeMonths: missing" },
  { BEKET_REFERENCE_TREATY, "'2027-01-01'", "'2010-01-01'", "treaty[0].noticeGiven: before 2013-07-30" },
};
/* *INDENT-ON* */

/* (transfer full): with the quotes of JSON. */
static char *
json_of (const char *text)
{
  g_autoptr (GString) json = g_string_new (text);

  g_string_replace (json, "'", "\"", 0);

  return g_string_free (g_steal_pointer (&json), FALSE);
}

/* What a list names stands in the lists before it. */
static BeketReference *
filled (BeketReferenceKind before)
{
  BeketReference *reference = beket_reference_new ();

  for (guint kind = 0; kind < before; kind++)
    {
      g_autofree char *json = json_of (good[kind]);
      g_autoptr (GError) error = NULL;

      beket_reference_parse (reference, (BeketReferenceKind) kind, json, strlen (json), &error);
      g_assert_no_error (error);
    }

  return reference;
}

static void
test_good_ones (void)
{
  g_autoptr (BeketReference) reference = filled (BEKET_REFERENCE_N_KINDS);

  for (guint kind = 0; kind < BEKET_REFERENCE_N_KINDS; kind++)
    g_assert_cmpuint (beket_editions_count (reference[kind]), >, 0);
}

static void
test_refused (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (BeketReference) reference = filled (refused[i].kind);
      g_auto (GStrv) parts = g_strsplit (good[refused[i].kind], refused[i].from, 2);
      g_autofree char *text = g_strjoinv (refused[i].to, parts);
      g_autofree char *json = json_of (text);
      g_autoptr (GError) error = NULL;

      g_test_message ("refused[%u]: %s", i, refused[i].to);
      g_assert_cmpuint (g_strv_length (parts), ==, 2);
      g_assert_false (beket_reference_parse (reference, refused[i].kind, json, strlen (json), &error));
      g_assert_true (error->domain == BEKET_PARSE_ERROR);
      g_assert_cmpstr (error->message, ==, refused[i].reason);
    }
}

/* Every byte of a small file turned over, and every beginning of it: refused or read, never worse. */
static void
test_any_bytes (void)
{
  for (guint kind = 0; kind < BEKET_REFERENCE_N_KINDS; kind++)
    {
      g_autofree char *json = json_of (good[kind]);
      gsize length = strlen (json);

      for (gsize i = 0; i < length; i++)
        {
          g_autoptr (BeketReference) cut = filled ((BeketReferenceKind) kind);
          g_autoptr (BeketReference) turned = filled ((BeketReferenceKind) kind);
          g_autoptr (GError) cut_error = NULL;
          g_autoptr (GError) turned_error = NULL;
          gboolean read;

          g_assert_false (beket_reference_parse (cut, (BeketReferenceKind) kind, json, i, &cut_error));
          g_assert_nonnull (cut_error);

          json[i] ^= 0x15;
          read = beket_reference_parse (turned, (BeketReferenceKind) kind, json, length, &turned_error);
          g_assert_true (read == (turned_error == NULL));
          json[i] ^= 0x15;
        }
    }
}

static void
test_too_long (void)
{
  g_autoptr (BeketReference) reference = beket_reference_new ();
  g_autofree char *bytes = g_malloc (BEKET_JSON_MAX_REFERENCE + 1);
  g_autoptr (GError) error = NULL;

  memset (bytes, ' ', BEKET_JSON_MAX_REFERENCE + 1);
  g_assert_false (beket_reference_parse (reference, BEKET_REFERENCE_NORMS, bytes, BEKET_JSON_MAX_REFERENCE + 1, &error));
  g_assert_error (error, BEKET_PARSE_ERROR, BEKET_PARSE_ERROR_LIMIT);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/record/reference-refuses/good-ones", test_good_ones);
  g_test_add_func ("/record/reference-refuses/refused", test_refused);
  g_test_add_func ("/record/reference-refuses/any-bytes", test_any_bytes);
  g_test_add_func ("/record/reference-refuses/too-long", test_too_long);

  return g_test_run ();
}
