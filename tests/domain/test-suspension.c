/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Suspension and resumption: what holds where and when, the written notice, the switch of the mode.
 */

#include "config.h"

#include "domain/error.h"
#include "domain/suspension.h"

#define BEGAN    "2026-06-15T10:00:00.000Z"
#define NOTIFIED "2026-06-15T10:05:00.000Z"
#define RESUMED  "2026-06-17T08:00:00.000Z"

static BeketValue *
make_suspension (void)
{
  static const char *const facts[][2] = {
    { "number", "SUS-KZSYR-1" }, { "notified", NOTIFIED }, { "party", "KZ" }, { "body", "border" },
    { "decidedBy", "KZ-1" }, { "reason", "E2" }, { "from", BEGAN },
  };
  BeketValue *suspension = beket_value_new_object ();

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    beket_value_set_text (suspension, facts[i][0], facts[i][1]);

  return suspension;
}

static BeketValue *
make_resumption (const char *party)
{
  BeketValue *resumption = beket_value_new_object ();

  beket_value_set_text (resumption, "number", "RES-KZSYR-1");
  beket_value_set_text (resumption, "notified", RESUMED);
  beket_value_set_text (resumption, "suspension", "SUS-KZSYR-1");
  beket_value_set_text (resumption, "party", party);
  beket_value_set_text (resumption, "body", "border");
  beket_value_set_text (resumption, "decidedBy", "KZ-1");
  beket_value_set_text (resumption, "from", RESUMED);

  return resumption;
}

static void
add_word (BeketValue *value,
          const char *list,
          const char *word)
{
  beket_value_append (beket_value_list (value, list), beket_value_new_text (word));
}

typedef struct
{
  BeketValue *suspensions;
  BeketValue *resumptions;
  BeketValue *suspension;   /* (not owned): the only one */
} Case;

static void
case_init (Case *self)
{
  self->suspensions = beket_value_new_list ();
  self->resumptions = beket_value_new_list ();
  self->suspension = make_suspension ();
  beket_value_append (self->suspensions, self->suspension);
}

static void
case_clear (Case *self)
{
  beket_value_unref (self->suspensions);
  beket_value_unref (self->resumptions);
}

static gboolean
holds (const Case *self,
       const char *point,
       const char *direction,
       const char *time)
{
  BeketSuspensionAsk ask = { self->suspensions, self->resumptions, point, direction, time };

  return beket_suspension_in_force (&ask) != NULL;
}

/* Effective only with the notice: not before it is generated, not without its number. */
static void
test_notice (void)
{
  Case self;

  case_init (&self);
  g_assert_false (holds (&self, "KZSYR", "exit", "2026-06-15T10:04:59.999Z"));
  g_assert_true (holds (&self, "KZSYR", "exit", NOTIFIED));
  beket_value_set (self.suspension, "notified", NULL);
  g_assert_false (holds (&self, "KZSYR", "exit", "2026-06-16T00:00:00.000Z"));
  beket_value_set_text (self.suspension, "notified", "yesterday");
  g_assert_false (holds (&self, "KZSYR", "exit", "2026-06-16T00:00:00.000Z"));
  beket_value_set_text (self.suspension, "notified", "2026-06-15T09:00:00.000Z");
  g_assert_false (holds (&self, "KZSYR", "exit", "2026-06-15T09:59:59.999Z"));
  g_assert_true (holds (&self, "KZSYR", "exit", BEGAN));
  beket_value_set (self.suspension, "number", NULL);
  g_assert_false (holds (&self, "KZSYR", "exit", BEGAN));
  case_clear (&self);
}

static void
test_scope (void)
{
  Case self;

  case_init (&self);
  g_assert_true (holds (&self, "RUMSH", "entry", NOTIFIED));
  add_word (self.suspension, "points", "KZSYR");
  add_word (self.suspension, "points", "KZZHA");
  g_assert_false (holds (&self, "RUMSH", "entry", NOTIFIED));
  g_assert_true (holds (&self, "KZZHA", "entry", NOTIFIED));
  beket_value_set_text (self.suspension, "direction", "exit");
  g_assert_false (holds (&self, "KZSYR", "entry", NOTIFIED));
  g_assert_true (holds (&self, "KZSYR", "exit", NOTIFIED));
  g_assert_true (holds (&self, "KZSYR", NULL, NOTIFIED));
  case_clear (&self);
}

