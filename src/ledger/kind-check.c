/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the data of a kind must be beside its texts, hashes and times: lists, days, numbers.
 */

#define G_LOG_DOMAIN "beket-ledger"

#include "config.h"

#include "domain/day.h"
#include "domain/error.h"
#include "ledger/project.h"

static gboolean
refuse (GError    **error,
        const char *member,
        const char *why)
{
  g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "data.%s %s", member, why);
  return FALSE;
}

static gboolean
is (const BeketValue *value,
    BeketValueKind    kind)
{
  return value != NULL && beket_value_get_kind (value) == kind;
}

/* At least one, and each a text. */
static gboolean
check_words (const BeketValue *data,
             const char       *member,
             GError          **error)
{
  const BeketValue *list = beket_value_get (data, member);

  if (!is (list, BEKET_VALUE_LIST) || beket_value_length (list) == 0)
    return refuse (error, member, "is not a list with something in it");
  for (guint i = 0; i < beket_value_length (list); i++)
    if (beket_value_to_text (beket_value_index (list, i)) == NULL)
      return refuse (error, member, "is not a list of texts");

  return TRUE;
}

/* Each row has these texts. */
static gboolean
check_rows (const BeketValue  *data,
            const char        *member,
            const char *const *texts,
            GError           **error)
{
  const BeketValue *list = beket_value_get (data, member);

  if (!is (list, BEKET_VALUE_LIST))
    return refuse (error, member, "is not a list");
  for (guint i = 0; i < beket_value_length (list); i++)
    for (guint j = 0; texts[j] != NULL; j++)
      if (beket_value_get_text (beket_value_index (list, i), texts[j]) == NULL)
        return refuse (error, member, "has a row without what makes it one");

  return TRUE;
}

static gboolean
check_day (const BeketValue *data,
           GError          **error)
{
  return beket_day_is_valid (beket_value_get_text (data, "day")) || refuse (error, "day", "is not a day");
}

/* Article 3(5): in the language in which it was written; the other one when there is a translation. */
gboolean
beket_project_check_offence (const BeketValue *data,
                             GError          **error)
{
  const BeketValue *circumstances = beket_value_get (data, "circumstances");

  if (beket_value_get_text (circumstances, "kk") == NULL && beket_value_get_text (circumstances, "ru") == NULL)
    return refuse (error, "circumstances", "says nothing in either language");

  return check_words (data, "measures", error);
}

/* A file of somebody else's, by its hash. */
gboolean
beket_project_check_evidence (const BeketValue *data,
                              GError          **error)
{
  const BeketValue *evidence = beket_value_get (data, "evidence");
  const char *blob = beket_value_get_text (evidence, "blob");

  if (beket_value_get_text (evidence, "kind") == NULL || blob == NULL || !beket_is_hash (blob))
    return refuse (error, "evidence", "names no kind or file");

  return TRUE;
}

gboolean
beket_project_check_request (const BeketValue *data,
                             GError          **error)
{
  return check_words (data, "topics", error);
}

gboolean
beket_project_check_day_closed (const BeketValue *data,
                                GError          **error)
{
  const BeketValue *totals = beket_value_get (data, "totals");

  if (!check_day (data, error))
    return FALSE;
  if (!is (totals, BEKET_VALUE_OBJECT) || beket_value_length (totals) == 0)
    return refuse (error, "totals", "is not an object with something in it");
  for (guint i = 0; i < beket_value_length (totals); i++)
    if (!is (beket_value_member (totals, i), BEKET_VALUE_INTEGER) ||
        beket_value_to_integer (beket_value_member (totals, i)) < 0)
      return refuse (error, "totals", "has what is no count");

  return TRUE;
}

gboolean
beket_project_check_day_stated (const BeketValue *data,
                                GError          **error)
{
  static const char *const texts[] = { "crossing", "state", NULL };

  return check_day (data, error) && check_rows (data, "open", texts, error) && check_rows (data, "unsigned", texts, error);
}

/* An annulment and the reopening of a register's day need four eyes. */
gboolean
beket_project_check_day_reopened (const BeketValue *data,
                                  GError          **error)
{
  return check_day (data, error) && beket_project_check_annulled (data, error);
}

gboolean
beket_project_check_in_force (const BeketValue *data,
                              GError          **error)
{
  return check_day (data, error);
}

gboolean
beket_project_check_handed_over (const BeketValue *data,
                                 GError          **error)
{
  static const char *const texts[] = { "crossing", "state", NULL };

  return check_rows (data, "open", texts, error);
}

gboolean
beket_project_check_access (const BeketValue *data,
                            GError          **error)
{
  static const char *const texts[] = { "officer", "what", "time", "purpose", NULL };

  if (beket_value_length (beket_value_get (data, "rows")) == 0)
    return refuse (error, "rows", "is not a list with something in it");

  return check_rows (data, "rows", texts, error);
}

gboolean
beket_project_check_erased (const BeketValue *data,
                            GError          **error)
{
  static const char *const texts[] = { "origin", "ledger", "inc", NULL };
  const BeketValue *chains = beket_value_get (data, "chains");

  if (!check_rows (data, "chains", texts, error))
    return FALSE;
  for (guint i = 0; i < beket_value_length (chains); i++)
    {
      const BeketValue *seqs = beket_value_get (beket_value_index (chains, i), "seqs");

      if (!is (seqs, BEKET_VALUE_LIST))
        return refuse (error, "chains", "has a row without its numbers");
      for (guint j = 0; j < beket_value_length (seqs); j++)
        if (beket_value_to_integer (beket_value_index (seqs, j)) < 1)
          return refuse (error, "chains", "has a number that is none");
    }

  return TRUE;
}
