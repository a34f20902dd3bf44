/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The powers of a protocol: dated entries that override rows of the rights table.
 */

#define G_LOG_DOMAIN "beket-record"

#include "config.h"

#include "record/library-private.h"

#include <string.h>

static gboolean
read_action (BeketPower       *power,
             const BeketPlace *place,
             GError          **error)
{
  BeketPlace action = beket_place_member (place, "action");
  g_autofree char *word = NULL;

  if (!beket_place_text (place, "action", TRUE, &word, error))
    return FALSE;

  return beket_action_from_word (word, &power->action) ||
         beket_place_fail (&action, error, BEKET_PARSE_ERROR_UNKNOWN, "unknown word \"%s\"", word);
}

static BeketPower *
read_power (const BeketPlace *place,
            GError          **error)
{
  static const char *const names[] = {
    "id", "action", "party", "bodies", "roles", "kinds", "abroad", "allowed", "clause", "from",
    "to", NULL
  };
  g_autoptr (BeketPower) power = beket_power_new ();
  BeketPlace allowed = beket_place_member (place, "allowed");

  if (!beket_place_object (place, names, error) ||
      !beket_place_name (place, "id", BEKET_NAME_WORD, 48, &power->id, error) ||
      !read_action (power, place, error) ||
      !beket_place_text (place, "party", FALSE, &power->party, error) ||
      !beket_place_words (place, "bodies", FALSE, &power->bodies, error) ||
      !beket_place_words (place, "roles", FALSE, &power->roles, error) ||
      !beket_place_words (place, "kinds", FALSE, &power->kinds, error) ||
      !beket_place_boolean (place, "abroad", &power->abroad, error) ||
      !beket_place_boolean (place, "allowed", &power->allowed, error) ||
      !beket_place_text (place, "clause", TRUE, &power->clause, error) ||
      !beket_span_read (place, &power->from, &power->to, error))
    return NULL;

  if (allowed.value == NULL)
    {
      beket_place_fail (&allowed, error, BEKET_PARSE_ERROR_MISSING, "missing");
      return NULL;
    }

  return g_steal_pointer (&power);
}

static gboolean
check_new (GPtrArray        *powers,
           const BeketPower *power,
           const BeketPlace *place,
           GError          **error)
{
  BeketPlace id = beket_place_member (place, "id");

  for (guint i = 0; i < powers->len; i++)
    if (strcmp (((BeketPower *) g_ptr_array_index (powers, i))->id, power->id) == 0)
      return beket_place_fail (&id, error, BEKET_PARSE_ERROR_DUPLICATE, "\"%s\" twice", power->id);

  return TRUE;
}

gboolean
beket_powers_read (GPtrArray        *powers,
                   const BeketPlace *root,
                   GError          **error)
{
  BeketPlace list;

  if (!beket_place_list (root, "powers", &list, error))
    return FALSE;

  for (guint i = 0; i < beket_value_length (list.value); i++)
    {
      BeketPlace item = beket_place_item (&list, i);
      g_autoptr (BeketPower) power = read_power (&item, error);

      if (power == NULL || !check_new (powers, power, &item, error))
        return FALSE;
      g_ptr_array_add (powers, g_steal_pointer (&power));
    }

  return TRUE;
}
