/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The library that is shipped: everything of data/ loads and agrees with itself.
 */

#include "config.h"

#include "domain/document-hints.h"
#include "record/json.h"
#include "record/library.h"

#include "domain/day.h"
#include "domain/local-time.h"
#include "domain/outcome.h"
#include "domain/plan.h"
#include "domain/powers.h"
#include "domain/recognition.h"
#include "domain/subject.h"
#include "domain/suspension.h"

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
  g_assert_null (beket_library_form (library, "D2", NULL, "2025-12-31"));
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

  for (int hint = 0; hint < BEKET_N_HINTS; hint++)
    g_assert_cmpstr (beket_codes_label (codes, "document-hint", beket_hint_word ((BeketHint) hint), BEKET_KK), !=,
                     beket_hint_word ((BeketHint) hint));

  g_assert_cmpstr (beket_codes_words (codes, "direction")[0], ==, "exit");
  g_assert_cmpstr (beket_codes_label (codes, "method", "full", BEKET_KK), ==, "жете тексеру");
  g_assert_cmpstr (beket_codes_label (codes, "method", "visual", BEKET_RU), ==, "осмотр");
}

static BeketValue *
make_plan (const BeketProtocol *protocol,
           const char          *party,
           const char          *point,
           const char          *direction,
           const char          *subject,
           const char *const   *risks,
           const BeketValue    *facts)
{
  BeketPlanAsk ask = { .party = party, .point = point, .direction = direction, .subject = subject, .day = "2026-11-22",
                       .risks = risks, .facts = facts };

  return beket_plan_make (protocol, &ask);
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

  kz = make_plan (protocol, "KZ", "KZSYR", "exit", "truck", NULL, NULL);
  ru = make_plan (protocol, "RU", "RUMSH", "entry", "truck", NULL, NULL);
  foot = make_plan (protocol, "KZ", "KZSYR", "exit", "on-foot", NULL, NULL);
  g_assert_cmpuint (beket_value_length (kz), ==, 3);
  g_assert_cmpuint (beket_value_length (ru), ==, 3);
  g_assert_cmpuint (beket_value_length (foot), ==, 1);
  g_assert_null (beket_value_get (beket_value_index (kz, 0), "waiveClause"));
  g_assert_null (beket_value_get (beket_value_index (kz, 0), "recogniseClause"));
  g_assert_cmpstr (beket_value_get_text (beket_value_index (kz, 1), "recogniseClause"), ==, "5.1");
  g_assert_cmpstr (beket_value_get_text (beket_value_index (kz, 2), "waiveClause"), ==, "4.2");
  g_assert_cmpstr (beket_value_get_text (beket_value_index (ru, 2), "recogniseClause"), ==, "5.2");
}

static gboolean
has_kind (const BeketValue *controls,
          const char       *kind)
{
  for (guint i = 0; i < beket_value_length (controls); i++)
    if (g_strcmp0 (beket_value_get_text (beket_value_index (controls, i), "kind"), kind) == 0)
      return TRUE;

  return FALSE;
}

/* Before, on and after the day on which the amendment that is shipped enters into force. */
static void
test_amendment (void)
{
  g_autoptr (BeketLibrary) library = load ();
  const BeketProtocol *before = beket_library_protocol (library, "KZSYR", "2026-06-30");
  const BeketProtocol *on = beket_library_protocol (library, "KZSYR", "2026-07-01");
  static const char *const hit[] = { "radiation", NULL };
  g_autoptr (BeketValue) first = make_plan (before, "KZ", "KZSYR", "exit", "truck", NULL, NULL);
  g_autoptr (BeketValue) then = make_plan (on, "KZ", "KZSYR", "exit", "truck", NULL, NULL);
  g_autoptr (BeketValue) asked = make_plan (on, "KZ", "KZSYR", "exit", "truck", hit, NULL);

  g_assert_cmpuint (beket_library_amendments (library)->len, ==, 1);
  g_assert_true (on != before);
  g_assert_true (on == beket_library_protocol (library, "RUMSH", "2036-01-01"));
  g_assert_cmpuint (before->amended_by->len, ==, 0);
  g_assert_cmpstr (g_ptr_array_index (on->amended_by, 0), ==, "ДЕМО-1/1");
  g_assert_null (before->sampling_clause);
  g_assert_cmpstr (on->sampling_clause, ==, "6.3");
  g_assert_true (has_kind (first, "radiation"));
  g_assert_false (has_kind (then, "radiation"));
  g_assert_true (has_kind (asked, "radiation"));
}

