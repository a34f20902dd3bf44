/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The drawing of an act: the same bytes everywhere, refusals, pages, long texts.
 */

#include "config.h"

#include "fixture.h"

#include <poppler.h>
#include <stdio.h>
#include <string.h>

#include "domain/error.h"
#include "domain/parse-error.h"
#include "record/entry.h"
#include "record/json.h"

static const char *self_path;

static GBytes *
render (BeketLibrary *library,
        BeketValue   *record,
        GError      **error)
{
  g_autoptr (GBytes) json = beket_json_write_bytes (record);

  return beket_act_render (library, beket_library_form (library, "D1", "1.0", NULL), record, json,
                           "KZ1:A SEAL FOR TESTS", error);
}

/* What the child process prints. */
static int
print_hash (void)
{
  g_autoptr (BeketLibrary) library = fixture_library ();
  g_autoptr (BeketValue) record = fixture_record (3);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = render (library, record, &error);
  g_autofree char *hash = NULL;

  g_assert_no_error (error);
  hash = beket_hash_hex (g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf));
  printf ("%s\n", hash);
  return 0;
}

static char *
hash_elsewhere (const char *zone,
                const char *locale)
{
  char *argv[] = { (char *) self_path, (char *) "--print-hash", NULL };
  g_auto (GStrv) environment = g_get_environ ();
  g_autoptr (GError) error = NULL;
  char *out = NULL;
  int status = -1;

  environment = g_environ_setenv (environment, "TZ", zone, TRUE);
  environment = g_environ_setenv (environment, "LC_ALL", locale, TRUE);
  environment = g_environ_setenv (environment, "LANGUAGE", "ru", TRUE);
  g_spawn_sync (NULL, argv, environment, 0, NULL, NULL, &out, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error));
  g_assert_cmpuint (strlen (out), ==, BEKET_HASH_LENGTH + 1);
  return out;
}

static void
test_deterministic (void)
{
  g_autofree char *here = hash_elsewhere ("UTC", "C.UTF-8");
  g_autofree char *there = hash_elsewhere ("Asia/Vladivostok", "C");

  g_assert_cmpstr (here, ==, there);
}

/* The same process, a second time: nothing is left over from the first. */
static void
test_twice (void)
{
  g_autoptr (BeketLibrary) library = fixture_library ();
  g_autoptr (BeketValue) record = fixture_record (2);
  g_autoptr (BeketValue) other = fixture_record (40);
  g_autoptr (GBytes) first = render (library, record, NULL);
  g_autoptr (GBytes) between = render (library, other, NULL);
  g_autoptr (GBytes) second = render (library, record, NULL);

  g_assert_nonnull (between);
  g_assert_true (g_bytes_equal (first, second));
}

static int
count_pages (GBytes *pdf)
{
  g_autoptr (GError) error = NULL;
  PopplerDocument *document = poppler_document_new_from_bytes (pdf, NULL, &error);
  int n;

  g_assert_no_error (error);
  n = poppler_document_get_n_pages (document);
  g_object_unref (document);
  return n;
}

static char *
page_text (GBytes *pdf,
           int     index)
{
  PopplerDocument *document = poppler_document_new_from_bytes (pdf, NULL, NULL);
  PopplerPage *page = poppler_document_get_page (document, index);
  char *text = poppler_page_get_text (page);

  g_object_unref (page);
  g_object_unref (document);
  return text;
}

/* Sixty people: rows break between pages and not within, and each page repeats the headings. */
static void
test_many_persons (void)
{
  g_autoptr (BeketLibrary) library = fixture_library ();
  g_autoptr (BeketValue) record = fixture_record (60);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = render (library, record, &error);
  guint persons = 0;
  guint headings = 0;
  int n;

  g_assert_no_error (error);
  n = count_pages (pdf);
  g_assert_cmpint (n, >=, 4);
  g_assert_cmpint (n, <=, 9);

  for (int i = 0; i < n; i++)
    {
      g_autofree char *text = page_text (pdf, i);
      g_autofree char *count = g_strdup_printf ("лист %d из %d", i + 1, n);
      g_autofree char *kazakh = g_strdup_printf ("%d парақтың %d-і", n, i + 1);

      g_assert_nonnull (strstr (text, count));
      g_assert_nonnull (strstr (text, kazakh));
      g_assert_nonnull (strstr (text, "JCA-KZSYR-20261122-000001-02"));
      for (const char *at = text; (at = strstr (at, "AKHMETOV")) != NULL; at++)
        persons++;
      if (strstr (text, "Фамилия") != NULL)
        headings++;
    }

  g_assert_cmpuint (persons, ==, 60);
  g_assert_cmpuint (headings, >=, 3);
}

/* A remark longer than a page, and a word longer than a line: nothing is lost and nothing leaves
 * the page. */
static void
test_long_texts (void)
{
  g_autoptr (BeketLibrary) library = fixture_library ();
  g_autoptr (BeketValue) record = fixture_record (1);
  g_autoptr (GString) remark = g_string_new (NULL);
  g_autoptr (GString) word = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL;
  guint found = 0;

  for (guint i = 0; i < 1500; i++)
    g_string_append_printf (remark, "ескерту%04u ", i);
  for (guint i = 0; i < 400; i++)
    g_string_append (word, "Ұ");
  beket_value_set_text (beket_value_index (beket_value_get (record, "controls"), 0), "remarks",
                        remark->str);
  beket_value_set_text (beket_value_get (record, "cargo"), "goodsName", word->str);

  pdf = render (library, record, &error);
  g_assert_no_error (error);
  for (int i = 0; i < count_pages (pdf); i++)
    {
      g_autofree char *text = page_text (pdf, i);

      for (const char *at = text; (at = strstr (at, "ескерту")) != NULL; at += 4)
        if (g_ascii_isdigit (at[strlen ("ескерту")]))
          found++;
    }

  g_assert_cmpuint (found, ==, 1500);
}

