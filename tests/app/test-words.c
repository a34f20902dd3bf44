/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What no source confirms is not shown as official: points, countries, forms and a protocol for trying out, in both languages.
 */

#include "config.h"

#include "app/locale.h"
#include "app/words.h"
#include "support/booth.h"

static const char *const unchecked[BEKET_N_LANGUAGES] = { "расталмаған", "не подтверждено" };
static const char *const unchecked_form[BEKET_N_LANGUAGES] = { "нысан расталмаған", "форма не подтверждена" };
static const char *const trial[BEKET_N_LANGUAGES] = { "байқап көруге арналған үлгі", "образец для пробы" };

static void
set_up (Booth        *booth,
        gconstpointer data)
{
  booth_init (booth);
}

static void
tear_down (Booth        *booth,
           gconstpointer data)
{
  beket_locale_set (BEKET_KK);
  booth_clear (booth);
}

/* (transfer full): what is to be said of @name in the language of the window. */
static char *
marked (const char        *name,
        const char *const *words)
{
  return g_strdup_printf ("%s · %s", name, words[beket_locale_get ()]);
}

static void
test_points (Booth        *booth,
             gconstpointer data)
{
  for (int i = 0; i < BEKET_N_LANGUAGES; i++)
    {
      g_autofree char *sure = NULL;
      g_autofree char *unsure = NULL;
      g_autofree char *expected = NULL;
      g_autofree char *unknown = NULL;

      beket_locale_set ((BeketLanguage) i);
      sure = beket_words_point (booth->station, "KZSYR");
      unsure = beket_words_point (booth->station, "RUMSH");
      unknown = beket_words_point (booth->station, "XXXXX");
      expected = marked ("Маштаково", unchecked);
      g_assert_cmpstr (sure, ==, "Сырым");
      g_assert_cmpstr (unsure, ==, expected);
      g_assert_cmpstr (unknown, ==, "XXXXX");
    }
}

/* Every country says of itself what the data says of it. */
static void
test_countries (Booth        *booth,
                gconstpointer data)
{
  g_autoptr (GPtrArray) countries = beket_editions_list (beket_station_get_reference (booth->station, "countries"), NULL);
  guint n_unsure = 0;

  beket_locale_set (BEKET_RU);
  for (guint i = 0; i < countries->len; i++)
    {
      const BeketEdition *country = g_ptr_array_index (countries, i);
      g_autofree char *text = beket_words_country (booth->station, country->id);

      g_assert_cmpint (g_str_has_suffix (text, unchecked[BEKET_RU]), ==, !country->checked);
      n_unsure += !country->checked;
    }
  g_assert_cmpuint (n_unsure, >, 0);
  g_assert_cmpuint (n_unsure, <, countries->len);
  g_assert_null (beket_words_country (booth->station, NULL));
}

static void
test_forms (Booth        *booth,
            gconstpointer data)
{
  const BeketForm *form = beket_station_get_form (booth->station, "D1", NULL);

  for (int i = 0; i < BEKET_N_LANGUAGES; i++)
    {
      BeketForm official = *form;
      g_autofree char *sure = NULL;
      g_autofree char *unsure = NULL;
      g_autofree char *expected = NULL;

      beket_locale_set ((BeketLanguage) i);
      official.checked = TRUE;
      sure = beket_words_form (booth->station, &official);
      unsure = beket_words_form (booth->station, form);
      expected = marked (form->title.in[i], unchecked_form);
      g_assert_cmpstr (sure, ==, form->title.in[i]);
      g_assert_cmpstr (unsure, ==, expected);
    }
}

static void
test_protocols (Booth        *booth,
                gconstpointer data)
{
  for (int i = 0; i < BEKET_N_LANGUAGES; i++)
    {
      g_autofree char *real = NULL;
      g_autofree char *demo = NULL;
      g_autofree char *expected = NULL;

      beket_locale_set ((BeketLanguage) i);
      real = beket_words_protocol (booth->station, "7", FALSE);
      demo = beket_words_protocol (booth->station, "ДЕМО-1", TRUE);
      expected = marked ("ДЕМО-1", trial);
      g_assert_cmpstr (real, ==, "7");
      g_assert_cmpstr (demo, ==, expected);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Booth, NULL, set_up, func, tear_down)

  ADD ("/words/points", test_points);
  ADD ("/words/countries", test_countries);
  ADD ("/words/forms", test_forms);
  ADD ("/words/protocols", test_protocols);

  return g_test_run ();
}
