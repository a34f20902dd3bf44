/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Recognition, in part and not at all, and inspecting again on grounds.
 */

#include "config.h"

#include "domain/error.h"
#include "domain/recognition.h"

typedef struct
{
  BeketProtocol   *protocol;
  BeketActor       actor;
  BeketRecognition ask;
} Desk;

static void
desk_init (Desk *desk)
{
  desk->protocol = beket_protocol_new ();
  g_ptr_array_add (desk->protocol->forms, beket_form_name_new ("D1", "1.0"));
  desk->actor = (BeketActor) { .party = "KZ", .body = "customs", .officer = "KZ-1", .territory = "KZ", .point = "KZSYR",
                               .day = "2026-06-15", .protocol = desk->protocol };
  desk->ask = (BeketRecognition) { .decision = "recognised", .object = "inspection", .issuer = "RU", .valid = TRUE,
                                   .form = "D1", .form_version = "1.0" };
}

static void
desk_clear (Desk *desk)
{
  beket_protocol_unref (desk->protocol);
}

/* @code: -1 = allowed. */
static void
assert_answer (const Desk *desk,
               int         code)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (beket_recognition_check (&desk->ask, &desk->actor, &error), ==, code < 0);
  if (code >= 0)
    g_assert_error (error, BEKET_ERROR, code);
}

static void
test_full (void)
{
  static const char *const reason[] = { "N5", NULL };
  static const char *const none[] = { NULL };
  Desk desk;

  desk_init (&desk);
  assert_answer (&desk, -1);
  desk.ask.reasons = none;
  assert_answer (&desk, -1);
  desk.ask.reasons = reason;
  assert_answer (&desk, BEKET_ERROR_INVALID);
  desk.ask.reasons = NULL;

  desk.ask.decision = "perhaps";
  assert_answer (&desk, BEKET_ERROR_INVALID);
  desk.ask.decision = NULL;
  assert_answer (&desk, BEKET_ERROR_INVALID);
  desk.ask.decision = "recognised";
  desk.ask.issuer = "KZ";
  assert_answer (&desk, BEKET_ERROR_INVALID);
  desk.ask.issuer = NULL;
  assert_answer (&desk, BEKET_ERROR_INVALID);
  desk_clear (&desk);
}

/* Every object and body: Article 3(3) speaks of control bodies only. */
static void
test_objects (void)
{
  static const struct
  {
    const char *object;
    int         others;
  } rows[] = {
    { "identification", BEKET_ERROR_POWER }, { "document", BEKET_ERROR_POWER }, { "inspection", -1 },
  };
  Desk desk;

  desk_init (&desk);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      desk.ask.object = rows[i].object;
      desk.actor.body = "border";
      assert_answer (&desk, -1);
      desk.actor.body = "customs";
      assert_answer (&desk, -1);
      desk.actor.body = "veterinary";
      assert_answer (&desk, rows[i].others);
    }
  desk.ask.object = "weather";
  assert_answer (&desk, BEKET_ERROR_INVALID);
  desk_clear (&desk);
}

/* What recognition stands on, taken away piece by piece; declining stands without it. */
static void
test_ground (void)
{
  static const char *const reason[] = { "N5", NULL };
  static const struct
  {
    const char *decision;
    gboolean    reasons;
    int         no_protocol;
    int         suspended;
    int         not_valid;
    int         other_form;
  } rows[] = {
    { "recognised", FALSE, BEKET_ERROR_POWER, BEKET_ERROR_POWER, BEKET_ERROR_CORRUPT, BEKET_ERROR_INVALID },
    { "partly", TRUE, BEKET_ERROR_POWER, BEKET_ERROR_POWER, BEKET_ERROR_CORRUPT, BEKET_ERROR_INVALID },
    { "not-recognised", TRUE, -1, -1, -1, -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      Desk desk;

      desk_init (&desk);
      desk.ask.decision = rows[i].decision;
      desk.ask.reasons = rows[i].reasons ? reason : NULL;
      assert_answer (&desk, -1);
      desk.actor.protocol = NULL;
      assert_answer (&desk, rows[i].no_protocol);
      desk.actor.protocol = desk.protocol;
      desk.ask.suspended = TRUE;
      assert_answer (&desk, rows[i].suspended);
      desk.ask.suspended = FALSE;
      desk.ask.valid = FALSE;
      assert_answer (&desk, rows[i].not_valid);
      desk.ask.valid = TRUE;
      desk.ask.form_version = "1.1";
      assert_answer (&desk, rows[i].other_form);
      desk.ask.form_version = NULL;
      assert_answer (&desk, rows[i].other_form);
      desk.ask.form = "D9";
      assert_answer (&desk, rows[i].other_form);
      desk.ask.form = NULL;   /* a weigh ticket has no form */
      assert_answer (&desk, -1);
      desk_clear (&desk);
    }
}

static void
test_reasons (void)
{
  static const char *const unknown[] = { "N9", NULL };
  static const char *const twice[] = { "N5", "N6", "N5", NULL };
  static const char *const none[] = { NULL };
  static const gboolean leaves_a_part[] = { FALSE, FALSE, FALSE, TRUE, TRUE, TRUE, TRUE, FALSE };
  const char *const *words = beket_recognition_reasons ();
  Desk desk;

  desk_init (&desk);
  g_assert_cmpuint (g_strv_length ((char **) words), ==, G_N_ELEMENTS (leaves_a_part));
  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *reason[] = { words[i], NULL };

      desk.ask.reasons = reason;
      desk.ask.decision = "not-recognised";
      assert_answer (&desk, -1);
      desk.ask.decision = "partly";
      assert_answer (&desk, leaves_a_part[i] ? -1 : BEKET_ERROR_INVALID);
    }
  for (guint i = 0; i < 2; i++)
    {
      desk.ask.decision = i == 0 ? "partly" : "not-recognised";
      desk.ask.reasons = NULL;
      assert_answer (&desk, BEKET_ERROR_INVALID);
      desk.ask.reasons = none;
      assert_answer (&desk, BEKET_ERROR_INVALID);
      desk.ask.reasons = unknown;
      assert_answer (&desk, BEKET_ERROR_INVALID);
      desk.ask.reasons = twice;
      assert_answer (&desk, BEKET_ERROR_INVALID);
    }
  desk_clear (&desk);
}

