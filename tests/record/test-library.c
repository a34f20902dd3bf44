/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The library that is shipped: everything of data/ loads and agrees with itself.
 */

#include "config.h"

#include "record/json.h"
#include "record/library.h"

#include "domain/plan.h"

static BeketLibrary *
load (void)
{
  g_autoptr (GError) error = NULL;
  BeketLibrary *library = beket_library_load (g_getenv ("BEKET_DATADIR"), &error);

  g_assert_no_error (error);
  g_assert_nonnull (library);

  return library;
}

static void
test_form_has_every_block (void)
{
  g_autoptr (BeketLibrary) library = load ();
  const BeketForm *form = beket_library_form (library, "D1", "1.0", NULL);
  g_autoptr (GString) letters = g_string_new (NULL);

  g_assert_nonnull (form);
  for (guint i = 0; i < form->sections->len; i++)
    {
      const BeketSection *section = g_ptr_array_index (form->sections, i);

      if (section->letter != NULL)
        g_string_append (letters, section->letter);
    }

  g_assert_cmpstr (letters->str, ==, "ABCDEFGHIJKLMN");
}

static void
test_form_by_day (void)
{
  g_autoptr (BeketLibrary) library = load ();

  g_assert_null (beket_library_form (library, "D1", NULL, "2025-12-31"));
  g_assert_nonnull (beket_library_form (library, "D1", NULL, "2026-01-01"));
  g_assert_null (beket_library_form (library, "D1", "9.9", "2026-01-01"));
  g_assert_null (beket_library_form (library, "D2", NULL, "2026-01-01"));
}

static void
test_form_agrees_with_its_readers (void)
{
  static const char *const person[] = {
    "role", "surname", "given", "patronymic", "documentKind", "documentNumber", "issuer",
    "nationality", "birthDate", "sex", "expiry", "personalNumber", "mrz"
  };
  static const char *const control[] = {
    "kind", "performer", "body", "status", "result", "started", "finished", "officer", "method",
    "technicalMeans", "remarks", "basis", "reliedAct"
  };
  g_autoptr (BeketLibrary) library = load ();
  const BeketForm *form = beket_library_form (library, "D1", "1.0", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (person); i++)
    g_assert_nonnull (beket_section_field (beket_form_section (form, "persons"), person[i]));
  for (guint i = 0; i < G_N_ELEMENTS (control); i++)
    g_assert_nonnull (beket_section_field (beket_form_section (form, "controls"), control[i]));
  g_assert_true (beket_section_field (beket_form_section (form, "controls"),
                                      "serviceMarks")->service);
  g_assert_false (beket_section_field (beket_form_section (form, "controls"),
                                       "serviceMarks")->on_act);
}

/* The words that the program itself writes must have names in both languages. */
static void
test_codes (void)
{
  static const char *const pairs[][2] = {
    { "direction", "exit" }, { "subject", "truck" }, { "document-kind", "ru-internal" },
    { "sex", "M" },
    { "control-status", "planned" }, { "control-status", "running" }, { "control-status", "done" },
    { "control-status", "waived" }, { "control-status", "recognised" },
    { "control-status", "postponed" },
    { "control-status", "not-required" }, { "control-result", "no-remarks" },
    { "control-result", "violation" },
    { "crossing-state", "registered" }, { "crossing-state", "in-control" },
    { "decision", "admitted" }, { "decision", "admitted-conditionally" }, { "decision", "refused" },
    { "decision", "detained" }, { "decision", "returned" }, { "decision", "postponed" },
    { "recognition", "partly" }, { "act-state", "partly" }, { "re-inspection", "G99" },
    { "non-recognition", "N8" },
    { "stage", "peer-post" }, { "step", "seals" }, { "officer-role", "inspector" },
    { "kind", "act.issued" },
    { "quarantine-reason", "gap" }, { "quarantine-reason", "fork" }, { "quarantine-reason", "chain" },
    { "quarantine-reason", "body" }, { "quarantine-reason", "line" }, { "exchange-alarm", "fork" },
    { "exchange-alarm", "node-lost-data" }, { "exchange-alarm", "node-refused" }, { "exchange-alarm", "entry-damaged" },
  };
  g_autoptr (BeketLibrary) library = load ();
  BeketCodes *codes = beket_library_codes (library);

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    for (int language = 0; language < BEKET_N_LANGUAGES; language++)
      g_assert_cmpstr (beket_codes_label (codes, pairs[i][0], pairs[i][1],
                                          (BeketLanguage) language), !=, pairs[i][1]);

  g_assert_cmpstr (beket_codes_words (codes, "direction")[0], ==, "exit");
  g_assert_cmpstr (beket_codes_label (codes, "method", "full", BEKET_KK), ==, "жете тексеру");
  g_assert_cmpstr (beket_codes_label (codes, "method", "visual", BEKET_RU), ==, "осмотр");
}

