/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who may take back what, with whose consent, and what of a record may read otherwise.
 */

#include "config.h"

#include "domain/correction.h"
#include "domain/error.h"

static const char *const authors[] = { "KZ-10442", NULL };

static BeketCodes *
codes (void)
{
  BeketCodes *self = beket_codes_new ();

  beket_codes_add (self, "correction-reason", "C1", "теру қатесі", "опечатка");
  beket_codes_add (self, "control-result", "no-remarks", "ескертусіз", "без замечаний");
  beket_codes_add (self, "control-result", "violation", "бұзушылық", "нарушение");
  beket_codes_add (self, "decision", "refused", "бас тартылды", "отказано");
  return self;
}

static BeketActor
actor (const char *officer,
       const char *role)
{
  return (BeketActor) {
           .party = "KZ", .body = "border", .role = role, .officer = officer, .territory = "KZ", .point = "KZSYR", .day = "2026-11-22",
  };
}

static BeketCorrection
ask (BeketCorrectionKind kind)
{
  return (BeketCorrection) { .kind = kind, .reason = "C1", .text = "жаңылыс терілді", .authors = authors };
}

static int
code_of (const BeketCorrection *self,
         const BeketActor      *who)
{
  g_autoptr (BeketCodes) lists = codes ();
  g_autoptr (GError) error = NULL;

  if (beket_correction_check (self, lists, who, &error))
    return -1;
  g_assert_true (error->domain == BEKET_ERROR);
  return error->code;
}

static void
test_who (void)
{
  BeketCorrection self = ask (BEKET_CORRECTION_SUPERSEDE);
  BeketActor author = actor ("KZ-10442", "inspector");
  BeketActor other = actor ("KZ-10443", "inspector");
  BeketActor leader = actor ("KZ-10443", "shift-leader");
  BeketActor administrator = actor ("KZ-10442", "administrator");
  BeketActor abroad = actor ("KZ-10442", "inspector");

  g_assert_cmpint (code_of (&self, &author), ==, -1);
  g_assert_cmpint (code_of (&self, &other), ==, BEKET_ERROR_POWER);
  g_assert_cmpint (code_of (&self, &leader), ==, -1);
  g_assert_cmpint (code_of (&self, &administrator), ==, BEKET_ERROR_POWER);
  /* Without a pass he may do nothing on the other Party's territory (Article 6). */
  abroad.territory = "RU";
  g_assert_cmpint (code_of (&self, &abroad), ==, BEKET_ERROR_POWER);
}

static void
test_why (void)
{
  BeketCorrection self = ask (BEKET_CORRECTION_RECORD);
  BeketActor author = actor ("KZ-10442", "inspector");
  g_autofree char *long_text = g_strnfill (2001, 'a');

  self.reason = "C2";
  g_assert_cmpint (code_of (&self, &author), ==, BEKET_ERROR_INVALID);
  self.reason = NULL;
  g_assert_cmpint (code_of (&self, &author), ==, BEKET_ERROR_INVALID);
  self = ask (BEKET_CORRECTION_RECORD);
  self.text = NULL;
  g_assert_cmpint (code_of (&self, &author), ==, BEKET_ERROR_INVALID);
  self.text = " \n";
  g_assert_cmpint (code_of (&self, &author), ==, BEKET_ERROR_INVALID);
  self.text = long_text;
  g_assert_cmpint (code_of (&self, &author), ==, BEKET_ERROR_INVALID);
}

