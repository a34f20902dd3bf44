/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Norms, prohibited goods and the treaty: what reference data say of the law.
 */

#define G_LOG_DOMAIN "beket-record"

#include "config.h"

#include "domain/day.h"
#include "domain/norm.h"
#include "domain/prohibited.h"
#include "domain/treaty.h"
#include "record/library-private.h"
#include "record/reference-private.h"

#include <string.h>

/* ---- Norms ---- */

gpointer
beket_norm_read (const BeketPlace *place,
                 GError          **error)
{
  static const char *const names[] = {
    "id", "state", "act", "article", "cite", "subject", "validFrom", "validTo", "source", "checked", NULL
  };
  static const char *const states[] = { "KZ", "RU", "EAEU", "AGREEMENT", NULL };
  g_autoptr (BeketNorm) norm = beket_norm_new ();

  if (!beket_place_object (place, names, error) ||
      !beket_place_edition (place, "id", &norm->edition, error) ||
      !beket_place_word (place, "state", states, &norm->state, error) ||
      !beket_place_both (place, "act", &norm->act, error) ||
      !beket_place_text (place, "article", FALSE, &norm->article, error) ||
      !beket_place_both (place, "cite", &norm->cite, error) ||
      !beket_place_both (place, "subject", &norm->subject, error))
    return NULL;

  return g_steal_pointer (&norm);
}

/* ---- Prohibited goods ---- */

static gboolean
check_directions (const BeketProhibited *item,
                  const BeketPlace      *place,
                  GError               **error)
{
  static const char *const words[] = { "import", "export", NULL };
  BeketPlace list = beket_place_member (place, "directions");

  for (guint i = 0; item->directions[i] != NULL; i++)
    if (!g_strv_contains (words, item->directions[i]))
      {
        BeketPlace word = beket_place_item (&list, i);

        return beket_place_fail (&word, error, BEKET_PARSE_ERROR_UNKNOWN, "unknown word \"%s\"",
                                 item->directions[i]);
      }

  return TRUE;
}

static gboolean
check_hs (const BeketProhibited *item,
          const BeketPlace      *place,
          GError               **error)
{
  BeketPlace list = beket_place_member (place, "hs");

  for (guint i = 0; item->hs != NULL && item->hs[i] != NULL; i++)
    {
      gsize length = strlen (item->hs[i]);

      if (strspn (item->hs[i], "0123456789") != length || length < 2 || length > 10)
        {
          BeketPlace prefix = beket_place_item (&list, i);

          return beket_place_fail (&prefix, error, BEKET_PARSE_ERROR_FORMAT, "not 2 to 10 digits: \"%s\"",
                                   item->hs[i]);
        }
    }

  return TRUE;
}

gpointer
beket_prohibited_read (const BeketPlace *place,
                       GError          **error)
{
  static const char *const names[] = {
    "id", "state", "directions", "measure", "name", "words", "hs", "norm", "validFrom", "validTo", "source",
    "checked", NULL
  };
  static const char *const states[] = { "KZ", "RU", NULL };
  static const char *const measures[] = { "prohibited", "restricted", NULL };
  g_autoptr (BeketProhibited) item = beket_prohibited_new ();
  g_auto (GStrv) words = NULL;

  if (!beket_place_object (place, names, error) ||
      !beket_place_edition (place, "id", &item->edition, error) ||
      !beket_place_word (place, "state", states, &item->state, error) ||
      !beket_place_words (place, "directions", TRUE, &item->directions, error) ||
      !check_directions (item, place, error) ||
      !beket_place_word (place, "measure", measures, &item->measure, error) ||
      !beket_place_both (place, "name", &item->name, error) ||
      !beket_place_words (place, "words", FALSE, &words, error) ||
      !beket_place_words (place, "hs", FALSE, &item->hs, error) ||
      !check_hs (item, place, error) ||
      !beket_place_text (place, "norm", TRUE, &item->norm, error))
    return NULL;

  beket_prohibited_set_folded (item, (const char *const *) words);

  return g_steal_pointer (&item);
}