/* Five consignments, one of plants and one of dangerous goods: two more controls, and no waiver of the transport one. */
static void
test_consignments (void)
{
  static const char *const goods[][2] = {
    { "hsCode", "8471300000" }, { "hsCode", "0602909900" }, { "unNumber", "1203" }, { "hsCode", "0201100000" },
    { "hsCode", "9403609000" },
  };
  g_autoptr (BeketLibrary) library = load ();
  const BeketProtocol *protocol = beket_library_protocol (library, "KZSYR", "2026-11-22");
  g_autoptr (BeketValue) facts = beket_value_new_object ();
  g_autoptr (BeketValue) controls = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (goods); i++)
    {
      BeketValue *row = beket_value_new_object ();

      beket_value_set_text (row, goods[i][0], goods[i][1]);
      beket_value_append (beket_value_list (facts, "consignments"), row);
    }
  controls = make_plan (protocol, "KZ", "KZSYR", "exit", "truck", NULL, facts);
  g_assert_cmpuint (beket_value_length (controls), ==, 4);
  g_assert_true (has_kind (controls, "phytosanitary"));
  g_assert_false (has_kind (controls, "veterinary"));
  g_assert_cmpstr (beket_value_get_text (beket_value_index (controls, 2), "kind"), ==, "transport");
  g_assert_null (beket_value_get (beket_value_index (controls, 2), "waiveClause"));
}

/* Plants are the chapters 06 to 14, and no order of numbers or of texts may lose one of them. */
static void
test_chapters (void)
{
  g_autoptr (BeketLibrary) library = load ();
  const BeketProtocol *protocol = beket_library_protocol (library, "KZSYR", "2026-11-22");

  for (int chapter = 1; chapter <= 97; chapter++)
    {
      g_autofree char *code = g_strdup_printf ("%02d09990000", chapter);
      g_autoptr (BeketValue) facts = beket_value_new_object ();
      g_autoptr (BeketValue) controls = NULL;
      BeketValue *row = beket_value_new_object ();

      beket_value_set_text (row, "hsCode", code);
      beket_value_append (beket_value_list (facts, "consignments"), row);
      controls = make_plan (protocol, "KZ", "KZSYR", "exit", "truck", NULL, facts);
      g_assert_cmpint (has_kind (controls, "phytosanitary"), ==, chapter >= 6 && chapter <= 14);
    }
}

/* The words that the rules of the domain know are those that the lists name, in both languages. */
static void
test_grounds (void)
{
  const struct
  {
    const char        *list;
    const char *const *words;
  } lists[] = {
    { "non-recognition", beket_recognition_reasons () },
    { "re-inspection", beket_reinspection_grounds () },
    { "suspension", beket_suspension_reasons () },
  };
  g_autoptr (BeketLibrary) library = load ();
  BeketCodes *codes = beket_library_codes (library);
  const char *const *refusals = beket_codes_words (codes, "refusal");

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    g_assert_true (g_strv_equal (lists[i].words, beket_codes_words (codes, lists[i].list)));
  g_assert_cmpuint (g_strv_length ((char **) refusals), ==, 7);
  for (guint i = 0; refusals[i] != NULL; i++)
    g_assert_true (beket_ground_is_refusal (refusals[i]));
}

/* "Article 6: ..." in both languages for everything that the powers table can answer. */
static void
assert_named (BeketCodes *codes,
              const char *list,
              const char *word)
{
  for (int language = 0; language < BEKET_N_LANGUAGES; language++)
    g_assert_cmpstr (beket_codes_label (codes, list, word, (BeketLanguage) language), !=, word);
}

