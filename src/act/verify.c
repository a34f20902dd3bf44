/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Is this file an act as its signers signed it? One order of checks; the first that fails is the
 * verdict.
 */

#define G_LOG_DOMAIN "beket-act"

#include "config.h"

#include "act/verify.h"

#include "domain/error.h"
#include "domain/parse-error.h"
#include "record/json.h"

gboolean
beket_verdict_fail (BeketVerdict *self,
                    const char   *word,
                    gint64        position,
                    GError       *error)
{
  if (self->failed == NULL)
    {
      self->position = position;
      self->failed = g_strdup (word);
      self->detail = error != NULL ? g_strdup (error->message) : NULL;
    }

  g_clear_error (&error);
  return FALSE;
}

void
beket_verdict_free (BeketVerdict *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->signers); i++)
    {
      g_clear_pointer (&self->signers[i].identity, beket_identity_free);
      g_free (self->signers[i].name);
    }

  g_clear_pointer (&self->record, beket_value_unref);
  g_free (self->record_hash);
  g_free (self->failed);
  g_free (self->detail);
  g_free (self);
}

static const char *
structure_word (GBytes       *pdf,
                const GError *error)
{
  if (g_error_matches (error, BEKET_PARSE_ERROR, BEKET_PARSE_ERROR_LIMIT))
    return g_bytes_get_size (pdf) > BEKET_ACT_MAX ? "size" : "limit";
  if (g_error_matches (error, BEKET_ERROR, BEKET_ERROR_INVALID))
    return "not-an-act";

  return "structure";
}

/* Active or foreign content may lie in a base that an officer has signed all the same. */
static gboolean
check_base (BeketVerdict   *self,
            BeketStructure *structure)
{
  GError *error = NULL;

  if (beket_base_check (structure, &error))
    return TRUE;

  return beket_verdict_fail (self, g_error_matches (error, BEKET_PARSE_ERROR, BEKET_PARSE_ERROR_LIMIT) ? "limit" : "base",
                             structure->fault_at, error);
}

static gboolean
check_updates (BeketVerdict   *self,
               BeketStructure *structure,
               BeketTrust     *trust,
               gint64          trusted_time)
{
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) second = NULL;

  if (!beket_verify_update (self, structure, 0, trust, trusted_time, &first))
    return FALSE;
  if (structure->n_updates == 1)
    return TRUE;

  return beket_verify_update (self, structure, 1, trust, trusted_time, &second) &&
         (!g_bytes_equal (first, second) || beket_verdict_fail (self, "same-signer", -1, NULL));
}

static gboolean
check_all (BeketVerdict   *self,
           BeketStructure *structure,
           BeketTrust     *trust,
           gint64          trusted_time,
           guint           at_least)
{
  return (structure->n_updates > 0 || beket_verdict_fail (self, "signature-missing", -1, NULL)) &&
         check_updates (self, structure, trust, trusted_time) &&
         check_base (self, structure) &&
         beket_verify_record (self, structure) &&
         beket_verify_signers (self) &&
         (structure->n_updates >= at_least || beket_verdict_fail (self, "rollback", -1, NULL));
}

BeketVerdict *
beket_act_verify (GBytes     *pdf,
                  BeketTrust *trust,
                  gint64      trusted_time,
                  guint       at_least)
{
  BeketVerdict *self = g_new0 (BeketVerdict, 1);
  GError *error = NULL;
  gint64 position = -1;
  g_autoptr (BeketStructure) structure = beket_structure_read_at (pdf, &position, &error);

  g_return_val_if_fail (trust != NULL, self);

  self->position = -1;
  if (structure == NULL)
    {
      beket_verdict_fail (self, structure_word (pdf, error), position, error);
      return self;
    }

  for (guint i = 0; i <= structure->n_updates; i++)
    self->ends[i] = structure->ends[i];
  self->layout = structure->layout;
  self->valid = check_all (self, structure, trust, trusted_time, at_least);

  return self;
}

char *
beket_act_read_number (GBytes *pdf)
{
  g_autoptr (BeketStructure) structure = beket_structure_read (pdf, NULL);
  g_autoptr (GBytes) bytes = structure != NULL ? beket_record_read (structure, NULL) : NULL;
  g_autoptr (BeketValue) record = bytes != NULL ? beket_json_parse_bytes (bytes, BEKET_ACT_RECORD_MAX, NULL) : NULL;

  return g_strdup (beket_value_get_text (beket_value_get (record, "act"), "number"));
}
