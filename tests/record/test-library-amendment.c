/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Amendments of a protocol: each bad one refuses the library, and a good one holds from its day on.
 */

#include "config.h"

#include "record/library.h"

#include "domain/parse-error.h"

#include "small-library.h"

#include <string.h>

#define AMENDMENT "{'id':'a1','number':'1/1','amends':'p1','signedOn':'2026-02-01','inForce':'2026-04-01','title':" TEXT "," \
  "'end':{'points':['RUAAA']}," \
  "'add':{'samplingClause':'6.3','rules':[{'id':'r2','kind':'border','performer':'KZ','body':'border','mandatory':false}]," \
  "'powers':[{'id':'w1','action':'waive','allowed':false,'clause':'7'}]}}"

/* *INDENT-OFF* */
static const struct
{
  const char *from;
  const char *to;
  const char *reason;
} refused_amendments[] = {
  { "'id':'a1'", "'id':'a2'", "id: the file should be named a2.json" },
  { "'amends':'p1'", "'amends':'p9'", "amends: protocol p9 is not there" },
  { "'amends':'p1',", "", "amends: missing" },
  { "'inForce':'2026-04-01'", "'inForce':'2026-04-31'", "inForce: not a day: \"2026-04-31\"" },
  { "'inForce':'2026-04-01'", "'inForce':'2025-12-31'", "inForce: before p1 is valid" },
  { "'inForce':'2026-04-01',", "", "inForce: missing" },
  { "'title':" TEXT, "'title':{'kk':'ә'}", "title.ru: missing" },
  { "'number'", "'colour'", "colour: unknown member" },
  { "'end':{'points':['RUAAA']}", "'end':{'rules':['r9']}", "end.rules[0]: \"r9\" is not there to be ended" },
  { "'end':{'points':['RUAAA']}", "'end':{'points':['KZBBB']}", "end.points[0]: \"KZBBB\" is not there to be ended" },
  { "'end':{'points':['RUAAA']}", "'end':{'colours':['red']}", "end.colours: unknown member" },
  { "'end':{'points':['RUAAA']}", "'end':{'points':[]}", "end.points: empty" },
  { "'add':{", "'add':{'points':['KZBBB'],", "add.points[0]: point KZBBB is not there" },
  { "'add':{", "'add':{'points':['KZAAA'],", "add.points[0]: \"KZAAA\" is there already" },
  { "'add':{", "'add':{'forms':[{'id':'T1','version':'2.0'}],", "add.forms[0]: form T1 2.0 is not there" },
  { "'add':{", "'add':{'kinds':[{'word':'new','kk':'ә'}],", "add.kinds[0].ru: missing" },
  { "'add':{", "'add':{'validTo':'2027-01-01',", "add.validTo: unknown member" },
  { "'kind':'border'", "'kind':'colour'", "add.rules[0].kind: unknown word \"colour\"" },
  { "'kind':'border'", "'points':['KZBBB'],'kind':'border'", "add.rules[0].points[0]: \"KZBBB\" is not a point of the protocol" },
  { "'mandatory':false", "'mandatory':false,'when':'colour'", "add.rules[0].when: reads \"colour\", which it cannot" },
  { "'action':'waive'", "'action':'fly'", "add.powers[0].action: unknown word \"fly\"" },
  { "'clause':'7'", "'clause':'7','bodies':['police']", "add.powers[0].bodies[0]: unknown word \"police\"" },
  { "{'id':'w1'", "{'id':'w0','action':'waive','allowed':true,'clause':'7'},{'id':'w1'", "with it powers[1]: overlaps powers[0]" },
};
/* *INDENT-ON* */