static void
test_too_long (void)
{
  g_autoptr (BeketLibrary) library = fixture_library ();
  g_autoptr (BeketValue) record = fixture_record (1);
  g_autofree char *remark = g_strnfill (6 * 1024 * 1024, 'x');
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL;

  /* A line end after each character: one line each, far more than all pages hold. */
  for (gsize i = 1; i < 60000; i += 2)
    remark[i] = '\n';
  remark[60000] = '\0';
  beket_value_set_text (beket_value_index (beket_value_get (record, "controls"), 0), "remarks",
                        remark);
  pdf = render (library, record, &error);
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_INVALID);
  g_assert_null (pdf);
}

static void
test_service_marks (void)
{
  g_autoptr (BeketLibrary) library = fixture_library ();
  g_autoptr (BeketValue) record = fixture_record (1);
  g_autoptr (GBytes) pdf = render (library, record, NULL);

  for (int i = 0; i < count_pages (pdf); i++)
    {
      g_autofree char *text = page_text (pdf, i);

      g_assert_null (strstr (text, "СЛУЖЕБНОЕ"));
      g_assert_null (strstr (text, "ҚЫЗМЕТТІК"));
      g_assert_null (strstr (text, "P<KAZ"));
    }
}

static void
test_trial_mark (void)
{
  g_autoptr (BeketLibrary) library = fixture_library ();
  g_autoptr (BeketValue) record = fixture_record (1);
  g_autoptr (GBytes) trial = render (library, record, NULL);
  g_autoptr (GBytes) real = NULL;
  g_autofree char *last = page_text (trial, count_pages (trial) - 1);
  g_autofree char *first = NULL;

  g_assert_nonnull (strstr (last, "ОБРАЗЕЦ"));
  g_assert_nonnull (strstr (last, "ҮЛГІ"));

  beket_value_set_boolean (beket_value_get (record, "protocol"), "demo", FALSE);
  real = render (library, record, NULL);
  first = page_text (real, 0);
  g_assert_null (strstr (first, "ОБРАЗЕЦ"));
}

/* National mode, nobody named for the other party, empty lists: struck out, not left blank. */
static void
test_sparse (void)
{
  g_autoptr (BeketLibrary) library = fixture_library ();
  g_autoptr (BeketValue) record = beket_value_new_object ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;

  beket_value_set_text (beket_value_object (record, "act"), "drawn", "2026-11-22T09:14:03.118Z");
  pdf = render (library, record, &error);
  g_assert_no_error (error);
  text = page_text (pdf, 0);
  g_assert_nonnull (strstr (text, "–"));
}

static void
test_refusals (void)
{
  g_autoptr (BeketLibrary) library = fixture_library ();
  g_autoptr (BeketValue) record = fixture_record (1);
  g_autofree char *seal = g_strnfill (4000, 'A');
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) json = beket_json_write_bytes (record);
  const BeketForm *form = beket_library_form (library, "D1", "1.0", NULL);

  g_assert_null (beket_act_render (library, form, record, json, seal, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_INVALID);
  g_clear_error (&error);

  beket_value_set_text (beket_value_get (record, "act"), "drawn", "22.11.2026");
  g_assert_null (beket_act_render (library, form, record, json, NULL, &error));
  g_assert_true (g_str_has_prefix (error->message, "act.drawn: "));
  g_clear_error (&error);

  beket_value_set_text (beket_value_get (record, "act"), "drawn", NULL);
  g_assert_null (beket_act_render (library, form, record, json, NULL, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_INVALID);
  g_clear_error (&error);

  beket_value_set_text (beket_value_get (record, "act"), "drawn", "2026-11-22T09:14:03.118Z");
  beket_value_set_text (beket_value_get (record, "cargo"), "goodsName", "面粉");
  g_assert_null (beket_act_render (library, form, record, json, NULL, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "font"));
}

/* An act that nobody could sign is none. */
static void
test_no_place_to_sign (void)
{
  g_autoptr (BeketLibrary) library = fixture_library ();
  g_autoptr (BeketValue) record = fixture_record (1);
  g_autoptr (GBytes) json = beket_json_write_bytes (record);
  g_autoptr (GPtrArray) sections = g_ptr_array_new ();
  BeketForm form = *beket_library_form (library, "D1", "1.0", NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < form.sections->len; i++)
    if (!g_str_equal (((BeketSection *) g_ptr_array_index (form.sections, i))->id, "signatures"))
      g_ptr_array_add (sections, g_ptr_array_index (form.sections, i));
  g_assert_cmpuint (sections->len, ==, form.sections->len - 1);
  form.sections = sections;
  g_assert_null (beket_act_render (library, &form, record, json, NULL, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "signatures"));
}

int
main (int   argc,
      char *argv[])
{
  if (argc > 1 && g_str_equal (argv[1], "--print-hash"))
    return print_hash ();

  self_path = argv[0];
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/act/render/deterministic", test_deterministic);
  g_test_add_func ("/act/render/twice", test_twice);
  g_test_add_func ("/act/render/many-persons", test_many_persons);
  g_test_add_func ("/act/render/long-texts", test_long_texts);
  g_test_add_func ("/act/render/too-long", test_too_long);
  g_test_add_func ("/act/render/service-marks", test_service_marks);
  g_test_add_func ("/act/render/trial-mark", test_trial_mark);
  g_test_add_func ("/act/render/sparse", test_sparse);
  g_test_add_func ("/act/render/refusals", test_refusals);
  g_test_add_func ("/act/render/no-place-to-sign", test_no_place_to_sign);
  return g_test_run ();
}
