/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The files that entries name, and how their digests are written in HTTP.
 */

#define G_LOG_DOMAIN "beket-exchange"

#include "config.h"

#include "exchange/names.h"

#include "exchange/text.h"
#include "record/entry.h"

char *
beket_body_blob (GBytes *body)
{
  g_autoptr (BeketValue) value = body == NULL ? NULL : beket_body_parse (body, NULL);
  const char *blob = beket_value_get_text (beket_value_get (value, "data"), "blob");

  return blob != NULL && beket_is_hash (blob) ? g_strdup (blob) : NULL;
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
