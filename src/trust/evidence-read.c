/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SignedData (RFC 5652) as other programs write it, and what receipts have inside: TSTInfo (RFC 3161, 2.4.2), DVCSResponseData (RFC 3029, 9).
 *
 * Only a reader of places: each length is inside the one round it, nothing is followed, nothing is allocated.
 */

#define G_LOG_DOMAIN "beket-trust"

#include "config.h"

#include "trust/evidence-private.h"

#include <string.h>

#define OID(bytes) { (const guint8 *) (bytes), sizeof (bytes) - 1 }
#define CONTEXT_1       0xa1
#define KEY_IDENTIFIER  0x80
#define UTC_TIME        0x17
#define GENERALIZED     0x18
#define ATTRIBUTES_MAX  32
#define OID_ARCS_MAX    32

static const BeketDer oid_signed_data = OID ("\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02");
static const BeketDer oid_message_digest = OID ("\x2a\x86\x48\x86\xf7\x0d\x01\x09\x04");
static const BeketDer oid_signing_time = OID ("\x2a\x86\x48\x86\xf7\x0d\x01\x09\x05");
static const BeketDer oid_tst_info = OID ("\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x01\x04");
static const BeketDer oid_dvcs_response = OID ("\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x01\x08");

static gboolean
same (BeketDer one,
      BeketDer other)
{
  return beket_der_is (one, other.data, other.size);
}

static guint8
peek (BeketDer in)
{
  return in.size > 0 ? in.data[0] : 0;
}

static void
skip_optional (BeketDer *in,
               guint8    tag)
{
  if (peek (*in) == tag)
    beket_der_next (in, tag, NULL, NULL);
}

/* Whatever its parameters are. */
static gboolean
read_algorithm (BeketDer *in,
                BeketDer *oid)
{
  BeketDer inside;

  return beket_der_next (in, BEKET_DER_SEQUENCE, NULL, &inside) && beket_der_next (&inside, BEKET_DER_OID, NULL, oid);
}

/* ---- The signer ---- */

static gboolean
read_attributes (BeketDer         in,
                 BeketForeignCms *cms)
{
  guint n = 0;

  while (in.size > 0 && n++ < ATTRIBUTES_MAX)
    {
      BeketDer inside, oid, values;

      if (!beket_der_next (&in, BEKET_DER_SEQUENCE, NULL, &inside) || !beket_der_next (&inside, BEKET_DER_OID, NULL, &oid) ||
          !beket_der_only (inside, BEKET_DER_SET, &values))
        return FALSE;
      if (same (oid, oid_signing_time))
        cms->signing_time = values;
      /* A second one would leave open which of them is signed. */
      if (same (oid, oid_message_digest) &&
          (cms->message_digest.data != NULL || !beket_der_only (values, BEKET_DER_OCTETS, &cms->message_digest)))
        return FALSE;
    }

  return in.size == 0;
}

static gboolean
read_signer_name (BeketDer        *in,
                  BeketForeignCms *cms)
{
  BeketDer inside;

  if (peek (*in) == KEY_IDENTIFIER)
    return beket_der_next (in, KEY_IDENTIFIER, NULL, &cms->serial);

  return beket_der_next (in, BEKET_DER_SEQUENCE, NULL, &inside) &&
         beket_der_next (&inside, BEKET_DER_SEQUENCE, &cms->issuer, NULL) &&
         beket_der_only (inside, BEKET_DER_INTEGER, &cms->serial);
}

static const char *
read_signer (BeketDer         in,
             BeketForeignCms *cms)
{
  BeketDer inside;

  if (!beket_der_next (&in, BEKET_DER_INTEGER, NULL, NULL) || !read_signer_name (&in, cms) || !read_algorithm (&in, &cms->digest))
    return "SignerInfo: no version, signer or digest algorithm";
  if (peek (in) == BEKET_DER_CONTEXT_0 &&
      (!beket_der_next (&in, BEKET_DER_CONTEXT_0, &cms->attributes, &inside) || !read_attributes (inside, cms) ||
       cms->message_digest.data == NULL))
    return "SignerInfo: signed attributes do not read, or have not one messageDigest";
  if (!read_algorithm (&in, &cms->algorithm) || !beket_der_next (&in, BEKET_DER_OCTETS, NULL, &cms->signature))
    return "SignerInfo: no signature";
  skip_optional (&in, CONTEXT_1);

  return in.size == 0 ? NULL : "SignerInfo: bytes after its end";
}

/* ---- The frame ---- */

static gboolean
read_content (BeketDer        *in,
              BeketForeignCms *cms)
{
  BeketDer inside, explicit_content;

  if (!beket_der_next (in, BEKET_DER_SEQUENCE, NULL, &inside) ||
      !beket_der_next (&inside, BEKET_DER_OID, NULL, &cms->content_type))
    return FALSE;
  if (inside.size == 0)
    return TRUE;

  return beket_der_only (inside, BEKET_DER_CONTEXT_0, &explicit_content) &&
         beket_der_only (explicit_content, BEKET_DER_OCTETS, &cms->content);
}

static const char *
read_signed_data (BeketDer         in,
                  BeketForeignCms *cms)
{
  BeketDer signers, signer;

  if (!beket_der_next (&in, BEKET_DER_INTEGER, NULL, NULL) || !beket_der_next (&in, BEKET_DER_SET, NULL, NULL))
    return "SignedData: no version or digest algorithms";
  if (!read_content (&in, cms))
    return "SignedData: its content does not read";
  if (peek (in) == BEKET_DER_CONTEXT_0)
    beket_der_next (&in, BEKET_DER_CONTEXT_0, NULL, &cms->certificates);
  skip_optional (&in, CONTEXT_1);
  if (!beket_der_only (in, BEKET_DER_SET, &signers) || !beket_der_only (signers, BEKET_DER_SEQUENCE, &signer))
    return "SignedData: not exactly one signer";

  return read_signer (signer, cms);
}

