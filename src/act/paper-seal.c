/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The seal of a printed act: signed by the station, read with no network.
 */

#define G_LOG_DOMAIN "beket-act"

#include "config.h"

#include "act/paper-seal.h"

#include <string.h>

#include "act/base45.h"
#include "domain/error.h"
#include "domain/parse-error.h"
#include "record/hash.h"

#define PREFIX      "KZ1:"
#define VERSION     1
#define MAX_TEXT    512
#define MAX_NUMBER  64
#define KEY_LENGTH  8
#define HASH_LENGTH 32
#define SIGNATURE   64
/* What follows the act number: time, hash, key id. */
#define TAIL        (8 + HASH_LENGTH + KEY_LENGTH)

static gboolean
append_hash (GByteArray *bytes,
             const char *hex,
             GError    **error)
{
  for (guint i = 0; i < HASH_LENGTH; i++)
    {
      int high = strlen (hex) == 2 * HASH_LENGTH ? g_ascii_xdigit_value (hex[2 * i]) : -1;
      int low = high >= 0 ? g_ascii_xdigit_value (hex[2 * i + 1]) : -1;
      guint8 byte;

      if (low < 0)
        {
          g_set_error_literal (error, BEKET_ERROR, BEKET_ERROR_INVALID,
                               "The record's hash is no SHA-256");
          return FALSE;
        }
      byte = (guint8) (high << 4 | low);
      g_byte_array_append (bytes, &byte, 1);
    }

  return TRUE;
}

static void
append_key_id (GByteArray *bytes,
               GBytes     *certificate)
{
  guint8 digest[BEKET_HASH_BYTES];

  beket_hash_digest (g_bytes_get_data (certificate, NULL), g_bytes_get_size (certificate), digest);
  g_byte_array_append (bytes, digest, KEY_LENGTH);
}

static gboolean
append_number (GByteArray *bytes,
               const char *number,
               GError    **error)
{
  gsize length = strlen (number);
  guint8 head[2] = { VERSION, (guint8) length };

  if (length == 0 || length > MAX_NUMBER || !g_str_is_ascii (number))
    {
      g_set_error_literal (error, BEKET_ERROR, BEKET_ERROR_INVALID,
                           "The act number cannot stand in a paper seal");
      return FALSE;
    }

  g_byte_array_append (bytes, head, sizeof head);
  g_byte_array_append (bytes, (const guint8 *) number, (guint) length);
  return TRUE;
}

char *
beket_paper_seal_make (BeketKey   *seal_key,
                       const char *number,
                       gint64      when,
                       const char *record_hash,
                       GError    **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GBytes) signature = NULL;
  g_autofree char *text = NULL;
  guint64 seconds = GUINT64_TO_BE ((guint64) (when / G_USEC_PER_SEC));

  if (beket_key_certificate (seal_key) == NULL)
    {
      g_set_error_literal (error, BEKET_ERROR, BEKET_ERROR_SIGNER,
                           "The seal key has no certificate");
      return NULL;
    }

  if (!append_number (bytes, number, error))
    return NULL;
  g_byte_array_append (bytes, (const guint8 *) &seconds, sizeof seconds);
  if (!append_hash (bytes, record_hash, error))
    return NULL;
  append_key_id (bytes, beket_key_certificate (seal_key));

  signature = beket_key_sign (seal_key, bytes->data, bytes->len, error);
  if (signature == NULL)
    return NULL;
  if (g_bytes_get_size (signature) != SIGNATURE)
    {
      g_set_error_literal (error, BEKET_ERROR, BEKET_ERROR_SIGNER,
                           "A paper seal needs an Ed25519 key");
      return NULL;
    }

  g_byte_array_append (bytes, g_bytes_get_data (signature, NULL), SIGNATURE);
  text = beket_base45_encode (bytes->data, bytes->len);
  return g_strconcat (PREFIX, text, NULL);
}

/* ---- Reading ---- */

