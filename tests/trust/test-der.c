/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * DER: one spelling of each element, and nothing read past the end.
 */

#define G_LOG_DOMAIN "beket-test"

#include "config.h"

#include "trust/der.h"

#include <string.h>

static gboolean
reads (const char *bytes,
       gsize       size,
       gsize       length)
{
  g_autofree guint8 *copy = g_memdup2 (bytes, size);
  BeketDer in = { copy, size };
  BeketDer whole, value;

  if (!beket_der_next (&in, BEKET_DER_OCTETS, &whole, &value))
    return FALSE;

  g_assert_cmpuint (value.size, ==, length);
  g_assert_cmpuint (whole.size + in.size, ==, size);
  g_assert_true (value.data + value.size == whole.data + whole.size);
  return TRUE;
}

static void
test_lengths (void)
{
  static const guint32 lengths[] = { 0, 1, 0x7f, 0x80, 0xff, 0x100, 0xffff, 0x10000 };
  g_autofree char *bytes = g_malloc0 (0x10010);

  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      for (int octets = 0; octets <= 4; octets++)
        {
          guint32 length = lengths[i];
          int shortest = length < 0x80 ? 0 : length < 0x100 ? 1 : length < 0x10000 ? 2 : 3;
          gsize head = 2 + (gsize) octets;

          if (octets < shortest)
            continue;
          bytes[0] = BEKET_DER_OCTETS;
          bytes[1] = octets == 0 ? (char) length : (char) (0x80 | octets);
          for (int o = 0; o < octets; o++)
            bytes[2 + o] = (char) (length >> (8 * (octets - 1 - o)));

          g_assert_true (reads (bytes, head + length, length) == (octets == shortest));
          g_assert_true (reads (bytes, head + length + 1, length) == (octets == shortest));
          if (length > 0)
            g_assert_false (reads (bytes, head + length - 1, length));
        }
    }
}

static void
test_refused (void)
{
  g_assert_false (reads ("", 0, 0));
  g_assert_false (reads ("\x04", 1, 0));
  g_assert_false (reads ("\x05\x00", 2, 0));
  g_assert_false (reads ("\x04\x80\x00\x00", 4, 0));
  g_assert_false (reads ("\x04\xff", 2, 0));
  g_assert_false (reads ("\x04\x81", 2, 0));
  g_assert_false (reads ("\x04\x83\xff\xff\xff", 5, 0));
}

static void
test_integers (void)
{
  static const struct { const char *bytes; gsize size; gboolean good; } rows[] = {
    { "", 0, FALSE }, { "\x00", 1, TRUE }, { "\x01", 1, TRUE }, { "\x7f", 1, TRUE }, { "\x80", 1, FALSE },
    { "\x00\x01", 2, FALSE }, { "\x00\x7f", 2, FALSE }, { "\x00\x80", 2, TRUE }, { "\x01\x00", 2, TRUE },
    { "\x00\x00\x80", 3, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      BeketDer value = { (const guint8 *) rows[i].bytes, rows[i].size };

      g_assert_true (beket_der_is_integer (value) == rows[i].good);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/trust/der/lengths", test_lengths);
  g_test_add_func ("/trust/der/refused", test_refused);
  g_test_add_func ("/trust/der/integers", test_integers);

  return g_test_run ();
}
