/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Signed heads: "I hold entries 1 to N of this chain, the last has this hash."
 */

#define G_LOG_DOMAIN "beket-record"

#include "config.h"

#include "record/chain.h"
#include "record/entry.h"
#include "record/head.h"
#include "record/hex.h"
#include "record/json.h"

#include "domain/parse-error.h"

#include <string.h>

#define MAX_LINE (16 * 1024)

BeketHead *
beket_head_new (const char *origin,
                const char *ledger,
                const char *inc,
                gint64      seq,
                const char *hash,
                const char *time)
{
  BeketHead *self = g_new0 (BeketHead, 1);

  self->origin = g_strdup (origin);
  self->ledger = g_strdup (ledger);
  self->inc = g_strdup (inc);
  self->seq = seq;
  self->hash = g_strdup (seq == 0 ? BEKET_NO_HASH : hash);
  self->time = g_strdup (time);

  return self;
}

void
beket_head_free (BeketHead *self)
{
  g_free (self->origin);
  g_free (self->ledger);
  g_free (self->inc);
  g_free (self->hash);
  g_free (self->time);
  g_free (self);
}

GBytes *
beket_head_bytes (const BeketHead *self)
{
  g_autoptr (BeketValue) head = beket_value_new_object ();

  beket_value_set_text (head, "hash", self->hash);
  beket_value_set_text (head, "inc", self->inc);
  beket_value_set_text (head, "ledger", self->ledger);
  beket_value_set_text (head, "origin", self->origin);
  beket_value_set_integer (head, "seq", self->seq);
  beket_value_set_text (head, "time", self->time);

  return beket_json_write_bytes (head);
}

static void
set_base64 (BeketValue *object,
            const char *name,
            GBytes     *bytes)
{
  gsize length;
  const guchar *data = g_bytes_get_data (bytes, &length);
  g_autofree char *text = g_base64_encode (data, length);

  beket_value_set_text (object, name, text);
}

char *
beket_head_seal (GBytes *head,
                 GBytes *signature,
                 GBytes *certificate)
{
  g_autoptr (BeketValue) line = beket_value_new_object ();
  gsize length;
  const char *data = g_bytes_get_data (head, &length);
  g_autofree char *text = g_strndup (data, length);

  beket_value_set_text (line, "head", text);
  set_base64 (line, "signature", signature);
  set_base64 (line, "certificate", certificate);

  return beket_json_write (line);
}

static BeketHead *
read_head (const char *text,
           GError    **error)
{
  static const char *const names[] = { "hash", "inc", "ledger", "origin", "seq", "time", NULL };
  g_autoptr (BeketValue) head = beket_json_parse (text, strlen (text), BEKET_ENTRY_MAX_HEADER,
                                                  error);
  g_autofree char *again = NULL;
  const char *hash;
  gint64 seq;

  if (head == NULL || !beket_chain_check (head, names, 0, "head", error))
    return NULL;

  hash = beket_value_get_text (head, "hash");
  seq = beket_value_get_integer (head, "seq", 0);
  if (!beket_is_hash (hash) || (seq == 0) != (strcmp (hash, BEKET_NO_HASH) == 0))
    {
      beket_parse_error_set (error, BEKET_PARSE_ERROR_FORMAT, 0, "head: hash");
      return NULL;
    }

  /* The signature is over these bytes; one meaning must not have two signed texts. */
  again = beket_json_write (head);
  if (strcmp (again, text) != 0)
    {
      beket_parse_error_set (error, BEKET_PARSE_ERROR_FORMAT, 0, "head: not in RFC 8785 form");
      return NULL;
    }

  return beket_head_new (beket_value_get_text (head, "origin"),
                         beket_value_get_text (head, "ledger"),
                         beket_value_get_text (head, "inc"), seq, hash,
                         beket_value_get_text (head, "time"));
}

static GBytes *
read_base64 (const BeketValue *line,
             const char       *name,
             GError          **error)
{
  GBytes *bytes = beket_base64_parse (beket_value_get_text (line, name), error);

  if (bytes == NULL)
    g_prefix_error (error, "signed head: %s: ", name);

  return bytes;
}

static gboolean
check_line (const BeketValue *line,
            GError          **error)
{
  static const char *const names[] = { "certificate", "head", "signature" };

  if (beket_value_get_kind (line) != BEKET_VALUE_OBJECT)
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_FORMAT, 0, "signed head: not an object");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (beket_value_get_text (line, names[i]) == NULL)
      return beket_parse_error_set (error, BEKET_PARSE_ERROR_MISSING, 0,
                                    "signed head: \"%s\" is missing", names[i]);
  if (beket_value_length (line) != G_N_ELEMENTS (names))
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_UNKNOWN, 0,
                                  "signed head: unknown member");

  return TRUE;
}

static void
give (GBytes **to,
      GBytes **bytes)
{
  if (to != NULL)
    *to = g_steal_pointer (bytes);
}

BeketHead *
beket_head_open (const char *line,
                 gsize       length,
                 GBytes    **head,
                 GBytes    **signature,
                 GBytes    **certificate,
                 GError    **error)
{
  g_autoptr (BeketValue) value = beket_json_parse (line, length, MAX_LINE, error);
  g_autoptr (BeketHead) self = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) sign = NULL;
  g_autoptr (GBytes) cert = NULL;
  const char *text;

  if (value == NULL || !check_line (value, error))
    return NULL;

  text = beket_value_get_text (value, "head");
  self = read_head (text, error);
  if (self == NULL)
    return NULL;

  sign = read_base64 (value, "signature", error);
  cert = sign != NULL ? read_base64 (value, "certificate", error) : NULL;
  if (cert == NULL)
    return NULL;

  bytes = g_bytes_new (text, strlen (text));
  give (head, &bytes);
  give (signature, &sign);
  give (certificate, &cert);

  return g_steal_pointer (&self);
}
