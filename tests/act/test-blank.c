/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Paper blanks: what stands on each page, and that nobody takes one for an act.
 */

#include "config.h"

#include <poppler.h>
#include <string.h>

#include "act/blank.h"
#include "domain/error.h"
#include "printed.h"

#define NUMBER "JCA-KZSYR-20261122-000042-B02-V"

static BeketValue *
record_of (const char *number)
{
  BeketValue *record = beket_value_new_object ();

  beket_value_set_text (beket_value_object (record, "act"), "number", number);
  beket_value_set_text (beket_value_object (record, "crossing"), "point", "KZSYR");
  beket_value_set_text (beket_value_object (record, "crossing"), "peerPoint", "RUMSH");
  return record;
}

static GBytes *
blank (const char *number)
{
  g_autoptr (BeketValue) record = record_of (number);
  g_autoptr (GError) error = NULL;
  GBytes *pdf = beket_blank_render (printed_fixture.data, printed_form ("D1"), record, &error);

  g_assert_no_error (error);
  return pdf;
}

/* (transfer full): without blanks. */
static char *
page_text (PopplerDocument *document,
           int              index)
{
  PopplerPage *page = poppler_document_get_page (document, index);
  g_autofree char *text = poppler_page_get_text (page);
  g_auto (GStrv) words = g_strsplit_set (text, " \n", -1);
  g_autoptr (GString) flat = g_string_new (NULL);

  g_object_unref (page);
  for (guint i = 0; words[i] != NULL; i++)
    g_string_append (flat, words[i]);
  return g_string_free (g_steal_pointer (&flat), FALSE);
}

static void
assert_asked (const char      *text,
              const BeketText *label)
{
  for (int i = 0; i < BEKET_N_LANGUAGES; i++)
    if (!printed_has (text, label->in[i]))
      g_error ("%s is not on the blank", label->in[i]);
}

/* Every page has the number, and each field that is filled in by hand a place with both of its names. */
static void
test_pages (void)
{
  const BeketForm *form = printed_form ("D1");
  g_autoptr (GBytes) pdf = blank (NUMBER);
  PopplerDocument *document = poppler_document_new_from_bytes (pdf, NULL, NULL);
  g_autoptr (GString) all = g_string_new (NULL);

  /* Printed on both sides no sheet has two of them. */
  g_assert_cmpint (poppler_document_get_n_pages (document) % 2, ==, 0);
  for (int i = 0; i < poppler_document_get_n_pages (document); i++)
    {
      g_autofree char *text = page_text (document, i);

      g_assert_nonnull (strstr (text, NUMBER));
      g_string_append (all, text);
    }
  g_object_unref (document);
  assert_asked (all->str, &form->blank);
  for (guint i = 0; i < form->sections->len; i++)
    {
      const BeketSection *section = g_ptr_array_index (form->sections, i);

      for (guint j = 0; section->blank_rows > 0 && j < section->fields->len; j++)
        {
          const BeketField *field = g_ptr_array_index (section->fields, j);

          if (field->on_act && field->on_blank)
            assert_asked (all->str, &field->label);
          g_assert_false (field->service && printed_has (all->str, field->label.in[BEKET_RU]));
        }
    }
}

static int
count_pages (GBytes *pdf)
{
  PopplerDocument *document = poppler_document_new_from_bytes (pdf, NULL, NULL);
  int n = poppler_document_get_n_pages (document);

  g_object_unref (document);
  return n;
}

/* Printed again it is the same paper; several are one file. */
static void
test_bound (void)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GBytes) once = NULL;
  g_autoptr (GBytes) twice = NULL;
  g_autoptr (GBytes) again = blank (NUMBER);

  g_ptr_array_add (files, blank (NUMBER));
  g_assert_true (g_bytes_equal (g_ptr_array_index (files, 0), again));
  once = beket_blank_bind (files, NULL);
  g_ptr_array_add (files, blank ("JCA-KZSYR-20261122-000043-B02-F"));
  twice = beket_blank_bind (files, NULL);
  g_assert_cmpint (count_pages (once) * 2, ==, count_pages (twice));
}

static void
assert_no_act (GBytes *pdf)
{
  g_autoptr (BeketVerdict) verdict = beket_act_verify (pdf, printed_fixture.trust, 0, 0);
  g_autoptr (GBytes) signed_pdf = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (verdict->valid);
  g_assert_cmpstr (verdict->failed, ==, "not-an-act");
  g_assert_null (beket_act_read_number (pdf));
  /* Nor can one become an act: it has no place for a signature. */
  signed_pdf = beket_act_sign (pdf, 0, printed_fixture.officers[0], "Ахметов Н.", FIXTURE_DRAWN, &error);
  g_assert_null (signed_pdf);
  g_assert_nonnull (error);
}

static void
test_no_act (void)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GBytes) bound = NULL;

  g_ptr_array_add (files, blank (NUMBER));
  bound = beket_blank_bind (files, NULL);
  assert_no_act (g_ptr_array_index (files, 0));
  assert_no_act (bound);
}

static void
test_refused (void)
{
  g_autoptr (BeketValue) numbered = record_of (NUMBER);
  g_autoptr (BeketValue) nameless = record_of (NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (beket_blank_render (printed_fixture.data, printed_form ("D1"), nameless, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (beket_blank_render (printed_fixture.data, printed_form ("D10"), numbered, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_INVALID);
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/act/blank/pages", test_pages);
  g_test_add_func ("/act/blank/bound", test_bound);
  g_test_add_func ("/act/blank/no-act", test_no_act);
  g_test_add_func ("/act/blank/refused", test_refused);

  fixture_open (&printed_fixture);
  status = g_test_run ();
  fixture_close (&printed_fixture);
  return status;
}
