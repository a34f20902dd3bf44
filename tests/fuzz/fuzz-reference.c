/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fuzzes the loader of reference data: the bytes as a file of each list, behind a list of points and one of norms that are right,
 * and what loads is asked as an officer asks it.
 */

#include "config.h"

#include "record/reference.h"

#include "domain/country.h"
#include "domain/day.h"
#include "domain/hs-chapter.h"
#include "domain/local-time.h"
#include "domain/prohibited.h"
#include "domain/treaty.h"

#include <stdint.h>
#include <string.h>

#define DAY "2024-02-29"

#define NORMS "{\"norms\":[{\"id\":\"a\",\"state\":\"KZ\",\"act\":{\"kk\":\"x\",\"ru\":\"x\"}," \
  "\"cite\":{\"kk\":\"x\",\"ru\":\"x\"},\"subject\":{\"kk\":\"x\",\"ru\":\"x\"}}]}"

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

static void
ask_points (const BeketEditions *points)
{
  g_autoptr (GPtrArray) list = beket_editions_list (points, DAY);

  for (guint i = 0; i < list->len; i++)
    {
      const BeketPoint *point = g_ptr_array_index (list, i);
      BeketSpan span;
      char *times[2];

      g_assert_true (beket_point_day_span (point, DAY, &span));
      beket_points_times (point, g_ptr_array_index (list, 0), span.from, times);
      g_free (times[0]);
      g_free (times[1]);
      beket_point_status (point, DAY);
    }
}

static void
ask_treaties (const BeketEditions *treaties)
{
  g_autoptr (GPtrArray) list = beket_editions_list (treaties, NULL);

  for (guint i = 0; i < list->len; i++)
    {
      BeketTreatyStatus status;

      g_assert_true (beket_treaty_status (g_ptr_array_index (list, i), DAY, &status));
      g_assert_true (beket_day_is_valid (status.period_end));
    }
}

static void
ask (BeketReference *reference)
{
  g_autoptr (GPtrArray) countries = beket_countries_find (reference[BEKET_REFERENCE_COUNTRIES], "ка", DAY);
  g_autoptr (GPtrArray) chapters = beket_hs_chapters_find (reference[BEKET_REFERENCE_HS_CHAPTERS], "0", DAY);
  g_autoptr (GPtrArray) items = beket_prohibited_find (reference[BEKET_REFERENCE_PROHIBITED], "ка", "KZ", "import", DAY);

  ask_points (reference[BEKET_REFERENCE_POINTS]);
  ask_treaties (reference[BEKET_REFERENCE_TREATY]);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  for (guint kind = 0; kind < BEKET_REFERENCE_N_KINDS; kind++)
    {
      g_autoptr (BeketReference) reference = beket_reference_new ();
      g_autoptr (GError) error = NULL;

      g_assert_true (beket_reference_parse (reference, BEKET_REFERENCE_NORMS, NORMS, strlen (NORMS), NULL));
      g_assert_true (beket_reference_parse (reference, (BeketReferenceKind) kind, (const char *) data, size, &error) ==
                     (error == NULL));
      if (error == NULL)
        ask (reference);
    }

  return 0;
}
