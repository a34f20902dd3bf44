/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the tests of bad data files begin with: a small library that is right.
 */

#include "config.h"

#include "small-library.h"

#include "domain/parse-error.h"
#include "record/library.h"

#include <glib/gstdio.h>
#include <string.h>

#define CODES "{'lists':{" \
  "'step':[{'word':'documents','kk':'Құжаттар','ru':'Документы'}]," \
  "'kind':[{'word':'a.own','kk':'ә','ru':'я'},{'word':'a.peer','kk':'ә','ru':'я'}]," \
  "'control-kind':[{'word':'border','kk':'ә','ru':'я'}]," \
  "'party':[{'word':'KZ','kk':'ә','ru':'я'},{'word':'RU','kk':'ә','ru':'я'}]," \
  "'body':[{'word':'border','kk':'ә','ru':'я'}]," \
  "'direction':[{'word':'exit','kk':'ә','ru':'я'}]," \
  "'subject':[{'word':'truck','kk':'ә','ru':'я'}]}}"

#define KINDS "{'kinds':{'a.own':{'ledger':'own'},'a.peer':{'ledger':'peer','data':{'number':true,'rows':{'name':true}}}}}"

#define POINTS "{'points':[" \
  "{'code':'KZAAA','party':'KZ','peer':'RUAAA','name':" TEXT ",'type':'bilateral'," \
  "'offsets':[{'from':'2005-01-01','minutes':360},{'from':'2024-03-01','minutes':300}],'checked':true}," \
  "{'code':'RUAAA','party':'RU','peer':'KZAAA','name':" TEXT ",'type':'bilateral'," \
  "'offsets':[{'from':'2014-01-01','minutes':240}]}]}"

/* *INDENT-OFF* */
const SmallFile small_library_files[SMALL_LIBRARY_N_FILES] = {
  { "codes/codes.json", CODES },
  { "codes/kinds.json", KINDS },
  { "reference/points.json", POINTS },
  { "forms/T1-1.0.json", FORM },
  { "protocols/p1.json", PROTOCOL },
};
/* *INDENT-ON* */

void
small_library_write (const char *folder,
                     const char *name,
                     const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);
  g_autoptr (GString) json = g_string_new (text);

  /* Quotes inside a condition first: they are escaped in the file. */
  g_string_replace (json, "\\'", "\\\"", 0);
  g_string_replace (json, "'", "\"", 0);
  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, json->str, (gssize) json->len, NULL));
}

char *
small_library_new (void)
{
  char *folder = g_dir_make_tmp ("beket-test-library-XXXXXX", NULL);

  g_assert_nonnull (folder);
  for (guint i = 0; i < G_N_ELEMENTS (small_library_files); i++)
    small_library_write (folder, small_library_files[i].name, small_library_files[i].text);

  return folder;
}

void
small_library_remove (const char *folder)
{
  static const char *const folders[] = { "codes", "reference", "forms", "protocols", "amendments", "" };

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = g_build_filename (folder, folders[i], NULL);
      g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
      const char *name;

      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *file = g_build_filename (path, name, NULL);

          g_unlink (file);
        }
      g_rmdir (path);
    }
}

const char *
small_library_file (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (small_library_files); i++)
    if (strcmp (small_library_files[i].name, name) == 0)
      return small_library_files[i].text;

  g_assert_not_reached ();
}

void
small_library_assert_refused (const char *folder,
                              const char *name,
                              const char *from,
                              const char *to,
                              const char *reason)
{
  g_auto (GStrv) parts = g_strsplit (small_library_file (name), from, 2);
  g_autofree char *text = g_strjoinv (to, parts);
  g_autofree char *message = g_strdup_printf ("%s: %s", name, reason);
  g_autoptr (GError) error = NULL;

  g_test_message ("%s instead of %s", to, from);
  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  small_library_write (folder, name, text);
  g_assert_null (beket_library_load (folder, &error));
  g_assert_true (error->domain == BEKET_PARSE_ERROR);
  if (reason != NULL)
    g_assert_cmpstr (error->message, ==, message);
  else
    g_assert_true (g_str_has_prefix (error->message, name));
  small_library_write (folder, name, small_library_file (name));
}
