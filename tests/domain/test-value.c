/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Facts: kinds never turn into each other, names sort as RFC 8785 asks, copies share nothing.
 */

#include "config.h"

#include "domain/value.h"

static BeketValue *
make_tree (void)
{
  BeketValue *root = beket_value_new_object ();
  BeketValue *rows = beket_value_list (root, "rows");

  beket_value_set_text (root, "text", "Сырым");
  beket_value_set_integer (root, "number", 18420);
  beket_value_set_boolean (root, "truth", TRUE);
  beket_value_set (root, "null", beket_value_new_null ());
  beket_value_append (rows, beket_value_new_object ());
  beket_value_set_text (beket_value_index (rows, 0), "name", "A");

  return root;
}

static void
test_kinds (void)
{
  g_autoptr (BeketValue) root = make_tree ();

  g_assert_cmpint (beket_value_get_kind (root), ==, BEKET_VALUE_OBJECT);
  g_assert_cmpint (beket_value_get_kind (beket_value_get (root, "null")), ==, BEKET_VALUE_NULL);
  g_assert_cmpstr (beket_value_get_text (root, "text"), ==, "Сырым");
  g_assert_cmpint (beket_value_get_integer (root, "number", -1), ==, 18420);
  g_assert_true (beket_value_get_boolean (root, "truth"));
  g_assert_cmpuint (beket_value_length (root), ==, 5);

  /* Another kind is nothing, not a conversion. */
  g_assert_null (beket_value_get_text (root, "number"));
  g_assert_cmpint (beket_value_get_integer (root, "text", -1), ==, -1);
  g_assert_false (beket_value_get_boolean (root, "number"));
  g_assert_cmpint (beket_value_to_integer (beket_value_get (root, "truth")), ==, 0);
  g_assert_null (beket_value_get (beket_value_get (root, "rows"), "name"));
  g_assert_null (beket_value_index (root, 0));
  g_assert_cmpuint (beket_value_length (beket_value_get (root, "text")), ==, 0);
}

static void
test_nothing (void)
{
  g_assert_null (beket_value_get (NULL, "a"));
  g_assert_null (beket_value_get_text (NULL, "a"));
  g_assert_cmpint (beket_value_get_integer (NULL, "a", 7), ==, 7);
  g_assert_false (beket_value_get_boolean (NULL, "a"));
  g_assert_cmpuint (beket_value_length (NULL), ==, 0);
  g_assert_null (beket_value_index (NULL, 0));
  g_assert_true (beket_value_equal (NULL, NULL));
}

static void
test_set (void)
{
  g_autoptr (BeketValue) root = make_tree ();

  beket_value_set_text (root, "text", "other");
  g_assert_cmpstr (beket_value_get_text (root, "text"), ==, "other");
  beket_value_set_text (root, "text", NULL);
  g_assert_null (beket_value_get (root, "text"));
  beket_value_set (root, "number", NULL);
  g_assert_null (beket_value_get (root, "number"));
  g_assert_cmpuint (beket_value_length (root), ==, 3);
}

static void
test_lists (void)
{
  g_autoptr (BeketValue) list = beket_value_new_list ();

  for (int i = 0; i < 3; i++)
    beket_value_append (list, beket_value_new_integer (i));
  beket_value_remove_index (list, 1);

  g_assert_cmpuint (beket_value_length (list), ==, 2);
  g_assert_cmpint (beket_value_to_integer (beket_value_index (list, 1)), ==, 2);
  g_assert_null (beket_value_index (list, 2));
}

static void
test_ensured (void)
{
  g_autoptr (BeketValue) root = make_tree ();
  BeketValue *rows = beket_value_get (root, "rows");

  g_assert_true (beket_value_list (root, "rows") == rows);
  g_assert_cmpint (beket_value_get_kind (beket_value_object (root, "new")), ==, BEKET_VALUE_OBJECT);
  g_assert_true (beket_value_object (root, "new") == beket_value_get (root, "new"));
  g_assert_cmpint (beket_value_get_kind (beket_value_list (root, "text")), ==, BEKET_VALUE_LIST);
}

static void
test_copy (void)
{
  g_autoptr (BeketValue) root = make_tree ();
  g_autoptr (BeketValue) copy = beket_value_copy (root);

  g_assert_true (beket_value_equal (root, copy));
  beket_value_set_text (beket_value_index (beket_value_get (copy, "rows"), 0), "name", "B");
  g_assert_false (beket_value_equal (root, copy));
  g_assert_cmpstr (beket_value_get_text (beket_value_index (beket_value_get (root, "rows"), 0), "name"),
                   ==, "A");
}

static void
test_equal (void)
{
  g_autoptr (BeketValue) a = make_tree ();
  g_autoptr (BeketValue) b = make_tree ();
  g_autoptr (BeketValue) zero = beket_value_new_integer (0);
  g_autoptr (BeketValue) no = beket_value_new_boolean (FALSE);

  g_assert_true (beket_value_equal (a, b));
  g_assert_false (beket_value_equal (zero, no));
  g_assert_false (beket_value_equal (zero, NULL));

  beket_value_set (b, "null", NULL);
  beket_value_set (b, "other", beket_value_new_null ());
  g_assert_false (beket_value_equal (a, b));
}

