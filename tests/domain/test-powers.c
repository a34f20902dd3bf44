/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rights table cell by cell, at home and abroad, passes, and entries of a protocol.
 */

#include "config.h"

#include "domain/error.h"
#include "domain/pass.h"
#include "domain/powers.h"

#define DAY "2026-06-15"

static BeketActor
at_home (const char *body)
{
  return (BeketActor) { .party = "KZ", .body = body, .role = "inspector", .officer = "KZ-1", .territory = "KZ",
                        .point = "KZSYR", .day = DAY };
}

static BeketActor
abroad (const char       *body,
        const BeketValue *pass)
{
  return (BeketActor) { .party = "KZ", .body = body, .role = "inspector", .officer = "KZ-1", .territory = "RU",
                        .point = "RUMSH", .day = DAY, .pass = pass };
}

static BeketValue *
make_pass (const char *body)
{
  static const char *const facts[][2] = {
    { "number", "P-1" }, { "holder", "KZ-1" }, { "name", "Ахметов Н." }, { "party", "KZ" }, { "point", "RUMSH" },
    { "purpose", "бірлескен бақылау" }, { "validFrom", "2026-06-01" }, { "validTo", "2026-06-30" },
    { "issuerParty", "RU" }, { "issuerBody", "border" },
  };
  BeketValue *pass = beket_value_new_object ();

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    beket_value_set_text (pass, facts[i][0], facts[i][1]);
  beket_value_set_text (pass, "body", body);

  return pass;
}

/* The columns: border, customs, another control body; at home, then abroad with a good pass. */
/* *INDENT-OFF* */
static const struct
{
  gboolean    home[3];
  gboolean    away[3];
  const char *article;
  const char *word;
} table[BEKET_N_ACTIONS] = {
  [BEKET_ACTION_PERFORM_CONTROL] = { { TRUE, TRUE, TRUE }, { FALSE, FALSE, FALSE }, "3(1)", "perform-control" },
  [BEKET_ACTION_WAIVE] = { { TRUE, TRUE, TRUE }, { FALSE, FALSE, FALSE }, "3(2)", "waive" },
  [BEKET_ACTION_RECOGNISE_IDENTIFICATION] = { { TRUE, TRUE, FALSE }, { FALSE, FALSE, FALSE }, "3(3)", "recognise-identification" },
  [BEKET_ACTION_RECOGNISE_DOCUMENT] = { { TRUE, TRUE, FALSE }, { FALSE, FALSE, FALSE }, "3(3)", "recognise-document" },
  [BEKET_ACTION_RECOGNISE_INSPECTION] = { { TRUE, TRUE, TRUE }, { FALSE, FALSE, FALSE }, "3(4)", "recognise-inspection" },
  [BEKET_ACTION_INSPECT_AGAIN] = { { TRUE, TRUE, TRUE }, { FALSE, FALSE, FALSE }, "3(4)", "inspect-again" },
  [BEKET_ACTION_ASSIST] = { { TRUE, TRUE, TRUE }, { FALSE, FALSE, FALSE }, "3(5)", "assist" },
  [BEKET_ACTION_NOTIFY] = { { TRUE, TRUE, TRUE }, { FALSE, FALSE, FALSE }, "3(5)", "notify" },
  [BEKET_ACTION_EXCHANGE] = { { TRUE, TRUE, TRUE }, { FALSE, FALSE, FALSE }, "4(1)", "exchange" },
  [BEKET_ACTION_STAY] = { { TRUE, TRUE, TRUE }, { TRUE, TRUE, FALSE }, "6", "stay" },
  [BEKET_ACTION_ISSUE_PASS] = { { TRUE, FALSE, FALSE }, { FALSE, FALSE, FALSE }, "6", "issue-pass" },
  [BEKET_ACTION_CHECK_GROUNDS] = { { TRUE, TRUE, TRUE }, { TRUE, TRUE, TRUE }, "7(1)", "check-grounds" },
  [BEKET_ACTION_INSPECT] = { { TRUE, TRUE, TRUE }, { TRUE, TRUE, TRUE }, "7(1)", "inspect" },
  [BEKET_ACTION_DETAIN] = { { TRUE, TRUE, TRUE }, { TRUE, TRUE, TRUE }, "7(1)", "detain" },
  [BEKET_ACTION_FIX_POWERS] = { { TRUE, TRUE, FALSE }, { FALSE, FALSE, FALSE }, "7(2)", "fix-powers" },
  [BEKET_ACTION_SUSPEND] = { { TRUE, TRUE, TRUE }, { FALSE, FALSE, FALSE }, "8", "suspend" },
  [BEKET_ACTION_RESUME] = { { TRUE, TRUE, TRUE }, { FALSE, FALSE, FALSE }, "8", "resume" },
  [BEKET_ACTION_APPROVE_ORDER] = { { TRUE, TRUE, TRUE }, { FALSE, FALSE, FALSE }, "9", "approve-order" },
  [BEKET_ACTION_AGREE_POINTS] = { { TRUE, TRUE, FALSE }, { FALSE, FALSE, FALSE }, "9", "agree-points" },
};
/* *INDENT-ON* */

