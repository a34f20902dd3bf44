/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fuzzes the JSON door: what the reader lets in, json-glib reads the same, and its canonical text stands.
 */

#include "config.h"

#include "record/json.h"

#include <json-glib/json-glib.h>
#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

static void assert_same (JsonNode         *node,
                         const BeketValue *value);

static void
assert_same_object (JsonObject       *object,
                    const BeketValue *value)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  g_assert_cmpuint (json_object_get_size (object), ==, beket_value_length (value));
  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &node))
    assert_same (node, beket_value_get (value, name));
}

static void
assert_same_list (JsonArray        *array,
                  const BeketValue *value)
{
  g_assert_cmpuint (json_array_get_length (array), ==, beket_value_length (value));
  for (guint i = 0; i < json_array_get_length (array); i++)
    assert_same (json_array_get_element (array, i), beket_value_index (value, i));
}

/* As deep as the reader allows. */
static void
assert_same (JsonNode         *node,
             const BeketValue *value)
{
  g_assert_nonnull (value);
  if (JSON_NODE_HOLDS_OBJECT (node))
    assert_same_object (json_node_get_object (node), value);
  else if (JSON_NODE_HOLDS_ARRAY (node))
    assert_same_list (json_node_get_array (node), value);
  else if (JSON_NODE_HOLDS_NULL (node))
    g_assert_cmpint (beket_value_get_kind (value), ==, BEKET_VALUE_NULL);
  else if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    g_assert_true (beket_value_to_boolean (value) == json_node_get_boolean (node));
  else if (json_node_get_value_type (node) == G_TYPE_INT64)
    g_assert_cmpint (beket_value_to_integer (value), ==, json_node_get_int (node));
  else
    g_assert_cmpstr (beket_value_to_text (value), ==, json_node_get_string (node));
}

/* What our reader takes, another one takes too and for the same. */
static void
assert_another_agrees (const uint8_t    *data,
                       size_t            size,
                       const BeketValue *value)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();

  g_assert_true (json_parser_load_from_data (parser, (const char *) data, (gssize) size, NULL));
  assert_same (json_parser_get_root (parser), value);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketValue) value = beket_json_parse ((const char *) data, size, BEKET_JSON_MAX_BODY, &error);
  g_autoptr (BeketValue) again = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  g_assert_true ((value == NULL) == (error != NULL));
  if (value == NULL)
    return 0;

  assert_another_agrees (data, size, value);
  first = beket_json_write (value);
  again = beket_json_parse (first, strlen (first), 8 * BEKET_JSON_MAX_BODY, &error);
  g_assert_no_error (error);
  g_assert_true (beket_value_equal (value, again));
  second = beket_json_write (again);
  g_assert_cmpstr (first, ==, second);

  return 0;
}
