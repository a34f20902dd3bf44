/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an officer waits for when he types his PIN: hashes of it. Only the ratio to one hash of as many rounds travels to another machine.
 */

#include "config.h"

#include <stdio.h>
#include <string.h>

#include "trust-support.h"
#include "trust/key-private.h"

#define PIN    "482913"
#define ROUNDS 600000   /* of GnuTLS */
#define TIMES  7

static int
compare (gconstpointer a,
         gconstpointer b)
{
  return *(const gint64 *) a < *(const gint64 *) b ? -1 : 1;
}

/* Milliseconds: the middle one of several. */
static double
median_of (void (       *func ) (gconstpointer data),
           gconstpointer data)
{
  gint64 times[TIMES];

  for (guint i = 0; i < TIMES; i++)
    {
      gint64 begin = g_get_monotonic_time ();

      func (data);
      times[i] = g_get_monotonic_time () - begin;
    }
  qsort (times, TIMES, sizeof (gint64), compare);
  return times[TIMES / 2] / 1000.0;
}

static void
hash_once (gconstpointer unused)
{
  const gnutls_datum_t pin = { (guint8 *) PIN, sizeof PIN - 1 };
  const gnutls_datum_t salt = { (guint8 *) "01234567", 8 };
  guint8 key[32];

  g_assert_cmpint (gnutls_pbkdf2 (GNUTLS_MAC_SHA256, &pin, &salt, ROUNDS, key, sizeof key), ==, 0);
}

static void
open_file (gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketKey) key = beket_key_open_pkcs12 ((GBytes *) data, PIN, &error);

  g_assert_no_error (error);
}

static void
open_wrongly (gconstpointer data)
{
  g_assert_null (beket_key_open_pkcs12 ((GBytes *) data, "482914", NULL));
}

int
main (void)
{
  g_autoptr (World) world = world_new ();
  g_autoptr (BeketKey) key = world_key (world->kz, BEKET_ROLE_OFFICER);
  g_autoptr (GBytes) file = beket_key_to_pkcs12 (key, PIN, NULL);
  double hash = median_of (hash_once, NULL);
  double opened = median_of (open_file, file);
  double refused = median_of (open_wrongly, file);

  printf ("one hash of the PIN %.0f ms; a key is opened in %.2f, a wrong PIN refused in %.2f of that\n", hash, opened / hash, refused / hash);
  return 0;
}