static void
check_cell (const BeketActor *actor,
            BeketAction       action,
            gboolean          may)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (beket_powers_check (actor, action, &error), ==, may);
  g_assert_cmpint (beket_powers_judge (actor, action).allowed, ==, may);
  if (may)
    return;

  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_POWER);
  g_assert_nonnull (strstr (error->message, beket_powers_judge (actor, action).article));
  g_assert_nonnull (beket_powers_judge (actor, action).reason);
}

static void
test_table (void)
{
  static const char *const bodies[] = { "border", "customs", "veterinary" };

  for (int action = 0; action < BEKET_N_ACTIONS; action++)
    {
      BeketAction again;

      for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
        {
          g_autoptr (BeketValue) pass = make_pass (bodies[i]);
          BeketActor home = at_home (bodies[i]);
          BeketActor away = abroad (bodies[i], pass);

          check_cell (&home, (BeketAction) action, table[action].home[i]);
          check_cell (&away, (BeketAction) action, table[action].away[i]);
        }
      g_assert_cmpstr (beket_action_article ((BeketAction) action), ==, table[action].article);
      g_assert_cmpstr (beket_action_word ((BeketAction) action), ==, table[action].word);
      g_assert_true (beket_action_from_word (table[action].word, &again));
      g_assert_cmpint (again, ==, action);
    }
  g_assert_false (beket_action_from_word ("fly", &(BeketAction) { 0 }));
}

static void
assert_reason (const BeketActor *actor,
               BeketAction       action,
               const char       *article,
               const char       *reason)
{
  BeketPowersVerdict verdict = beket_powers_judge (actor, action);

  g_assert_cmpstr (verdict.reason, ==, reason);
  g_assert_cmpstr (verdict.article, ==, article);
  g_assert_cmpint (verdict.allowed, ==, reason == NULL);
}

static void
test_unknown_officer (void)
{
  BeketActor nobody = at_home (NULL);

  for (int action = 0; action < BEKET_N_ACTIONS; action++)
    {
      assert_reason (&nobody, (BeketAction) action, table[action].article, "unknown-officer");
      nobody.body = "";
      assert_reason (&nobody, (BeketAction) action, table[action].article, "unknown-officer");
      nobody.body = NULL;
    }
  nobody = at_home ("border");
  nobody.territory = NULL;
  assert_reason (&nobody, BEKET_ACTION_WAIVE, "3(2)", "unknown-officer");
}

/* ---- Passes ---- */

/* What is changed in a good pass, and what is then wrong with it. */
static const struct
{
  const char *name;
  const char *text;
  const char *fault;
} faults[] = {
  { "holder", "KZ-2", "pass-holder" }, { "holder", NULL, "pass-holder" },
  { "party", "RU", "pass-holder" }, { "body", "customs", "pass-body" },
  { "point", "RUOZI", "pass-point" }, { "point", NULL, "pass-point" },
  { "issuerParty", "KZ", "pass-issuer" }, { "issuerBody", "customs", "pass-issuer" },
  { "validFrom", "2026-06-16", "pass-not-yet" }, { "validFrom", "2026-06-15", NULL },
  { "validTo", "2026-06-14", "pass-expired" }, { "validTo", "2026-06-15", NULL },
  { "validTo", NULL, "no-pass" }, { "validFrom", "soon", "no-pass" },
  { "revoked", "2026-06-15", "pass-revoked" }, { "revoked", "2026-06-16", NULL },
};

