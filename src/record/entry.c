/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The header of an entry: what chains a ledger together, byte for byte.
 */

#define G_LOG_DOMAIN "beket-record"

#include "config.h"

#include "record/chain.h"
#include "record/entry.h"
#include "record/hex.h"
#include "record/json.h"

#include "domain/clock.h"
#include "domain/error.h"
#include "domain/parse-error.h"

#include <string.h>

/* Each quote of a header or body is escaped on the wire: twice the length is enough, with the two
 * names and brackets. */
#define MAX_LINE (2 * (BEKET_JSON_MAX_BODY + BEKET_ENTRY_MAX_HEADER) + 64)

static const char *const header_names[] = {
  "body", "inc", "ledger", "origin", "prev", "seq", "time", "v", NULL
};

static char *
hash_of (GBytes *bytes)
{
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);

  return beket_hash_hex (data, length);
}

static void
set_hash (char       *to,
          const char *hash)
{
  g_strlcpy (to, hash, BEKET_HASH_LENGTH + 1);
}

static BeketEntry *
entry_of_bytes (GBytes *header,
                GBytes *body)
{
  BeketEntry *self = g_new0 (BeketEntry, 1);
  g_autofree char *hash = hash_of (header);

  g_atomic_ref_count_init (&self->ref_count);
  self->header = g_bytes_ref (header);
  self->body = body != NULL ? g_bytes_ref (body) : NULL;
  set_hash (self->hash, hash);

  return self;
}

/* @header has been checked. */
static BeketEntry *
entry_from_header (GBytes           *bytes,
                   const BeketValue *header,
                   GBytes           *body)
{
  BeketEntry *self = entry_of_bytes (bytes, body);

  set_hash (self->body_hash, beket_value_get_text (header, "body"));
  set_hash (self->prev, beket_value_get_text (header, "prev"));
  self->origin = g_strdup (beket_value_get_text (header, "origin"));
  self->ledger = g_strdup (beket_value_get_text (header, "ledger"));
  self->inc = g_strdup (beket_value_get_text (header, "inc"));
  self->seq = beket_value_get_integer (header, "seq", 0);
  self->time = g_strdup (beket_value_get_text (header, "time"));

  return self;
}

/* RFC 8785 as it falls out here: names in order, and no text that would need an escape. */
char *
beket_entry_header (const char *origin,
                    const char *ledger,
                    const char *inc,
                    gint64      seq,
                    const char *prev,
                    const char *time,
                    const char *body_hash)
{
  char number[sizeof "-9223372036854775808"];

  g_snprintf (number, sizeof number, "%" G_GINT64_FORMAT, seq);
  return g_strconcat ("{\"body\":\"", body_hash, "\",\"inc\":\"", inc, "\",\"ledger\":\"", ledger,
                      "\",\"origin\":\"", origin, "\",\"prev\":\"", prev, "\",\"seq\":", number,
                      ",\"time\":\"", time, "\",\"v\":1}", NULL);
}

BeketEntry *
beket_entry_new (const char *origin,
                 const char *ledger,
                 const char *inc,
                 gint64      seq,
                 const char *prev,
                 const char *time,
                 GBytes     *body)
{
  g_autoptr (GBytes) header = NULL;
  g_autofree char *body_hash = NULL;
  BeketEntry *self;
  char *text;

  g_return_val_if_fail (beket_chain_is_origin (origin), NULL);
  g_return_val_if_fail (beket_chain_is_ledger (ledger), NULL);
  g_return_val_if_fail (beket_chain_is_incarnation (inc), NULL);
  g_return_val_if_fail (seq >= 1, NULL);
  g_return_val_if_fail (prev == NULL ? seq == 1 : beket_is_hash (prev), NULL);
  g_return_val_if_fail (prev == NULL || (seq == 1) == (strcmp (prev, BEKET_NO_HASH) == 0), NULL);
  g_return_val_if_fail (beket_time_parse_wire (time, NULL, NULL), NULL);
  g_return_val_if_fail (body != NULL, NULL);

  prev = prev != NULL ? prev : BEKET_NO_HASH;
  body_hash = hash_of (body);
  text = beket_entry_header (origin, ledger, inc, seq, prev, time, body_hash);
  header = g_bytes_new_take (text, strlen (text));
  self = entry_of_bytes (header, body);
  set_hash (self->body_hash, body_hash);
  set_hash (self->prev, prev);
  self->origin = g_strdup (origin);
  self->ledger = g_strdup (ledger);
  self->inc = g_strdup (inc);
  self->seq = seq;
  self->time = g_strdup (time);

  return self;
}

