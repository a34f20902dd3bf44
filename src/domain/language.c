/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The two languages of the agreement and texts that exist in both.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/language.h"

void
beket_text_clear (BeketText *self)
{
  for (guint i = 0; i < BEKET_N_LANGUAGES; i++)
    g_clear_pointer (&self->in[i], g_free);
}

const char *
beket_language_word (BeketLanguage language)
{
  return language == BEKET_RU ? "ru" : "kk";
}

BeketLanguage
beket_language_from_word (const char *word)
{
  /* A locale name goes on with its territory, encoding or modifier; "run" is no language of
   * ours. */
  if (word != NULL && g_str_has_prefix (word, "ru") && strchr ("_-.@", word[2]) != NULL)
    return BEKET_RU;

  return BEKET_KK;
}