/* Of some kinds only: joint control as such goes on. */
static void
test_kinds (void)
{
  Case self;
  g_auto (GStrv) kinds = NULL;
  g_auto (GStrv) elsewhere = NULL;
  BeketSuspensionAsk ask;

  case_init (&self);
  add_word (self.suspension, "kinds", "veterinary");
  add_word (self.suspension, "kinds", "phytosanitary");
  add_word (self.suspension, "points", "KZSYR");
  g_assert_false (holds (&self, "KZSYR", "exit", NOTIFIED));
  ask = (BeketSuspensionAsk) { self.suspensions, self.resumptions, "KZSYR", "exit", NOTIFIED };
  kinds = beket_suspension_kinds (&ask);
  g_assert_cmpuint (g_strv_length (kinds), ==, 2);
  g_assert_cmpstr (kinds[1], ==, "phytosanitary");
  ask.point = "RUMSH";
  elsewhere = beket_suspension_kinds (&ask);
  g_assert_cmpuint (g_strv_length (elsewhere), ==, 0);
  case_clear (&self);
}

static void
test_resumed (void)
{
  Case self;
  BeketValue *resumption = make_resumption ("KZ");

  case_init (&self);
  beket_value_append (self.resumptions, resumption);
  g_assert_true (holds (&self, "KZSYR", "exit", "2026-06-17T07:59:59.999Z"));
  g_assert_false (holds (&self, "KZSYR", "exit", RESUMED));

  /* A proposal of the other party ends nothing until the one that suspended has agreed. */
  beket_value_set_text (resumption, "party", "RU");
  g_assert_true (holds (&self, "KZSYR", "exit", RESUMED));
  beket_value_set_text (resumption, "acceptedBy", "KZ");
  g_assert_false (holds (&self, "KZSYR", "exit", RESUMED));

  /* Without its notice, and of another suspension. */
  beket_value_set (resumption, "notified", NULL);
  g_assert_true (holds (&self, "KZSYR", "exit", RESUMED));
  beket_value_set_text (resumption, "notified", RESUMED);
  beket_value_set_text (resumption, "suspension", "SUS-KZSYR-2");
  g_assert_true (holds (&self, "KZSYR", "exit", RESUMED));
  case_clear (&self);
}

static void
test_mode (void)
{
  g_autoptr (BeketProtocol) protocol = beket_protocol_new ();
  BeketSuspensionAsk nothing = { NULL, NULL, "KZSYR", "exit", NOTIFIED };
  BeketSuspensionAsk ask;
  Case self;

  case_init (&self);
  ask = (BeketSuspensionAsk) { self.suspensions, self.resumptions, "KZSYR", "exit", NOTIFIED };
  g_assert_true (beket_protocol_in_mode (protocol, &nothing) == protocol);
  g_assert_null (beket_protocol_in_mode (NULL, &nothing));
  g_assert_null (beket_protocol_in_mode (protocol, &ask));
  ask.time = "2026-06-15T09:00:00.000Z";
  g_assert_true (beket_protocol_in_mode (protocol, &ask) == protocol);
  beket_value_append (self.resumptions, make_resumption ("KZ"));
  ask.time = RESUMED;
  g_assert_true (beket_protocol_in_mode (protocol, &ask) == protocol);
  case_clear (&self);
}

/* ---- What may be decided ---- */

static BeketProtocol *
make_protocol (void)
{
  BeketProtocol *protocol = beket_protocol_new ();

  g_ptr_array_add (protocol->points, beket_agreed_point_new ("KZSYR", NULL, NULL));

  return protocol;
}

static BeketActor
make_actor (const BeketProtocol *protocol)
{
  return (BeketActor) { .party = "KZ", .body = "border", .officer = "KZ-1", .territory = "KZ", .point = "KZSYR",
                        .day = "2026-06-15", .protocol = protocol };
}

static void
assert_suspend (const BeketValue *suspension,
                const BeketActor *actor,
                const char       *prefix)   /* NULL: allowed */
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (beket_suspension_check (suspension, actor, &error), ==, prefix == NULL);
  if (prefix == NULL)
    return;

  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_INVALID);
  g_assert_true (g_str_has_prefix (error->message, prefix));
}

