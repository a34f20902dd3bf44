/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the act says in data: exactly one record, the one that its seal names, and it names those
 * who signed.
 */

#define G_LOG_DOMAIN "beket-act"

#include "config.h"

#include "act/verify.h"

#include <stdlib.h>
#include <string.h>

#include "act/paper-seal.h"
#include "domain/error.h"
#include "record/entry.h"
#include "record/json.h"

#define MAX_RECORD BEKET_ACT_RECORD_MAX

static gboolean
refuse (GError    **error,
        const char *why)
{
  g_set_error (error, BEKET_ERROR, BEKET_ERROR_CORRUPT, "Record: %s", why);
  return FALSE;
}

/* ---- The attachment ---- */

/* Inflates at most @limit bytes: a small file must not become a large one in memory. */
static GBytes *
inflate (const void *data,
         gsize       size,
         gsize       limit)
{
  g_autoptr (GConverter) converter =
    G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB));
  g_autofree guint8 *out = g_malloc (limit + 1);
  gsize in = 0;
  gsize n = 0;

  for (;;)
    {
      gsize read = 0, written = 0;
      GConverterResult result = g_converter_convert (converter, (const guint8 *) data + in,
                                                     size - in, out + n, limit + 1 - n,
                                                     G_CONVERTER_INPUT_AT_END, &read, &written, NULL);

      in += read;
      n += written;
      if (result == G_CONVERTER_ERROR || n > limit)
        return NULL;
      if (result == G_CONVERTER_FINISHED)
        return in == size ? g_bytes_new (out, n) : NULL;
    }
}

/* The bytes of a stream as they lie in the file, or deflated once: no other filter is ours. */
static GBytes *
stream_bytes (qpdf_data pdf,
              qpdf_oh   stream)
{
  qpdf_oh filter = qpdf_oh_get_key (pdf, qpdf_oh_get_dict (pdf, stream), "/Filter");
  unsigned char *raw = NULL;
  size_t size = 0;
  GBytes *bytes = NULL;

  if (qpdf_oh_get_stream_data (pdf, stream, qpdf_dl_none, NULL, &raw, &size) & QPDF_ERRORS)
    return NULL;

  if (qpdf_oh_is_null (pdf, filter) && size <= MAX_RECORD)
    bytes = g_bytes_new (raw, size);
  else if (qpdf_oh_is_name_and_equals (pdf, filter, "/FlateDecode"))
    bytes = inflate (raw, size, MAX_RECORD);

  free (raw);
  return bytes;
}

/* One name, one file specification, the same in /AF: the base check has seen that no other stream
 * is an attachment. */
GBytes *
beket_record_read (BeketStructure *self,
                   GError        **error)
{
  qpdf_oh root = qpdf_get_root (self->pdf);
  qpdf_oh names = qpdf_oh_get_key_if_dict (self->pdf, qpdf_oh_get_key (self->pdf, root, "/Names"),
                                           "/EmbeddedFiles");
  qpdf_oh list = qpdf_oh_get_key_if_dict (self->pdf, names, "/Names");
  qpdf_oh associated = qpdf_oh_get_key (self->pdf, root, "/AF");
  qpdf_oh specification, file;
  GBytes *bytes = NULL;

  if (!qpdf_oh_is_array (self->pdf, list) || qpdf_oh_get_array_n_items (self->pdf, list) != 2 ||
      !qpdf_oh_is_array (self->pdf, associated) || qpdf_oh_get_array_n_items (self->pdf,
                                                                              associated) != 1)
    return refuse (error, "there is not exactly one"), NULL;

  specification = qpdf_oh_get_array_item (self->pdf, list, 1);
  file = qpdf_oh_get_key_if_dict (self->pdf,
                                  qpdf_oh_get_key_if_dict (self->pdf, specification, "/EF"), "/F");
  if (qpdf_oh_get_object_id (self->pdf, specification) !=
      qpdf_oh_get_object_id (self->pdf, qpdf_oh_get_array_item (self->pdf, associated, 0)))
    return refuse (error, "two attachments"), NULL;

  if (qpdf_oh_is_stream (self->pdf, file))
    bytes = stream_bytes (self->pdf, file);
  if (bytes == NULL)
    refuse (error, "it cannot be read");

  return bytes;
}

