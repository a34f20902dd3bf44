/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What beketctl reads of persons and companies.
 */

#define G_LOG_DOMAIN "beket-tool"

#include "config.h"

#include "domain/bin.h"
#include "domain/document.h"
#include "domain/iin.h"
#include "domain/inn.h"
#include "domain/ogrn.h"
#include "domain/snils.h"
#include "tool/parse.h"

static const char *
mrz_format_word (BeketMrzFormat format)
{
  switch (format)
    {
      case BEKET_MRZ_TD1:
        return "TD1";
      case BEKET_MRZ_TD2:
        return "TD2";
      case BEKET_MRZ_TD3:
      default:
        return "TD3";
    }
}

gboolean
beketctl_parse_mrz (const char *line,
                    BeketValue *fields,
                    GError    **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");
  g_autoptr (BeketDocument) document = beket_mrz_parse (line, today, error);

  if (document == NULL)
    return FALSE;
  beket_value_set_text (fields, "format", mrz_format_word (document->format));
  beket_value_set_text (fields, "type", document->type);
  beket_value_set_text (fields, "issuer", document->issuer);
  beket_value_set_text (fields, "number", document->number);
  beket_value_set_text (fields, "nationality", document->nationality);
  beket_value_set_text (fields, "surname", document->surname);
  beket_value_set_text (fields, "given", document->given);
  beket_value_set_text (fields, "patronymic", document->patronymic);
  beket_value_set_text (fields, "birthDate", document->birth_date);
  beket_value_set_text (fields, "sex", document->sex);
  beket_value_set_text (fields, "expiry", document->expiry);
  beket_value_set_text (fields, "personalNumber", document->personal_number);
  beket_value_set_text (fields, "issuedOn", document->issued_on);
  beket_value_set_text (fields, "issuerCode", document->issuer_code);
  return TRUE;
}

gboolean
beketctl_parse_iin (const char *line,
                    BeketValue *fields,
                    GError    **error)
{
  BeketIin iin;
  char sex[2] = { 0 };

  if (!beket_iin_parse (line, &iin, error))
    return FALSE;
  sex[0] = iin.sex;
  beket_value_set_text (fields, "number", iin.number);
  beket_value_set_text (fields, "birthDate", iin.birth_date[0] != 0 ? iin.birth_date : NULL);
  beket_value_set_text (fields, "sex", sex[0] != 0 ? sex : NULL);
  beket_value_set_boolean (fields, "foreign", iin.foreign);
  return TRUE;
}

gboolean
beketctl_parse_bin (const char *line,
                    BeketValue *fields,
                    GError    **error)
{
  BeketBin bin;

  if (!beket_bin_parse (line, &bin, error))
    return FALSE;
  beket_value_set_text (fields, "number", bin.number);
  beket_value_set_text (fields, "registered", bin.registered);
  beket_value_set_text (fields, "kind", bin.kind);
  beket_value_set_integer (fields, "division", bin.division);
  return TRUE;
}

gboolean
beketctl_parse_inn (const char *line,
                    BeketValue *fields,
                    GError    **error)
{
  BeketInn inn;

  if (!beket_inn_parse (line, &inn, error))
    return FALSE;
  beket_value_set_text (fields, "number", inn.number);
  beket_value_set_text (fields, "kind", inn.person ? "person" : "organisation");
  return TRUE;
}

gboolean
beketctl_parse_snils (const char *line,
                      BeketValue *fields,
                      GError    **error)
{
  BeketSnils snils;
  g_autofree char *printed = NULL;

  if (!beket_snils_parse (line, &snils, error))
    return FALSE;
  printed = beket_snils_format (&snils);
  beket_value_set_text (fields, "number", snils.number);
  beket_value_set_text (fields, "printed", printed);
  beket_value_set_boolean (fields, "checked", !snils.unchecked);
  return TRUE;
}

gboolean
beketctl_parse_ogrn (const char *line,
                     BeketValue *fields,
                     GError    **error)
{
  BeketOgrn ogrn;

  if (!beket_ogrn_parse (line, &ogrn, error))
    return FALSE;
  beket_value_set_text (fields, "number", ogrn.number);
  beket_value_set_text (fields, "kind", ogrn.entrepreneur ? "entrepreneur" : "organisation");
  return TRUE;
}
