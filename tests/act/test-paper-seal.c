/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The paper seal and its Base45.
 */

#include "config.h"

#include "fixture.h"

#include <string.h>

#include "act/base45.h"
#include "domain/error.h"
#include "domain/parse-error.h"

#define HASH   "8f434346648f6b96df89dda901c5176b10a6d83961dd3c1ac88b59b2dc327aa4"
#define NUMBER "JCA-KZSYR-20261122-000001-02"

static Fixture fixture;

/* Lent, all of it. */
static BeketPaperSeal
says (const char *number,
      const char *hash)
{
  return (BeketPaperSeal) {
           .number = (char *) number, .form = (char *) "D1", .parties = (char *) "KZ RU", .decision = (char *) "admitted",
           .when = FIXTURE_DRAWN, .record_hash = (char *) hash,
  };
}

static char *
make (void)
{
  g_autoptr (GError) error = NULL;
  BeketPaperSeal seal = says (NUMBER, HASH);
  char *text = beket_paper_seal_make (fixture.seal, &seal, &error);

  g_assert_no_error (error);
  return text;
}

static void
test_round_trip (void)
{
  g_autofree char *text = make ();
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketPaperSeal) seal = beket_paper_seal_read (text,
                                                           beket_key_certificate (fixture.seal), &error);
  g_autoptr (BeketPaperSeal) unchecked = beket_paper_seal_read (text, NULL, NULL);
  g_autofree char *certificate =
    g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, beket_key_certificate (fixture.seal));

  g_assert_no_error (error);
  g_assert_nonnull (unchecked);
  g_assert_cmpstr (seal->number, ==, NUMBER);
  g_assert_cmpint (seal->when, ==, FIXTURE_DRAWN);
  g_assert_cmpstr (seal->form, ==, "D1");
  g_assert_cmpstr (seal->parties, ==, "KZ RU");
  g_assert_cmpstr (seal->decision, ==, "admitted");
  g_assert_cmpstr (seal->record_hash, ==, HASH);
  g_assert_true (beket_paper_seal_is_of (seal, beket_key_certificate (fixture.seal)));
  g_assert_false (beket_paper_seal_is_of (seal, beket_key_certificate (fixture.officers[0])));
  g_assert_cmpuint (strlen (seal->key_id), ==, 16);
  g_assert_true (g_str_has_prefix (certificate, seal->key_id));
  g_assert_true (g_str_has_prefix (text, "KZ1:"));
  g_assert_cmpuint (strspn (text, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"), ==,
                    strlen (text));
}

