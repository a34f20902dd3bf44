/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/edition.h"

G_BEGIN_DECLS

/**
 * BeketCountry:
 * A country of ISO 3166-1, or a code that only documents have (ICAO 9303 part 3, section 5: D, GBD, XXA, UNO, UTO ...).
 */
typedef struct
{
  BeketEdition   edition;   /* id: alpha-3, or what the machine readable zone has: "KAZ", "D" */
  char          *alpha2;    /* (owned) (nullable): "KZ" */
  char          *numeric;   /* (owned) (nullable): "398" */
  char          *special;   /* (owned) (nullable): "document": only in documents; "test": a specimen of ICAO 9303 */
  char          *of;        /* (owned) (nullable): the country that a document's code belongs to: "DEU" of "D" */
  BeketText      name;
  char         **folded;    /* (owned): its names in both languages and other usual ones, as they are searched */
} BeketCountry;

BeketCountry       *beket_country_new     (void);
void                beket_country_free    (BeketCountry        *self);

/** beket_country_set_folded: from @name, and from @also (nullable): other names that people type. */
void                beket_country_set_folded (BeketCountry     *self,
                                           const char *const   *also);

/**
 * beket_countries_find:
 * @text: a code or a name in either language, or the beginning of one; the code's keys under a Cyrillic layout will do
 * @day: (nullable)
 *
 * Returns: (transfer container) (element-type BeketCountry): the nearest first: code, whole name, beginning of a name,
 * beginning of a word, beginning of a code. Empty for an empty text.
 */
GPtrArray          *beket_countries_find  (const BeketEditions *countries,
                                           const char          *text,
                                           const char          *day);

/** beket_countries_guess: (transfer none) (nullable): the one that @text means; %NULL when there is none, or more than one as near. */
const BeketCountry *beket_countries_guess (const BeketEditions *countries,
                                           const char          *text,
                                           const char          *day);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketCountry, beket_country_free)

G_END_DECLS
