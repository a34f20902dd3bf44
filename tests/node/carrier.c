/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A carrier, and the notices that it sends.
 */

#define G_LOG_DOMAIN "beket-test"

#include "config.h"

#include "carrier.h"

#include <string.h>

BeketClient *
carrier_client (Carrier    *one,
                const char *party,
                BeketRole   role,
                const char *id)
{
  BeketAuthority *authority = g_str_equal (party, "KZ") ? one->world.kz : one->world.ru;
  g_autoptr (BeketIdentity) identity = beket_identity_new (role, party, "carrier", NULL, id, id);
  g_autoptr (BeketKey) key = world_key (&one->world, authority, id, BEKET_KEY_P256, identity);

  return world_client (&one->world, &one->kz, id);
}

void
carrier_set_up (Carrier      *one,
                gconstpointer data)
{
  world_init (&one->world);
  world_nodes (&one->world, &one->kz, &one->ru);
  world_node_start (&one->kz);
  world_station_init (&one->here, &one->kz, HERE);
  world_station_init (&one->away, &one->kz, AWAY);
  one->sender = carrier_client (one, "KZ", BEKET_ROLE_ADVANCE, SENDER);
}

void
carrier_tear_down (Carrier      *one,
                   gconstpointer data)
{
  g_clear_pointer (&one->sender, beket_client_unref);
  world_station_clear (&one->here);
  world_station_clear (&one->away);
  world_node_clear (&one->kz);
  world_node_clear (&one->ru);
  world_clear (&one->world);
}

char *
carrier_notice (const char *sender,
                const char *id,
                int         revision,
                const char *point,
                const char *plate)
{
  return g_strdup_printf ("{\"format\":\"advance.notice\",\"sender\":\"%s\",\"id\":\"%s\",\"revision\":%d,"
                          "\"sent\":\"2026-11-21T16:00:00.000Z\",\"eta\":\"2026-11-22T09:20:00.000Z\","
                          "\"point\":\"%s\",\"direction\":\"exit\",\"vehicles\":[{\"plate\":\"%s\"}]}",
                          sender, id, revision, point, plate);
}

BeketReply *
carrier_post (BeketClient *client,
              const char  *text,
              gsize        length)
{
  g_autoptr (GBytes) body = g_bytes_new (text, length);
  BeketRequest request = { .method = "POST", .path = "/v1/advance", .media = "application/json", .body = body };
  g_autoptr (GError) error = NULL;
  BeketReply *reply = world_send (client, &request, &error);

  g_assert_no_error (error);
  return reply;
}

BeketReply *
carrier_post_text (Carrier    *one,
                   const char *text)
{
  return carrier_post (one->sender, text, strlen (text));
}

void
carrier_refused (BeketReply *reply,
                 guint       status,
                 const char *word)
{
  world_assert_refused (reply, status, word);
  beket_reply_free (reply);
}