/* One more at the end is another value, whichever of the two has it. */
static void
test_longer (void)
{
  g_autoptr (BeketValue) tree = make_tree ();
  g_autoptr (BeketValue) list = beket_value_copy (tree);
  g_autoptr (BeketValue) object = beket_value_copy (tree);

  beket_value_append (beket_value_get (list, "rows"), beket_value_new_null ());
  g_assert_false (beket_value_equal (tree, list));
  g_assert_false (beket_value_equal (list, tree));
  beket_value_set (object, "more", beket_value_new_null ());
  g_assert_false (beket_value_equal (tree, object));
  g_assert_false (beket_value_equal (object, tree));
}

/* The example of RFC 8785, section 3.2.3, and the ends of the ranges where UTF-8 and UTF-16
 * disagree. */
static void
test_names (void)
{
  static const char *const sorted[] = {
    "\r", "1", "\302\200", "ö", "€", "\355\237\277", "😀", "\364\217\277\277", "\356\200\200", "\357\254\263", "\357\277\277",
  };
  g_autoptr (BeketValue) object = beket_value_new_object ();
  g_autofree const char **names = NULL;
  g_autofree const char **none = beket_value_names (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (sorted); i++)
    beket_value_set_boolean (object, sorted[(i * 7 + 3) % G_N_ELEMENTS (sorted)], TRUE);

  names = beket_value_names (object);
  g_assert_cmpuint (g_strv_length ((char **) names), ==, G_N_ELEMENTS (sorted));
  for (guint i = 0; i < G_N_ELEMENTS (sorted); i++)
    g_assert_cmpstr (names[i], ==, sorted[i]);
  g_assert_cmpuint (g_strv_length ((char **) none), ==, 0);
}

/* The same with more names than are put in order one by one, and the members stand where their names do. */
static void
test_order (void)
{
  g_autoptr (BeketValue) object = beket_value_new_object ();
  g_autofree guint *order = NULL;

  for (int i = 0; i < 200; i++)
    {
      g_autofree char *name = g_strdup_printf ("%03d", i * 7 % 200);

      beket_value_set_integer (object, name, i * 7 % 200);
      g_clear_pointer (&order, g_free);
      order = beket_value_order (object);
      for (int at = 1; at <= i; at++)
        g_assert_cmpint (beket_value_to_integer (beket_value_member (object, order[at - 1])), <,
                         beket_value_to_integer (beket_value_member (object, order[at])));
    }
  for (int i = 0; i < 200; i++)
    {
      g_autofree char *name = g_strdup_printf ("%03d", i);

      g_assert_cmpstr (beket_value_name (object, order[i]), ==, name);
      g_assert_cmpint (beket_value_to_integer (beket_value_member (object, order[i])), ==, i);
    }
}

static void
test_limits (void)
{
  const gint64 most = G_GINT64_CONSTANT (9007199254740991);
  g_autoptr (BeketValue) large = beket_value_new_integer (most);
  g_autoptr (BeketValue) small = beket_value_new_integer (-most);

  g_assert_cmpint (beket_value_to_integer (large), ==, most);
  g_assert_cmpint (beket_value_to_integer (small), ==, -most);

  g_test_expect_message ("beket-domain", G_LOG_LEVEL_CRITICAL, "*number*");
  g_assert_null (beket_value_new_integer (most + 1));
  g_test_assert_expected_messages ();
}

/* As many names as no form has: found by an index then, and the same as with a few. */
static void
test_many_names (void)
{
  g_autoptr (BeketValue) object = beket_value_new_object ();
  g_autoptr (BeketValue) copy = NULL;

  for (int i = 0; i < 1000; i++)
    {
      g_autofree char *name = g_strdup_printf ("name-%d", i);

      beket_value_set_integer (object, name, i);
      beket_value_set_integer (object, name, i + 1);
      g_assert_cmpuint (beket_value_length (object), ==, (guint) i + 1);
    }

  for (int i = 0; i < 1000; i += 3)
    {
      g_autofree char *name = g_strdup_printf ("name-%d", i);

      beket_value_set (object, name, NULL);
      beket_value_set (object, name, NULL);
    }

  copy = beket_value_copy (object);
  g_assert_true (beket_value_equal (object, copy));
  g_assert_cmpuint (beket_value_length (copy), ==, 666);
  for (int i = 0; i < 1000; i++)
    {
      g_autofree char *name = g_strdup_printf ("name-%d", i);

      g_assert_cmpint (beket_value_get_integer (object, name, -1), ==, i % 3 == 0 ? -1 : i + 1);
      g_assert_cmpint (beket_value_get_integer (copy, name, -1), ==, i % 3 == 0 ? -1 : i + 1);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain/value/kinds", test_kinds);
  g_test_add_func ("/domain/value/nothing", test_nothing);
  g_test_add_func ("/domain/value/set", test_set);
  g_test_add_func ("/domain/value/lists", test_lists);
  g_test_add_func ("/domain/value/ensured", test_ensured);
  g_test_add_func ("/domain/value/copy", test_copy);
  g_test_add_func ("/domain/value/equal", test_equal);
  g_test_add_func ("/domain/value/longer", test_longer);
  g_test_add_func ("/domain/value/names", test_names);
  g_test_add_func ("/domain/value/order", test_order);
  g_test_add_func ("/domain/value/limits", test_limits);
  g_test_add_func ("/domain/value/many-names", test_many_names);

  return g_test_run ();
}
