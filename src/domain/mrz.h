/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/document.h"
#include "domain/parse-error.h"

G_BEGIN_DECLS

/* How machine readable zones are read. Positions count in the joined zone from 0. */

#define BEKET_MRZ_MAX 90

typedef struct
{
  int start;
  int length;
} BeketMrzSpan;

/**
 * BeketMrzLayout:
 * Where the fields of a format stand: ICAO 9303 parts 4 (TD3), 5 (TD1) and 6 (TD2). The check digit of a number and of a
 * date follows its field.
 */
typedef struct
{
  BeketMrzFormat format;
  int            length;
  BeketMrzSpan   names;
  BeketMrzSpan   number;
  int            nationality;
  int            birth;
  int            sex;
  int            expiry;
  BeketMrzSpan   optional;        /* right of the number in TD1, at the end in the others */
  BeketMrzSpan   optional2;       /* TD1 only */
  int            optional_check;  /* TD3 only, otherwise -1 */
  int            composite;
  BeketMrzSpan   covered[4];      /* what the composite check digit covers, in this order */
} BeketMrzLayout;

/**
 * BeketMrzReader:
 * A zone while it is being read. It keeps the first thing that is wrong, wherever the order of reading finds it.
 */
typedef struct
{
  char                  zone[BEKET_MRZ_MAX + 1];
  const BeketMrzLayout *layout;
  gboolean              ru_internal;
  BeketParseError       code;
  int                   position;    /* G_MAXINT: nothing is wrong */
  const char           *message;
} BeketMrzReader;

const BeketMrzLayout *beket_mrz_layout_for_length (int                length);

void                  beket_mrz_refuse            (BeketMrzReader    *self,
                                                   BeketParseError    code,
                                                   int                position,
                                                   const char        *message);

/** beket_mrz_check_digit: weights 7, 3, 1 over @text (9303 part 3, 4.9): '0' to '9'. */
char                  beket_mrz_check_digit       (const char        *text,
                                                   int                length);

/** beket_mrz_plain: (transfer full) (nullable): fillers turned to single spaces; %NULL when there is nothing else. */
char                 *beket_mrz_plain             (const char        *text,
                                                   int                length);

/** beket_mrz_packed: (transfer full) (nullable): fillers removed; %NULL when there is nothing else. */
char                 *beket_mrz_packed            (const char        *text,
                                                   int                length);

/* Check digits and classes of characters: mrz-check.c */
void                  beket_mrz_check             (BeketMrzReader    *self);

/** beket_mrz_long_number: how many characters of a TD1 or TD2 number stand at the beginning of the optional data, 0 = none. */
int                   beket_mrz_long_number       (const BeketMrzReader *self);

/* Dates: mrz-date.c. (transfer full) (nullable): NULL when the zone gives none, or no such day, which is refused. */
char                 *beket_mrz_birth_date        (BeketMrzReader    *self,
                                                   const char        *today);
char                 *beket_mrz_expiry            (BeketMrzReader    *self);
char                 *beket_mrz_ru_issued_on      (BeketMrzReader    *self);

/* The Russian internal passport: mrz-ru.c */

/** beket_mrz_ru_letter: (nullable): the Cyrillic letter that a character of the zone stands for. */
const char           *beket_mrz_ru_letter         (char               c);
void                  beket_mrz_ru_check          (BeketMrzReader    *self);
void                  beket_mrz_ru_read           (BeketMrzReader    *self,
                                                   BeketDocument     *document);

G_END_DECLS
