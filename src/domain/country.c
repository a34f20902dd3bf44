/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Countries: by code, by name, by the beginning of a name.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/country.h"

#include "domain/search-text.h"

#include <string.h>

/* How near a country is to what was typed; nearer is less. */
typedef enum
{
  RANK_CODE,
  RANK_NAME,
  RANK_LAYOUT,        /* the code, on a Cyrillic layout */
  RANK_NAME_BEGINS,
  RANK_WORDS,
  RANK_CODE_BEGINS,
  RANK_NONE,
} Rank;

/* What was typed, in the three ways in which it can be meant. */
typedef struct
{
  char *code;      /* (owned) */
  char *folded;    /* (owned) */
  char *layout;    /* (owned) */
} Query;

typedef struct
{
  const BeketCountry *country;
  Rank                rank;
} Hit;

BeketCountry *
beket_country_new (void)
{
  return g_new0 (BeketCountry, 1);
}

void
beket_country_free (BeketCountry *self)
{
  beket_edition_clear (&self->edition);
  g_free (self->alpha2);
  g_free (self->numeric);
  g_free (self->special);
  g_free (self->of);
  beket_text_clear (&self->name);
  g_strfreev (self->folded);
  g_free (self);
}

void
beket_country_set_folded (BeketCountry      *self,
                          const char *const *also)
{
  guint n = also != NULL ? g_strv_length ((char **) also) : 0;

  g_strfreev (self->folded);
  self->folded = g_new0 (char *, n + BEKET_N_LANGUAGES + 1);
  for (guint i = 0; i < BEKET_N_LANGUAGES; i++)
    self->folded[i] = beket_search_fold (self->name.in[i]);
  for (guint i = 0; i < n; i++)
    self->folded[BEKET_N_LANGUAGES + i] = beket_search_fold (also[i]);
}

static void
query_init (Query      *query,
            const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  query->code = g_ascii_strup (stripped, -1);
  query->folded = beket_search_fold (stripped);
  query->layout = beket_search_layout (stripped);
}

static void
query_clear (Query *query)
{
  g_free (query->code);
  g_free (query->folded);
  g_free (query->layout);
}

static gboolean
is_code (const BeketCountry *country,
         const char         *code)
{
  return strcmp (country->edition.id, code) == 0 || g_strcmp0 (country->alpha2, code) == 0;
}

static Rank
rank_names (const BeketCountry *country,
            const char         *folded)
{
  Rank rank = RANK_NONE;

  for (guint i = 0; *folded != '\0' && country->folded[i] != NULL; i++)
    {
      const char *name = country->folded[i];

      if (strcmp (name, folded) == 0)
        return RANK_NAME;
      if (g_str_has_prefix (name, folded))
        rank = MIN (rank, RANK_NAME_BEGINS);
      else if (rank == RANK_NONE && beket_search_match (name, folded))
        rank = RANK_WORDS;
    }

  return rank;
}

static Rank
rank_of (const BeketCountry *country,
         const Query        *query)
{
  Rank rank;

  if (*query->code == '\0')
    return RANK_NONE;
  if (is_code (country, query->code))
    return RANK_CODE;

  rank = rank_names (country, query->folded);
  if (rank > RANK_LAYOUT && strcmp (country->edition.id, query->layout) == 0)
    return RANK_LAYOUT;
  if (rank == RANK_NONE && g_str_has_prefix (country->edition.id, query->code))
    return RANK_CODE_BEGINS;

  return rank;
}

static GArray *
find_hits (const BeketEditions *countries,
           const char          *text,
           const char          *day)
{
  g_autoptr (GPtrArray) all = beket_editions_list (countries, day);
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (Hit));
  Query query;

  query_init (&query, text);
  for (guint i = 0; i < all->len; i++)
    {
      Hit hit = { g_ptr_array_index (all, i), RANK_NONE };

      hit.rank = rank_of (hit.country, &query);
      if (hit.rank != RANK_NONE)
        g_array_append_val (hits, hit);
    }
  query_clear (&query);

  return hits;
}

GPtrArray *
beket_countries_find (const BeketEditions *countries,
                      const char          *text,
                      const char          *day)
{
  g_autoptr (GArray) hits = find_hits (countries, text, day);
  GPtrArray *found = g_ptr_array_sized_new (hits->len);

  for (int rank = RANK_CODE; rank < RANK_NONE; rank++)
    for (guint i = 0; i < hits->len; i++)
      {
        const Hit *hit = &g_array_index (hits, Hit, i);

        if (hit->rank == (Rank) rank)
          g_ptr_array_add (found, (gpointer) hit->country);
      }

  return found;
}

const BeketCountry *
beket_countries_guess (const BeketEditions *countries,
                       const char          *text,
                       const char          *day)
{
  g_autoptr (GArray) hits = find_hits (countries, text, day);
  const BeketCountry *guess = NULL;
  Rank nearest = RANK_NONE;

  for (guint i = 0; i < hits->len; i++)
    {
      const Hit *hit = &g_array_index (hits, Hit, i);

      if (hit->rank < nearest)
        guess = hit->country;
      else if (hit->rank == nearest)
        guess = NULL;
      nearest = MIN (nearest, hit->rank);
    }

  return guess;
}
