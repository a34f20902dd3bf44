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
#include "record/entry.h"
#include "record/hex.h"

#define PREFIX      BEKET_PAPER_SEAL_PREFIX
#define VERSION     1
#define MAX_TEXT    512
#define N_WORDS     4      /* number, form, parties, decision */
#define MAX_WORD    64
#define KEY_LENGTH  8
#define SIGNATURE   64
/* What follows the words: time, hash, key id. */
#define TAIL        (8 + BEKET_HASH_BYTES + KEY_LENGTH)

/* ---- What it says ---- */

/* Each Party once, in the order in which their officers sign. */
static char *
parties_of (const BeketValue *record)
{
  const BeketValue *signers = beket_value_get (record, "signatures");
  GString *parties = g_string_new (NULL);

  for (guint i = 0; i < beket_value_length (signers); i++)
    {
      const char *party = beket_value_get_text (beket_value_index (signers, i), "party");

      if (party == NULL || strstr (parties->str, party) != NULL)
        continue;
      if (parties->len > 0)
        g_string_append_c (parties, ' ');
      g_string_append (parties, party);
    }
  return g_string_free (parties, FALSE);
}

BeketPaperSeal *
beket_paper_seal_of (const BeketValue *record,
                     const char       *record_hash,
                     gint64            when,
                     GError          **error)
{
  const BeketValue *act = beket_value_get (record, "act");
  const char *decision = beket_value_get_text (beket_value_get (record, "decision"), "decision");
  BeketPaperSeal *self;

  if (beket_value_get_text (act, "number") == NULL || beket_value_get_text (act, "form") == NULL)
    {
      g_set_error_literal (error, BEKET_ERROR, BEKET_ERROR_INVALID, "The record names no act");
      return NULL;
    }
  self = g_new0 (BeketPaperSeal, 1);
  self->number = g_strdup (beket_value_get_text (act, "number"));
  self->form = g_strdup (beket_value_get_text (act, "form"));
  self->parties = parties_of (record);
  self->decision = g_strdup (decision != NULL ? decision : "");
  self->when = when;
  self->record_hash = g_strdup (record_hash);
  return self;
}

gboolean
beket_paper_seal_equal (const BeketPaperSeal *a,
                        const BeketPaperSeal *b)
{
  return g_str_equal (a->number, b->number) && g_str_equal (a->form, b->form) &&
         g_str_equal (a->parties, b->parties) && g_str_equal (a->decision, b->decision) &&
         g_str_equal (a->record_hash, b->record_hash);
}

void
beket_paper_seal_free (BeketPaperSeal *self)
{
  g_free (self->number);
  g_free (self->form);
  g_free (self->parties);
  g_free (self->decision);
  g_free (self->record_hash);
  g_free (self->key_id);
  g_free (self);
}

/* ---- Making ---- */

static void
key_id_of (GBytes *certificate,
           guint8  id[KEY_LENGTH])
{
  guint8 digest[BEKET_HASH_BYTES];

  beket_hash_digest (g_bytes_get_data (certificate, NULL), g_bytes_get_size (certificate), digest);
  memcpy (id, digest, KEY_LENGTH);
}

static gboolean
append_hash (GByteArray *bytes,
             const char *hex,
             GError    **error)
{
  guint8 hash[BEKET_HASH_BYTES];

  if (!beket_is_hash (hex))
    {
      g_set_error_literal (error, BEKET_ERROR, BEKET_ERROR_INVALID, "The record's hash is no SHA-256");
      return FALSE;
    }
  for (guint i = 0; i < BEKET_HASH_BYTES; i++)
    hash[i] = (guint8) (g_ascii_xdigit_value (hex[2 * i]) << 4 | g_ascii_xdigit_value (hex[2 * i + 1]));

  g_byte_array_append (bytes, hash, sizeof hash);
  return TRUE;
}

static gboolean
append_words (GByteArray           *bytes,
              const BeketPaperSeal *says,
              GError              **error)
{
  const char *const words[N_WORDS] = { says->number, says->form, says->parties, says->decision };

  for (guint i = 0; i < N_WORDS; i++)
    {
      gsize length = strlen (words[i]);
      guint8 head = (guint8) length;

      if (length > MAX_WORD || !g_str_is_ascii (words[i]) || (i == 0 && length == 0))
        {
          g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "“%s” cannot stand in a paper seal", words[i]);
          return FALSE;
        }
      g_byte_array_append (bytes, &head, 1);
      g_byte_array_append (bytes, (const guint8 *) words[i], (guint) length);
    }
  return TRUE;
}

static gboolean
append_content (GByteArray           *bytes,
                const BeketPaperSeal *says,
                GBytes               *certificate,
                GError              **error)
{
  guint64 seconds = GUINT64_TO_BE ((guint64) (says->when / G_USEC_PER_SEC));
  guint8 version = VERSION;
  guint8 id[KEY_LENGTH];

  g_byte_array_append (bytes, &version, 1);
  if (!append_words (bytes, says, error))
    return FALSE;
  g_byte_array_append (bytes, (const guint8 *) &seconds, sizeof seconds);
  if (!append_hash (bytes, says->record_hash, error))
    return FALSE;

  key_id_of (certificate, id);
  g_byte_array_append (bytes, id, sizeof id);
  return TRUE;
}

