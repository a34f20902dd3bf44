/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Protocols with their days, amendments, and what must not overlap.
 */

#include "config.h"

#include "domain/amendment.h"
#include "domain/parse-error.h"

static BeketRule *
make_rule (const char *id)
{
  BeketRule *rule = beket_rule_new ();

  rule->id = g_strdup (id);
  rule->kind = g_strdup ("customs");
  rule->performer = g_strdup ("KZ");
  rule->body = g_strdup ("customs");

  return rule;
}

static BeketProtocol *
make_protocol (void)
{
  BeketProtocol *protocol = beket_protocol_new ();

  protocol->id = g_strdup ("p1");
  protocol->number = g_strdup ("1");
  protocol->valid_from = g_strdup ("2026-01-01");
  protocol->valid_to = g_strdup ("2026-12-31");
  g_ptr_array_add (protocol->points, beket_agreed_point_new ("KZSYR", NULL, NULL));
  g_ptr_array_add (protocol->points, beket_agreed_point_new ("RUMSH", "2026-03-01", "2026-04-30"));
  g_ptr_array_add (protocol->points, beket_agreed_point_new ("RUMSH", "2026-06-01", NULL));
  g_ptr_array_add (protocol->forms, beket_form_name_new ("D1", "1.0"));
  g_ptr_array_add (protocol->rules, make_rule ("r1"));

  return protocol;
}

static void
test_covers (void)
{
  g_autoptr (BeketProtocol) protocol = make_protocol ();

  g_assert_true (beket_protocol_covers (protocol, "KZSYR", "2026-01-01"));
  g_assert_true (beket_protocol_covers (protocol, "KZSYR", "2026-12-31"));
  g_assert_false (beket_protocol_covers (protocol, "KZSYR", "2025-12-31"));
  g_assert_false (beket_protocol_covers (protocol, "KZSYR", "2027-01-01"));
  g_assert_false (beket_protocol_covers (protocol, "KZSYR", "today"));
  g_assert_false (beket_protocol_covers (protocol, "KZZHA", "2026-06-01"));
  g_assert_false (beket_protocol_covers (protocol, NULL, "2026-06-01"));

  /* A point that was given up for a month. */
  g_assert_false (beket_protocol_covers (protocol, "RUMSH", "2026-02-28"));
  g_assert_true (beket_protocol_covers (protocol, "RUMSH", "2026-03-01"));
  g_assert_true (beket_protocol_covers (protocol, "RUMSH", "2026-04-30"));
  g_assert_false (beket_protocol_covers (protocol, "RUMSH", "2026-05-15"));
  g_assert_true (beket_protocol_covers (protocol, "RUMSH", "2026-06-01"));
  g_assert_false (beket_protocol_covers (protocol, "RUMSH", "2027-01-01"));
  g_assert_true (beket_protocol_has_point (protocol, "RUMSH"));
  g_assert_false (beket_protocol_has_point (protocol, "KZZHA"));
  g_assert_false (beket_protocol_has_point (protocol, NULL));

  g_clear_pointer (&protocol->valid_to, g_free);
  g_assert_true (beket_protocol_covers (protocol, "KZSYR", "2036-01-01"));
  g_assert_cmpstr (beket_protocol_form (protocol, "D1"), ==, "1.0");
  g_assert_null (beket_protocol_form (protocol, "D2"));
}

static void
assert_overlap (BeketProtocol *protocol,
                const char    *message)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (beket_protocol_check_overlap (protocol, &error), ==, message == NULL);
  if (message == NULL)
    return;

  g_assert_error (error, BEKET_PARSE_ERROR, BEKET_PARSE_ERROR_DUPLICATE);
  g_assert_cmpstr (error->message, ==, message);
}

static void
test_point_overlap (void)
{
  g_autoptr (BeketProtocol) protocol = make_protocol ();
  BeketAgreedPoint *last = g_ptr_array_index (protocol->points, 2);

  assert_overlap (protocol, NULL);
  g_free (last->from);
  last->from = g_strdup ("2026-04-30");   /* both count in the last day */
  assert_overlap (protocol, "points[2]: overlaps points[1]");
  g_free (last->from);
  last->from = g_strdup ("2026-05-01");
  assert_overlap (protocol, NULL);
  g_clear_pointer (&last->from, g_free);
  last->to = g_strdup ("2026-02-28");
  assert_overlap (protocol, NULL);
  g_ptr_array_add (protocol->points, beket_agreed_point_new ("KZSYR", NULL, NULL));
  assert_overlap (protocol, "points[3]: overlaps points[0]");
}