static void
test_protocol (void)
{
  g_autoptr (BeketLibrary) library = load ();
  const BeketProtocol *protocol = beket_library_protocol (library, "KZSYR", "2026-11-22");
  g_autoptr (BeketValue) kz = NULL;
  g_autoptr (BeketValue) ru = NULL;
  g_autoptr (BeketValue) foot = NULL;

  g_assert_nonnull (protocol);
  g_assert_true (protocol->demo);
  g_assert_true (protocol == beket_library_protocol (library, "RUMSH", "2026-11-22"));
  g_assert_null (beket_library_protocol (library, "KZSYR", "2025-12-31"));
  g_assert_null (beket_library_protocol (library, "KZALM", "2026-11-22"));
  g_assert_cmpuint (beket_library_protocols (library)->len, ==, 1);
  g_assert_cmpstr (beket_protocol_form (protocol, "D1"), ==, "1.0");

  kz = beket_plan_make (protocol, "KZ", "KZSYR", "exit", "truck");
  ru = beket_plan_make (protocol, "RU", "RUMSH", "entry", "truck");
  foot = beket_plan_make (protocol, "KZ", "KZSYR", "exit", "on-foot");
  g_assert_cmpuint (beket_value_length (kz), ==, 3);
  g_assert_cmpuint (beket_value_length (ru), ==, 3);
  g_assert_cmpuint (beket_value_length (foot), ==, 1);
  g_assert_null (beket_value_get (beket_value_index (kz, 0), "waiveClause"));
  g_assert_null (beket_value_get (beket_value_index (kz, 0), "recogniseClause"));
  g_assert_cmpstr (beket_value_get_text (beket_value_index (kz, 1), "recogniseClause"), ==, "5.1");
  g_assert_cmpstr (beket_value_get_text (beket_value_index (kz, 2), "waiveClause"), ==, "4.2");
  g_assert_cmpstr (beket_value_get_text (beket_value_index (ru, 2), "recogniseClause"), ==, "5.2");
}

static void
test_points (void)
{
  g_autoptr (BeketLibrary) library = load ();
  const BeketPoint *kz = beket_library_point (library, "KZSYR");
  const BeketPoint *ru = beket_library_point (library, kz->peer);

  g_assert_cmpstr (kz->name.in[BEKET_KK], ==, "Сырым");
  g_assert_cmpstr (ru->code, ==, "RUMSH");
  g_assert_cmpstr (ru->peer, ==, "KZSYR");
  g_assert_cmpint (kz->offset_minutes, ==, 300);
  g_assert_cmpint (beket_library_point (library, "KZUBE")->offset_minutes, ==, 300);
  g_assert_cmpint (beket_library_point (library, "RUMIH")->offset_minutes, ==, 420);
  g_assert_true (kz->checked);
  g_assert_false (ru->checked);
  g_assert_null (beket_library_point (library, "KZXXX"));
  g_assert_null (beket_library_point (library, NULL));
}

static void
test_kinds (void)
{
  g_autoptr (BeketLibrary) library = load ();

  g_assert_cmpstr (beket_library_kind_ledger (library, "act.issued"), ==, "peer");
  g_assert_cmpstr (beket_library_kind_ledger (library, "crossing.decided"), ==, "peer");
  g_assert_cmpstr (beket_library_kind_ledger (library, "crossing.opened"), ==, "own");
  g_assert_cmpstr (beket_library_kind_ledger (library, "check.overruled"), ==, "own");
  g_assert_cmpstr (beket_library_kind_ledger (library, "no.such.kind"), ==, "own");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/record/library/form-has-every-block", test_form_has_every_block);
  g_test_add_func ("/record/library/form-by-day", test_form_by_day);
  g_test_add_func ("/record/library/form-agrees-with-its-readers",
                   test_form_agrees_with_its_readers);
  g_test_add_func ("/record/library/codes", test_codes);
  g_test_add_func ("/record/library/protocol", test_protocol);
  g_test_add_func ("/record/library/points", test_points);
  g_test_add_func ("/record/library/kinds", test_kinds);

  return g_test_run ();
}
