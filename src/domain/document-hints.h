/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/value.h"

G_BEGIN_DECLS

/**
 * BeketHint:
 * What an officer should look at in a person's document. Hints warn and never refuse. The word in quotes is in the code list
 * "document-hint", which has the sentence.
 */
typedef enum
{
  BEKET_HINT_EXPIRED,              /* "expired": the day of expiry is over */
  BEKET_HINT_KIND,                 /* "kind": citizens of the two states cross with a passport, an identity card (KAZ), an internal passport (RUS) */
  BEKET_HINT_CHILD_OWN_DOCUMENT,   /* "child-own-document": a child of Kazakhstan has a document of its own, a birth certificate is none */
  BEKET_HINT_RU_CHILD_PASSPORT,    /* "ru-child-passport": since 2026-01-20 a child of Russia under 14 leaves with a foreign passport only (257-FZ) */
  BEKET_HINT_RU_CHILD_RETURN,      /* "ru-child-return": it returns with a birth certificate only if it had left before that day */
  BEKET_HINT_BIRTH_CERTIFICATE,    /* "birth-certificate": of somebody who is 14 already */
  BEKET_HINT_MINOR,                /* "minor": under 18: with a parent, or with a consent that a notary has signed */
  BEKET_HINT_RU_APPLICATION,       /* "ru-application": visa-free foreigners apply (ruID) 72 hours before they enter Russia, since 2025-06-30; not under 6 */
  BEKET_HINT_RU_BIOMETRICS,        /* "ru-biometrics": taken of the same where it can be, from 2025-12-01 to 2026-06-30 */
  BEKET_HINT_IIN,                  /* "iin": the personal number in a document of Kazakhstan is no IIN */
  BEKET_HINT_IIN_BIRTH_DATE,       /* "iin-birth-date": the IIN says another birth date */
  BEKET_HINT_IIN_SEX,              /* "iin-sex": the IIN says the other sex */
  BEKET_N_HINTS,
} BeketHint;

/** BEKET_HINTS_ROUTINE: what is asked of nearly every foreigner, and says nothing about this document. */
#define BEKET_HINTS_ROUTINE ((1u << BEKET_HINT_RU_APPLICATION) | (1u << BEKET_HINT_RU_BIOMETRICS))

/**
 * beket_document_hints:
 * @person: (nullable): a row of the form section `persons`: documentKind, issuer, nationality, birthDate, sex, expiry, personalNumber
 * @into: the state that is entered, "KAZ" or "RUS"
 * @day: the ISO day of the crossing
 *
 * Returns: a bit for each hint, 1 << BEKET_HINT_EXPIRED and so on. What @person does not say raises no hint.
 */
guint       beket_document_hints (const BeketValue *person,
                                  const char       *into,
                                  const char       *day);

/** beket_hint_word: "expired" and so on. */
const char *beket_hint_word      (BeketHint         hint);

G_END_DECLS