static BeketPower *
add_power (BeketProtocol *protocol,
           const char    *bodies,
           const char    *from,
           const char    *to)
{
  BeketPower *power = beket_power_new ();

  power->id = g_strdup_printf ("p%u", protocol->powers->len);
  power->action = BEKET_ACTION_WAIVE;
  power->bodies = bodies == NULL ? NULL : g_strsplit (bodies, " ", -1);
  power->from = g_strdup (from);
  power->to = g_strdup (to);
  g_ptr_array_add (protocol->powers, power);

  return power;
}

static void
test_power_overlap (void)
{
  g_autoptr (BeketProtocol) protocol = make_protocol ();
  BeketPower *last;

  add_power (protocol, "border customs", "2026-01-01", "2026-03-31");
  add_power (protocol, "border", "2026-04-01", NULL);
  add_power (protocol, "veterinary", "2026-01-01", NULL);
  assert_overlap (protocol, NULL);
  last = add_power (protocol, NULL, "2026-03-31", "2026-03-31");   /* any body */
  assert_overlap (protocol, "powers[3]: overlaps powers[0]");
  last->abroad = TRUE;
  assert_overlap (protocol, NULL);
  last->abroad = FALSE;
  last->action = BEKET_ACTION_NOTIFY;
  assert_overlap (protocol, NULL);
  last->action = BEKET_ACTION_WAIVE;
  last->party = g_strdup ("KZ");
  assert_overlap (protocol, "powers[3]: overlaps powers[0]");
  ((BeketPower *) g_ptr_array_index (protocol->powers, 0))->party = g_strdup ("RU");
  assert_overlap (protocol, "powers[3]: overlaps powers[2]");
}

/* ---- Amendments ---- */

static BeketAmendment *
make_amendment (const char *id,
                const char *in_force)
{
  BeketAmendment *amendment = beket_amendment_new ();

  amendment->id = g_strdup (id);
  amendment->number = g_strdup_printf ("1/%s", id);
  amendment->amends = g_strdup ("p1");
  amendment->in_force = g_strdup (in_force);

  return amendment;
}

static GPtrArray *
two_amendments (void)
{
  GPtrArray *amendments = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_amendment_free);
  BeketAmendment *later = make_amendment ("a2", "2026-07-01");
  BeketAmendment *earlier = make_amendment ("a1", "2026-04-01");
  BeketAmendment *foreign = make_amendment ("a3", "2026-02-01");

  /* The later one is first: it ends what the earlier one adds. */
  later->end_rules = g_strsplit ("r2", " ", -1);
  later->end_points = g_strsplit ("RUMSH", " ", -1);
  g_ptr_array_add (later->rules, make_rule ("r3"));
  g_ptr_array_add (later->forms, beket_form_name_new ("D1", "1.1"));
  g_ptr_array_add (earlier->rules, make_rule ("r2"));
  earlier->sampling_clause = g_strdup ("6.3");
  g_free (foreign->amends);
  foreign->amends = g_strdup ("p9");
  g_ptr_array_add (amendments, later);
  g_ptr_array_add (amendments, foreign);
  g_ptr_array_add (amendments, earlier);

  return amendments;
}

static char *
rule_ids (const BeketProtocol *protocol)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < protocol->rules->len; i++)
    g_string_append_printf (ids, "%s ", ((BeketRule *) g_ptr_array_index (protocol->rules, i))->id);

  return g_string_free (ids, FALSE);
}

static void
assert_at (BeketProtocol *base,
           GPtrArray     *amendments,
           const char    *day,
           const char    *rules,
           const char    *form,
           gboolean       sampling,
           gboolean       rumsh,
           guint          amended)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketProtocol) protocol = beket_protocol_at (base, amendments, day, &error);
  g_autofree char *ids = NULL;

  g_assert_no_error (error);
  ids = rule_ids (protocol);
  g_assert_cmpstr (ids, ==, rules);
  g_assert_cmpstr (beket_protocol_form (protocol, "D1"), ==, form);
  g_assert_cmpint (protocol->sampling_clause != NULL, ==, sampling);
  g_assert_cmpint (beket_protocol_has_point (protocol, "RUMSH"), ==, rumsh);
  g_assert_cmpuint (protocol->amended_by->len, ==, amended);
}

static void
test_at (void)
{
  g_autoptr (BeketProtocol) base = make_protocol ();
  g_autoptr (GPtrArray) amendments = two_amendments ();
  g_autoptr (BeketProtocol) before = beket_protocol_at (base, amendments, "2026-03-31", NULL);

  g_assert_true (before == base);
  assert_at (base, amendments, "2026-03-31", "r1 ", "1.0", FALSE, TRUE, 0);
  assert_at (base, amendments, "2026-04-01", "r1 r2 ", "1.0", TRUE, TRUE, 1);
  assert_at (base, amendments, "2026-06-30", "r1 r2 ", "1.0", TRUE, TRUE, 1);
  assert_at (base, amendments, "2026-07-01", "r1 r3 ", "1.1", TRUE, FALSE, 2);
  /* The base is as it was signed. */
  assert_at (base, amendments, "2026-01-01", "r1 ", "1.0", FALSE, TRUE, 0);
}

