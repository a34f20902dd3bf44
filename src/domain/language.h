/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * BeketLanguage:
 * The two languages of the agreement (Article 12: both texts are equally authentic).
 */
typedef enum
{
  BEKET_KK,
  BEKET_RU,
} BeketLanguage;

#define BEKET_N_LANGUAGES 2

/**
 * BeketText:
 * One text in both languages. Neither is ever %NULL once a loader has accepted it.
 */
typedef struct
{
  char *in[BEKET_N_LANGUAGES];   /* (owned), indexed by BeketLanguage */
} BeketText;

void          beket_text_clear          (BeketText *self);

/** beket_language_word: "kk" or "ru", as on disk and wire. */
const char   *beket_language_word       (BeketLanguage language);

/** beket_language_from_word: the language of "kk" or "ru" (also "kk_KZ.UTF-8"); anything else is Kazakh. */
BeketLanguage beket_language_from_word  (const char *word);

G_END_DECLS
