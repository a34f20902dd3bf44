/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The contract and the routes are the same: no address is undescribed, none is described that is not there.
 */

#define G_LOG_DOMAIN "beket-test"

#include "config.h"

#include "node/call.h"

#include <string.h>

/* "/to/{peer}/tile/{level}/{tile}" and "/to/" "*" "/tile/" "**" are one thing. */
static gboolean
same_path (const char *pattern,
           const char *described)
{
  g_auto (GStrv) a = g_strsplit (pattern, "/", -1);
  g_auto (GStrv) b = g_strsplit (described, "/", -1);
  guint i;

  for (i = 0; a[i] != NULL && b[i] != NULL; i++)
    {
      if (g_str_equal (a[i], "**"))
        return TRUE;
      if (g_str_equal (a[i], "*") ? b[i][0] != '{' : !g_str_equal (a[i], b[i]))
        return FALSE;
    }
  return a[i] == NULL && b[i] == NULL;
}

/* "METHOD path" of each operation, from the two indentations that the file keeps. */
static GPtrArray *
read_operations (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("BEKET_DATADIR"), "openapi.yaml", NULL);
  GPtrArray *operations = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = NULL;
  g_autofree char *address = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      gsize length = strlen (lines[i]);

      if (g_str_has_prefix (lines[i], "  /"))
        {
          g_free (address);
          address = g_strndup (lines[i] + 2, length - 3);
        }
      else if (address != NULL &&
               g_regex_match_simple ("^    (get|put|post|patch|head):$", lines[i], 0, 0))
        {
          g_autofree char *method = g_strndup (lines[i] + 4, length - 5);
          g_autofree char *upper = g_ascii_strup (method, -1);

          g_ptr_array_add (operations, g_strdup_printf ("%s %s", upper, address));
        }
    }
  return operations;
}

static gboolean
describes (const char           *operation,
           const BeketNodeRoute *route)
{
  gsize length = strlen (route->method);

  return strncmp (operation, route->method, length) == 0 && operation[length] == ' ' &&
         same_path (route->pattern, operation + length + 1);
}

static void
test_described (void)
{
  g_autoptr (GPtrArray) operations = read_operations ();

  for (const BeketNodeRoute *route = beket_node_routes (); route->pattern != NULL; route++)
    {
      gboolean found = FALSE;

      for (guint i = 0; i < operations->len; i++)
        found |= describes (operations->pdata[i], route);
      if (!found)
        g_error ("not in openapi.yaml: %s %s", route->method, route->pattern);
    }
}

static void
test_there (void)
{
  g_autoptr (GPtrArray) operations = read_operations ();

  g_assert_cmpuint (operations->len, >, 10);
  for (guint i = 0; i < operations->len; i++)
    {
      gboolean found = FALSE;

      for (const BeketNodeRoute *route = beket_node_routes (); route->pattern != NULL; route++)
        found |= describes (operations->pdata[i], route);
      if (!found)
        g_error ("not a route: %s", (char *) operations->pdata[i]);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/node/openapi/described", test_described);
  g_test_add_func ("/node/openapi/there", test_there);
  return g_test_run ();
}