static gboolean
check_header (const BeketValue *header,
              GError          **error)
{
  const char *prev;

  if (!beket_chain_check (header, header_names, 1, "header", error))
    return FALSE;
  if (beket_value_get_integer (header, "v", 0) != 1)
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_UNKNOWN, 0, "header: v");
  if (!beket_is_hash (beket_value_get_text (header, "body")))
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_FORMAT, 0, "header: body");

  prev = beket_value_get_text (header, "prev");
  if (!beket_is_hash (prev))
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_FORMAT, 0, "header: prev");
  if ((strcmp (prev, BEKET_NO_HASH) == 0) != (beket_value_get_integer (header, "seq", 0) == 1))
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_RANGE, 0,
                                  "header: only the first entry has no predecessor");

  return TRUE;
}

/* One meaning, one text: else two stations could name one entry by two hashes. */
static gboolean
check_canonical (GBytes           *bytes,
                 const BeketValue *header,
                 GError          **error)
{
  g_autoptr (GBytes) again = beket_json_write_bytes (header);

  if (!g_bytes_equal (bytes, again))
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_FORMAT, 0,
                                  "header: not in RFC 8785 form");

  return TRUE;
}

static gboolean
check_body (GBytes     *body,
            const char *body_hash,
            GError    **error)
{
  gsize length;
  const char *data = g_bytes_get_data (body, &length);
  g_autofree char *hash = NULL;

  if (length > BEKET_JSON_MAX_BODY)
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_LIMIT, BEKET_JSON_MAX_BODY,
                                  "body: too long");

  hash = beket_hash_hex (data, length);
  if (strcmp (hash, body_hash) != 0)
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_CORRUPT,
                   "body: its SHA-256 is not the header's");
      return FALSE;
    }

  if (!beket_json_check (data, length, BEKET_JSON_MAX_BODY, error))
    {
      g_prefix_error (error, "body: ");
      return FALSE;
    }

  return TRUE;
}

BeketEntry *
beket_entry_parse (GBytes  *header,
                   GBytes  *body,
                   GError **error)
{
  g_autoptr (BeketValue) value = NULL;

  g_return_val_if_fail (header != NULL, NULL);

  value = beket_json_parse_bytes (header, BEKET_ENTRY_MAX_HEADER, error);
  if (value == NULL)
    {
      g_prefix_error (error, "header: ");
      return NULL;
    }

  if (!check_header (value, error) ||
      !check_canonical (header, value, error) ||
      (body != NULL && !check_body (body, beket_value_get_text (value, "body"), error)))
    return NULL;

  return entry_from_header (header, value, body);
}

BeketEntry *
beket_entry_ref (BeketEntry *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
beket_entry_unref (BeketEntry *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_bytes_unref (self->header);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_free (self->origin);
  g_free (self->ledger);
  g_free (self->inc);
  g_free (self->time);
  g_free (self);
}

gboolean
beket_entry_follows (const BeketEntry *self,
                     gint64            seq,
                     const char       *hash,
                     GError          **error)
{
  const char *expected = seq == 0 ? BEKET_NO_HASH : hash;

  if (self->seq == seq + 1 && g_strcmp0 (self->prev, expected) == 0)
    return TRUE;

  g_set_error (error, BEKET_ERROR, BEKET_ERROR_CORRUPT,
               "broken chain: entry %" G_GINT64_FORMAT " of %s does not follow entry %"
               G_GINT64_FORMAT,
               self->seq, self->origin, seq);

  return FALSE;
}

static void
set_bytes (BeketValue *object,
           const char *name,
           GBytes     *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *text = g_strndup (data, length);

  beket_value_set_text (object, name, text);
}

char *
beket_entry_line (const BeketEntry *self)
{
  g_autoptr (BeketValue) line = beket_value_new_object ();

  set_bytes (line, "header", self->header);
  if (self->body != NULL)
    set_bytes (line, "body", self->body);

  return beket_json_write (line);
}

static gboolean
check_line (const BeketValue *line,
            GError          **error)
{
  gboolean has_body;

  if (beket_value_get_kind (line) != BEKET_VALUE_OBJECT)
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_FORMAT, 0, "line: not an object");

  has_body = beket_value_get (line, "body") != NULL;
  if (beket_value_get_text (line, "header") == NULL)
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_MISSING, 0,
                                  "line: \"header\" is missing");
  if (has_body && beket_value_get_text (line, "body") == NULL)
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_FORMAT, 0, "line: body is not a text");
  if (beket_value_length (line) != (has_body ? 2 : 1))
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_UNKNOWN, 0, "line: unknown member");

  return TRUE;
}

BeketEntry *
beket_entry_parse_line (const char *line,
                        gsize       length,
                        GError    **error)
{
  g_autoptr (BeketValue) value = beket_json_parse (line, length, MAX_LINE, error);
  g_autoptr (GBytes) header = NULL;
  g_autoptr (GBytes) body = NULL;
  const char *text;

  if (value == NULL || !check_line (value, error))
    return NULL;

  text = beket_value_get_text (value, "header");
  header = g_bytes_new (text, strlen (text));
  text = beket_value_get_text (value, "body");
  if (text != NULL)
    body = g_bytes_new (text, strlen (text));

  return beket_entry_parse (header, body, error);
}