static void
test_refused_amendments (void)
{
  g_autofree char *folder = small_library_new ();

  for (guint i = 0; i < G_N_ELEMENTS (refused_amendments); i++)
    {
      g_auto (GStrv) parts = g_strsplit (AMENDMENT, refused_amendments[i].from, 2);
      g_autofree char *text = g_strjoinv (refused_amendments[i].to, parts);
      g_autofree char *message = g_strdup_printf ("amendments/a1.json: %s", refused_amendments[i].reason);
      g_autoptr (GError) error = NULL;

      g_test_message ("refused_amendments[%u]: %s", i, refused_amendments[i].to);
      g_assert_cmpuint (g_strv_length (parts), ==, 2);
      small_library_write (folder, "amendments/a1.json", text);
      g_assert_null (beket_library_load (folder, &error));
      g_assert_true (error->domain == BEKET_PARSE_ERROR);
      g_assert_cmpstr (error->message, ==, message);
    }
  small_library_write (folder, "amendments/a1.json",
                       "{'id':'a1','number':'1','amends':'p1','signedOn':'2026-02-01','inForce':'2026-04-01','title':" TEXT "}");
  {
    g_autoptr (GError) error = NULL;

    g_assert_null (beket_library_load (folder, &error));
    g_assert_cmpstr (error->message, ==, "amendments/a1.json: add: it changes nothing");
  }
  small_library_remove (folder);
}

/* The day before, the day itself; two amendments of one day. */
static void
test_amended (void)
{
  g_autofree char *folder = small_library_new ();
  g_autoptr (GString) again = g_string_new (AMENDMENT);
  g_autoptr (BeketLibrary) library = NULL;
  g_autoptr (GError) error = NULL;

  small_library_write (folder, "amendments/a1.json", AMENDMENT);
  library = beket_library_load (folder, &error);
  g_assert_no_error (error);
  g_assert_nonnull (beket_library_protocol (library, "RUAAA", "2026-03-31"));
  g_assert_null (beket_library_protocol (library, "RUAAA", "2026-04-01"));
  g_assert_cmpuint (beket_library_protocol (library, "KZAAA", "2026-03-31")->rules->len, ==, 1);
  g_assert_cmpuint (beket_library_protocol (library, "KZAAA", "2026-04-01")->rules->len, ==, 2);
  g_assert_cmpuint (beket_library_protocol (library, "KZAAA", "2026-04-01")->powers->len, ==, 1);

  g_string_replace (again, "'id':'a1'", "'id':'a2'", 0);
  small_library_write (folder, "amendments/a2.json", again->str);
  g_assert_null (beket_library_load (folder, &error));
  g_assert_nonnull (strstr (error->message, ".json: inForce: overlaps a"));
  small_library_remove (folder);
}

/* A rule may be of a point that the same amendment takes in. */
static void
test_new_point (void)
{
  g_autofree char *folder = small_library_new ();
  g_autoptr (GString) protocol = g_string_new (PROTOCOL);
  g_autoptr (BeketLibrary) library = NULL;
  g_autoptr (GError) error = NULL;

  g_string_replace (protocol, "['KZAAA','RUAAA']", "['KZAAA']", 0);
  small_library_write (folder, "protocols/p1.json", protocol->str);
  small_library_write (folder, "amendments/a1.json",
                       "{'id':'a1','number':'1','amends':'p1','signedOn':'2026-02-01','inForce':'2026-04-01','title':" TEXT ","
                       "'add':{'points':['RUAAA'],'rules':[{'id':'r2','kind':'border','points':['RUAAA'],'performer':'RU',"
                       "'body':'border','mandatory':true}]}}");
  library = beket_library_load (folder, &error);
  g_assert_no_error (error);
  g_assert_null (beket_library_protocol (library, "RUAAA", "2026-03-31"));
  g_assert_cmpuint (beket_library_protocol (library, "RUAAA", "2026-04-01")->rules->len, ==, 2);
  small_library_remove (folder);
}

/* What has run out is not amended. */
static void
test_too_late (void)
{
  g_autofree char *folder = small_library_new ();
  g_autoptr (GString) protocol = g_string_new (PROTOCOL);
  g_autoptr (GError) error = NULL;

  g_string_replace (protocol, "'validFrom':'2026-01-01'", "'validFrom':'2026-01-01','validTo':'2026-03-31'", 0);
  small_library_write (folder, "protocols/p1.json", protocol->str);
  small_library_write (folder, "amendments/a1.json", AMENDMENT);
  g_assert_null (beket_library_load (folder, &error));
  g_assert_cmpstr (error->message, ==, "amendments/a1.json: inForce: after p1 is valid");
  small_library_remove (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/record/library-refuses/refused-amendments", test_refused_amendments);
  g_test_add_func ("/record/library-refuses/amended", test_amended);
  g_test_add_func ("/record/library-amendment/new-point", test_new_point);
  g_test_add_func ("/record/library-amendment/too-late", test_too_late);

  return g_test_run ();
}
