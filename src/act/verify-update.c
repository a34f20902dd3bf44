/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A signature update holds if the production writer makes the very same bytes from what the update
 * says it is made of: that leaves no room for a changed, added or hidden object. Only then is the
 * signature itself looked at.
 */

#define G_LOG_DOMAIN "beket-act"

#include "config.h"

#include "act/verify.h"

#include <stdio.h>
#include <string.h>

#include "domain/error.h"
#include "trust/cms.h"

#define NUMBER G_GINT64_MODIFIER "u "

typedef struct
{
  const char *data;      /* of the whole file */
  gsize       start;     /* of the update */
  gsize       end;
  char        when[15];
  char       *name;      /* (owned) */
  gsize       hole;      /* '<' of /Contents */
  gsize       after;     /* first byte behind '>' */
  gsize       room;      /* bytes of the hole */
  GBytes     *cms;       /* (owned) */
} Claim;

static void
claim_clear (Claim *claim)
{
  g_clear_pointer (&claim->name, g_free);
  g_clear_pointer (&claim->cms, g_bytes_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Claim, claim_clear)

static const char *
find (const Claim * claim,
      const char *text)
{
  const char *from = claim->data + claim->start;
  const char *found = memmem (from, claim->end - claim->start, text, strlen (text));

  return found != NULL ? found + strlen (text) : NULL;
}

/* ---- What the update says ---- */

static gboolean
read_when (Claim *claim)
{
  const char *at = find (claim, " /M (D:");

  if (at == NULL || at + 16 > claim->data + claim->end)
    return FALSE;

  for (guint i = 0; i < 14; i++)
    if (!g_ascii_isdigit (at[i]))
      return FALSE;

  memcpy (claim->when, at, 14);
  return TRUE;
}

static gboolean
read_name (Claim *claim)
{
  const char *at = find (claim, " /Name <FEFF");
  const char *end = claim->data + claim->end;
  gunichar2 units[256];
  glong n = 0;

  for (; at != NULL && at + 4 < end && *at != '>' && n < (glong) G_N_ELEMENTS (units); at += 4)
    {
      guint unit = 0;

      for (guint i = 0; i < 4; i++)
        unit = unit << 4 | (guint) (g_ascii_xdigit_value (at[i]) & 15);
      units[n++] = (gunichar2) unit;
    }

  claim->name = at != NULL && *at == '>' ? g_utf16_to_utf8 (units, n, NULL, NULL, NULL) : NULL;
  return claim->name != NULL && (glong) g_utf8_strlen (claim->name, -1) <= n &&
         strlen (claim->name) > 0;
}

/* The hole is a string of hex digits and nothing else. How large it is, the signer chose, within bounds; what is in it beside the CMS
 * is compared when the update is made again. */
static gboolean
read_hole (Claim  *claim,
           guint64 before,
           guint64 after)
{
  if (claim->data[before] != '<' || claim->data[after - 1] != '>' ||
      after - before < 2 || (after - before) % 2 != 0 || after - before > 2 * BEKET_UPDATE_HOLE_MAX + 2)
    return FALSE;

  for (gsize i = before + 1; i < after - 1; i++)
    if (!g_ascii_isxdigit (claim->data[i]))
      return FALSE;

  claim->hole = before;
  claim->after = after;
  claim->room = (after - before - 2) / 2;
  return TRUE;
}

/* [ 0 b c d ]: up to the hole, from behind the hole to the very end. */
static gboolean
read_range (Claim *claim)
{
  const char *at = find (claim, " /ByteRange [ 0 ");
  guint64 before, after, rest;
  g_autofree char *text = NULL;

  if (at == NULL || at + 64 > claim->data + claim->end)
    return FALSE;

  text = g_strndup (at, 48);
  if (sscanf (text, "%10" NUMBER "%10" NUMBER "%10" NUMBER, &before, &after, &rest) != 3)
    return FALSE;
  if (before <= claim->start || after <= before || after >= claim->end ||
      after + rest != claim->end)
    return FALSE;

  return read_hole (claim, before, after);
}

/* The leading SEQUENCE of the hole; that only zeros follow is shown when the update is made again.
 * */
static gboolean
read_cms (Claim *claim)
{
  guint8 bytes[BEKET_UPDATE_HOLE_MAX] = { 0 };
  const char *hex = claim->data + claim->hole + 1;
  gsize length;

  for (gsize i = 0; i < claim->room; i++)
    bytes[i] =
      (guint8) (g_ascii_xdigit_value (hex[2 * i]) << 4 | g_ascii_xdigit_value (hex[2 * i + 1]));

  if (bytes[0] != 0x30 || bytes[1] != 0x82)
    return FALSE;

  length = 4 + ((gsize) bytes[2] << 8 | bytes[3]);
  if (length > claim->room)
    return FALSE;

  claim->cms = g_bytes_new (bytes, length);
  return TRUE;
}

/* ---- The update made again ---- */

static GBytes *
same_cms (const guint8 *data,
          gsize         length,
          gpointer      user_data,
          GError      **error)
{
  return g_bytes_ref (((Claim *) user_data)->cms);
}

static gsize
first_difference (GBytes *one,
                  GBytes *other)
{
  gsize n = MIN (g_bytes_get_size (one), g_bytes_get_size (other));
  const char *a = g_bytes_get_data (one, NULL);
  const char *b = g_bytes_get_data (other, NULL);
  gsize at = 0;

  while (at < n && a[at] == b[at])
    at++;

  return at;
}

static gboolean
is_ours (BeketVerdict   *self,
         BeketStructure *structure,
         guint           index,
         Claim          *claim)
{
  GError *error = NULL;
  g_autoptr (GBytes) before = g_bytes_new_from_bytes (structure->bytes, 0, claim->start);
  g_autoptr (GBytes) up_to = g_bytes_new_from_bytes (structure->bytes, 0, claim->end);
  g_autoptr (GBytes) again = beket_update_write (before, &structure->base, index, claim->when,
                                                 claim->name, claim->room, same_cms, claim, &error);

  if (again == NULL)
    return beket_verdict_fail (self, "update", (gint64) claim->start, error);

  return g_bytes_equal (again, up_to) ||
         beket_verdict_fail (self, "update", (gint64) first_difference (again, up_to), NULL);
}

static gboolean
read_claim (BeketVerdict *self,
            Claim        *claim)
{
  if (!read_range (claim))
    return beket_verdict_fail (self, "byte-range", (gint64) claim->start, NULL);
  if (!read_when (claim) || !read_name (claim))
    return beket_verdict_fail (self, "revision", (gint64) claim->start, NULL);

  return read_cms (claim) || beket_verdict_fail (self, "contents", (gint64) claim->hole, NULL);
}

/* ---- The signature ---- */

/* How the trust room's reasons are called in a verdict: by the end of its message. */
static const struct
{
  const char *end;
  const char *word;
} reasons[] = {
  { "signing-certificate-v2 once each", "attributes" },
  { "contentType is not data", "attributes" },
  { "messageDigest is of other bytes", "digest" },
  { "signing-certificate-v2 names another certificate", "signing-certificate" },
  { "signer is not the certificate's holder", "signing-certificate" },
  { "wrong signature", "signature" },
  { ": unknown authority", "certificate-unknown" },
  { ": another state's certificate", "certificate-unknown" },
  { ": expired", "certificate-expired" },
  { ": not yet valid", "certificate-not-yet-valid" },
  { ": revoked", "certificate-revoked" },
  { ": not for this role", "certificate-role" },
  { ": GOST is off", "certificate-role" },
  { ": no revocation list", "revocation-missing" },
  { ": revocation list too old", "revocation-stale" },
};

static const char *
word_of (const GError *error,
         const char   *otherwise)
{
  for (gsize i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (g_str_has_suffix (error->message, reasons[i].end))
      return reasons[i].word;

  return otherwise;
}

static GBytes *
check_cms (BeketVerdict *self,
           const Claim  *claim)
{
  g_autoptr (GByteArray) ranges = g_byte_array_new ();
  GError *error = NULL;
  GBytes *certificate;

  g_byte_array_append (ranges, (const guint8 *) claim->data, (guint) claim->hole);
  g_byte_array_append (ranges, (const guint8 *) claim->data + claim->after,
                       (guint) (claim->end - claim->after));
  certificate = beket_cms_check (claim->cms, ranges->data, ranges->len, &error);
  if (certificate == NULL)
    beket_verdict_fail (self, word_of (error, "cms"), (gint64) claim->hole, error);

  return certificate;
}

static gint64
when_of (const Claim *claim)
{
  int year, month, day, hour, minute, second;
  g_autoptr (GDateTime) time = NULL;

  if (sscanf (claim->when, "%4d%2d%2d%2d%2d%2d", &year, &month, &day, &hour, &minute, &second) == 6)
    time = g_date_time_new_utc (year, month, day, hour, minute, second);

  return time != NULL ? g_date_time_to_unix (time) * G_USEC_PER_SEC : -1;
}

/* What an authority took back is known up to the day of its last list. Without one, or after it, nobody here can say that the
 * certificate still held. */
static BeketIdentity *
check_certificate (BeketTrust *trust,
                   GBytes     *certificate,
                   gint64      time,
                   GError    **error)
{
  g_autoptr (BeketIdentity) identity = beket_trust_check (trust, certificate, BEKET_ROLE_OFFICER, time, error);

  if (identity == NULL || !beket_trust_check_list (trust, certificate, time, error))
    return NULL;

  return g_steal_pointer (&identity);
}

static gboolean
judge (BeketVerdict *self,
       Claim        *claim,
       BeketTrust   *trust,
       gint64        trusted_time,
       GBytes       *certificate)
{
  BeketSigner *signer = &self->signers[self->n_signers];
  gint64 when = when_of (claim);
  GError *error = NULL;

  if (when < 0)
    return beket_verdict_fail (self, "revision", (gint64) claim->start, NULL);

  signer->identity = check_certificate (trust, certificate, trusted_time != 0 ? trusted_time : when, &error);
  if (signer->identity == NULL)
    return beket_verdict_fail (self, word_of (error, "certificate"), (gint64) claim->hole, error);

  signer->name = g_steal_pointer (&claim->name);
  signer->when = when;
  self->n_signers++;
  return TRUE;
}

gboolean
beket_verify_update (BeketVerdict   *self,
                     BeketStructure *structure,
                     guint           index,
                     BeketTrust     *trust,
                     gint64          trusted_time,
                     GBytes        **certificate)
{
  g_auto (Claim) claim = { .data = g_bytes_get_data (structure->bytes, NULL),
                           .start = structure->ends[index], .end = structure->ends[index + 1] };

  if (!read_claim (self, &claim) || !is_ours (self, structure, index, &claim))
    return FALSE;

  *certificate = check_cms (self, &claim);
  return *certificate != NULL && judge (self, &claim, trust, trusted_time, *certificate);
}
