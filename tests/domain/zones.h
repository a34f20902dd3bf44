/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/document.h"

/* Specimens of ICAO 9303, and documents of both states that nobody has. */

#define TODAY "2026-11-22"

#define TD3 \
  "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<" \
  "L898902C36UTO7408122F1204159ZE184226B<<<<<10"
#define TD2 \
  "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<" \
  "D231458907UTO7408122F1204159<<<<<<<6"
#define TD1 \
  "I<UTOD231458907<<<<<<<<<<<<<<<" \
  "7408122F1204159UTO<<<<<<<<<<<6" \
  "ERIKSSON<<ANNA<MARIA<<<<<<<<<<"
#define RU_FOREIGN \
  "P<RUSIMIAREK<<EVGENII<<<<<<<<<<<<<<<<<<<<<<<" \
  "1104000008RUS8209120M2601157<<<<<<<<<<<<<<06"
#define RU_INTERNAL \
  "PNRUSW2GOLEV<<7RIQ<IL9I3<<<<<<<<<<<<<<<<<<<<" \
  "9901234565RUS8502142M<<<<<<<0120305990001<24"
#define KZ_PASSPORT \
  "P<KAZAKHMETOV<<NURLAN<<<<<<<<<<<<<<<<<<<<<<<" \
  "N123456785KAZ9001158M3001145900115300003<<22"
#define KZ_ID \
  "IDKAZ0123456784900115300003<<<" \
  "9001158M3001145KAZ<<<<<<<<<<<6" \
  "AKHMETOV<<NURLAN<<<<<<<<<<<<<<"

/* Reads a zone that is right. */
static inline BeketDocument *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  BeketDocument *document = beket_mrz_parse (text, TODAY, &error);

  g_assert_no_error (error);
  g_assert_nonnull (document);

  return document;
}
