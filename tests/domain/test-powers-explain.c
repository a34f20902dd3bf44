/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Verdicts and refusals of the rights table in words, in both languages.
 */

#include "config.h"

#include "domain/error.h"
#include "domain/powers.h"

#define DAY "2026-06-15"

static BeketActor
at_home (const char *body)
{
  return (BeketActor) { .party = "KZ", .body = body, .officer = "KZ-1", .territory = "KZ", .point = "KZSYR", .day = DAY };
}

static BeketActor
abroad (const char *body)
{
  return (BeketActor) { .party = "KZ", .body = body, .officer = "KZ-1", .territory = "RU", .point = "RUMSH", .day = DAY };
}

static void
test_explain (void)
{
  g_autoptr (BeketCodes) codes = beket_codes_new ();
  BeketActor actor = abroad ("border");
  BeketActor home = at_home ("border");
  BeketPowersVerdict refused = beket_powers_judge (&actor, BEKET_ACTION_INSPECT);
  BeketPowersVerdict visiting = beket_powers_judge (&actor, BEKET_ACTION_WAIVE);
  BeketPowersVerdict allowed = beket_powers_judge (&home, BEKET_ACTION_WAIVE);
  g_autofree char *kk = NULL;
  g_autofree char *ru = NULL;
  g_autofree char *other = NULL;
  g_autofree char *yes = NULL;

  beket_codes_add (codes, "article", "A6", "6-бап", "Статья 6");
  beket_codes_add (codes, "article", "A3.2", "3-баптың 2-тармағы", "Пункт 2 статьи 3");
  beket_codes_add (codes, "power-reason", "no-pass", "рұқсатнама жоқ", "нет пропуска");
  kk = beket_powers_explain (&refused, codes, BEKET_KK);
  ru = beket_powers_explain (&refused, codes, BEKET_RU);
  other = beket_powers_explain (&visiting, codes, BEKET_RU);
  yes = beket_powers_explain (&allowed, codes, BEKET_KK);
  g_assert_cmpstr (kk, ==, "6-бап · рұқсатнама жоқ");
  g_assert_cmpstr (ru, ==, "Статья 6 · нет пропуска");
  g_assert_cmpstr (other, ==, "A7.1 · visiting");   /* unknown words are shown as they are */
  g_assert_cmpstr (yes, ==, "3-баптың 2-тармағы");
}

/* A refusal keeps its article and its reason on its way to the person. */
static void
test_explain_error (void)
{
  g_autoptr (BeketCodes) codes = beket_codes_new ();
  BeketActor actor = abroad ("border");
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) copy = NULL;
  g_autoptr (GError) other = g_error_new_literal (BEKET_ERROR, BEKET_ERROR_POWER, "nobody is signed in");
  g_autofree char *text = NULL;

  beket_codes_add (codes, "article", "A6", "6-бап", "Статья 6");
  beket_codes_add (codes, "power-reason", "no-pass", "рұқсатнама жоқ", "нет пропуска");
  g_assert_false (beket_powers_check (&actor, BEKET_ACTION_INSPECT, &error));
  g_prefix_error (&error, "crossing: ");
  copy = g_error_copy (error);
  text = beket_powers_explain_error (copy, codes, BEKET_RU);
  g_assert_cmpstr (text, ==, "Статья 6 · нет пропуска");
  g_assert_null (beket_powers_explain_error (other, codes, BEKET_RU));
  g_assert_null (beket_powers_explain_error (NULL, codes, BEKET_RU));
}

/* Why a key did not sign comes to the person in his own language; codes that are older than the word leave it to the code. */
static void
test_explain_signing (void)
{
  g_autoptr (BeketCodes) codes = beket_codes_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) copy = NULL;
  g_autofree char *kk = NULL;
  g_autofree char *ru = NULL;
  const char *article, *reason;

  g_assert_false (beket_error_set_reason (&error, BEKET_ERROR_SIGNER, "token-missing", "Token: %s", "none"));
  g_prefix_error (&error, "act: ");
  g_assert_cmpstr (error->message, ==, "act: Token: none");
  copy = g_error_copy (error);
  g_assert_cmpstr (beket_error_get_reason (copy), ==, "token-missing");
  g_assert_false (beket_error_get_power (copy, &article, &reason));
  g_assert_null (beket_powers_explain_error (copy, codes, BEKET_KK));
  beket_codes_add (codes, "signing-reason", "token-missing", "токен салынбаған", "токен не вставлен");
  kk = beket_powers_explain_error (copy, codes, BEKET_KK);
  ru = beket_powers_explain_error (copy, codes, BEKET_RU);
  g_assert_cmpstr (kk, ==, "токен салынбаған");
  g_assert_cmpstr (ru, ==, "токен не вставлен");
  g_assert_null (beket_error_get_reason (NULL));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain/powers/explain", test_explain);
  g_test_add_func ("/domain/powers/explain-signing", test_explain_signing);
  g_test_add_func ("/domain/powers/explain-error", test_explain_error);

  return g_test_run ();
}
