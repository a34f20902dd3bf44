/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Advance notices over a real socket: who may send, and what is taken.
 */

#define G_LOG_DOMAIN "beket-test"

#include "config.h"

#include "carrier.h"

#include "domain/advance.h"
#include "exchange/problem.h"

#include <string.h>

static void
test_once (Carrier      *one,
           gconstpointer data)
{
  g_autofree char *first = carrier_notice (SENDER, "a", 1, "KZSYR", "512ABC07");
  g_autofree char *spaced = g_strdup_printf (" %s\n", first);
  g_autofree char *changed = carrier_notice (SENDER, "a", 1, "KZSYR", "513ABC07");
  g_autofree char *newer = carrier_notice (SENDER, "a", 2, "KZSYR", "513ABC07");
  g_autoptr (BeketReply) taken = carrier_post_text (one, first);
  g_autoptr (BeketReply) again = carrier_post_text (one, first);
  g_autoptr (BeketReply) same = carrier_post_text (one, spaced);
  g_autoptr (BeketReply) second = NULL;
  g_autoptr (BeketReply) late = NULL;

  g_assert_cmpuint (taken->status, ==, 201);
  g_assert_cmpuint (again->status, ==, 200);
  g_assert_true (g_bytes_equal (taken->body, again->body));
  g_assert_true (g_bytes_equal (taken->body, same->body));
  carrier_refused (carrier_post_text (one, changed), 409, "older");
  second = carrier_post_text (one, newer);
  g_assert_cmpuint (second->status, ==, 201);
  late = carrier_post_text (one, first);
  g_assert_cmpuint (late->status, ==, 200);
}

static gint64
member_of_problem (BeketReply *reply,
                   const char *name)
{
  g_autoptr (BeketProblem) problem = beket_problem_read (reply->body);

  return beket_value_get_integer (problem->value, name, -1);
}

/* Bad bytes: which byte, or which member, and why. */
static void
test_bad (Carrier      *one,
          gconstpointer data)
{
  g_autofree char *good = carrier_notice (SENDER, "a", 1, "KZSYR", "512ABC07");
  g_autofree char *cut = g_strndup (good, 40);
  g_autofree char *plate = carrier_notice (SENDER, "a", 1, "KZSYR", "-");
  g_autofree char *large = g_strnfill (BEKET_ADVANCE_MAX_BYTES + 1, ' ');
  g_autoptr (BeketReply) no_json = carrier_post_text (one, cut);
  g_autoptr (BeketReply) member = carrier_post_text (one, plate);
  g_autoptr (BeketProblem) problem = beket_problem_read (member->body);

  g_assert_cmpuint (no_json->status, ==, 422);
  g_assert_cmpint (member_of_problem (no_json, "position"), ==, 40);
  g_assert_cmpuint (member->status, ==, 422);
  g_assert_cmpstr (problem->word, ==, "bad-notice");
  g_assert_cmpstr (beket_value_get_text (problem->value, "reason"), ==, "format");
  g_assert_nonnull (strstr (beket_value_get_text (problem->value, "detail"), "vehicles[0].plate: "));
  carrier_refused (carrier_post_text (one, ""), 422, "bad-notice");
  carrier_refused (carrier_post (one->sender, "\0\xff", 2), 422, "bad-notice");
  carrier_refused (carrier_post_text (one, large), 413, "too-large");
}

static void
test_wrong_place (Carrier      *one,
                  gconstpointer data)
{
  g_autofree char *other = carrier_notice ("KZ-TRANS-02", "a", 1, "KZSYR", "512ABC07");
  g_autofree char *point = carrier_notice (SENDER, "a", 1, "RUMSH", "512ABC07");

  carrier_refused (carrier_post_text (one, other), 403, "wrong-sender");
  carrier_refused (carrier_post_text (one, point), 422, "wrong-point");
}

/* The right role of the own state, and nobody else; and a sender reads nothing. */
static void
test_who (Carrier      *one,
          gconstpointer data)
{
  g_autofree char *text = carrier_notice (SENDER, "a", 1, "KZSYR", "512ABC07");
  g_autoptr (BeketClient) stranger = carrier_client (one, "RU", BEKET_ROLE_ADVANCE, "RU-TRANS-01");
  g_autoptr (BeketClient) officer = carrier_client (one, "KZ", BEKET_ROLE_OFFICER, "KZ-10442");
  BeketRequest request = { .method = "GET", .path = "/v1/advance" };
  BeketRequest feed = { .method = "GET", .path = "/v1/feed" };
  g_autoptr (GError) error = NULL;

  carrier_refused (carrier_post (one->here.client, text, strlen (text)), 403, "forbidden");
  carrier_refused (carrier_post (stranger, text, strlen (text)), 403, "forbidden");
  carrier_refused (carrier_post (officer, text, strlen (text)), 403, "unknown-key");
  carrier_refused (world_send (one->sender, &request, &error), 403, "forbidden");
  carrier_refused (world_send (one->sender, &feed, &error), 403, "forbidden");
}

/* No certificate at all, by a client that is not ours: over loopback the handshake is open for health alone. */
static void
test_no_certificate (Carrier      *one,
                     gconstpointer data)
{
  g_autofree char *answer = world_ask_bare (&one->kz, "POST /v1/advance HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n"
                                            "Connection: close\r\n\r\n{}");

  g_assert_true (g_str_has_prefix (answer, "HTTP/1.1 403"));
  g_assert_nonnull (strstr (answer, "unknown-key"));
}

#define ADD(name, func) g_test_add ("/node/advance/" name, Carrier, NULL, carrier_set_up, func, carrier_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("once", test_once);
  ADD ("bad", test_bad);
  ADD ("wrong-place", test_wrong_place);
  ADD ("who", test_who);
  ADD ("no-certificate", test_no_certificate);
  return g_test_run ();
}