/* TimeStampResp: a status, then the token. A refusal has no token. */
static gboolean
take_off_response (BeketDer *inside)
{
  if (peek (*inside) != BEKET_DER_SEQUENCE)
    return TRUE;

  return beket_der_next (inside, BEKET_DER_SEQUENCE, NULL, NULL) && beket_der_only (*inside, BEKET_DER_SEQUENCE, inside);
}

const char *
beket_foreign_cms_read (BeketDer         der,
                        BeketForeignCms *cms)
{
  BeketDer inside, oid, content, data;

  memset (cms, 0, sizeof *cms);
  if (!beket_der_only (der, BEKET_DER_SEQUENCE, &inside) || !take_off_response (&inside) ||
      !beket_der_next (&inside, BEKET_DER_OID, NULL, &oid) || !same (oid, oid_signed_data) ||
      !beket_der_only (inside, BEKET_DER_CONTEXT_0, &content) || !beket_der_only (content, BEKET_DER_SEQUENCE, &data))
    return "not DER of SignedData";

  return read_signed_data (data, cms);
}

/* ---- Receipts ---- */

/* MessageImprint and DigestInfo are the same two elements. */
static gboolean
read_imprint (BeketDer     *in,
              BeketReceipt *receipt)
{
  BeketDer inside;

  return beket_der_next (in, BEKET_DER_SEQUENCE, NULL, &inside) && read_algorithm (&inside, &receipt->digest) &&
         beket_der_only (inside, BEKET_DER_OCTETS, &receipt->imprint);
}

static const char *
read_tst_info (BeketDer      in,
               BeketReceipt *receipt)
{
  receipt->kind = "time-stamp";
  if (!beket_der_next (&in, BEKET_DER_INTEGER, NULL, NULL) || !beket_der_next (&in, BEKET_DER_OID, NULL, NULL) ||
      !read_imprint (&in, receipt) || !beket_der_next (&in, BEKET_DER_INTEGER, NULL, NULL) ||
      !beket_der_next (&in, GENERALIZED, &receipt->time, NULL))
    return "TSTInfo: no imprint, number or time";

  return NULL;
}

/* A response may carry a time stamp in place of a time: then its time is not told. */
static const char *
read_dvcs (BeketDer      in,
           BeketReceipt *receipt)
{
  receipt->kind = "third-party-receipt";
  skip_optional (&in, BEKET_DER_INTEGER);
  if (!beket_der_next (&in, BEKET_DER_SEQUENCE, NULL, NULL) || !read_imprint (&in, receipt) ||
      !beket_der_next (&in, BEKET_DER_INTEGER, NULL, NULL))
    return "DVCSCertInfo: no request, imprint or number";
  if (peek (in) == GENERALIZED)
    beket_der_next (&in, GENERALIZED, &receipt->time, NULL);

  return NULL;
}

const char *
beket_receipt_read (const BeketForeignCms *cms,
                    BeketReceipt          *receipt)
{
  BeketDer inside;

  memset (receipt, 0, sizeof *receipt);
  if (!beket_der_only (cms->content, BEKET_DER_SEQUENCE, &inside))
    return "what is inside does not read";
  if (same (cms->content_type, oid_tst_info))
    return read_tst_info (inside, receipt);
  if (same (cms->content_type, oid_dvcs_response))
    return read_dvcs (inside, receipt);

  return "neither detached nor a receipt of a known kind";
}

/* ---- Values ---- */

/* "YYYYMMDD" and "HHMMSS" of both kinds; RFC 5280, 4.1.2.5.1: two digits of a year mean 1950 to 2049. */
gint64
beket_der_time (BeketDer whole)
{
  gboolean utc = peek (whole) == UTC_TIME;
  gsize day = utc ? 6 : 8;
  const char *century = !utc ? "" : whole.size > 2 && whole.data[2] < '5' ? "20" : "19";
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *text = NULL;
  BeketDer value;

  if (!beket_der_only (whole, utc ? UTC_TIME : GENERALIZED, &value) || value.size <= day + 6 || value.size > 32 ||
      value.data[value.size - 1] != 'Z')
    return 0;
  for (gsize i = 0; i < day + 6; i++)
    if (!g_ascii_isdigit ((char) value.data[i]))
      return 0;

  text = g_strdup_printf ("%s%.*sT%.6sZ", century, (int) day, (const char *) value.data, (const char *) value.data + day);
  time = g_date_time_new_from_iso8601 (text, NULL);

  return time != NULL ? g_date_time_to_unix (time) * G_USEC_PER_SEC : 0;
}

char *
beket_der_oid_text (BeketDer oid)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint64 arc = 0;
  guint n_arcs = 0;

  for (gsize i = 0; i < oid.size; i++)
    {
      if (arc > G_MAXUINT32 || n_arcs > OID_ARCS_MAX)
        return g_strdup ("?");
      arc = arc << 7 | (oid.data[i] & 0x7f);
      if ((oid.data[i] & 0x80) != 0)
        continue;
      if (n_arcs++ == 0)
        g_string_printf (text, "%u.%" G_GUINT64_FORMAT, (guint) MIN (arc / 40, 2), arc - 40 * MIN (arc / 40, 2));
      else
        g_string_append_printf (text, ".%" G_GUINT64_FORMAT, arc);
      arc = 0;
    }

  return text->len > 0 && arc == 0 ? g_string_free (g_steal_pointer (&text), FALSE) : g_strdup ("?");
}
