/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The files that entries name, and how their digests are written in HTTP.
 */

#define G_LOG_DOMAIN "beket-exchange"

#include "config.h"

#include "exchange/names.h"

#include "exchange/text.h"
#include "record/entry.h"

static void
collect (const BeketValue *value,
         gboolean          named,
         GPtrArray        *hashes)
{
  const char *text = beket_value_to_text (value);
  g_autofree const char **names = NULL;

  if (named && text != NULL && beket_is_hash (text) &&
      !g_ptr_array_find_with_equal_func (hashes, text, g_str_equal, NULL))
    g_ptr_array_add (hashes, g_strdup (text));
  if (beket_value_get_kind (value) == BEKET_VALUE_LIST)
    for (guint i = 0; i < beket_value_length (value); i++)
      collect (beket_value_index (value, i), named, hashes);
  if (beket_value_get_kind (value) != BEKET_VALUE_OBJECT)
    return;
  names = beket_value_names (value);
  for (guint i = 0; names[i] != NULL; i++)
    collect (beket_value_get (value, names[i]),
             g_str_equal (names[i], "blob") || g_str_equal (names[i], "blobs"), hashes);
}

GPtrArray *
beket_value_blobs (const BeketValue *body)
{
  GPtrArray *hashes = g_ptr_array_new_with_free_func (g_free);
  const BeketValue *data = beket_value_get (body, "data");

  if (data != NULL)
    collect (data, FALSE, hashes);
  return hashes;
}

GPtrArray *
beket_body_blobs (GBytes *body)
{
  g_autoptr (BeketValue) value = body == NULL ? NULL : beket_body_parse (body, NULL);

  return beket_value_blobs (value);
}

char *
beket_content_digest (const char *hash)
{
  g_autofree char *base64 = NULL;
  guint8 bytes[32];

  g_return_val_if_fail (beket_hex_decode (hash, bytes, sizeof (bytes)), NULL);
  base64 = g_base64_encode (bytes, sizeof (bytes));
  return g_strdup_printf ("sha-256=:%s:", base64);
}
