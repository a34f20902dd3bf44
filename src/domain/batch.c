/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reconciling the people of a bus or a train with the list of the carrier.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/batch.h"

static char *
by_document (const BeketValue *row)
{
  const char *number = beket_value_get_text (row, "documentNumber");

  return number == NULL || *number == '\0' ? NULL : g_strdup_printf ("d %s", number);
}

static char *
by_name (const BeketValue *row)
{
  const char *surname = beket_value_get_text (row, "surname");
  const char *given = beket_value_get_text (row, "given");
  const char *born = beket_value_get_text (row, "birthDate");

  if (surname == NULL || *surname == '\0' || born == NULL || *born == '\0')
    return NULL;

  return g_strdup_printf ("n %s\n%s\n%s", surname, given == NULL ? "" : given, born);
}

typedef struct
{
  GHashTable *documents;   /* (owned): key -> row of `expected` + 1 */
  GHashTable *names;       /* (owned) */
} Expected;

static void
index_row (GHashTable *index,
           char       *key,
           guint       row)
{
  if (key != NULL && !g_hash_table_contains (index, key))
    g_hash_table_insert (index, key, GUINT_TO_POINTER (row + 1));
  else
    g_free (key);
}

/* A row with a document is known by it alone: a namesake is somebody else. */
static void
index_list (Expected         *self,
            const BeketValue *list)
{
  self->documents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < beket_value_length (list); i++)
    {
      const BeketValue *row = beket_value_index (list, i);
      char *document = by_document (row);

      if (document != NULL)
        index_row (self->documents, document, i);
      else
        index_row (self->names, by_name (row), i);
    }
}

static void
index_clear (Expected *self)
{
  g_hash_table_unref (self->documents);
  g_hash_table_unref (self->names);
}

/* Row of the list + 1, or 0. */
static guint
find_expected (const Expected   *expected,
               const BeketValue *person)
{
  g_autofree char *document = by_document (person);
  g_autofree char *name = by_name (person);
  guint row = 0;

  if (document != NULL)
    row = GPOINTER_TO_UINT (g_hash_table_lookup (expected->documents, document));
  if (row == 0 && name != NULL)
    row = GPOINTER_TO_UINT (g_hash_table_lookup (expected->names, name));

  return row;
}

static BeketBatch *
batch_new (void)
{
  BeketBatch *self = g_new0 (BeketBatch, 1);

  self->missing = g_array_new (FALSE, FALSE, sizeof (guint));
  self->extra = g_array_new (FALSE, FALSE, sizeof (guint));
  self->doubled = g_array_new (FALSE, FALSE, sizeof (guint));

  return self;
}

void
beket_batch_free (BeketBatch *self)
{
  g_array_unref (self->missing);
  g_array_unref (self->extra);
  g_array_unref (self->doubled);
  g_free (self);
}

static gboolean
was_seen (GHashTable       *seen,
          const BeketValue *person)
{
  char *key = by_document (person);

  if (key == NULL)
    key = by_name (person);

  return key != NULL && !g_hash_table_add (seen, key);
}

static void
look_for_persons (BeketBatch       *self,
                  const BeketValue *persons,
                  const Expected   *expected,
                  gboolean         *there,
                  gboolean          listed)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < beket_value_length (persons); i++)
    {
      const BeketValue *person = beket_value_index (persons, i);
      guint row = find_expected (expected, person);

      if (was_seen (seen, person))
        {
          g_array_append_val (self->doubled, i);
          continue;
        }
      self->found++;
      if (row > 0)
        there[row - 1] = TRUE;
      else if (listed)
        g_array_append_val (self->extra, i);
    }
}

BeketBatch *
beket_batch_reconcile (const BeketValue *facts)
{
  const BeketValue *list = beket_value_get (facts, "expected");
  guint length = beket_value_length (list);
  g_autofree gboolean *there = g_new0 (gboolean, length + 1);
  BeketBatch *self = batch_new ();
  Expected expected;

  index_list (&expected, list);
  look_for_persons (self, beket_value_get (facts, "persons"), &expected, there, length > 0);
  index_clear (&expected);

  for (guint i = 0; i < length; i++)
    if (!there[i])
      g_array_append_val (self->missing, i);
  self->expected = beket_value_get_integer (beket_value_get (facts, "crossing"), "expectedPersons",
                                            length > 0 ? (gint64) length : -1);

  return self;
}

gboolean
beket_batch_agrees (const BeketBatch *self)
{
  return self->missing->len == 0 && self->extra->len == 0 && self->doubled->len == 0 &&
         (self->expected < 0 || self->expected == (gint64) self->found);
}
