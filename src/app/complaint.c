/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An error as one sentence for the officer, chosen from its code.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

#include "app/complaint.h"
#include "app/locale.h"
#include "app/words.h"
#include "domain/error.h"
#include "domain/look-alike.h"
#include "domain/parse-error.h"
#include "domain/powers.h"

/* Without a capital letter: they also stand after "Character 7:". */
static const char *
parse_reason (int code)
{
  switch ((BeketParseError) code)
    {
      case BEKET_PARSE_ERROR_EMPTY:
        return _ ("nothing is entered");

      case BEKET_PARSE_ERROR_LENGTH:
        return _ ("the length is not right");

      case BEKET_PARSE_ERROR_CHARACTER:
        return _ ("this character is not allowed here");

      case BEKET_PARSE_ERROR_CHECK_DIGIT:
        return _ ("the check digit does not agree");

      case BEKET_PARSE_ERROR_DATE:
        return _ ("there is no such day");

      case BEKET_PARSE_ERROR_FORMAT:
        return _ ("the format is not known");

      case BEKET_PARSE_ERROR_UNKNOWN:
        return _ ("no list knows this value");

      case BEKET_PARSE_ERROR_SYNTAX:
        return _ ("the notation is not right");

      case BEKET_PARSE_ERROR_LIMIT:
        return _ ("it is larger than is accepted");

      case BEKET_PARSE_ERROR_DUPLICATE:
        return _ ("it is entered already");

      case BEKET_PARSE_ERROR_MISSING:
        return _ ("the field is required");

      case BEKET_PARSE_ERROR_RANGE:
        return _ ("the value is outside its limits");

      case BEKET_PARSE_ERROR_RULE:
        return _ ("a rule of the form is not kept");

      default:
        return _ ("the value is not right");
    }
}

/* A missing field and a list that is too long have no place in a text. */
static gboolean
has_place (const GError *error)
{
  return beket_parse_error_get_position (error) >= 0 &&
         error->code != BEKET_PARSE_ERROR_EMPTY &&
         error->code != BEKET_PARSE_ERROR_MISSING &&
         error->code != BEKET_PARSE_ERROR_DUPLICATE &&
         error->code != BEKET_PARSE_ERROR_RULE;
}

static char *
parse_text (const GError *error)
{
  const char *reason = parse_reason (error->code);

  if (!has_place (error))
    return beket_words_sentence (reason);

  /* Translators: Character 7: the check digit does not agree */
  return g_strdup_printf (_ ("Character %d: %s"), beket_parse_error_get_position (error) + 1, reason);
}

static const char *
work_text (int code)
{
  switch ((BeketError) code)
    {
      case BEKET_ERROR_TRANSITION:
        return _ ("This step is not possible now.");

      case BEKET_ERROR_POWER:
        return _ ("The Agreement gives your body no power for this.");

      case BEKET_ERROR_INVALID:
        return _ ("Something that the form or the protocol asks for is still missing.");

      case BEKET_ERROR_STORE:
        return _ ("Not saved: the database refused. What you have entered stays on the screen.");

      case BEKET_ERROR_FULL:
        return _ ("Not saved: the disk is full. What you have entered stays on the screen.");

      case BEKET_ERROR_NEWER:
        return _ ("This data was written by a newer Beket. It was left untouched.");

      case BEKET_ERROR_CORRUPT:
        return _ ("The data is damaged: it is not what was signed.");

      case BEKET_ERROR_FORK:
        return _ ("There are two histories with one name. Call the administrator.");

      case BEKET_ERROR_OFFLINE:
        return _ ("No link: the other end does not answer.");

      case BEKET_ERROR_REFUSED:
        return _ ("The other end refused, or its certificate is not trusted.");

      case BEKET_ERROR_SIGNER:
        return _ ("The key cannot sign: it is missing, expired, or not for this role.");

      case BEKET_ERROR_PIN:
        return _ ("The PIN is wrong.");

      case BEKET_ERROR_LOCKED:
        return _ ("Too many wrong PINs: this key is locked for a time.");

      default:
        return _ ("This did not work.");
    }
}

static char *
file_text (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) ||
      g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    return g_strdup (_ ("The file was not found."));

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED) ||
      g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_ACCES))
    return g_strdup (_ ("The file may not be read."));

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE) ||
      g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOSPC))
    return g_strdup (work_text (BEKET_ERROR_FULL));

  return g_strdup_printf (_ ("This did not work: %s"), error->message);
}