static void
test_suggest (void)
{
  Desk desk;
  g_auto (GStrv) nothing = NULL;
  g_auto (GStrv) all = NULL;
  g_autofree char *joined = NULL;

  desk_init (&desk);
  nothing = beket_recognition_suggest (&desk.ask, desk.protocol);
  g_assert_cmpuint (g_strv_length (nothing), ==, 0);
  desk.ask.valid = FALSE;
  desk.ask.suspended = TRUE;
  all = beket_recognition_suggest (&desk.ask, NULL);
  joined = g_strjoinv (" ", all);
  g_assert_cmpstr (joined, ==, "N1 N2 N8");
  desk_clear (&desk);
}

/* ---- Inspecting again ---- */

static void
assert_again (const Desk        *desk,
              const char *const *grounds,
              const char        *text,
              int                code)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (beket_reinspection_check (&desk->actor, grounds, text, &error), ==, code < 0);
  if (code >= 0)
    g_assert_error (error, BEKET_ERROR, code);
}

static void
test_grounds (void)
{
  const char *const *words = beket_reinspection_grounds ();
  Desk desk;

  desk_init (&desk);
  g_assert_cmpuint (g_strv_length ((char **) words), ==, 11);
  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *ground[] = { words[i], NULL };
      gboolean sample = g_str_equal (words[i], "G10");
      gboolean other = g_str_equal (words[i], "G99");

      assert_again (&desk, ground, NULL, sample || other ? BEKET_ERROR_INVALID : -1);
      assert_again (&desk, ground, "  ", sample || other ? BEKET_ERROR_INVALID : -1);
      assert_again (&desk, ground, "қорапта дыбыс бар", sample ? BEKET_ERROR_INVALID : -1);
    }
  desk_clear (&desk);
}

static void
test_sample (void)
{
  static const char *const sample[] = { "G02", "G10", NULL };
  static const char *const plain[] = { "G02", NULL };
  Desk desk;

  desk_init (&desk);
  assert_again (&desk, sample, NULL, BEKET_ERROR_INVALID);
  desk.protocol->sampling_clause = g_strdup ("6.3");
  assert_again (&desk, sample, NULL, -1);
  desk.actor.protocol = NULL;   /* national mode has no clause, but grounds it has */
  assert_again (&desk, sample, NULL, BEKET_ERROR_INVALID);
  assert_again (&desk, plain, NULL, -1);
  desk_clear (&desk);
}

static void
test_bad_grounds (void)
{
  static const char *const none[] = { NULL };
  static const char *const unknown[] = { "G11", NULL };
  static const char *const twice[] = { "G01", "G01", NULL };
  static const char *const plain[] = { "G01", NULL };
  Desk desk;

  desk_init (&desk);
  assert_again (&desk, NULL, "себеп", BEKET_ERROR_INVALID);
  assert_again (&desk, none, "себеп", BEKET_ERROR_INVALID);
  assert_again (&desk, unknown, "себеп", BEKET_ERROR_INVALID);
  assert_again (&desk, twice, NULL, BEKET_ERROR_INVALID);
  desk.actor.body = NULL;
  assert_again (&desk, plain, NULL, BEKET_ERROR_POWER);
  desk.actor.body = "customs";
  desk.actor.territory = "RU";
  assert_again (&desk, plain, NULL, BEKET_ERROR_POWER);
  desk_clear (&desk);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain/recognition/full", test_full);
  g_test_add_func ("/domain/recognition/objects", test_objects);
  g_test_add_func ("/domain/recognition/ground", test_ground);
  g_test_add_func ("/domain/recognition/reasons", test_reasons);
  g_test_add_func ("/domain/recognition/suggest", test_suggest);
  g_test_add_func ("/domain/recognition/grounds", test_grounds);
  g_test_add_func ("/domain/recognition/sample", test_sample);
  g_test_add_func ("/domain/recognition/bad-grounds", test_bad_grounds);

  return g_test_run ();
}
