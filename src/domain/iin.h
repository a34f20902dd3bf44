/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BeketIin:
 * The individual identification number of Kazakhstan (ЖСН, ИИН): six digits of a birth date, one of century and sex, four of
 * a serial, a check digit. The date and the sex are what the digits say; the law does not promise that they are the person's.
 */
typedef struct
{
  char     number[13];       /* "900115300003" */
  char     birth_date[11];   /* ISO day; "" where the digits give none */
  char     sex;              /* 'M', 'F'; 0 where the digits do not say */
  gboolean foreign;          /* the seventh digit is 0: given to a foreigner */
} BeketIin;

/** BeketIinHint: what the number says and the person's papers do not. Never an error. */
typedef enum
{
  BEKET_IIN_HINT_NONE = 0,
  BEKET_IIN_HINT_BIRTH_DATE = 1 << 0,
  BEKET_IIN_HINT_SEX = 1 << 1,
} BeketIinHint;

/**
 * beket_iin_parse: spaces and hyphens are passed over. Errors: EMPTY, CHARACTER, LENGTH, RANGE (zeros alone), CHECK_DIGIT;
 * the position counts in @text as given.
 */
gboolean     beket_iin_parse (const char      *text,
                              BeketIin        *iin,
                              GError         **error);

/**
 * beket_iin_hint:
 * @birth_date: (nullable): the person's, an ISO day; "??" stands for a part that is not known
 * @sex: (nullable): "M", "F"
 *
 * What is not known on either side agrees with everything.
 */
BeketIinHint beket_iin_hint  (const BeketIin  *self,
                              const char      *birth_date,
                              const char      *sex);

G_END_DECLS
