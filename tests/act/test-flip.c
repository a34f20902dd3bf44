/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every byte of a signed act counts. A stride keeps the run short; BEKET_LONG=1 takes every byte.
 */

#include "config.h"

#include "fixture.h"

#include <string.h>

static Fixture fixture;

#define STRIDE 23

static gboolean
accepted (const guint8 *data,
          gsize         size)
{
  g_autoptr (GBytes) pdf = g_bytes_new_static (data, size);
  g_autoptr (BeketVerdict) verdict = beket_act_verify (pdf, fixture.trust, 0, 0);

  g_assert_cmpint (verdict->valid, ==, verdict->failed == NULL);
  return verdict->valid;
}

static void
test_flip (void)
{
  g_autoptr (GBytes) twice = fixture_act (&fixture, 2);
  gsize size = g_bytes_get_size (twice);
  g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (twice, NULL), size);
  gboolean all = g_getenv ("BEKET_LONG") != NULL;
  gsize stride = all ? 1 : STRIDE;
  guint n = 0;

  g_assert_true (accepted (copy, size));
  for (gsize i = (gsize) g_test_rand_int_range (0, (gint32) stride); i < size; i += stride)
    {
      guint8 bit = (guint8) (1u << (i / stride % 8));

      copy[i] ^= bit;
      if (accepted (copy, size))
        g_error ("Byte %" G_GSIZE_FORMAT " may be 0x%02x", i, copy[i]);
      copy[i] ^= bit;
      n++;
    }

  g_test_message ("%u of %" G_GSIZE_FORMAT " bytes, none accepted", n, size);
  g_assert_true (accepted (copy, size));
}

/* Random cuts, gaps and insertions. */
static void
test_mutants (void)
{
  g_autoptr (GBytes) twice = fixture_act (&fixture, 2);
  gsize size = g_bytes_get_size (twice);
  const guint8 *data = g_bytes_get_data (twice, NULL);
  guint n = g_getenv ("BEKET_LONG") != NULL ? 20000 : 400;

  for (guint i = 0; i < n; i++)
    {
      gsize at = (gsize) g_test_rand_int_range (0, (gint32) size);
      /* Drawn before MIN (), which would draw twice. */
      gsize drawn = (gsize) g_test_rand_int_range (0, 40);
      gsize gone = MIN (size - at, drawn);
      gsize more = (gsize) g_test_rand_int_range (0, 40);
      g_autofree guint8 *mutant = g_malloc (size + more);

      if (gone == 0 && more == 0)
        continue;
      memcpy (mutant, data, at);
      for (gsize j = 0; j < more; j++)
        mutant[at + j] = (guint8) g_test_rand_int ();
      memcpy (mutant + at + more, data + at + gone, size - at - gone);
      if (memcmp (mutant, data, MIN (size, size - gone + more)) == 0 && gone == more)
        continue;
      /* What is cut at the end of the first signature is an honest act with one. */
      g_assert_false (accepted (mutant, size - gone + more));
    }
}

static void
test_truncated (void)
{
  g_autoptr (GBytes) once = fixture_act (&fixture, 1);
  gsize size = g_bytes_get_size (once);

  for (gsize length = 0; length < size; length += 1 + length / 60)
    g_assert_false (accepted (g_bytes_get_data (once, NULL), length));
}

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  fixture_open (&fixture);
  g_test_add_func ("/act/flip/bytes", test_flip);
  g_test_add_func ("/act/flip/mutants", test_mutants);
  g_test_add_func ("/act/flip/truncated", test_truncated);
  result = g_test_run ();
  fixture_close (&fixture);
  return result;
}