/* One version for each stretch, and each says what beket_protocol_at() says of its days. */
static void
test_versions (void)
{
  static const struct
  {
    const char *day;
    guint       version;
  } rows[] = {
    { "2026-01-01", 0 }, { "2026-03-31", 0 }, { "2026-04-01", 1 }, { "2026-06-30", 1 }, { "2026-07-01", 2 },
    { "2026-12-31", 2 },
  };
  g_autoptr (BeketProtocol) base = make_protocol ();
  g_autoptr (GPtrArray) amendments = two_amendments ();
  g_autoptr (GPtrArray) versions = beket_protocol_versions (base, amendments, NULL);

  g_assert_cmpuint (versions->len, ==, 3);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (BeketProtocol) expected = beket_protocol_at (base, amendments, rows[i].day, NULL);
      g_autofree char *rules = rule_ids (expected);
      g_autofree char *found = rule_ids (g_ptr_array_index (versions, rows[i].version));

      for (guint j = 0; j < versions->len; j++)
        g_assert_cmpint (beket_protocol_covers (g_ptr_array_index (versions, j), "KZSYR", rows[i].day), ==,
                         j == rows[i].version);
      g_assert_cmpstr (found, ==, rules);
    }
  for (guint j = 0; j < versions->len; j++)
    g_assert_false (beket_protocol_covers (g_ptr_array_index (versions, j), "KZSYR", "2027-01-01"));
}

static void
assert_refused (BeketAmendment *amendment,
                const char     *message)
{
  g_autoptr (BeketProtocol) base = make_protocol ();
  g_autoptr (GPtrArray) amendments = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_amendment_free);
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (amendments, amendment);
  g_assert_null (beket_protocol_versions (base, amendments, &error));
  g_assert_true (error->domain == BEKET_PARSE_ERROR);
  g_assert_cmpstr (error->message, ==, message);
}

static void
test_refused (void)
{
  g_autoptr (BeketProtocol) base = make_protocol ();
  g_autoptr (GPtrArray) same_day = two_amendments ();
  g_autoptr (GError) error = NULL;
  BeketAmendment *amendment = make_amendment ("a1", "2026-04-01");

  amendment->end_rules = g_strsplit ("r1 r9", " ", -1);
  assert_refused (amendment, "a1: end.rules[1]: \"r9\" is not there to be ended");
  amendment = make_amendment ("a1", "2026-04-01");
  amendment->end_powers = g_strsplit ("w1", " ", -1);
  assert_refused (amendment, "a1: end.powers[0]: \"w1\" is not there to be ended");
  amendment = make_amendment ("a1", "2026-04-01");
  g_ptr_array_add (amendment->rules, make_rule ("r1"));
  assert_refused (amendment, "a1: add.rules[0]: \"r1\" is there already");
  amendment = make_amendment ("a1", "2026-04-01");
  g_ptr_array_add (amendment->points, beket_agreed_point_new ("KZZHA", NULL, NULL));
  g_ptr_array_add (amendment->points, beket_agreed_point_new ("KZZHA", NULL, NULL));
  assert_refused (amendment, "a1: with it points[4]: overlaps points[3]");

  /* Ended and added anew is no overlap. */
  amendment = make_amendment ("a1", "2026-04-01");
  amendment->end_rules = g_strsplit ("r1", " ", -1);
  g_ptr_array_add (amendment->rules, make_rule ("r1"));
  {
    g_autoptr (GPtrArray) one = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_amendment_free);
    g_autoptr (GPtrArray) versions = NULL;

    g_ptr_array_add (one, amendment);
    versions = beket_protocol_versions (base, one, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (versions->len, ==, 2);
  }

  g_ptr_array_add (same_day, make_amendment ("a4", "2026-07-01"));
  g_assert_null (beket_protocol_versions (base, same_day, &error));
  g_assert_nonnull (strstr (error->message, "inForce: overlaps a"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain/protocol/covers", test_covers);
  g_test_add_func ("/domain/protocol/point-overlap", test_point_overlap);
  g_test_add_func ("/domain/protocol/power-overlap", test_power_overlap);
  g_test_add_func ("/domain/protocol/at", test_at);
  g_test_add_func ("/domain/protocol/versions", test_versions);
  g_test_add_func ("/domain/protocol/refused", test_refused);

  return g_test_run ();
}