char *
beket_paper_seal_make (BeketKey             *seal_key,
                       const BeketPaperSeal *says,
                       GError              **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GBytes) signature = NULL;
  g_autofree char *text = NULL;

  if (beket_key_certificate (seal_key) == NULL)
    {
      g_set_error_literal (error, BEKET_ERROR, BEKET_ERROR_SIGNER, "The seal key has no certificate");
      return NULL;
    }
  if (!append_content (bytes, says, beket_key_certificate (seal_key), error))
    return NULL;

  signature = beket_key_sign (seal_key, bytes->data, bytes->len, error);
  if (signature == NULL)
    return NULL;
  if (g_bytes_get_size (signature) != SIGNATURE)
    {
      g_set_error_literal (error, BEKET_ERROR, BEKET_ERROR_SIGNER, "A paper seal needs an Ed25519 key");
      return NULL;
    }

  g_byte_array_append (bytes, g_bytes_get_data (signature, NULL), SIGNATURE);
  text = beket_base45_encode (bytes->data, bytes->len);
  return g_strconcat (PREFIX, text, NULL);
}

/* ---- Reading ---- */

/* Of one word; 0 = it does not end within the bytes, or is none. */
static gsize
word_end (const guint8 *bytes,
          gsize         length,
          gsize         at)
{
  gsize end = at < length ? at + 1 + bytes[at] : length + 1;

  if (end > length || bytes[at] > MAX_WORD)
    return 0;
  for (gsize i = at + 1; i < end; i++)
    if (!g_ascii_isgraph (bytes[i]) && bytes[i] != ' ')
      return 0;

  return end;
}

/* @words: where each begins. */
static gboolean
has_shape (const guint8 *bytes,
           gsize         length,
           gsize         words[N_WORDS + 1],
           GError      **error)
{
  if (length < 2 || bytes[0] != VERSION)
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_FORMAT, 0, "Not a paper seal of version %d", VERSION);

  words[0] = 1;
  for (guint i = 0; i < N_WORDS; i++)
    {
      words[i + 1] = word_end (bytes, length, words[i]);
      if (words[i + 1] == 0)
        return beket_parse_error_set (error, BEKET_PARSE_ERROR_CHARACTER, (int) strlen (PREFIX),
                                      "Word %u of the paper seal cannot be read", i + 1);
    }
  if (bytes[1] == 0 || length != words[N_WORDS] + TAIL + SIGNATURE)
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_LENGTH, (int) strlen (PREFIX),
                                  "The paper seal is not complete");
  return TRUE;
}

static char *
word (const guint8 *bytes,
      gsize         at)
{
  return g_strndup ((const char *) bytes + at + 1, bytes[at]);
}

static char *
hex_of (const guint8 *bytes,
        gsize         length)
{
  char *hex = g_malloc (2 * length + 1);

  beket_hex_write (bytes, length, hex);
  return hex;
}

static BeketPaperSeal *
take_apart (const guint8 *bytes,
            const gsize  *words)
{
  BeketPaperSeal *self = g_new0 (BeketPaperSeal, 1);
  const guint8 *at = bytes + words[N_WORDS];
  guint64 seconds;

  memcpy (&seconds, at, sizeof seconds);
  self->number = word (bytes, words[0]);
  self->form = word (bytes, words[1]);
  self->parties = word (bytes, words[2]);
  self->decision = word (bytes, words[3]);
  self->when = (gint64) (MIN (GUINT64_FROM_BE (seconds),
                              (guint64) (G_MAXINT64 / G_USEC_PER_SEC)) * G_USEC_PER_SEC);
  self->record_hash = hex_of (at + 8, BEKET_HASH_BYTES);
  self->key_id = hex_of (at + 8 + BEKET_HASH_BYTES, KEY_LENGTH);
  return self;
}

gboolean
beket_paper_seal_is_of (const BeketPaperSeal *self,
                        GBytes               *certificate)
{
  g_autofree char *hex = NULL;
  guint8 id[KEY_LENGTH];

  key_id_of (certificate, id);
  hex = hex_of (id, sizeof id);
  return g_strcmp0 (hex, self->key_id) == 0;
}

static gboolean
is_sealed_by (const BeketPaperSeal *self,
              const guint8         *bytes,
              gsize                 length,
              GBytes               *certificate,
              GError              **error)
{
  g_autoptr (GBytes) signature = g_bytes_new (bytes + length - SIGNATURE, SIGNATURE);
  g_autoptr (BeketIdentity) identity = beket_identity_from_certificate (certificate, error);

  if (identity == NULL)
    return FALSE;

  if (identity->role != BEKET_ROLE_SEAL || !beket_paper_seal_is_of (self, certificate))
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
  g_autoptr (BeketPaperSeal) self = NULL;
  gsize length = strnlen (text, MAX_TEXT + 1);
  gsize words[N_WORDS + 1];

  if (length > MAX_TEXT)
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_LIMIT, MAX_TEXT,
                                  "A paper seal has at most %d characters", MAX_TEXT), NULL;
  if (!g_str_has_prefix (text, PREFIX))
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_FORMAT, 0,
                                  "A paper seal begins with \"" PREFIX "\""), NULL;

  bytes = beket_base45_decode (text + strlen (PREFIX), (int) strlen (PREFIX), error);
  if (bytes == NULL || !has_shape (bytes->data, bytes->len, words, error))
    return NULL;

  self = take_apart (bytes->data, words);
  if (certificate != NULL && !is_sealed_by (self, bytes->data, bytes->len, certificate, error))
    return NULL;

  return g_steal_pointer (&self);
}
