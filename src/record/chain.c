/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The members by which a header or a head names a chain and a place in it.
 */

#define G_LOG_DOMAIN "beket-record"

#include "config.h"

#include "record/chain.h"
#include "record/hex.h"

#include "domain/clock.h"
#include "domain/parse-error.h"

#include <string.h>

#define MAX_ORIGIN 64
#define INC_LENGTH 16

gboolean
beket_chain_is_origin (const char *text)
{
  static const char allowed[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-";
  gsize length = text != NULL ? strlen (text) : 0;

  return length > 0 && length <= MAX_ORIGIN && *text != '-' && strspn (text, allowed) == length;
}

gboolean
beket_chain_is_ledger (const char *text)
{
  return g_strcmp0 (text, "own") == 0 || g_strcmp0 (text, "peer") == 0;
}

gboolean
beket_chain_is_incarnation (const char *text)
{
  return beket_is_hex (text, INC_LENGTH);
}

static gboolean
check_names (const BeketValue  *object,
             const char *const *names,
             const char        *what,
             GError           **error)
{
  guint n = g_strv_length ((char **) names);

  if (beket_value_get_kind (object) != BEKET_VALUE_OBJECT)
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_FORMAT, 0, "%s: not an object", what);
  for (guint i = 0; i < n; i++)
    if (beket_value_get (object, names[i]) == NULL)
      return beket_parse_error_set (error, BEKET_PARSE_ERROR_MISSING, 0, "%s: \"%s\" is missing",
                                    what, names[i]);
  if (beket_value_length (object) != n)
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_UNKNOWN, 0, "%s: unknown member", what);

  return TRUE;
}

gboolean
beket_chain_check (const BeketValue  *object,
                   const char *const *names,
                   gint64             from,
                   const char        *what,
                   GError           **error)
{
  const char *time;
  gint64 utc_us;

  if (!check_names (object, names, what, error))
    return FALSE;
  if (!beket_chain_is_origin (beket_value_get_text (object, "origin")))
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_FORMAT, 0, "%s: origin", what);
  if (!beket_chain_is_ledger (beket_value_get_text (object, "ledger")))
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_UNKNOWN, 0, "%s: ledger", what);
  if (!beket_chain_is_incarnation (beket_value_get_text (object, "inc")))
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_FORMAT, 0, "%s: inc", what);
  if (beket_value_get_integer (object, "seq", -1) < from)
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_RANGE, 0, "%s: seq", what);

  time = beket_value_get_text (object, "time");
  if (time == NULL)
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_FORMAT, 0, "%s: time", what);
  if (!beket_time_parse_wire (time, &utc_us, error))
    {
      g_prefix_error (error, "%s: time: ", what);
      return FALSE;
    }

  return TRUE;
}
