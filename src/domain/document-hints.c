/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What to look at in a person's document. The rules of 2025 and 2026 have days: a crossing of an earlier day is judged by its own.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/day.h"
#include "domain/document-hints.h"
#include "domain/iin.h"

#include <string.h>

#define UNKNOWN_AGE    (-1)
#define OWN_PASSPORT   14   /* Russia: the internal passport; both: a birth certificate is no document any more */
#define FULL_AGE       18
#define NO_APPLICATION 6

#define RU_CHILD_PASSPORT_FROM "2026-01-20"
#define RU_APPLICATION_FROM    "2025-06-30"
#define RU_BIOMETRICS_FROM     "2025-12-01"
#define RU_BIOMETRICS_TO       "2026-06-30"

typedef struct
{
  const char *kind;
  const char *issuer;
  const char *nationality;
  const char *birth_date;
  const char *sex;
  const char *expiry;
  const char *number;
  const char *into;
  const char *day;
  int         age;          /* full years on the day */
} Facts;

/* Years of which the birthday is not over yet count for nothing; ISO days compare as texts. */
static int
age_on (const char *birth_date,
        const char *day)
{
  int years;

  if (!beket_day_is_valid (birth_date) || !beket_day_is_valid (day) || strcmp (birth_date, day) > 0)
    return UNKNOWN_AGE;

  years = (int) (g_ascii_strtoll (day, NULL, 10) - g_ascii_strtoll (birth_date, NULL, 10));

  return strcmp (day + 4, birth_date + 4) < 0 ? years - 1 : years;
}

static gboolean
is (const char *text,
    const char *word)
{
  return g_strcmp0 (text, word) == 0;
}

static gboolean
is_under (const Facts *facts,
          int          age)
{
  return facts->age != UNKNOWN_AGE && facts->age < age;
}

static gboolean
is_from (const Facts *facts,
         const char  *day)
{
  return strcmp (facts->day, day) >= 0;
}

/* ---- The rules ---- */

/* A day that is not known counts as the last one of its month or year: '?' sorts after the digits. */
static gboolean
expired (const Facts *facts)
{
  return facts->expiry != NULL && *facts->expiry != '\0' && strcmp (facts->expiry, facts->day) < 0;
}

static gboolean
kind (const Facts *facts)
{
  gboolean home = is (facts->nationality, facts->into);

  /* Certificates of birth have rules of their own; a travel document leads home. */
  if (facts->kind == NULL || *facts->kind == '\0' || is (facts->kind, "passport") ||
      is (facts->kind, "birth-certificate") || (home && is (facts->kind, "travel-document")))
    return FALSE;

  return (is (facts->nationality, "KAZ") && !is (facts->kind, "id-card")) ||
         (is (facts->nationality, "RUS") && !is (facts->kind, "ru-internal"));
}

static gboolean
child_own_document (const Facts *facts)
{
  return is (facts->nationality, "KAZ") && is (facts->into, "RUS") &&
         is (facts->kind, "birth-certificate") && is_under (facts, FULL_AGE);
}

static gboolean
ru_child_passport (const Facts *facts)
{
  return is (facts->nationality, "RUS") && is (facts->into, "KAZ") && facts->kind != NULL &&
         !is (facts->kind, "passport") && is_under (facts, OWN_PASSPORT) &&
         is_from (facts, RU_CHILD_PASSPORT_FROM);
}

static gboolean
ru_child_return (const Facts *facts)
{
  return is (facts->nationality, "RUS") && is (facts->into, "RUS") &&
         is (facts->kind, "birth-certificate") && is_under (facts, OWN_PASSPORT) &&
         is_from (facts, RU_CHILD_PASSPORT_FROM);
}

static gboolean
birth_certificate (const Facts *facts)
{
  return is (facts->kind, "birth-certificate") && facts->age >= OWN_PASSPORT;
}

static gboolean
minor (const Facts *facts)
{
  return is_under (facts, FULL_AGE);
}

