/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The shape of CMS, part by part and byte by byte: whatever is not the one spelling is refused.
 */

#define G_LOG_DOMAIN "beket-test"

#include "config.h"

#include "cms-craft.h"
#include "trust/der.h"
#include "trust/cms.h"

#include <string.h>

#define TEXT "the bytes of an act"

typedef struct
{
  World    *world;
  BeketKey *key;
} Fixture;

static void
set_up (Fixture      *f,
        gconstpointer unused)
{
  f->world = world_new ();
  f->key = world_key (f->world->kz, BEKET_ROLE_OFFICER);
}

static void
tear_down (Fixture      *f,
           gconstpointer unused)
{
  beket_key_unref (f->key);
  world_free (f->world);
}

static void
accepts (GBytes   *cms,
         BeketKey *key)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) signer = beket_cms_check (cms, TEXT, strlen (TEXT), &error);

  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (signer, beket_key_certificate (key)));
}

static void
refuses (GBytes     *cms,
         const char *reason)
{
  assert_fails (BEKET_ERROR_CORRUPT, reason, beket_cms_check (cms, TEXT, strlen (TEXT), e));
}

/* ---- Put together anew ---- */

/* @path: which child at each depth; there @element stands instead. Lengths are written anew. */
static GBytes *
replace (BeketDer   in,
         const int *path,
         GBytes    *element)
{
  g_autoptr (GByteArray) inside = g_byte_array_new ();
  GByteArray *out = g_byte_array_new ();
  guint8 tag = in.data[0];
  BeketDer whole, value;

  g_assert_true (beket_der_next (&in, tag, NULL, &value));
  for (int i = 0; value.size > 0; i++)
    {
      g_autoptr (GBytes) child = NULL;

      g_assert_true (beket_der_next (&value, value.data[0], &whole, NULL));
      if (i != path[0])
        child = g_bytes_new (whole.data, whole.size);
      else
        child = path[1] < 0 ? g_bytes_ref (element) : replace (whole, path + 1, element);
      g_byte_array_append (inside, g_bytes_get_data (child, NULL), (guint) g_bytes_get_size (child));
    }

  g_assert_cmpuint (inside->len, <, 0x10000);
  g_byte_array_append (out, &tag, 1);
  if (inside->len >= 0x100)
    g_byte_array_append (out, (const guint8[]) { 0x82, (guint8) (inside->len >> 8), (guint8) inside->len }, 3);
  else if (inside->len >= 0x80)
    g_byte_array_append (out, (const guint8[]) { 0x81, (guint8) inside->len }, 2);
  else
    g_byte_array_append (out, (const guint8[]) { (guint8) inside->len }, 1);
  g_byte_array_append (out, inside->data, inside->len);

  return g_byte_array_free_to_bytes (out);
}

static BeketDer
der_of (GBytes *bytes)
{
  return (BeketDer) { g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes) };
}

static GBytes *
child_at (GBytes    *bytes,
          const int *path)
{
  BeketDer whole = der_of (bytes);

  for (; *path >= 0; path++)
    {
      BeketDer value;

      g_assert_true (beket_der_next (&whole, whole.data[0], NULL, &value));
      for (int i = 0; i <= *path; i++)
        g_assert_true (beket_der_next (&value, value.data[0], &whole, NULL));
    }

  return g_bytes_new (whole.data, whole.size);
}

static GBytes *
two_of (GBytes *one,
        GBytes *other)
{
  GByteArray *both = g_byte_array_new ();

  g_byte_array_append (both, g_bytes_get_data (one, NULL), (guint) g_bytes_get_size (one));
  g_byte_array_append (both, g_bytes_get_data (other, NULL), (guint) g_bytes_get_size (other));

  return g_byte_array_free_to_bytes (both);
}

/* Each child of these places: left out, there twice, or of another tag. */
static void
test_each_part (Fixture      *f,
                gconstpointer unused)
{
  static const struct { int path[8]; int n; } places[] = {
    { { -1 }, 2 }, { { 1, -1 }, 1 }, { { 1, 0, -1 }, 5 }, { { 1, 0, 1, -1 }, 1 }, { { 1, 0, 2, -1 }, 1 },
    { { 1, 0, 3, -1 }, 1 }, { { 1, 0, 4, -1 }, 1 }, { { 1, 0, 4, 0, -1 }, 6 }, { { 1, 0, 4, 0, 1, -1 }, 2 },
    { { 1, 0, 4, 0, 3, -1 }, 3 }, { { 1, 0, 4, 0, 3, 0, -1 }, 2 }, { { 1, 0, 4, 0, 3, 2, -1 }, 2 },
  };
  g_autoptr (GBytes) cms = beket_key_sign_cms (f->key, TEXT, strlen (TEXT), NULL);
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);
  guint tried = 0;

  for (gsize p = 0; p < G_N_ELEMENTS (places); p++)
    {
      for (int i = 0; i < places[p].n; i++)
        {
          g_autoptr (GBytes) child = NULL, twice = NULL, other = NULL;
          int path[9];
          int depth = 0;

          for (; places[p].path[depth] >= 0; depth++)
            path[depth] = places[p].path[depth];
          path[depth] = i;
          path[depth + 1] = -1;

          child = child_at (cms, path);
          twice = two_of (child, child);
          other = mutate (child, 0, byte_at (child, 0) ^ 0x02);
          for (int kind = 0; kind < 3; kind++)
            {
              g_autoptr (GBytes) wrong = replace (der_of (cms), path, kind == 0 ? empty : kind == 1 ? twice : other);

              refuses (wrong, "CMS: ");
              tried++;
            }
          {
            g_autoptr (GBytes) same = replace (der_of (cms), path, child);

            accepts (same, f->key);
          }
        }
    }

  g_assert_cmpuint (tried, ==, 3 * 27);
}

