/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An act whose first officer signs by GOST R 34.10-2012, the second by P-256: valid where both states allow it, nobody's where they do not.
 */

#include "config.h"

#include "fixture.h"

#include <string.h>

#include "trust/key-private.h"

static Fixture fixture;

static void
give_gost_key (void)
{
  g_autoptr (BeketIdentity) identity = beket_identity_from_certificate (beket_key_certificate (fixture.officers[0]), NULL);
  g_autoptr (GError) error = NULL;
  gnutls_x509_privkey_t x509;

  g_assert_cmpint (gnutls_x509_privkey_init (&x509), ==, 0);
  g_assert_cmpint (gnutls_x509_privkey_generate (x509, GNUTLS_PK_GOST_12_256,
                                                 GNUTLS_CURVE_TO_BITS (GNUTLS_ECC_CURVE_GOST256CPA), 0), ==, 0);
  beket_key_unref (fixture.officers[0]);
  fixture.officers[0] = beket_key_new_take (x509, &error);
  g_assert_no_error (error);
  beket_authority_issue_for (fixture.kz, fixture.officers[0], identity, FIXTURE_DRAWN - G_TIME_SPAN_DAY, 30, &error);
  g_assert_no_error (error);
}

static void
test_gost (void)
{
  g_autoptr (GBytes) act = fixture_act (&fixture, 2);
  g_autoptr (BeketVerdict) off = beket_act_verify (act, fixture.trust, 0, 2);
  g_autoptr (BeketVerdict) on = NULL;

  g_assert_false (off->valid);
  g_assert_cmpstr (off->failed, ==, "certificate-role");
  g_assert_nonnull (strstr (off->detail, "GOST is off"));
  beket_trust_allow_gost (fixture.trust);
  on = beket_act_verify (act, fixture.trust, 0, 2);
  g_assert_cmpstr (on->failed, ==, NULL);
  g_assert_true (on->valid);
  g_assert_cmpuint (on->n_signers, ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  fixture_open (&fixture);
  give_gost_key ();
  g_test_add_func ("/act/sign-gost", test_gost);
  result = g_test_run ();
  fixture_close (&fixture);
  return result;
}
