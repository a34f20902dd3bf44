/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an entry is found by: persons, plates, containers, wagons, documents, act numbers.
 */

#define G_LOG_DOMAIN "beket-ledger"

#include "config.h"

#include <string.h>

#include "domain/search-key.h"
#include "ledger/follow.h"
#include "ledger/tx.h"

typedef struct
{
  BeketFollowing         *following;
  const BeketFollowEntry *entry;
  const char             *crossing;
  gboolean                began;      /* a thing of this entry is in a page */
} Seeing;

/* Facts have the shape of a form, and a form is data: things are found by their names, wherever they stand. The number of a person (IIN) and
 * the numbers of seals are not among them. */
static const struct
{
  const char *list;     /* (nullable): any */
  const char *member;
  const char *kind;
} kinds[] = {
  { NULL, "plate", "plate" },
  { NULL, "trailerPlate", "plate" },
  { NULL, "container", "container" },
  { "transportEquipment", "number", "container" },
  { NULL, "wagon", "wagon" },
  { NULL, "documentNumber", "document" },
  { NULL, "declarationNumber", "document" },
  { "grounds", "number", "document" },
};

static const char *const name_parts[] = { "surname", "given", "patronymic" };

static const char *
kind_of (const char *list,
         const char *member)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i].member, member) == 0 && (kinds[i].list == NULL || g_strcmp0 (kinds[i].list, list) == 0))
      return kinds[i].kind;

  return NULL;
}

/* ---- One thing ---- */

/* Tabs and line ends part what a page holds. */
static void
append_column (GString    *line,
               const char *text)
{
  gsize start = line->len;

  g_string_append (line, text != NULL ? text : "");
  for (char *c = line->str + start; *c != '\0'; c++)
    if (g_ascii_iscntrl (*c))
      *c = ' ';
}

/* The things of one entry lie together: the first of them in a page says when and where. */
static char *
shown_of (Seeing     *seeing,
          const char *kind,
          const char *name,
          const char *number)
{
  const char *const columns[] = { kind, name, number, seeing->crossing, seeing->entry->time };
  gboolean is_first = !seeing->began || seeing->following->at.things % BEKET_PAGE_THINGS == 0;
  guint n = is_first ? G_N_ELEMENTS (columns) : BEKET_THING_COLUMNS;
  GString *shown = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append_c (shown, '\t');
      append_column (shown, columns[i]);
    }
  seeing->began = TRUE;

  return g_string_free (shown, FALSE);
}

static gboolean
add_thing (Seeing     *seeing,
           const char *kind,
           const char *name,
           const char *number,
           GError    **error)
{
  g_autoptr (GString) key = g_string_new (NULL);
  g_autofree char *shown = NULL;

  if (name != NULL && strcmp (kind, "person") == 0)
    beket_search_key_add_name (key, name);
  if (number != NULL)
    beket_search_key_add_number (key, number);
  if (key->len == 0)
    return TRUE;

  shown = shown_of (seeing, kind, name, number);
  return beket_page_add (seeing->following, key->str, shown, error);
}

static gboolean
add_person (Seeing           *seeing,
            const BeketValue *person,
            GError          **error)
{
  g_autoptr (GString) name = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (name_parts); i++)
    {
      const char *part = beket_value_get_text (person, name_parts[i]);

      if (part != NULL && *part != '\0')
        g_string_append_printf (name, "%s%s", name->len > 0 ? " " : "", part);
    }

  return add_thing (seeing, "person", name->str, beket_value_get_text (person, "documentNumber"), error);
}

/* ---- All of a crossing ---- */

static gboolean see_value (Seeing *seeing, const char *list, const BeketValue *value, GError **error);

static gboolean
see_object (Seeing           *seeing,
            const char       *list,
            const BeketValue *object,
            GError          **error)
{
  g_autofree const char **names = beket_value_names (object);
  gboolean is_person = beket_value_get_text (object, "surname") != NULL;

  if (is_person && !add_person (seeing, object, error))
    return FALSE;

  for (guint i = 0; names[i] != NULL; i++)
    {
      const BeketValue *value = beket_value_get (object, names[i]);
      const char *text = beket_value_to_text (value);
      const char *kind = text != NULL ? kind_of (list, names[i]) : NULL;

      if (text == NULL ? !see_value (seeing, names[i], value, error)
                       : kind != NULL && !(is_person && strcmp (names[i], "documentNumber") == 0) &&
          !add_thing (seeing, kind, NULL, text, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
see_value (Seeing           *seeing,
           const char       *list,
           const BeketValue *value,
           GError          **error)
{
  if (beket_value_get_kind (value) == BEKET_VALUE_OBJECT)
    return see_object (seeing, list, value, error);

  for (guint i = 0; i < beket_value_length (value); i++)
    if (!see_value (seeing, list, beket_value_index (value, i), error))
      return FALSE;

  return TRUE;
}

gboolean
beket_follow_search (BeketFollowing         *self,
                     const BeketFollowEntry *entry,
                     GError                **error)
{
  const char *type = beket_value_get_text (entry->body, "type");
  const BeketValue *data = beket_value_get (entry->body, "data");
  Seeing seeing = { self, entry, beket_value_get_text (entry->body, "subject") };

  if (strcmp (type, "crossing.opened") == 0 && beket_tx_is_mine (self->tx, entry->origin))
    return see_value (&seeing, NULL, data, error);

  if (strcmp (type, "act.issued") == 0)
    return add_thing (&seeing, "act", beket_value_get_text (data, "title"), beket_value_get_text (data, "number"), error);

  return TRUE;
}
