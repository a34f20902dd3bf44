/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The sRGB colour space as a small ICC profile (ICC.1:2004-10): matrix and one parametric curve,
 * the same bytes on every machine.
 */

#define G_LOG_DOMAIN "beket-act"

#include "config.h"

#include "act/finish.h"

#include <string.h>

#define N_TAGS 10

typedef struct
{
  GByteArray *bytes;
  guint       n_tags;
} Profile;

static void
put_u32 (GByteArray *bytes,
         guint32     number)
{
  number = GUINT32_TO_BE (number);
  g_byte_array_append (bytes, (const guint8 *) &number, sizeof number);
}

static void
put_word (GByteArray *bytes,
          const char *word)
{
  g_byte_array_append (bytes, (const guint8 *) word, 4);
}

static void
set_u32 (GByteArray *bytes,
         guint       at,
         guint32     number)
{
  number = GUINT32_TO_BE (number);
  memcpy (bytes->data + at, &number, sizeof number);
}

/* The table of tags lies behind the header of 128 bytes. */
static void
put_entry (Profile    *profile,
           const char *signature,
           guint32     offset,
           guint32     size)
{
  guint at = 132 + 12 * profile->n_tags++;

  memcpy (profile->bytes->data + at, signature, 4);
  set_u32 (profile->bytes, at + 4, offset);
  set_u32 (profile->bytes, at + 8, size);
}

static void
put_numbers (Profile      *profile,
             const char   *signature,
             const char   *type,
             const gint32 *numbers,
             gsize         n)
{
  guint32 offset = profile->bytes->len;

  put_word (profile->bytes, type);
  put_u32 (profile->bytes, 0);
  for (gsize i = 0; i < n; i++)
    put_u32 (profile->bytes, (guint32) numbers[i]);
  put_entry (profile, signature, offset, profile->bytes->len - offset);
}

static void
put_text (Profile    *profile,
          const char *signature,
          const char *text)
{
  guint32 offset = profile->bytes->len;
  guint32 length = (guint32) strlen (text);
  guint32 size;

  put_word (profile->bytes, "mluc");
  put_u32 (profile->bytes, 0);
  put_u32 (profile->bytes, 1);
  put_u32 (profile->bytes, 12);
  put_word (profile->bytes, "enUS");
  put_u32 (profile->bytes, 2 * length);
  put_u32 (profile->bytes, 28);
  for (const char *c = text; *c != '\0'; c++)
    g_byte_array_append (profile->bytes, (const guint8[]) { 0, (guint8) * c }, 2);

  size = profile->bytes->len - offset;
  while (profile->bytes->len % 4 != 0)
    g_byte_array_append (profile->bytes, (const guint8[]) { 0 }, 1);
  put_entry (profile, signature, offset, size);
}

/* IEC 61966-2-1: linear below 0.04045, else ((x + 0.055) / 1.055) ^ 2.4; numbers are s15Fixed16. */
static void
put_curves (Profile *profile)
{
  static const gint32 curve[] = { 0x00030000, 157286, 62119, 3417, 5072, 2651 };
  guint32 offset = profile->bytes->len;

  put_numbers (profile, "rTRC", "para", curve, G_N_ELEMENTS (curve));
  put_entry (profile, "gTRC", offset, profile->bytes->len - offset);
  put_entry (profile, "bTRC", offset, profile->bytes->len - offset);
}

/* Primaries and white adapted to D50 (Bradford). */
static void
put_matrix (Profile *profile)
{
  static const gint32 white[] = { 63190, 65536, 54061 };
  static const gint32 red[] = { 28578, 14581, 912 };
  static const gint32 green[] = { 25241, 46981, 6362 };
  static const gint32 blue[] = { 9376, 3974, 46787 };
  static const gint32 adaptation[] = { 68674, 1502, -3290, 1939, 64912, -1118, -605, 986, 49290 };

  put_numbers (profile, "wtpt", "XYZ ", white, 3);
  put_numbers (profile, "rXYZ", "XYZ ", red, 3);
  put_numbers (profile, "gXYZ", "XYZ ", green, 3);
  put_numbers (profile, "bXYZ", "XYZ ", blue, 3);
  put_numbers (profile, "chad", "sf32", adaptation, 9);
}

static void
put_header (GByteArray *bytes)
{
  g_byte_array_set_size (bytes, 128 + 4 + 12 * N_TAGS);
  memset (bytes->data, 0, bytes->len);
  set_u32 (bytes, 8, 0x04200000);
  memcpy (bytes->data + 12, "mntrRGB XYZ ", 12);
  /* A fixed day: 2026-01-01. */
  memcpy (bytes->data + 24, "\x07\xea\x00\x01\x00\x01", 6);
  memcpy (bytes->data + 36, "acsp", 4);
  set_u32 (bytes, 68, 63190);
  set_u32 (bytes, 72, 65536);
  set_u32 (bytes, 76, 54061);
  set_u32 (bytes, 128, N_TAGS);
}

GBytes *
beket_icc_srgb (void)
{
  Profile profile = { .bytes = g_byte_array_new () };

  put_header (profile.bytes);
  put_text (&profile, "desc", "sRGB");
  put_text (&profile, "cprt", "No copyright");
  put_matrix (&profile);
  put_curves (&profile);
  set_u32 (profile.bytes, 0, profile.bytes->len);
  g_assert (profile.n_tags == N_TAGS);
  return g_byte_array_free_to_bytes (profile.bytes);
}