static void
test_explanations (void)
{
  static const char *const reasons[] = {
    "body", "by-protocol", "host-border-body", "visiting", "unknown-officer", "no-pass", "pass-holder", "pass-body",
    "pass-point", "pass-issuer", "pass-not-yet", "pass-expired", "pass-revoked", "suspended", "no-protocol"
  };
  static const char *const signing[] = {
    "pin-two-left", "pin-one-left", "pin-wait", "pin-token-low",
    "pin-token-last", "pin-token-locked", "token-missing", "token-pulled", "token-no-key",
    "token-busy", "token-failed", "key-mismatch", "certificate-expired", "certificate-not-yet",
    "certificate-revoked", "gost-off", "certificate-role", "certificate-state", "certificate-unknown", "certificate-of-another",
  };
  g_autoptr (BeketLibrary) library = load ();
  BeketCodes *codes = beket_library_codes (library);
  BeketPathStep path[BEKET_PATH_LENGTH];
  g_autoptr (BeketValue) facts = beket_value_new_object ();

  for (int action = 0; action < BEKET_N_ACTIONS; action++)
    {
      BeketPowersVerdict verdict = { .allowed = TRUE, .article = beket_action_article ((BeketAction) action) };
      g_autofree char *kk = beket_powers_explain (&verdict, codes, BEKET_KK);
      g_autofree char *ru = beket_powers_explain (&verdict, codes, BEKET_RU);

      g_assert_nonnull (strstr (kk, "-бап"));
      g_assert_nonnull (strstr (ru, "тать"));
      assert_named (codes, "action", beket_action_word ((BeketAction) action));
    }
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    assert_named (codes, "power-reason", reasons[i]);
  for (guint i = 0; i < G_N_ELEMENTS (signing); i++)
    assert_named (codes, "signing-reason", signing[i]);
  beket_subject_path (facts, path);
  for (guint i = 0; i < BEKET_PATH_LENGTH; i++)
    assert_named (codes, "step", path[i].step);
  assert_named (codes, "skip-basis", "nothing-crosses");
  assert_named (codes, "skip-basis", "treaty");
  assert_named (codes, "skip-basis", "nothing-to-record");
  /* The kind that the demo protocol brings is a word of the list like the others. */
  g_assert_cmpstr (beket_codes_label (codes, "control-kind", "export", BEKET_RU), ==, "экспортный контроль");
}

static void
test_points (void)
{
  g_autoptr (BeketLibrary) library = load ();
  const BeketPoint *kz = beket_library_point (library, "KZSYR");
  const BeketPoint *ru = beket_library_point (library, kz->peer);
  gint64 now;

  g_assert_true (beket_day_start ("2026-11-22", &now, NULL));
  g_assert_cmpstr (kz->name.in[BEKET_KK], ==, "Сырым");
  g_assert_cmpstr (ru->code, ==, "RUMSH");
  g_assert_cmpstr (ru->peer, ==, "KZSYR");
  g_assert_cmpint (beket_point_offset (kz, now), ==, 300);
  g_assert_cmpint (beket_point_offset (beket_library_point (library, "KZUBE"), now), ==, 300);
  g_assert_cmpint (beket_point_offset (beket_library_point (library, "RUMIH"), now), ==, 420);
  g_assert_true (kz->edition.checked);
  g_assert_false (ru->edition.checked);
  g_assert_null (beket_library_point (library, "KZXXX"));
  g_assert_null (beket_library_point (library, NULL));
}

static void
test_kinds (void)
{
  static const char *const shared[] = {
    "act.reinspected", "suspension.notified", "suspension.resumed", "pass.issued", "pass.revoked"
  };
  g_autoptr (BeketLibrary) library = load ();

  g_assert_cmpstr (beket_library_kind_ledger (library, "act.issued"), ==, "peer");
  g_assert_cmpstr (beket_library_kind_ledger (library, "crossing.decided"), ==, "peer");
  g_assert_cmpstr (beket_library_kind_ledger (library, "crossing.opened"), ==, "own");
  g_assert_cmpstr (beket_library_kind_ledger (library, "check.overruled"), ==, "own");
  for (guint i = 0; i < G_N_ELEMENTS (shared); i++)
    g_assert_cmpstr (beket_library_kind_ledger (library, shared[i]), ==, "peer");
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
  g_test_add_func ("/record/library/amendment", test_amendment);
  g_test_add_func ("/record/library/consignments", test_consignments);
  g_test_add_func ("/record/library/chapters", test_chapters);
  g_test_add_func ("/record/library/grounds", test_grounds);
  g_test_add_func ("/record/library/explanations", test_explanations);
  g_test_add_func ("/record/library/points", test_points);
  g_test_add_func ("/record/library/kinds", test_kinds);

  return g_test_run ();
}