char *
beket_complaint_text (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  if (error->domain == BEKET_PARSE_ERROR)
    return parse_text (error);

  if (error->domain == BEKET_ERROR)
    return g_strdup (work_text (error->code));

  return file_text (error);
}

char *
beket_complaint_of_station (BeketStation *station,
                            const GError *error)
{
  g_autofree char *explained = beket_powers_explain_error (error, beket_station_get_codes (station), beket_locale_get ());

  return explained != NULL ? beket_words_sentence (explained) : beket_complaint_text (error);
}

char *
beket_complaint_sentence (const BeketComplaint *complaint)
{
  if (complaint->check != NULL)
    return g_strdup (complaint->check->error.in[beket_locale_get ()]);

  return beket_complaint_text (complaint->error);
}

/* What was typed was no time: where it differs from the wire's form says nothing to the one who typed it. */
static char *
time_sentence (const BeketComplaint *complaint,
               const BeketValue     *value)
{
  if (complaint->check != NULL || beket_value_to_text (value) == NULL)
    return beket_complaint_sentence (complaint);

  return g_strdup (_ ("Enter what the clock of this point shows: 14:14 or 22.11.2026 14:14."));
}

char *
beket_complaint_of_field (const BeketComplaint *complaint,
                          const BeketField     *field,
                          const BeketValue     *value)
{
  g_autofree char *text = field->type == BEKET_FIELD_TIME ? time_sentence (complaint, value) : beket_complaint_sentence (complaint);
  const char *given = complaint->check != NULL ? NULL : beket_value_to_text (value);
  g_autofree char *meant = given == NULL ? NULL : beket_look_alike_suggest_field (field, given);

  if (meant == NULL)
    return g_steal_pointer (&text);

  /* Translators: Character 2: this character is not allowed here. Perhaps: 900115300003 */
  return g_strdup_printf (_ ("%s. Perhaps: %s"), text, meant);
}

/* ---- Verdicts ---- */

/* *INDENT-OFF* */
static const struct
{
  const char *failed;
  const char *text;
} verdicts[] = {
  { "not-an-act",                 N_("This file is not an act of Beket.") },
  { "size",                       N_("The file is larger than an act can be.") },
  { "structure",                  N_("The file is damaged: its structure is not that of an act.") },
  { "signature-missing",          N_("The act is not signed.") },
  { "byte-range",                 N_("A signature does not cover the whole act.") },
  { "revision",                   N_("Something was added to the file that is no signature.") },
  { "contents",                   N_("There is no signature where one should be.") },
  { "update",                     N_("The file was changed after it was signed.") },
  { "cms",                        N_("A signature is damaged.") },
  { "attributes",                 N_("A signature is not of the kind that acts have.") },
  { "digest",                     N_("The act was changed after it was signed.") },
  { "signing-certificate",        N_("The certificate in the file is not the one that the signer used.") },
  { "signature",                  N_("A signature was not made with the key of its certificate.") },
  { "certificate",                N_("A signer’s certificate does not say who the signer is.") },
  { "certificate-unknown",        N_("No authority that this station trusts has issued a signer’s certificate.") },
  { "certificate-not-yet-valid",  N_("A signer’s certificate was not valid yet.") },
  { "certificate-expired",        N_("A signer’s certificate had expired.") },
  { "certificate-revoked",        N_("A signer’s certificate was revoked.") },
  { "certificate-role",           N_("A signer’s certificate is not for signing acts.") },
  { "revocation-missing",         N_("There is no revocation list of the signer’s authority here: nobody can say whether the certificate still held.") },
  { "revocation-stale",           N_("The revocation list of the signer’s authority is too old: nobody can say whether the certificate still held.") },
  { "signer",                     N_("The signature is not that of the officer whom the act names.") },
  { "same-signer",                N_("Both signatures are of one person.") },
  { "limit",                      N_("The act has more in it than an act can have.") },
  { "base",                       N_("The file contains things that an act may not contain.") },
  { "record",                     N_("The data in the act is missing or is not what was signed.") },
  { "seal",                       N_("The code on the pages is not that of this act.") },
  { "rollback",                   N_("The file has fewer signatures than this act already had.") },
  { "drawn",                      N_("The pages do not say what the data in the act says.") },
  { "other-act",                  N_("The register has another act under this number.") },
};
/* *INDENT-ON* */

const char *
beket_verdict_text (const char *failed)
{
  for (gsize i = 0; i < G_N_ELEMENTS (verdicts); i++)
    if (g_strcmp0 (failed, verdicts[i].failed) == 0)
      return _ (verdicts[i].text);

  return _ ("The act did not stand up to a check.");
}