/* Two right signatures in one set: which officer signed would depend on the reader. */
static void
test_second_signer (Fixture      *f,
                    gconstpointer unused)
{
  static const int signer[] = { 1, 0, 4, 0, -1 };
  g_autoptr (BeketKey) other = world_key (f->world->kz, BEKET_ROLE_OFFICER);
  g_autoptr (GBytes) cms = beket_key_sign_cms (f->key, TEXT, strlen (TEXT), NULL);
  g_autoptr (GBytes) cms_of_other = beket_key_sign_cms (other, TEXT, strlen (TEXT), NULL);
  g_autoptr (GBytes) first = child_at (cms, signer);
  g_autoptr (GBytes) second = child_at (cms_of_other, signer);
  g_autoptr (GBytes) both = two_of (first, second);
  g_autoptr (GBytes) two = replace (der_of (cms), signer, both);
  g_autoptr (GBytes) stranger = replace (der_of (cms), signer, second);

  refuses (two, "exactly one signer");
  refuses (stranger, "names another certificate");
}

/* The attributes are signed as a set: another order is other bytes, and not DER. */
static void
test_order_of_attributes (Fixture      *f,
                          gconstpointer unused)
{
  static const int first[] = { 1, 0, 4, 0, 3, 0, -1 }, second[] = { 1, 0, 4, 0, 3, 1, -1 };
  g_autoptr (GBytes) cms = beket_key_sign_cms (f->key, TEXT, strlen (TEXT), NULL);
  g_autoptr (GBytes) a = child_at (cms, first);
  g_autoptr (GBytes) b = child_at (cms, second);
  g_autoptr (GBytes) half = replace (der_of (cms), first, b);
  g_autoptr (GBytes) turned = replace (der_of (half), second, a);

  refuses (turned, "signed attributes");
}

/* Signs the attributes as they now are: what is wrong then is not the arithmetic. */
static GBytes *
sign_again (BeketKey *key,
            GBytes   *cms)
{
  static const int attributes[] = { 1, 0, 4, 0, 3, -1 }, signature[] = { 1, 0, 4, 0, 5, -1 };
  g_autoptr (GBytes) part = child_at (cms, attributes);
  g_autoptr (GBytes) set = mutate (part, 0, BEKET_DER_SET);
  g_autoptr (GBytes) raw = beket_key_sign (key, g_bytes_get_data (set, NULL), g_bytes_get_size (set), NULL);
  const guint8 head[] = { BEKET_DER_OCTETS, (guint8) g_bytes_get_size (raw) };
  g_autoptr (GBytes) start = g_bytes_new (head, sizeof head);
  g_autoptr (GBytes) octets = two_of (start, raw);

  return replace (der_of (cms), signature, octets);
}

static void
test_attributes_signed_again (Fixture      *f,
                              gconstpointer unused)
{
  static const int content[] = { 1, 0, 4, 0, 3, 0, -1 }, digest[] = { 1, 0, 4, 0, 3, 1, -1 };
  g_autoptr (GBytes) cms = beket_key_sign_cms (f->key, TEXT, strlen (TEXT), NULL);
  g_autoptr (GBytes) same = sign_again (f->key, cms);
  g_autoptr (GBytes) type = child_at (cms, content);
  g_autoptr (GBytes) other_type = mutate (type, g_bytes_get_size (type) - 1, 0x02);
  g_autoptr (GBytes) typed = replace (der_of (cms), content, other_type);
  g_autoptr (GBytes) typed_again = sign_again (f->key, typed);
  g_autoptr (GBytes) hash = child_at (cms, digest);
  gsize last = g_bytes_get_size (hash) - 1;
  g_autoptr (GBytes) low = mutate (hash, last, 0x00);
  g_autoptr (GBytes) high = mutate (hash, last, 0xff);
  g_autoptr (GBytes) both = two_of (low, high);
  g_autoptr (GBytes) doubled = replace (der_of (cms), digest, both);
  g_autoptr (GBytes) doubled_again = sign_again (f->key, doubled);

  accepts (same, f->key);
  refuses (typed_again, "contentType is not data");
  refuses (doubled_again, "signed attributes");
}