gboolean
beket_prohibited_check (BeketReference   *reference,
                        const BeketPlace *place,
                        GError          **error)
{
  BeketPlace norm = beket_place_member (place, "norm");
  const char *id = beket_value_to_text (norm.value);

  if (beket_editions_on (reference[BEKET_REFERENCE_NORMS], id, NULL) == NULL)
    return beket_place_fail (&norm, error, BEKET_PARSE_ERROR_UNKNOWN, "norm %s is not there", id);

  return TRUE;
}

/* ---- The treaty ---- */

static gboolean
read_term (BeketTreaty      *treaty,
           const BeketPlace *place,
           GError          **error)
{
  BeketPlace years = beket_place_member (place, "years");
  BeketPlace months = beket_place_member (place, "noticeMonths");

  if (years.value == NULL)
    return beket_place_fail (&years, error, BEKET_PARSE_ERROR_MISSING, "missing");
  if (months.value == NULL)
    return beket_place_fail (&months, error, BEKET_PARSE_ERROR_MISSING, "missing");

  if (!beket_place_integer (place, "years", 1, 100, &treaty->years, error) ||
      !beket_place_integer (place, "noticeMonths", 0, 60, &treaty->notice_months, error))
    return FALSE;
  if (treaty->notice_months >= treaty->years * 12)
    return beket_place_fail (&months, error, BEKET_PARSE_ERROR_RANGE, "longer than a period");

  return TRUE;
}

static gboolean
read_days (BeketTreaty      *treaty,
           const BeketPlace *place,
           GError          **error)
{
  return beket_place_day (place, "signedOn", TRUE, &treaty->signed_on, error) &&
         beket_place_day (place, "inForce", TRUE, &treaty->in_force, error) &&
         beket_place_order (place, "inForce", treaty->signed_on, treaty->in_force, error) &&
         beket_place_day (place, "periodEnd", TRUE, &treaty->period_end, error) &&
         beket_place_order (place, "periodEnd", treaty->in_force, treaty->period_end, error) &&
         beket_place_day (place, "lastNotice", TRUE, &treaty->last_notice, error) &&
         beket_place_day (place, "noticeGiven", FALSE, &treaty->notice_given, error) &&
         beket_place_order (place, "noticeGiven", treaty->in_force, treaty->notice_given, error);
}

/* The days that an officer reads must be those that the term gives: a slip of the pen in one of them would be shown for years. */
static gboolean
check_term (const BeketTreaty *treaty,
            const BeketPlace  *place,
            GError           **error)
{
  BeketPlace end = beket_place_member (place, "periodEnd");
  BeketPlace notice = beket_place_member (place, "lastNotice");
  BeketTreaty running = *treaty;
  BeketTreatyStatus status;

  running.notice_given = NULL;
  if (!beket_treaty_status (&running, treaty->period_end, &status) ||
      strcmp (status.period_end, treaty->period_end) != 0)
    return beket_place_fail (&end, error, BEKET_PARSE_ERROR_RANGE, "no period ends then");
  if (strcmp (status.last_notice, treaty->last_notice) != 0)
    return beket_place_fail (&notice, error, BEKET_PARSE_ERROR_RANGE, "%s by the term", status.last_notice);

  return TRUE;
}

gpointer
beket_treaty_read (const BeketPlace *place,
                   GError          **error)
{
  static const char *const names[] = {
    "id", "title", "signedOn", "inForce", "periodEnd", "lastNotice", "noticeGiven", "years", "noticeMonths",
    "validFrom", "validTo", "source", "checked", NULL
  };
  g_autoptr (BeketTreaty) treaty = beket_treaty_new ();

  if (!beket_place_object (place, names, error) ||
      !beket_place_edition (place, "id", &treaty->edition, error) ||
      !beket_place_both (place, "title", &treaty->title, error) ||
      !read_term (treaty, place, error) ||
      !read_days (treaty, place, error) ||
      !check_term (treaty, place, error))
    return NULL;

  return g_steal_pointer (&treaty);
}
