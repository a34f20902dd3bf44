/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Both languages with no locale of the system installed: our texts, and GTK's own.
 */

#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <stdio.h>

#include "app/complaint.h"
#include "app/locale.h"
#include "domain/error.h"
#include "domain/parse-error.h"

static void
test_own_texts (void)
{
  beket_locale_set (BEKET_KK);
  g_assert_cmpint (beket_locale_get (), ==, BEKET_KK);
  g_assert_cmpstr (_ ("Cancel"), ==, "Болдырмау");

  beket_locale_set (BEKET_RU);
  g_assert_cmpstr (_ ("Cancel"), ==, "Отмена");

  beket_locale_set (BEKET_KK);
  g_assert_cmpstr (_ ("Cancel"), ==, "Болдырмау");
}

/* Through GLib's own door, which decides only once whether this process is translated. */
static void
test_texts_of_gtk (void)
{
  g_autofree char *kazakh = NULL;
  g_autofree char *russian = NULL;

  beket_locale_set (BEKET_KK);
  kazakh = g_strdup (g_dgettext ("gtk40", "_Cancel"));
  beket_locale_set (BEKET_RU);
  russian = g_strdup (g_dgettext ("gtk40", "_Cancel"));

  g_assert_cmpstr (kazakh, !=, "_Cancel");
  g_assert_cmpstr (russian, !=, "_Cancel");
  g_assert_cmpstr (kazakh, !=, russian);
}

static void
test_numbers_stay_plain (void)
{
  double number = 0;

  g_assert_cmpint (sscanf ("1.5", "%lf", &number), ==, 1);
  g_assert_cmpfloat (number, ==, 1.5);
  g_assert_cmpstr (setlocale (LC_NUMERIC, NULL), ==, "C");
}

static void
test_plurals (void)
{
  beket_locale_set (BEKET_RU);
  for (gulong n = 1; n <= 5; n += 2)
    {
      g_autofree char *text = g_strdup_printf (ngettext ("%u officer’s key is on this machine",
                                                         "%u officers’ keys are on this machine", n), (guint) n);

      g_assert_false (g_str_is_ascii (text));
    }

  g_assert_cmpstr (ngettext ("%u officer’s key is on this machine", "%u officers’ keys are on this machine", 3), !=,
                   ngettext ("%u officer’s key is on this machine", "%u officers’ keys are on this machine", 5));
}

/* ---- Complaints ---- */

static void
test_position (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *kazakh = NULL;
  g_autofree char *russian = NULL;

  beket_parse_error_set (&error, BEKET_PARSE_ERROR_CHECK_DIGIT, 6, "digit is 3, should be 4");

  beket_locale_set (BEKET_KK);
  kazakh = beket_complaint_text (error);
  beket_locale_set (BEKET_RU);
  russian = beket_complaint_text (error);

  g_assert_nonnull (strstr (kazakh, "7"));
  g_assert_nonnull (strstr (russian, "7"));
  g_assert_cmpstr (kazakh, !=, russian);
  g_assert_nonnull (strstr (russian, "контрольная цифра"));
}

/* Every code has a sentence of its own, and none of them shows the English message. */
static void
check_domain (GQuark domain,
              int    n_codes)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int code = 0; code < n_codes; code++)
    {
      g_autoptr (GError) error = g_error_new_literal (domain, code, "secret English");
      char *text = beket_complaint_text (error);

      g_assert_cmpuint (g_utf8_strlen (text, -1), >, 5);
      g_assert_null (strstr (text, "English"));
      g_assert_true (g_unichar_isupper (g_utf8_get_char (text)));
      g_assert_true (g_hash_table_add (seen, text));
    }
}

static void
test_every_code (void)
{
  for (int language = 0; language < BEKET_N_LANGUAGES; language++)
    {
      beket_locale_set ((BeketLanguage) language);
      check_domain (BEKET_ERROR, BEKET_ERROR_LOCKED + 1);
      check_domain (BEKET_PARSE_ERROR, BEKET_PARSE_ERROR_RANGE + 1);
    }
}

static void
test_verdicts (void)
{
  static const char *const words[] = {
    "not-an-act", "size", "structure", "signature-missing", "byte-range", "revision", "contents", "update",
    "cms", "attributes", "digest", "signing-certificate", "signature", "certificate", "certificate-unknown",
    "certificate-not-yet-valid", "certificate-expired", "certificate-revoked", "certificate-role",
    "revocation-missing", "revocation-stale", "signer", "same-signer", "limit", "base", "record", "seal",
    "rollback", "drawn", "other-act", "of a newer Beket",
  };
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  beket_locale_set (BEKET_KK);
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const char *text = beket_verdict_text (words[i]);

      g_assert_false (g_str_is_ascii (text));
      g_assert_true (g_hash_table_add (seen, (gpointer) text));
    }
}

int
main (int    argc,
      char **argv)
{
  beket_locale_start (BEKET_RU);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/locale/own-texts", test_own_texts);
  g_test_add_func ("/locale/texts-of-gtk", test_texts_of_gtk);
  g_test_add_func ("/locale/numbers-stay-plain", test_numbers_stay_plain);
  g_test_add_func ("/locale/plurals", test_plurals);
  g_test_add_func ("/complaint/position", test_position);
  g_test_add_func ("/complaint/every-code", test_every_code);
  g_test_add_func ("/complaint/verdicts", test_verdicts);

  return g_test_run ();
}