/* GnuTLS reads an ECDSA signature as BER: a zero in front of a number changes nothing for it. */
static void
test_spelling_of_signature (Fixture      *f,
                            gconstpointer unused)
{
  static const int path[] = { 1, 0, 4, 0, 5, -1 };
  g_autoptr (GBytes) cms = beket_key_sign_cms (f->key, TEXT, strlen (TEXT), NULL);
  g_autoptr (GBytes) octets = child_at (cms, path);
  const guint8 *data = g_bytes_get_data (octets, NULL);
  g_autoptr (GByteArray) padded = g_byte_array_new ();
  g_autoptr (GBytes) element = NULL;
  g_autoptr (GBytes) wrong = NULL;

  /* 04 len 30 len 02 len r 02 len s: r gets one more zero. */
  g_byte_array_append (padded, (const guint8[]) { 0x04, data[1] + 1, 0x30, data[3] + 1, 0x02, data[5] + 1, 0x00 }, 7);
  g_byte_array_append (padded, data + 6, (guint) g_bytes_get_size (octets) - 6);
  element = g_byte_array_free_to_bytes (g_steal_pointer (&padded));
  wrong = replace (der_of (cms), path, element);

  refuses (wrong, "signature is not DER");
}

/* ---- Bytes ---- */

/* Every bit of every byte: the certificate is pinned by the ESS, the rest by the one shape and the signature. */
static void
test_every_byte (Fixture      *f,
                 gconstpointer unused)
{
  g_autoptr (GBytes) cms = beket_key_sign_cms (f->key, TEXT, strlen (TEXT), NULL);

  for (gsize i = 0; i < g_bytes_get_size (cms); i++)
    {
      guint8 old = byte_at (cms, i);
      const guint8 values[] = { old ^ 0x01, old ^ 0x02, old ^ 0x04, old ^ 0x08, old ^ 0x10, old ^ 0x20,
                                old ^ 0x40, old ^ 0x80, 0x00, 0xff, old + 1, old - 1 };

      for (gsize v = 0; v < G_N_ELEMENTS (values); v++)
        {
          g_autoptr (GBytes) mutant = mutate (cms, i, values[v]);

          if (values[v] != old)
            refuses (mutant, "CMS: ");
        }
    }
}

static GBytes *
splice (GBytes     *bytes,
        gsize       position,
        gsize       removed,
        const char *added,
        gsize       n_added)
{
  GByteArray *array = g_byte_array_new ();
  const guint8 *data = g_bytes_get_data (bytes, NULL);
  gsize size = g_bytes_get_size (bytes);

  g_byte_array_append (array, data, (guint) position);
  g_byte_array_append (array, (const guint8 *) added, (guint) n_added);
  g_byte_array_append (array, data + position + removed, (guint) (size - position - removed));

  return g_byte_array_free_to_bytes (array);
}

static void
test_cut_and_longer (Fixture      *f,
                     gconstpointer unused)
{
  g_autoptr (GBytes) cms = beket_key_sign_cms (f->key, TEXT, strlen (TEXT), NULL);

  for (gsize i = 0; i < g_bytes_get_size (cms); i++)
    {
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (cms, 0, i);
      g_autoptr (GBytes) shorter = splice (cms, i, 1, "", 0);
      g_autoptr (GBytes) zero = splice (cms, i, 0, "\0", 1);
      g_autoptr (GBytes) null = splice (cms, i, 0, "\x05\x00", 2);

      refuses (cut, "CMS: ");
      refuses (shorter, "CMS: ");
      refuses (zero, "CMS: ");
      refuses (null, "CMS: ");
    }
}

/* The same meaning in BER: GnuTLS and OpenSSL read these, and a stranger could make a second file of one signature. */
static void
test_not_der (Fixture      *f,
              gconstpointer unused)
{
  g_autoptr (GBytes) cms = beket_key_sign_cms (f->key, TEXT, strlen (TEXT), NULL);
  g_autoptr (GBytes) trailing = splice (cms, g_bytes_get_size (cms), 0, "\0", 1);
  g_autoptr (GBytes) longer = splice (cms, 1, 1, "\x83\x00", 2);
  g_autoptr (GBytes) endless = splice (cms, 1, 3, "\x80", 1);
  g_autoptr (GBytes) ended = splice (endless, g_bytes_get_size (endless), 0, "\0\0", 2);
  g_autoptr (GBytes) large = g_bytes_new_take (g_malloc0 (16385), 16385);
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);

  refuses (trailing, "not DER");
  refuses (longer, "not DER");
  refuses (ended, "not DER");
  refuses (empty, "not DER");
  refuses (large, "too large");
}

#define ADD(path, function) \
  g_test_add ("/trust/cms-read/" path, Fixture, NULL, set_up, (function), tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("each-part", test_each_part);
  ADD ("second-signer", test_second_signer);
  ADD ("order-of-attributes", test_order_of_attributes);
  ADD ("attributes-signed-again", test_attributes_signed_again);
  ADD ("spelling-of-signature", test_spelling_of_signature);
  ADD ("every-byte", test_every_byte);
  ADD ("cut-and-longer", test_cut_and_longer);
  ADD ("not-der", test_not_der);

  return g_test_run ();
}
