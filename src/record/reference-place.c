/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The members that items of reference data share.
 */

#define G_LOG_DOMAIN "beket-record"

#include "config.h"

#include "record/reference-private.h"

#include <string.h>

#define MAX_ID 48

/* Capital letters, digits, small letters, points and hyphens: "KZ-customs", "eaeu-cc-327", "01". */
static gboolean
read_id (const BeketPlace *up,
         const char       *name,
         char            **to,
         GError          **error)
{
  BeketPlace self = beket_place_member (up, name);

  if (!beket_place_text (up, name, TRUE, to, error))
    return FALSE;

  for (gsize i = 0; (*to)[i] != '\0'; i++)
    if (i == MAX_ID || !(g_ascii_isalnum ((*to)[i]) || (*to)[i] == '-' || (*to)[i] == '.'))
      return beket_place_fail (&self, error, BEKET_PARSE_ERROR_FORMAT, "not a name: \"%s\"", *to);

  return TRUE;
}

gboolean
beket_place_order (const BeketPlace *up,
                   const char       *name,
                   const char       *from,
                   const char       *to,
                   GError          **error)
{
  BeketPlace self = beket_place_member (up, name);

  if (from != NULL && to != NULL && strcmp (to, from) < 0)
    return beket_place_fail (&self, error, BEKET_PARSE_ERROR_RANGE, "before %s", from);

  return TRUE;
}

gboolean
beket_place_edition (const BeketPlace *up,
                     const char       *id_name,
                     BeketEdition     *to,
                     GError          **error)
{
  return read_id (up, id_name, &to->id, error) &&
         beket_place_day (up, "validFrom", FALSE, &to->valid_from, error) &&
         beket_place_day (up, "validTo", FALSE, &to->valid_to, error) &&
         beket_place_order (up, "validTo", to->valid_from, to->valid_to, error) &&
         beket_place_text (up, "source", FALSE, &to->source, error) &&
         beket_place_boolean (up, "checked", &to->checked, error);
}

gboolean
beket_place_word (const BeketPlace  *up,
                  const char        *name,
                  const char *const *words,
                  char             **to,
                  GError           **error)
{
  BeketPlace self = beket_place_member (up, name);

  if (!beket_place_text (up, name, TRUE, to, error))
    return FALSE;
  if (!g_strv_contains (words, *to))
    return beket_place_fail (&self, error, BEKET_PARSE_ERROR_UNKNOWN, "unknown word \"%s\"", *to);

  return TRUE;
}

gboolean
beket_place_digits (const BeketPlace *up,
                    const char       *name,
                    gsize             min,
                    gsize             max,
                    char            **to,
                    GError          **error)
{
  BeketPlace self = beket_place_member (up, name);
  gsize length;

  if (self.value == NULL)
    return TRUE;
  if (!beket_place_text (up, name, TRUE, to, error))
    return FALSE;

  length = strlen (*to);
  if (strspn (*to, "0123456789") != length || length < min || length > max)
    return beket_place_fail (&self, error, BEKET_PARSE_ERROR_FORMAT,
                             min == max ? "not %u digits: \"%s\"" : "not digits, at least %u: \"%s\"",
                             (guint) min, *to);

  return TRUE;
}
