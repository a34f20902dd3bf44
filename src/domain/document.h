/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/value.h"

G_BEGIN_DECLS

typedef enum
{
  BEKET_MRZ_TD1,
  BEKET_MRZ_TD2,
  BEKET_MRZ_TD3,
} BeketMrzFormat;

/**
 * BeketDocument:
 * What a machine readable zone says (ICAO 9303 parts 3 to 6; the Russian internal passport by the annex to order 773 of the
 * Ministry of the Interior of Russia, 2020). Plain texts, nothing corrected: names stay as they are in the zone with fillers
 * turned to spaces; a Russian internal passport gives exact Cyrillic. Dates are ISO days; parts that
 * the zone gives as "<<" are "??" ("1990-??-??"). Fields that the zone does not have are %NULL.
 */
typedef struct
{
  BeketMrzFormat  format;
  gboolean        ru_internal;      /* type PN of RUS: names decoded, no expiry */
  char           *type;             /* "P", "PN", "ID", "I" */
  char           *issuer;           /* alpha-3 or an ICAO special, fillers removed: "KAZ", "D" */
  char           *number;           /* long numbers of TD1 put together; RU internal: series and number "9900123456" */
  char           *nationality;
  char           *surname;
  char           *given;            /* given names; without the patronymic for ru_internal */
  char           *patronymic;       /* only ru_internal */
  char           *birth_date;
  char           *sex;              /* "M", "F" or NULL */
  char           *expiry;           /* NULL: none */
  char           *personal_number;  /* IIN of KAZ documents; other optional data as it is, fillers removed */
  char           *issued_on;        /* only ru_internal */
  char           *issuer_code;      /* only ru_internal: "990-001" */
} BeketDocument;

/**
 * beket_mrz_parse:
 * @text: the lines joined, with or without line ends and spaces between them; lower case is not accepted
 * @today: (nullable): ISO day, for the century of a birth date: nobody is born after it; %NULL for a check that does not
 *   look at the result, where every birth is of this century
 *
 * Returns: (transfer full) (nullable): %NULL with an error whose position counts in the joined text without separators:
 * the first character or check digit that does not agree. A date is looked at when its check digit agrees. Visas are
 * refused (FORMAT): they have no check digit over the whole.
 */
BeketDocument *beket_mrz_parse      (const char          *text,
                                     const char          *today,
                                     GError             **error);
void           beket_document_free  (BeketDocument       *self);

/**
 * beket_document_fill: writes the fields of a row of the form section `persons` (names as in data/forms/D1): surname, given,
 * patronymic, documentKind, documentNumber, issuer, nationality, birthDate, sex, expiry, personalNumber. What the zone does
 * not have is removed, so that nothing of a document scanned before stays.
 */
void           beket_document_fill  (const BeketDocument *self,
                                     BeketValue          *person);

/** beket_document_is_expired: before @today? FALSE when it has no expiry. */
gboolean       beket_document_is_expired (const BeketDocument *self,
                                     const char          *today);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketDocument, beket_document_free)

G_END_DECLS
