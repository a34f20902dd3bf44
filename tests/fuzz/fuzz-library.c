/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fuzzes the loaders of code lists, of kinds and of retention, and the reader of bodies, by the first byte; what loads is used.
 */

#include "config.h"

#include "record/entry.h"
#include "record/json.h"
#include "record/library-private.h"
#include "record/library-retention.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

static void
load_codes (const char *bytes,
            size_t      size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketCodes) codes = beket_codes_parse (bytes, size, &error);

  g_assert_true ((codes == NULL) == (error != NULL));
  if (codes != NULL)
    g_assert_nonnull (beket_codes_label (codes, "direction", "exit", BEKET_KK));
}

static BeketCodes *
two_kinds (void)
{
  static const char names[] =
    "{\"lists\":{\"kind\":[{\"word\":\"act.issued\",\"kk\":\"a\",\"ru\":\"a\"},{\"word\":\"shift.opened\",\"kk\":\"a\",\"ru\":\"a\"}]}}";

  return beket_codes_parse (names, sizeof names - 1, NULL);
}

static void
load_retention (const char *bytes,
                size_t      size)
{
  g_autoptr (BeketCodes) codes = two_kinds ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rules = beket_retention_parse (bytes, size, codes, &error);

  g_assert_true ((rules == NULL) == (error != NULL));
  for (guint i = 0; rules != NULL && i < rules->len; i++)
    g_assert_cmpint (beket_retention_rule_before (g_ptr_array_index (rules, i), 0), <, 0);
}

static void
load_kinds (const char *bytes,
            size_t      size)
{
  g_autoptr (BeketCodes) codes = two_kinds ();
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketValue) kinds = beket_kinds_parse (bytes, size, codes, &error);

  g_assert_true ((kinds == NULL) == (error != NULL));
}

/* What reads as a body is written again as one. */
static void
read_body (const char *bytes,
           size_t      size)
{
  g_autoptr (GBytes) given = g_bytes_new (bytes, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketValue) body = beket_body_parse (given, &error);
  g_autoptr (GBytes) again = NULL;

  g_assert_true ((body == NULL) == (error != NULL));
  if (body == NULL)
    return;
  again = beket_body_write (body, NULL);
  /* An escape may be shorter than what stands for it here. */
  g_assert_true (again != NULL || size > BEKET_JSON_MAX_BODY / 8);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  const char *bytes = (const char *) data + 1;

  if (size < 1)
    return 0;
  if (data[0] % 4 == 0)
    load_codes (bytes, size - 1);
  else if (data[0] % 4 == 1)
    load_kinds (bytes, size - 1);
  else if (data[0] % 4 == 3)
    load_retention (bytes, size - 1);
  else
    read_body (bytes, size - 1);

  return 0;
}