static void
test_wrong_key (void)
{
  g_autofree char *text = make ();
  g_autoptr (BeketKey) other = fixture_key (fixture.kz, BEKET_KEY_ED25519, BEKET_ROLE_SEAL, "KZ",
                                            "KZ-KZSYR-B03", "KZ-KZSYR-B03");
  g_autoptr (BeketKey) bare = beket_key_generate (BEKET_KEY_ED25519, NULL);
  BeketPaperSeal seal = says (NUMBER, HASH);
  g_autoptr (GError) error = NULL;

  g_assert_null (beket_paper_seal_read (text, beket_key_certificate (other), &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_null (beket_paper_seal_read (text, beket_key_certificate (fixture.officers[0]), &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_null (beket_paper_seal_make (fixture.officers[0], &seal, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_SIGNER);
  g_clear_error (&error);
  g_assert_null (beket_paper_seal_make (bare, &seal, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_SIGNER);
}

/* No character of it may be another one. */
static void
test_every_character (void)
{
  g_autofree char *text = make ();

  for (gsize i = 0; text[i] != '\0'; i++)
    {
      g_autofree char *changed = g_strdup (text);
      g_autoptr (BeketPaperSeal) seal = NULL;

      changed[i] = changed[i] == '7' ? '8' : '7';
      seal = beket_paper_seal_read (changed, beket_key_certificate (fixture.seal), NULL);
      g_assert_null (seal);
    }
}

static void
reads (const char     *text,
       BeketParseError code,
       int             position)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketPaperSeal) seal = beket_paper_seal_read (text, NULL, &error);

  g_assert_null (seal);
  g_assert_error (error, BEKET_PARSE_ERROR, (int) code);
  g_assert_cmpint (beket_parse_error_get_position (error), ==, position);
}

static void
test_bad_texts (void)
{
  g_autofree char *text = make ();
  g_autofree char *cut = g_strndup (text, strlen (text) - 3);
  g_autofree char *within = g_strndup (text, strlen (text) - (strlen (text) - 4) % 3 - 2);
  g_autofree char *more = g_strconcat (text, "000", NULL);
  g_autofree char *small = g_strdup (text);
  g_autofree char *large = g_strnfill (513, '0');

  small[9] = 'a';
  reads ("", BEKET_PARSE_ERROR_FORMAT, 0);
  reads ("KZ2:ABC", BEKET_PARSE_ERROR_FORMAT, 0);
  reads ("KZ1:", BEKET_PARSE_ERROR_FORMAT, 0);
  reads (small, BEKET_PARSE_ERROR_CHARACTER, 9);
  reads ("KZ1:0", BEKET_PARSE_ERROR_LENGTH, 5);
  reads ("KZ1:FGWFGW:::", BEKET_PARSE_ERROR_RANGE, 10);
  reads (cut, BEKET_PARSE_ERROR_LENGTH, 4);
  reads (within, BEKET_PARSE_ERROR_LENGTH, (int) strlen (within));
  reads (large, BEKET_PARSE_ERROR_LIMIT, 512);
  g_assert_null (beket_paper_seal_read (more, NULL, NULL));
}

static void
test_bad_facts (void)
{
  g_autofree char *number = g_strnfill (65, '1');
  g_autoptr (GError) error = NULL;
  const char *const wrong[][2] = { { "", HASH }, { number, HASH }, { "АКТ-1", HASH },
                                   { NUMBER, "" }, { NUMBER, "zz" HASH }, { NUMBER, HASH "0" } };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      BeketPaperSeal seal = says (wrong[i][0], wrong[i][1]);

      g_assert_null (beket_paper_seal_make (fixture.seal, &seal, &error));
      g_assert_error (error, BEKET_ERROR, BEKET_ERROR_INVALID);
      g_clear_error (&error);
    }
}

/* What the record says and what the page says is one thing, word by word. */
static void
test_of_record (void)
{
  g_autoptr (BeketValue) record = fixture_record (1);
  g_autoptr (BeketValue) nothing = beket_value_new_object ();
  g_autoptr (BeketPaperSeal) seal = beket_paper_seal_of (record, HASH, FIXTURE_DRAWN, NULL);
  g_autoptr (GError) error = NULL;
  BeketPaperSeal same = says (NUMBER, HASH);
  const char **words[] = {
    (const char **) &same.number, (const char **) &same.form, (const char **) &same.parties,
    (const char **) &same.decision, (const char **) &same.record_hash,
  };

  g_assert_true (beket_paper_seal_equal (seal, &same));
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const char *word = *words[i];

      *words[i] = "else";
      g_assert_false (beket_paper_seal_equal (seal, &same));
      *words[i] = word;
    }
  g_assert_null (beket_paper_seal_of (nothing, HASH, FIXTURE_DRAWN, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_INVALID);
}

/* RFC 9285, 4.3 and 4.4. */
static void
test_base45 (void)
{
  static const struct { const char *bytes; const char *text; } vectors[] = {
    { "AB", "BB8" }, { "Hello!!", "%69 VD92EX0" }, { "base-45", "UJCLQE7W581" }, { "ietf!",
                                                                                   "QED8WEX0" }, { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autofree char *text = beket_base45_encode ((const guint8 *) vectors[i].bytes,
                                                   strlen (vectors[i].bytes));
      g_autoptr (GByteArray) bytes = beket_base45_decode (vectors[i].text, 0, NULL);

      g_assert_cmpstr (text, ==, vectors[i].text);
      g_assert_cmpmem (bytes->data, bytes->len, vectors[i].bytes, strlen (vectors[i].bytes));
    }
}

static void
refuses (const char     *text,
         BeketParseError code,
         int             position)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (beket_base45_decode (text, 0, &error));
  g_assert_error (error, BEKET_PARSE_ERROR, (int) code);
  g_assert_cmpint (beket_parse_error_get_position (error), ==, position);
}

static void
test_bad_base45 (void)
{
  refuses ("GGW:", BEKET_PARSE_ERROR_LENGTH, 4);
  refuses (":::", BEKET_PARSE_ERROR_RANGE, 0);
  refuses ("FGWGGW", BEKET_PARSE_ERROR_RANGE, 3);
  refuses ("::", BEKET_PARSE_ERROR_RANGE, 0);
  refuses ("AB#", BEKET_PARSE_ERROR_CHARACTER, 2);
  refuses ("BB8BB\303", BEKET_PARSE_ERROR_CHARACTER, 5);
}

/* A scanner's program reads the code from the drawn page. */
static void
test_scan (void)
{
  g_autofree char *zbar = g_find_program_in_path ("zbarimg");
  g_autofree char *ppm = g_find_program_in_path ("pdftoppm");
  g_autofree char *path = g_build_filename (fixture.folder, "act.pdf", NULL);
  char *draw[] = { ppm, (char *) "-r", (char *) "150", (char *) "-l", (char *) "1", (char *) "-png",
                   (char *) "act.pdf", (char *) "page", NULL };
  char *scan[] = { (char *) "sh", (char *) "-c", (char *) "zbarimg -q --raw page-*.png 2>/dev/null",
                   NULL };
  g_autoptr (GBytes) pdf = fixture_act (&fixture, 0);
  g_autoptr (BeketPaperSeal) seal = NULL;
  g_autofree char *out = NULL;

  if (zbar == NULL || ppm == NULL)
    {
      g_test_skip ("zbarimg (package zbar-tools) or pdftoppm (poppler-utils) is not installed");
      return;
    }

  g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), NULL);
  g_spawn_sync (fixture.folder, draw, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL);
  g_spawn_sync (fixture.folder, scan, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, NULL, NULL,
                NULL);
  g_assert_nonnull (out);
  if (strchr (out, '\n') != NULL)
    *strchr (out, '\n') = '\0';
  seal = beket_paper_seal_read (out, beket_key_certificate (fixture.seal), NULL);
  g_assert_nonnull (seal);
  g_assert_cmpstr (seal->number, ==, NUMBER);
}

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  fixture_open (&fixture);
  g_test_add_func ("/act/paper-seal/of-record", test_of_record);
  g_test_add_func ("/act/paper-seal/round-trip", test_round_trip);
  g_test_add_func ("/act/paper-seal/wrong-key", test_wrong_key);
  g_test_add_func ("/act/paper-seal/every-character", test_every_character);
  g_test_add_func ("/act/paper-seal/bad-texts", test_bad_texts);
  g_test_add_func ("/act/paper-seal/bad-facts", test_bad_facts);
  g_test_add_func ("/act/paper-seal/base45", test_base45);
  g_test_add_func ("/act/paper-seal/bad-base45", test_bad_base45);
  g_test_add_func ("/act/paper-seal/scan", test_scan);
  result = g_test_run ();
  fixture_close (&fixture);
  return result;
}