static char *
hex_of (const guint8 *bytes,
        gsize         length)
{
  GString *text = g_string_sized_new (2 * length);

  for (gsize i = 0; i < length; i++)
    g_string_append_printf (text, "%02x", bytes[i]);

  return g_string_free (text, FALSE);
}

static gboolean
has_shape (const guint8 *bytes,
           gsize         length,
           GError      **error)
{
  if (length < 2 || bytes[0] != VERSION)
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_FORMAT, 0,
                                  "Not a paper seal of version %d", VERSION);
  if (bytes[1] == 0 || bytes[1] > MAX_NUMBER || length != 2u + bytes[1] + TAIL + SIGNATURE)
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_LENGTH, (int) strlen (PREFIX),
                                  "The paper seal is not complete");
  for (guint i = 0; i < bytes[1]; i++)
    if (!g_ascii_isgraph (bytes[2 + i]))
      return beket_parse_error_set (error, BEKET_PARSE_ERROR_CHARACTER, (int) strlen (PREFIX),
                                    "The act number is not ASCII");

  return TRUE;
}

static BeketPaperSeal *
take_apart (const guint8 *bytes)
{
  BeketPaperSeal *seal = g_new0 (BeketPaperSeal, 1);
  const guint8 *at = bytes + 2 + bytes[1];
  guint64 seconds;

  memcpy (&seconds, at, sizeof seconds);
  seal->number = g_strndup ((const char *) bytes + 2, bytes[1]);
  seal->when = (gint64) (MIN (GUINT64_FROM_BE (seconds),
                              (guint64) (G_MAXINT64 / G_USEC_PER_SEC)) * G_USEC_PER_SEC);
  seal->record_hash = hex_of (at + 8, HASH_LENGTH);
  seal->key_id = hex_of (at + 8 + HASH_LENGTH, KEY_LENGTH);
  return seal;
}

static gboolean
is_sealed_by (const guint8 *bytes,
              gsize         length,
              GBytes       *certificate,
              GError      **error)
{
  g_autoptr (GByteArray) key_id = g_byte_array_new ();
  g_autoptr (GBytes) signature = g_bytes_new (bytes + length - SIGNATURE, SIGNATURE);
  g_autoptr (BeketIdentity) identity = beket_identity_from_certificate (certificate, error);

  if (identity == NULL)
    return FALSE;

  append_key_id (key_id, certificate);
  if (identity->role != BEKET_ROLE_SEAL ||
      memcmp (bytes + length - SIGNATURE - KEY_LENGTH, key_id->data, KEY_LENGTH) != 0)
    {
      g_set_error_literal (error, BEKET_ERROR, BEKET_ERROR_REFUSED,
                           "The paper seal was made with another key");
      return FALSE;
    }

  return beket_signature_check (certificate, bytes, length - SIGNATURE, signature, error);
}

BeketPaperSeal *
beket_paper_seal_read (const char *text,
                       GBytes     *certificate,
                       GError    **error)
{
  g_autoptr (GByteArray) bytes = NULL;
  gsize length = strnlen (text, MAX_TEXT + 1);

  if (length > MAX_TEXT)
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_LIMIT, MAX_TEXT,
                                  "A paper seal has at most %d characters", MAX_TEXT), NULL;
  if (!g_str_has_prefix (text, PREFIX))
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_FORMAT, 0,
                                  "A paper seal begins with \"" PREFIX "\""), NULL;

  bytes = beket_base45_decode (text + strlen (PREFIX), (int) strlen (PREFIX), error);
  if (bytes == NULL || !has_shape (bytes->data, bytes->len, error))
    return NULL;
  if (certificate != NULL && !is_sealed_by (bytes->data, bytes->len, certificate, error))
    return NULL;

  return take_apart (bytes->data);
}

void
beket_paper_seal_free (BeketPaperSeal *self)
{
  g_free (self->number);
  g_free (self->record_hash);
  g_free (self->key_id);
  g_free (self);
}
