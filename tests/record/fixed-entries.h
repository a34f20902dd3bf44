/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/entry.h"

#include <string.h>

/* Two entries of a chain with fixed bytes, and the hashes that sha256sum gives for them. */

#define ZEROS "0000000000000000000000000000000000000000000000000000000000000000"
#define INC "9f2c41d0a7e3b655"
#define ORIGIN "KZ-KZSYR-B02"
#define TIME_1 "2026-11-22T09:14:03.118Z"
#define TIME_2 "2026-11-22T09:14:04.000Z"

#define BODY "{\"actor\":\"KZ-10442\",\"data\":{\"decision\":\"admitted\"}," \
  "\"id\":\"01935a1c-7c1a-7000-8000-000000000001\",\"nonce\":\"000102030405060708090a0b0c0d0e0f\"," \
  "\"source\":\"urn:beket:kz:kzsyr:b02\",\"specversion\":\"1.0\"," \
  "\"subject\":\"01935a1c-7c1a-7000-8000-0000000000aa\",\"type\":\"crossing.decided\"}"

/* printf %s "$BODY" | sha256sum, and so on. */
#define BODY_HASH "23d692d00b482eae0d4a33cdca9776027e84a94f5bc6a1dff9613f9c8f0d0494"
#define HASH_1 "9600ae93440f56dcf62b62de3c5997737c21f357df45177591dad03f65b7a004"
#define HASH_2 "783d137ea675af3072f50ff65cf62085b115f343b28e7011c651c1d861ee0269"

#define HEADER_1 "{\"body\":\"" BODY_HASH "\",\"inc\":\"" INC "\",\"ledger\":\"peer\",\"origin\":\"" ORIGIN "\"," \
  "\"prev\":\"" ZEROS "\",\"seq\":1,\"time\":\"" TIME_1 "\",\"v\":1}"

static inline GBytes *
bytes_of (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

static inline BeketEntry *
entry_1 (void)
{
  g_autoptr (GBytes) body = bytes_of (BODY);

  return beket_entry_new (ORIGIN, "peer", INC, 1, NULL, TIME_1, body);
}

static inline BeketEntry *
entry_2 (void)
{
  g_autoptr (GBytes) body = bytes_of (BODY);

  return beket_entry_new (ORIGIN, "peer", INC, 2, HASH_1, TIME_2, body);
}
