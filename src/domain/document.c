/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a travel document says, once its zone has been read.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/document.h"

#include <string.h>

void
beket_document_free (BeketDocument *self)
{
  g_free (self->type);
  g_free (self->issuer);
  g_free (self->number);
  g_free (self->nationality);
  g_free (self->surname);
  g_free (self->given);
  g_free (self->patronymic);
  g_free (self->birth_date);
  g_free (self->sex);
  g_free (self->expiry);
  g_free (self->personal_number);
  g_free (self->issued_on);
  g_free (self->issuer_code);
  g_free (self);
}

/* Words of the code list "document-kind". */
static const char *
kind_word (const BeketDocument *self)
{
  char type = self->type[0];

  if (self->ru_internal)
    return "ru-internal";
  if (type == 'P')
    return "passport";

  return type == 'I' || type == 'C' ? "id-card" : "other";
}

void
beket_document_fill (const BeketDocument *self,
                     BeketValue          *person)
{
  beket_value_set_text (person, "surname", self->surname);
  beket_value_set_text (person, "given", self->given);
  beket_value_set_text (person, "patronymic", self->patronymic);
  beket_value_set_text (person, "documentKind", kind_word (self));
  beket_value_set_text (person, "documentNumber", self->number);
  beket_value_set_text (person, "issuer", self->issuer);
  beket_value_set_text (person, "nationality", self->nationality);
  beket_value_set_text (person, "birthDate", self->birth_date);
  beket_value_set_text (person, "sex", self->sex);
  beket_value_set_text (person, "expiry", self->expiry);
  beket_value_set_text (person, "personalNumber", self->personal_number);
}

gboolean
beket_document_is_expired (const BeketDocument *self,
                           const char          *today)
{
  /* A day that is not known counts as the last one of its month or year: '?' sorts after the
   * digits. */
  return self->expiry != NULL && strcmp (self->expiry, today) < 0;
}