char *
beket_base_seal (BeketStructure *self)
{
  qpdf_oh seal = qpdf_oh_get_key_if_dict (self->pdf,
                                          qpdf_oh_get_key (self->pdf, qpdf_get_root (self->pdf),
                                                           "/Beket"), "/PaperSeal");

  return qpdf_oh_is_string (self->pdf,
                            seal) ? g_strdup (qpdf_oh_get_string_value (self->pdf, seal)) : NULL;
}

/* ---- What it says ---- */

/* One spelling for one record: what was hashed elsewhere is what lies here. */
static gboolean
is_canonical (GBytes           *bytes,
              const BeketValue *record)
{
  g_autoptr (GBytes) again = beket_json_write_bytes (record);

  return g_bytes_equal (bytes, again);
}

static gboolean
agrees_with_seal (BeketVerdict   *self,
                  BeketStructure *structure,
                  GError        **error)
{
  g_autofree char *text = beket_base_seal (structure);
  g_autoptr (BeketPaperSeal) seal = NULL;
  g_autoptr (BeketPaperSeal) says = NULL;

  if (text == NULL)
    return TRUE;

  seal = beket_paper_seal_read (text, NULL, error);
  if (seal == NULL)
    return FALSE;

  says = beket_paper_seal_of (self->record, self->record_hash, seal->when, error);
  return says != NULL && (beket_paper_seal_equal (seal, says) || refuse (error, "the paper seal is of another one"));
}

gboolean
beket_verify_record (BeketVerdict   *self,
                     BeketStructure *structure)
{
  GError *error = NULL;
  g_autoptr (GBytes) bytes = beket_record_read (structure, &error);

  if (bytes == NULL)
    return beket_verdict_fail (self, "record", -1, error);

  self->record_hash = beket_hash_hex (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  self->record = beket_json_parse_bytes (bytes, MAX_RECORD, &error);
  if (self->record == NULL)
    return beket_verdict_fail (self, "record", -1, error);
  if (!is_canonical (bytes, self->record) && !refuse (&error, "it is not canonical"))
    return beket_verdict_fail (self, "record", -1, error);

  return agrees_with_seal (self, structure, &error) || beket_verdict_fail (self, "seal", -1, error);
}

/* ---- Who it says ---- */

static const BeketValue *
named_for (const BeketValue *signers,
           guint             field)
{
  const BeketValue *found = NULL;

  for (guint i = 0; i < beket_value_length (signers); i++)
    {
      const BeketValue *signer = beket_value_index (signers, i);

      if (beket_value_get_integer (signer, "field", (gint64) i) != (gint64) field)
        continue;
      if (found != NULL)
        return NULL;
      found = signer;
    }

  return found;
}

/* The first signer is always named. The record may leave open who will sign for the other party: it
 * then names only the party. */
static gboolean
is_named (const BeketValue    *signer,
          const BeketIdentity *identity,
          guint                field)
{
  const char *id = beket_value_get_text (signer, "id");

  if (g_strcmp0 (beket_value_get_text (signer, "party"), identity->party) != 0)
    return FALSE;
  if (id != NULL)
    return g_str_equal (id, identity->id);

  return field > 0 && beket_value_get (signer, "id") == NULL;
}

gboolean
beket_verify_signers (BeketVerdict *self)
{
  const BeketValue *signers = beket_value_get (self->record, "signatures");

  for (guint i = 0; i < self->n_signers; i++)
    if (!is_named (named_for (signers, i), self->signers[i].identity, i))
      return beket_verdict_fail (self, "signer", -1, NULL);

  if (self->n_signers == BEKET_ACT_FIELDS &&
      g_str_equal (self->signers[0].identity->id, self->signers[1].identity->id))
    return beket_verdict_fail (self, "same-signer", -1, NULL);

  return TRUE;
}
