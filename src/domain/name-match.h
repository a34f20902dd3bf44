/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Two spellings of a name: a passport has it in Latin letters by one of several rules, an internal document in Cyrillic or with the
 * letters of Kazakh. A person is found by document number, issuing state and birth date; names are compared after folding to warn the
 * officer, never to refuse and never to change what was read (ICAO 9303 part 3 section 6; the passports of Russia before and after
 * 2010; the IIN system of Kazakhstan). */

/**
 * BeketNameMatch:
 * @BEKET_NAME_SAME: the spellings are of one name by the rules of writing it
 * @BEKET_NAME_SIMILAR: one letter is off (two in a long name), words are in another order, or the one goes on where the other was cut or
 *   left out a part: look at the papers
 * @BEKET_NAME_DIFFERENT: another name
 */
typedef enum
{
  BEKET_NAME_SAME,
  BEKET_NAME_SIMILAR,
  BEKET_NAME_DIFFERENT,
} BeketNameMatch;

/**
 * beket_name_match:
 * @a: (nullable)
 * @b: (nullable)
 *
 * Two names in Cyrillic letters are one when they differ in nothing but Ё and the letters that Kazakh has and Russian has not;
 * otherwise what both are folded to decides. Nothing is the same as nothing, and different from any name.
 */
BeketNameMatch beket_name_match (const char *a,
                                 const char *b);

/** beket_name_match_word: "same", "similar", "different". */
const char    *beket_name_match_word (BeketNameMatch self);

/**
 * beket_name_fold: (transfer full): what spellings of a name have in common, for searching: capital Latin letters and digits, words
 * with a space between. It is no name and is not shown: KH becomes H, ZH J, TS C, CH 4, SH 5, SHCH 6, IU and YU U, IA and YA A, Q K; double
 * letters become single ones; the letters of Kazakh what the passports of Kazakhstan make of them.
 */
char          *beket_name_fold  (const char *name);

G_END_DECLS
