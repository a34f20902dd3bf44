/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Data files of another shape: a list, an object or a text where something else stands, nothing at all, and one too many.
 */

#include "config.h"

#include "record/library.h"

#include "domain/error.h"

#include "small-library.h"

#include <glib/gstdio.h>

#define FORM_HEAD "{'id':'T1','version':'1.0','prefix':'TST','validFrom':'2026-01-01','title':" TEXT ",'legal':" TEXT ",'footer':" TEXT
#define SECTION "{'id':'head','letter':'A','title':" TEXT ",'fields':[{'id':'note','type':'text','label':" TEXT "}]}"

/* *INDENT-OFF* */
/* Which file, what is replaced in it by what, and all of the message. */
static const struct
{
  const char *file;
  const char *from;
  const char *to;
  const char *reason;
} refused[] = {
  /* A list, an object or a text where something else stands. */
  { "forms/T1-1.0.json", "'fields':[{'id':'name'", "'fields':7,'signed':[{'id':'name'", "sections[1].fields: a list expected" },
  { "forms/T1-1.0.json", "'letter':'A'", "'letter':7", "sections[0].letter: a text expected" },
  { "forms/T1-1.0.json", "'step':'documents'", "'step':7", "sections[0].step: a text expected" },
  { "forms/T1-1.0.json", "'step':'documents'", "'signed':'yes'", "sections[0].signed: true or false expected" },
  { "forms/T1-1.0.json", "'version':'1.0'", "'version':1", "version: a text expected" },
  { "forms/T1-1.0.json", "'prefix':'TST'", "'prefix':'TST','basis':7", "basis: a text expected" },
  { "codes/kinds.json", "{'ledger':'own'}", "7", "kinds.a.own: an object expected" },
  { "codes/kinds.json", "'ledger':'own'", "'ledger':true", "kinds.a.own.ledger: a text expected" },
  { "protocols/p1.json", "'rules':[", "'rules':7,'powers':[", "rules: a list expected" },
  { "protocols/p1.json", "'rules'", "'powers':7,'rules'", "powers: a list expected" },
  { "protocols/p1.json", "'rules'", "'powers':[{'id':'w1','action':7,'allowed':true,'clause':'7'}],'rules'", "powers[0].action: a text expected" },
  { "protocols/p1.json", "'version':'1.0'}", "'version':1}", "forms[0].version: a text expected" },
  { "protocols/p1.json", "['exit']", "['exit',7]", "rules[0].directions[1]: a text expected" },
  { "protocols/p1.json", "'validFrom':'2026-01-01'", "'validFrom':'2026-01-01','validTo':'2025-12-31'", "validTo: before validFrom" },
  /* Fields of the section without a name stand beside the sections. */
  { "forms/T1-1.0.json", "'sections':[", "'sections':[{'id':'','letter':'C','title':" TEXT ",'fields':[{'id':'rows','type':'text','label':" TEXT "}]},",
    "sections[2].id: \"rows\" is also a field" },
};
/* *INDENT-ON* */

static void
test_refused (void)
{
  g_autofree char *folder = small_library_new ();

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    small_library_assert_refused (folder, refused[i].file, refused[i].from, refused[i].to, refused[i].reason);

  small_library_remove (folder);
}

/* Files that have nothing of what they should have. */
static void
test_other_files (void)
{
  static const struct
  {
    const char *file;
    const char *text;
    const char *message;
  } cases[] = {
    { "codes/codes.json", "{}", "codes/codes.json: lists: an object expected" },
    { "codes/codes.json", "{'lists':['step']}", "codes/codes.json: lists: an object expected" },
    { "codes/kinds.json", "{}", "codes/kinds.json: kinds: an object expected" },
    { "codes/kinds.json", "{'kinds':['a.own']}", "codes/kinds.json: kinds: an object expected" },
    { "reference/points.json", "{}", "reference/points.json: points: missing" },
    { "forms/T1-1.0.json", "{}", "forms/T1-1.0.json: id: missing" },
    { "forms/T1-1.0.json", FORM_HEAD "}", "forms/T1-1.0.json: sections: missing" },
    { "forms/T1-1.0.json", FORM_HEAD ",'sections':7}", "forms/T1-1.0.json: sections: a list expected" },
    { "forms/T1-1.0.json", FORM_HEAD ",'sections':[]}", "forms/T1-1.0.json: sections: empty" },
    { "forms/T1-1.0.json", FORM_HEAD ",'sections':[" SECTION "],'checks':7}", "forms/T1-1.0.json: checks: a list expected" },
    { "protocols/p1.json", "{}", "protocols/p1.json: id: missing" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folder = small_library_new ();
      g_autoptr (GError) error = NULL;

      small_library_write (folder, cases[i].file, cases[i].text);
      g_assert_null (beket_library_load (folder, &error));
      g_assert_cmpstr (error->message, ==, cases[i].message);
      small_library_remove (folder);
    }
}

/* A library without one of its folders is none. */
static void
test_missing_folders (void)
{
  static const struct
  {
    const char *file;
    const char *folder;
  } cases[] = {
    { "reference/points.json", "reference" }, { "forms/T1-1.0.json", "forms" }, { "protocols/p1.json", "protocols" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folder = small_library_new ();
      g_autofree char *file = g_build_filename (folder, cases[i].file, NULL);
      g_autofree char *path = g_build_filename (folder, cases[i].folder, NULL);
      g_autofree char *start = g_strconcat (cases[i].folder, ": ", NULL);
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (g_unlink (file), ==, 0);
      g_assert_cmpint (g_rmdir (path), ==, 0);
      g_assert_null (beket_library_load (folder, &error));
      g_assert_error (error, BEKET_ERROR, BEKET_ERROR_STORE);
      g_assert_true (g_str_has_prefix (error->message, start));
      small_library_remove (folder);
    }
}

/* As many as there may be, and one more. */
static void
load_with_many (const char *after,
                const char *format,
                guint       n,
                const char *message)
{
  g_autofree char *folder = small_library_new ();
  g_auto (GStrv) parts = g_strsplit (FORM, after, 2);
  g_autoptr (GString) many = g_string_new (after);
  g_autoptr (BeketLibrary) library = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_auto (GStrv) item = g_strsplit (format, "#", 2);

      g_string_append_printf (many, "%s%u%s,", item[0], i, item[1]);
    }
  text = g_strjoinv (many->str, parts);
  small_library_write (folder, "forms/T1-1.0.json", text);
  library = beket_library_load (folder, &error);
  g_assert_cmpstr (error == NULL ? NULL : error->message, ==, message);
  small_library_remove (folder);
}

static void
test_limits (void)
{
  static const char check[] = "{'id':'c#','at':'rows','that':'head','error':" TEXT "}";
  static const char field[] = "{'id':'f#','type':'text','label':" TEXT "}";

  load_with_many ("'checks':[", check, 63, NULL);
  load_with_many ("'checks':[", check, 64, "forms/T1-1.0.json: checks: more than 64 checks");
  load_with_many ("'step':'documents','fields':[", field, 1019, NULL);
  load_with_many ("'step':'documents','fields':[", field, 1020, "forms/T1-1.0.json: sections[1]: more than 1024 fields");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/record/library-shape/refused", test_refused);
  g_test_add_func ("/record/library-shape/other-files", test_other_files);
  g_test_add_func ("/record/library-shape/missing-folders", test_missing_folders);
  g_test_add_func ("/record/library-shape/limits", test_limits);

  return g_test_run ();
}