static void
test_reasons (void)
{
  static const char *const expected[] = { "E1", "E2", "E3", "E4", NULL };
  g_autoptr (BeketProtocol) protocol = make_protocol ();
  BeketActor actor = make_actor (protocol);

  g_assert_cmpuint (g_strv_length ((char **) beket_suspension_reasons ()), ==, 4);
  for (guint i = 0; expected[i] != NULL; i++)
    {
      g_autoptr (BeketValue) suspension = make_suspension ();

      g_assert_cmpstr (beket_suspension_reasons ()[i], ==, expected[i]);
      beket_value_set_text (suspension, "reason", expected[i]);
      assert_suspend (suspension, &actor, i == 3 ? "text: " : NULL);
      beket_value_set_text (suspension, "text", "көпір қирады");
      assert_suspend (suspension, &actor, NULL);
    }
}

static void
test_suspend_refused (void)
{
  static const char *const bad[][3] = {
    { "reason", "E5", "reason: " }, { "reason", NULL, "reason: " }, { "party", "RU", "party: " },
    { "body", "customs", "body: " }, { "decidedBy", NULL, "decidedBy: " }, { "from", "now", "from: " },
    { "from", NULL, "from: " }, { "direction", "up", "direction: " },
  };
  g_autoptr (BeketProtocol) protocol = make_protocol ();
  g_autoptr (BeketValue) far = make_suspension ();
  g_autoptr (BeketValue) empty = make_suspension ();
  g_autoptr (BeketValue) nowhere = make_suspension ();
  g_autoptr (BeketValue) good = make_suspension ();
  g_autoptr (GError) error = NULL;
  BeketActor actor = make_actor (protocol);

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (BeketValue) suspension = make_suspension ();

      beket_value_set_text (suspension, bad[i][0], bad[i][1]);
      assert_suspend (suspension, &actor, bad[i][2]);
    }
  add_word (far, "points", "KZSYR");
  assert_suspend (far, &actor, NULL);
  add_word (far, "points", "KZZHA");
  assert_suspend (far, &actor, "points: ");
  beket_value_list (empty, "kinds");
  assert_suspend (empty, &actor, "kinds: ");
  beket_value_list (nowhere, "points");
  assert_suspend (nowhere, &actor, "points: ");
  actor.protocol = NULL;
  assert_suspend (good, &actor, "points: ");
  actor = make_actor (protocol);
  actor.territory = "RU";
  g_assert_false (beket_suspension_check (good, &actor, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_POWER);
}

static void
test_resume_refused (void)
{
  static const char *const bad[][3] = {
    { "suspension", "SUS-9", "suspension: " }, { "suspension", NULL, "suspension: " },
    { "from", "2026-06-15T09:59:59.999Z", "from: " }, { "party", "RU", "party: " }, { "decidedBy", "", "decidedBy: " },
  };
  g_autoptr (BeketProtocol) protocol = make_protocol ();
  g_autoptr (BeketValue) good = make_resumption ("KZ");
  g_autoptr (GError) error = NULL;
  BeketActor actor = make_actor (protocol);
  Case self;

  case_init (&self);
  g_assert_true (beket_resumption_check (good, self.suspensions, &actor, &error));
  g_assert_no_error (error);
  g_assert_false (beket_resumption_check (good, NULL, &actor, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (BeketValue) resumption = make_resumption ("KZ");

      beket_value_set_text (resumption, bad[i][0], bad[i][1]);
      g_assert_false (beket_resumption_check (resumption, self.suspensions, &actor, &error));
      g_assert_error (error, BEKET_ERROR, BEKET_ERROR_INVALID);
      g_assert_true (g_str_has_prefix (error->message, bad[i][2]));
      g_clear_error (&error);
    }
  case_clear (&self);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain/suspension/notice", test_notice);
  g_test_add_func ("/domain/suspension/scope", test_scope);
  g_test_add_func ("/domain/suspension/kinds", test_kinds);
  g_test_add_func ("/domain/suspension/resumed", test_resumed);
  g_test_add_func ("/domain/suspension/mode", test_mode);
  g_test_add_func ("/domain/suspension/reasons", test_reasons);
  g_test_add_func ("/domain/suspension/suspend-refused", test_suspend_refused);
  g_test_add_func ("/domain/suspension/resume-refused", test_resume_refused);

  return g_test_run ();
}
