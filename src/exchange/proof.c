/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The peer state's receipt for one entry: cosigned checkpoint, audit path, certificate.
 */

#define G_LOG_DOMAIN "beket-exchange"

#include "config.h"

#include "exchange/proof.h"

#include "domain/clock.h"
#include "domain/error.h"
#include "exchange/note.h"
#include "exchange/text.h"
#include "record/json.h"

#include <string.h>

#define PROOF_MAX (64 * 1024)
#define PATH_MAX_HASHES 64

static void
append_base64 (BeketValue   *list,
               const guint8 *bytes,
               gsize         length)
{
  g_autofree char *base64 = g_base64_encode (bytes, length);

  beket_value_append (list, beket_value_new_text (base64));
}

char *
beket_proof_write (guint64     index,
                   GArray     *path,
                   const char *note,
                   GBytes     *certificate)
{
  g_autoptr (BeketValue) proof = beket_value_new_object ();
  g_autofree char *der = g_base64_encode (g_bytes_get_data (certificate, NULL),
                                          g_bytes_get_size (certificate));

  beket_value_set_integer (proof, "index", (gint64) index);
  beket_value_set_text (proof, "checkpoint", note);
  beket_value_set_text (proof, "certificate", der);
  for (guint i = 0; i < path->len; i++)
    append_base64 (beket_value_list (proof, "path"),
                   g_array_index (path, BeketMerkleHash, i).bytes, sizeof (BeketMerkleHash));
  beket_value_list (proof, "path");
  return beket_json_write (proof);
}

static gboolean
corrupt (GError    **error,
         const char *what)
{
  g_set_error (error, BEKET_ERROR, BEKET_ERROR_CORRUPT, "peer's receipt: %s", what);
  return FALSE;
}

static GArray *
read_path (const BeketValue *list,
           GError          **error)
{
  g_autoptr (GArray) path = g_array_new (FALSE, FALSE, sizeof (BeketMerkleHash));

  for (guint i = 0; i < beket_value_length (list) && i < PATH_MAX_HASHES; i++)
    {
      const char *text = beket_value_to_text (beket_value_index (list, i));
      g_autoptr (GBytes) bytes = text == NULL ? NULL : beket_base64_decode (text);

      if (bytes == NULL || g_bytes_get_size (bytes) != sizeof (BeketMerkleHash))
        {
          corrupt (error, "a hash of the path is malformed");
          return NULL;
        }
      g_array_append_vals (path, g_bytes_get_data (bytes, NULL), 1);
    }
  return g_steal_pointer (&path);
}

/* Who cosigned, and is that a log of the other state? */
static gboolean
check_note (const BeketValue *proof,
            const BeketNote  *note,
            BeketTrust       *trust,
            const char       *party,
            gint64            now,
            gint64           *time,
            GError          **error)
{
  const char *text = beket_value_get_text (proof, "certificate");
  g_autoptr (GBytes) certificate = text == NULL ? NULL : beket_base64_decode (text);
  g_autoptr (BeketIdentity) identity = NULL;

  if (certificate == NULL)
    return corrupt (error, "no certificate");
  identity = beket_trust_check (trust, certificate, BEKET_ROLE_LOG, now, error);
  if (identity == NULL)
    return FALSE;
  if (g_str_equal (identity->party, party))
    return corrupt (error, "cosigned by the own state");
  return beket_note_check (note, certificate, identity->id, BEKET_NOTE_COSIGNATURE, time, error);
}

gboolean
beket_proof_check (const char *proof,
                   GBytes     *header,
                   BeketTrust *trust,
                   const char *party,
                   gint64      now,
                   char      **time,
                   GError    **error)
{
  g_autoptr (BeketValue) value = beket_json_parse (proof, strlen (proof), PROOF_MAX, error);
  g_autoptr (BeketCheckpoint) checkpoint = NULL;
  g_autoptr (BeketNote) note = NULL;
  g_autoptr (GArray) path = NULL;
  BeketMerkleHash leaf;
  const char *text;
  gint64 seconds;

  if (value == NULL)
    return FALSE;
  text = beket_value_get_text (value, "checkpoint");
  if (text == NULL)
    return corrupt (error, "no checkpoint");
  note = beket_note_parse (text, strlen (text), error);
  if (note == NULL || !check_note (value, note, trust, party, now, &seconds, error))
    return FALSE;
  checkpoint = beket_checkpoint_parse (note->text, error);
  if (checkpoint == NULL)
    return FALSE;
  path = read_path (beket_value_get (value, "path"), error);
  if (path == NULL)
    return FALSE;
  beket_merkle_leaf (g_bytes_get_data (header, NULL), g_bytes_get_size (header), &leaf);
  if (!beket_merkle_proves (&leaf, (guint64) beket_value_get_integer (value, "index", -1),
                            checkpoint->size, path, &checkpoint->root))
    return corrupt (error, "the path does not lead to the cosigned root");
  *time = beket_time_format_wire (seconds * G_USEC_PER_SEC);
  return TRUE;
}