static void
test_four_eyes (void)
{
  BeketCorrection self = ask (BEKET_CORRECTION_ANNUL);
  BeketActor author = actor ("KZ-10442", "inspector");
  BeketActor leader = actor ("KZ-10443", "supervisor");

  g_assert_cmpint (code_of (&self, &author), ==, BEKET_ERROR_POWER);
  self.second = "KZ-10444";
  g_assert_cmpint (code_of (&self, &author), ==, BEKET_ERROR_POWER);
  self.second_role = "shift-leader";
  g_assert_cmpint (code_of (&self, &author), ==, BEKET_ERROR_POWER);
  self.second_role = "supervisor";
  g_assert_cmpint (code_of (&self, &author), ==, -1);
  /* Neither his own consent nor that of the one who signed the act. */
  self.second = "KZ-10443";
  g_assert_cmpint (code_of (&self, &leader), ==, BEKET_ERROR_POWER);
  self.second = "KZ-10442";
  g_assert_cmpint (code_of (&self, &leader), ==, BEKET_ERROR_POWER);
  /* Whoever is named consents, also where nobody had to be. */
  self = ask (BEKET_CORRECTION_SUPERSEDE);
  self.second = "KZ-10444";
  self.second_role = "inspector";
  g_assert_cmpint (code_of (&self, &author), ==, BEKET_ERROR_POWER);
}

/* ---- Members ---- */

static int
set (BeketValue *data,
     const char *type,
     const char *member,
     const char *value)
{
  g_autoptr (BeketCodes) lists = codes ();
  g_autoptr (GError) error = NULL;

  return beket_correction_set (type, data, member, value, lists, &error) ? -1 : error->code;
}

static void
test_members (void)
{
  g_autoptr (BeketValue) control = beket_value_new_object ();
  g_autoptr (BeketValue) decision = beket_value_new_object ();

  beket_value_set_text (control, "result", "no-remarks");
  beket_value_set_text (control, "remarks", "жоқ");
  g_assert_cmpint (set (control, "control.recorded", "result", "violation"), ==, -1);
  g_assert_cmpstr (beket_value_get_text (control, "result"), ==, "violation");
  g_assert_cmpint (set (control, "control.recorded", "result", "good"), ==, BEKET_ERROR_INVALID);
  g_assert_cmpint (set (control, "control.recorded", "result", ""), ==, BEKET_ERROR_INVALID);
  g_assert_cmpint (set (control, "control.recorded", "remarks", ""), ==, -1);
  g_assert_null (beket_value_get (control, "remarks"));
  /* How a control ended has its basis, which nobody corrects away. */
  g_assert_cmpint (set (control, "control.recorded", "status", "waived"), ==, BEKET_ERROR_INVALID);
  g_assert_cmpint (set (control, "control.recorded", "decision", "refused"), ==, BEKET_ERROR_INVALID);
  g_assert_cmpint (set (control, "act.issued", "number", "1"), ==, BEKET_ERROR_INVALID);
  g_assert_cmpint (set (decision, "crossing.decided", "decision", "refused"), ==, -1);
  g_assert_cmpint (set (decision, "crossing.decided", "decided", "2026-11-22T09:14:03.118Z"), ==, -1);
  g_assert_cmpint (set (decision, "crossing.decided", "decided", "yesterday"), !=, -1);
}

static void
test_apply (void)
{
  g_autoptr (BeketValue) data = beket_value_new_object ();
  g_autoptr (BeketValue) corrected = beket_value_new_object ();

  beket_value_set_text (data, "status", "done");
  beket_value_set_text (data, "result", "no-remarks");
  beket_value_set_text (data, "remarks", "жоқ");
  beket_value_set_text (corrected, "result", "violation");
  beket_value_set_text (corrected, "status", "waived");
  beket_correction_apply ("control.recorded", data, corrected);
  g_assert_cmpstr (beket_value_get_text (data, "result"), ==, "violation");
  g_assert_cmpstr (beket_value_get_text (data, "status"), ==, "done");
  g_assert_null (beket_value_get (data, "remarks"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/correction/who", test_who);
  g_test_add_func ("/domain/correction/why", test_why);
  g_test_add_func ("/domain/correction/four-eyes", test_four_eyes);
  g_test_add_func ("/domain/correction/members", test_members);
  g_test_add_func ("/domain/correction/apply", test_apply);
  return g_test_run ();
}
