/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "world.h"

G_BEGIN_DECLS

/* A carrier that tells a node what will come, and two stations at different points that wait for it. */

#define HERE   "KZ-KZSYR-B02"
#define AWAY   "KZ-KZTAS-B01"
#define SENDER "KZ-TRANS-01"

typedef struct
{
  World        world;
  WorldNode    kz;
  WorldNode    ru;
  WorldStation here;
  WorldStation away;
  BeketClient *sender;
} Carrier;

void         carrier_set_up    (Carrier      *one,
                                gconstpointer data);
void         carrier_tear_down (Carrier      *one,
                                gconstpointer data);
/** carrier_client: (transfer full): somebody with a certificate of @party for @role. */
BeketClient *carrier_client    (Carrier      *one,
                                const char   *party,
                                BeketRole     role,
                                const char   *id);
/** carrier_notice: (transfer full): an advance notice as JSON. */
char        *carrier_notice    (const char   *sender,
                                const char   *id,
                                int           revision,
                                const char   *point,
                                const char   *plate);
/** carrier_post, carrier_post_text: (transfer full): the answer to a notice; the second as the carrier. */
BeketReply  *carrier_post      (BeketClient  *client,
                                const char   *text,
                                gsize         length);
BeketReply  *carrier_post_text (Carrier      *one,
                                const char   *text);
/** carrier_refused: world_assert_refused(); @reply: (transfer full). */
void         carrier_refused   (BeketReply   *reply,
                                guint         status,
                                const char   *word);

G_END_DECLS
