/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Many persons in a ledger, and what is found of them.
 */

#include "config.h"

#include "crowd.h"

#include <string.h>

#include "fixture.h"
#include "ledger/search.h"

static const char *const tables[] = { "followed", "search_page", "search_gram", "register_line", "register_total" };

void
crowd_set_up (Crowd        *self,
              gconstpointer data)
{
  self->folder = fixture_folder ();
  self->ledger = fixture_open (self->folder);
}

void
crowd_tear_down (Crowd        *self,
                 gconstpointer data)
{
  g_clear_object (&self->ledger);
  fixture_remove (self->folder);
  g_free (self->folder);
}

/* ---- Written ---- */

void
crowd_add_person (BeketValue *facts,
                  const char *surname,
                  const char *given,
                  const char *document)
{
  BeketValue *person = beket_value_new_object ();

  beket_value_set_text (person, "surname", surname);
  beket_value_set_text (person, "given", given);
  beket_value_set_text (person, "documentNumber", document);
  beket_value_set_text (person, "personalNumber", "900115300003");
  beket_value_append (beket_value_list (facts, "persons"), person);
}

void
crowd_add_thing (BeketValue *facts,
                 const char *list,
                 const char *member,
                 const char *number)
{
  BeketValue *thing = beket_value_new_object ();

  beket_value_set_text (thing, member, number);
  beket_value_append (beket_value_list (facts, list), thing);
}

void
crowd_open_crossing (Crowd      *self,
                     const char *id,
                     BeketValue *facts)
{
  beket_value_set_text (facts, "point", "KZSYR");
  beket_entry_unref (fixture_append (self->ledger, "own",
                                     beket_body_new ("crossing.opened", "KZ-10442", "urn:beket:kz:kzsyr:b02", id,
                                                     beket_value_ref (facts))));
}

/* One person for each number from @from on, in crossings of a hundred. */
void
crowd_add (Crowd *self,
           guint  from,
           guint  n)
{
  for (guint i = from; i < from + n; i += 100)
    {
      g_autofree char *id = g_strdup_printf ("crowd-%u", i);
      g_autoptr (BeketValue) facts = beket_value_new_object ();

      for (guint person = i; person < MIN (i + 100, from + n); person++)
        {
          g_autofree char *document = g_strdup_printf ("N%08u", person);

          crowd_add_person (facts, person % 2 == 0 ? "Ахметов" : "Смирнова", person % 1000 == 7 ? "Гүлнар" : "Асқар", document);
        }
      crowd_open_crossing (self, id, facts);
    }
}

/* ---- Asked ---- */

typedef struct
{
  guint       limit;
  gboolean    more;
  const char *text;
  const char *after;
  BeketValue *page;
} Call;

static gboolean
follow (BeketTx *tx,
        gpointer data,
        GError **error)
{
  Call *call = data;

  return beket_tx_follow (tx, call->limit, &call->more, error);
}

void
crowd_follow (Crowd *self,
              guint  batch)
{
  Call call = { .limit = batch, .more = TRUE };
  g_autoptr (GError) error = NULL;

  while (call.more)
    {
      beket_ledger_write (self->ledger, follow, &call, &error);
      g_assert_no_error (error);
    }
}

static gboolean
search (BeketTx *tx,
        gpointer data,
        GError **error)
{
  Call *call = data;
  g_autoptr (GPtrArray) terms = beket_search_parse (call->text, error);

  call->page = terms != NULL ? beket_tx_search (tx, terms, call->after, call->limit, error) : NULL;
  return call->page != NULL;
}

BeketValue *
crowd_look (Crowd      *self,
            const char *text,
            const char *after,
            guint       limit)
{
  Call call = { .text = text, .after = after, .limit = limit };
  g_autoptr (GError) error = NULL;

  beket_ledger_read (self->ledger, search, &call, &error);
  g_assert_no_error (error);
  return call.page;
}

/* All pages together: numbers, or names where there is none. */
char *
crowd_find (Crowd      *self,
            const char *text,
            guint       limit)
{
  g_autoptr (GString) found = g_string_new (NULL);
  g_autofree char *after = NULL;

  do
    {
      g_autoptr (BeketValue) page = crowd_look (self, text, after, limit);
      const BeketValue *rows = beket_value_get (page, "rows");

      g_assert_cmpuint (beket_value_length (rows), <=, limit);
      for (guint i = 0; i < beket_value_length (rows); i++)
        g_string_append_printf (found, "%s ", beket_value_get_text (beket_value_index (rows, i), "number"));
      g_free (after);
      after = g_strdup (beket_value_get_text (page, "next"));
    }
  while (after != NULL);

  return g_string_free (g_steal_pointer (&found), FALSE);
}

void
crowd_finds (Crowd      *self,
             const char *text,
             const char *numbers)
{
  g_autofree char *found = crowd_find (self, text, 50);

  g_assert_cmpstr (found, ==, numbers);
}

char *
crowd_dump (Crowd *self)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *table = NULL;

      /* Lists are bytes: they are compared as such. */
      if (strcmp (tables[i], "search_gram") == 0)
        table = fixture_dump (self->folder, "(SELECT gram, volume, book, hex (things) FROM search_gram)");
      else
        table = fixture_dump (self->folder, tables[i]);
      g_string_append_printf (all, "%s\n%s", tables[i], table);
    }

  return g_string_free (g_steal_pointer (&all), FALSE);
}