static void
test_pass (void)
{
  BeketActor actor = abroad ("border", NULL);

  assert_reason (&actor, BEKET_ACTION_INSPECT, "6", "no-pass");
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (BeketValue) pass = make_pass ("border");

      beket_value_set_text (pass, faults[i].name, faults[i].text);
      actor.pass = pass;
      g_assert_cmpstr (beket_pass_fault (pass, &actor), ==, faults[i].fault);
      assert_reason (&actor, BEKET_ACTION_INSPECT, faults[i].fault == NULL ? "7(1)" : "6", faults[i].fault);
      /* A good pass opens Article 7(1) and nothing else. */
      assert_reason (&actor, BEKET_ACTION_WAIVE, "7(1)", "visiting");
    }
}

static BeketActor
issuer (void)
{
  return (BeketActor) { .party = "RU", .body = "border", .role = "supervisor", .officer = "RU-9", .territory = "RU",
                        .point = "RUMSH", .day = "2026-05-30" };
}

static void
assert_issue (const BeketValue *pass,
              const BeketActor *actor,
              int               code)   /* -1: it may be issued */
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (beket_pass_check_issue (pass, actor, &error), ==, code < 0);
  if (code >= 0)
    g_assert_error (error, BEKET_ERROR, code);
}

static void
test_issue (void)
{
  static const char *const needed[] = {
    "number", "holder", "name", "party", "body", "point", "purpose", "validFrom", "validTo", "issuerParty", "issuerBody"
  };
  static const char *const bad[][2] = {
    { "validTo", "2026-05-31" }, { "validTo", "2026-02-30" }, { "validFrom", "soon" }, { "party", "RU" },
    { "point", "RUOZI" }, { "issuerParty", "KZ" }, { "issuerBody", "customs" },
  };
  BeketActor actor = issuer ();
  g_autoptr (BeketValue) good = make_pass ("border");

  assert_issue (good, &actor, -1);
  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    {
      g_autoptr (BeketValue) pass = make_pass ("border");

      beket_value_set (pass, needed[i], NULL);
      assert_issue (pass, &actor, BEKET_ERROR_INVALID);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (BeketValue) pass = make_pass ("border");

      beket_value_set_text (pass, bad[i][0], bad[i][1]);
      assert_issue (pass, &actor, BEKET_ERROR_INVALID);
    }

  actor.day = "2026-07-01";
  assert_issue (good, &actor, BEKET_ERROR_INVALID);
  actor = issuer ();
  actor.body = "customs";
  assert_issue (good, &actor, BEKET_ERROR_POWER);
  actor.body = "border";
  actor.party = "KZ";   /* a guest issues no passes */
  assert_issue (good, &actor, BEKET_ERROR_POWER);
}

/* ---- Entries of a protocol ---- */

static BeketPower *
add_power (BeketProtocol *protocol,
           BeketAction    action,
           gboolean       allowed,
           gboolean       away)
{
  BeketPower *power = beket_power_new ();

  power->action = action;
  power->allowed = allowed;
  power->abroad = away;
  power->clause = g_strdup ("7.4");
  g_ptr_array_add (protocol->powers, power);

  return power;
}