/* Citizens of Belarus enter Russia as they would their own state. */
static gboolean
is_foreigner_in_russia (const Facts *facts)
{
  return is (facts->into, "RUS") && facts->nationality != NULL && *facts->nationality != '\0' &&
         !is (facts->nationality, "RUS") && !is (facts->nationality, "BLR") &&
         !is_under (facts, NO_APPLICATION);
}

static gboolean
ru_application (const Facts *facts)
{
  return is_foreigner_in_russia (facts) && is_from (facts, RU_APPLICATION_FROM);
}

static gboolean
ru_biometrics (const Facts *facts)
{
  return is_foreigner_in_russia (facts) &&
         beket_day_is_within (facts->day, RU_BIOMETRICS_FROM, RU_BIOMETRICS_TO);
}

static gboolean
has_number (const Facts *facts)
{
  return is (facts->issuer, "KAZ") && facts->number != NULL && *facts->number != '\0';
}

static gboolean
iin (const Facts *facts)
{
  BeketIin read;

  return has_number (facts) && !beket_iin_parse (facts->number, &read, NULL);
}

static gboolean
iin_says_other (const Facts *facts,
                BeketIinHint hint)
{
  BeketIin read;

  return has_number (facts) && beket_iin_parse (facts->number, &read, NULL) &&
         (beket_iin_hint (&read, facts->birth_date, facts->sex) & hint) != 0;
}

static gboolean
iin_birth_date (const Facts *facts)
{
  return iin_says_other (facts, BEKET_IIN_HINT_BIRTH_DATE);
}

static gboolean
iin_sex (const Facts *facts)
{
  return iin_says_other (facts, BEKET_IIN_HINT_SEX);
}

static const struct
{
  const char *word;
  gboolean    (*holds) (const Facts *facts);
} rules[BEKET_N_HINTS] = {
  [BEKET_HINT_EXPIRED] = { "expired", expired },
  [BEKET_HINT_KIND] = { "kind", kind },
  [BEKET_HINT_CHILD_OWN_DOCUMENT] = { "child-own-document", child_own_document },
  [BEKET_HINT_RU_CHILD_PASSPORT] = { "ru-child-passport", ru_child_passport },
  [BEKET_HINT_RU_CHILD_RETURN] = { "ru-child-return", ru_child_return },
  [BEKET_HINT_BIRTH_CERTIFICATE] = { "birth-certificate", birth_certificate },
  [BEKET_HINT_MINOR] = { "minor", minor },
  [BEKET_HINT_RU_APPLICATION] = { "ru-application", ru_application },
  [BEKET_HINT_RU_BIOMETRICS] = { "ru-biometrics", ru_biometrics },
  [BEKET_HINT_IIN] = { "iin", iin },
  [BEKET_HINT_IIN_BIRTH_DATE] = { "iin-birth-date", iin_birth_date },
  [BEKET_HINT_IIN_SEX] = { "iin-sex", iin_sex },
};

guint
beket_document_hints (const BeketValue *person,
                      const char       *into,
                      const char       *day)
{
  Facts facts = { .into = into, .day = day };
  guint hints = 0;

  g_return_val_if_fail (into != NULL && day != NULL, 0);

  facts.kind = beket_value_get_text (person, "documentKind");
  facts.issuer = beket_value_get_text (person, "issuer");
  facts.nationality = beket_value_get_text (person, "nationality");
  facts.birth_date = beket_value_get_text (person, "birthDate");
  facts.sex = beket_value_get_text (person, "sex");
  facts.expiry = beket_value_get_text (person, "expiry");
  facts.number = beket_value_get_text (person, "personalNumber");
  facts.age = age_on (facts.birth_date, day);

  for (guint i = 0; i < BEKET_N_HINTS; i++)
    if (rules[i].holds (&facts))
      hints |= 1u << i;

  return hints;
}

const char *
beket_hint_word (BeketHint hint)
{
  g_return_val_if_fail (hint < BEKET_N_HINTS, NULL);

  return rules[hint].word;
}