static void
test_override (void)
{
  g_autoptr (BeketProtocol) protocol = beket_protocol_new ();
  BeketPower *power = add_power (protocol, BEKET_ACTION_RECOGNISE_DOCUMENT, TRUE, FALSE);
  BeketActor actor = at_home ("veterinary");

  power->bodies = g_strsplit ("veterinary", " ", -1);
  power->from = g_strdup ("2026-06-15");
  power->to = g_strdup ("2026-06-20");
  assert_reason (&actor, BEKET_ACTION_RECOGNISE_DOCUMENT, "3(3)", "body");
  actor.protocol = protocol;
  assert_reason (&actor, BEKET_ACTION_RECOGNISE_DOCUMENT, "3(3)", NULL);
  g_assert_cmpstr (beket_powers_judge (&actor, BEKET_ACTION_RECOGNISE_DOCUMENT).clause, ==, "7.4");

  /* Before, on the last day, after; another body; another action. */
  actor.day = "2026-06-14";
  assert_reason (&actor, BEKET_ACTION_RECOGNISE_DOCUMENT, "3(3)", "body");
  actor.day = "2026-06-20";
  assert_reason (&actor, BEKET_ACTION_RECOGNISE_DOCUMENT, "3(3)", NULL);
  actor.day = "2026-06-21";
  assert_reason (&actor, BEKET_ACTION_RECOGNISE_DOCUMENT, "3(3)", "body");
  actor.day = DAY;
  actor.body = "sanitary";
  assert_reason (&actor, BEKET_ACTION_RECOGNISE_DOCUMENT, "3(3)", "body");
  actor.body = "veterinary";
  assert_reason (&actor, BEKET_ACTION_RECOGNISE_IDENTIFICATION, "3(3)", "body");
}

static void
test_narrow (void)
{
  g_autoptr (BeketProtocol) protocol = beket_protocol_new ();
  BeketPower *power = add_power (protocol, BEKET_ACTION_WAIVE, FALSE, FALSE);
  BeketActor actor = at_home ("customs");

  power->party = g_strdup ("KZ");
  power->roles = g_strsplit ("inspector", " ", -1);
  power->kinds = g_strsplit ("customs", " ", -1);
  actor.protocol = protocol;
  assert_reason (&actor, BEKET_ACTION_WAIVE, "3(2)", NULL);   /* nobody said which kind */
  actor.kind = "customs";
  assert_reason (&actor, BEKET_ACTION_WAIVE, "3(2)", "by-protocol");
  actor.role = "shift-leader";
  assert_reason (&actor, BEKET_ACTION_WAIVE, "3(2)", NULL);
  actor.role = "inspector";
  actor.party = actor.territory = "RU";
  assert_reason (&actor, BEKET_ACTION_WAIVE, "3(2)", NULL);
}

/* An entry about officers abroad widens or narrows what they do; none replaces the pass. */
static void
test_override_abroad (void)
{
  g_autoptr (BeketProtocol) protocol = beket_protocol_new ();
  g_autoptr (BeketValue) pass = make_pass ("veterinary");
  BeketActor actor = abroad ("veterinary", pass);
  BeketActor host = issuer ();

  add_power (protocol, BEKET_ACTION_STAY, TRUE, TRUE);
  add_power (protocol, BEKET_ACTION_DETAIN, FALSE, TRUE);
  add_power (protocol, BEKET_ACTION_WAIVE, TRUE, TRUE);
  add_power (protocol, BEKET_ACTION_NOTIFY, TRUE, FALSE);   /* of officers at home */

  assert_reason (&actor, BEKET_ACTION_STAY, "6", "body");
  assert_issue (pass, &host, BEKET_ERROR_POWER);
  actor.protocol = host.protocol = protocol;
  assert_reason (&actor, BEKET_ACTION_STAY, "6", NULL);
  assert_issue (pass, &host, -1);
  assert_reason (&actor, BEKET_ACTION_DETAIN, "7(1)", "by-protocol");
  assert_reason (&actor, BEKET_ACTION_WAIVE, "3(2)", NULL);
  assert_reason (&actor, BEKET_ACTION_NOTIFY, "7(1)", "visiting");
  actor.pass = NULL;
  assert_reason (&actor, BEKET_ACTION_WAIVE, "6", "no-pass");
  assert_reason (&actor, BEKET_ACTION_STAY, "6", "no-pass");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain/powers/table", test_table);
  g_test_add_func ("/domain/powers/unknown-officer", test_unknown_officer);
  g_test_add_func ("/domain/powers/pass", test_pass);
  g_test_add_func ("/domain/powers/issue", test_issue);
  g_test_add_func ("/domain/powers/override", test_override);
  g_test_add_func ("/domain/powers/narrow", test_narrow);
  g_test_add_func ("/domain/powers/override-abroad", test_override_abroad);

  return g_test_run ();
}
