/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Checks over the lists of a crossing that no single field can make.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/batch.h"
#include "domain/parse-error.h"
#include "domain/subject.h"

#include <string.h>

/* A tractor and at most two trailers; with the coupling of a breakdown lorry, four. */
#define MAX_VEHICLES 4

static void
complain (GPtrArray      *complaints,
          char           *path,
          BeketParseError code,
          const char     *why)
{
  BeketComplaint *complaint = g_new0 (BeketComplaint, 1);

  complaint->path = path;
  beket_parse_error_set (&complaint->error, code, 0, "%s", why);
  g_ptr_array_add (complaints, complaint);
}

static char *
place (const char *list,
       guint       index,
       const char *name)
{
  return g_strdup_printf ("%s[%u].%s", list, index, name);
}

/* ---- Nothing twice ---- */

static char *
key_of (const BeketValue *row,
        const char       *one,
        const char       *other)
{
  const char *a = beket_value_get_text (row, one);
  const char *b = other == NULL ? NULL : beket_value_get_text (row, other);

  return a == NULL || *a == '\0' ? NULL : g_strconcat (a, "\n", b, NULL);
}

/* @other: (nullable): a second member that belongs to the name, such as the coach of a seat. */
static void
check_twice (GPtrArray        *complaints,
             const BeketValue *facts,
             const char       *list,
             const char       *name,
             const char       *other)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const BeketValue *rows = beket_value_get (facts, list);

  for (guint i = 0; i < beket_value_length (rows); i++)
    {
      char *key = key_of (beket_value_index (rows, i), name, other);

      if (key != NULL && !g_hash_table_add (seen, key))
        complain (complaints, place (list, i, name), BEKET_PARSE_ERROR_DUPLICATE, "there twice");
    }
}

static void
check_each_once (GPtrArray        *complaints,
                 const BeketValue *facts)
{
  static const struct
  {
    const char *list;
    const char *name;
    const char *other;
  } once[] = {
    { "persons", "documentNumber", "issuer" },
    { "persons", "seat", "coach" },
    { "expected", "documentNumber", NULL },
    { "usedTransportMeans", "plate", NULL },
    { "transportEquipment", "number", NULL },
    { "consignments", "number", NULL },
    { "affixedSeal", "number", NULL },
    { "wagons", "number", NULL },
    { "coaches", "number", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (once); i++)
    check_twice (complaints, facts, once[i].list, once[i].name, once[i].other);
}

/* ---- Each subject ---- */

/* A form may ask for a vehicle's role or not: where nobody says one, nothing is known of who pulls whom. */
static void
check_lorry (GPtrArray        *complaints,
             const BeketValue *facts)
{
  const BeketValue *means = beket_value_get (facts, "usedTransportMeans");
  guint length = beket_value_length (means);
  guint tractors = 0;
  guint roles = 0;

  for (guint i = 0; i < length; i++)
    {
      const char *role = beket_value_get_text (beket_value_index (means, i), "role");

      roles += role != NULL;
      if (g_strcmp0 (role, "tractor") == 0 && ++tractors > 1)
        complain (complaints, place ("usedTransportMeans", i, "role"), BEKET_PARSE_ERROR_DUPLICATE,
                  "one vehicle pulls, the others are trailers");
    }

  if (roles > 0 && tractors == 0)
    complain (complaints, g_strdup ("usedTransportMeans"), BEKET_PARSE_ERROR_MISSING,
              "no vehicle pulls the trailers");
  if (length > MAX_VEHICLES)
    complain (complaints, g_strdup ("usedTransportMeans"), BEKET_PARSE_ERROR_LIMIT,
              "more vehicles than one lorry can be");
}

static void
check_people (GPtrArray        *complaints,
              const BeketValue *facts)
{
  g_autoptr (BeketBatch) batch = beket_batch_reconcile (facts);

  /* Not MISSING: the officer may answer for a passenger who stayed behind, as for every other difference. */
  for (guint i = 0; i < batch->missing->len; i++)
    complain (complaints,
              place ("expected", g_array_index (batch->missing, guint, i), "documentNumber"),
              BEKET_PARSE_ERROR_RANGE, "nobody there is this person");
  for (guint i = 0; i < batch->extra->len; i++)
    complain (complaints,
              place ("persons", g_array_index (batch->extra, guint, i), "documentNumber"),
              BEKET_PARSE_ERROR_UNKNOWN, "not on the list of the carrier");
  if (batch->expected >= 0 && batch->expected != (gint64) batch->found)
    complain (complaints, g_strdup ("crossing.expectedPersons"), BEKET_PARSE_ERROR_RANGE,
              "not as many people as there should be");
}

static gboolean
has_coach (const BeketValue *coaches,
           const char       *number)
{
  for (guint i = 0; i < beket_value_length (coaches); i++)
    if (g_strcmp0 (beket_value_get_text (beket_value_index (coaches, i), "number"), number) == 0)
      return TRUE;

  return FALSE;
}

static void
check_coaches (GPtrArray        *complaints,
               const BeketValue *facts)
{
  const BeketValue *persons = beket_value_get (facts, "persons");
  const BeketValue *coaches = beket_value_get (facts, "coaches");

  for (guint i = 0; i < beket_value_length (persons); i++)
    {
      const char *coach = beket_value_get_text (beket_value_index (persons, i), "coach");

      if (coach != NULL && *coach != '\0' && !has_coach (coaches, coach))
        complain (complaints, place ("persons", i, "coach"), BEKET_PARSE_ERROR_UNKNOWN,
                  "the train has no such coach");
    }
}

static void
check_marks (GPtrArray        *complaints,
             const BeketValue *row,
             guint             index,
             GHashTable       *seen)
{
  const BeketValue *marks = beket_value_get (row, "marks");
  gint64 heads = beket_value_get_integer (row, "headCount", 0);

  if (heads < 1)
    complain (complaints, place ("animals", index, "headCount"), BEKET_PARSE_ERROR_RANGE,
              "no heads");
  if ((gint64) beket_value_length (marks) > heads && heads >= 1)
    complain (complaints, place ("animals", index, "marks"), BEKET_PARSE_ERROR_RANGE,
              "more marks than heads");

  for (guint i = 0; i < beket_value_length (marks); i++)
    {
      const char *mark = beket_value_to_text (beket_value_index (marks, i));

      if (mark != NULL && !g_hash_table_add (seen, (char *) mark))
        complain (complaints, place ("animals", index, "marks"), BEKET_PARSE_ERROR_DUPLICATE,
                  "a mark is there twice");
    }
}

static void
check_animals (GPtrArray        *complaints,
               const BeketValue *facts,
               gboolean          needed)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  const BeketValue *animals = beket_value_get (facts, "animals");

  for (guint i = 0; i < beket_value_length (animals); i++)
    check_marks (complaints, beket_value_index (animals, i), i, seen);

  if (needed && beket_value_length (animals) == 0)
    complain (complaints, g_strdup ("animals"), BEKET_PARSE_ERROR_MISSING, "no animals are named");
}

GPtrArray *
beket_subject_check (const BeketValue *facts)
{
  GPtrArray *complaints = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_complaint_free);
  const char *subject = beket_value_get_text (beket_value_get (facts, "crossing"), "subject");

  check_each_once (complaints, facts);
  if (g_strcmp0 (subject, "truck") == 0)
    check_lorry (complaints, facts);
  if (g_strcmp0 (subject, "bus") == 0 || g_strcmp0 (subject, "train") == 0)
    check_people (complaints, facts);
  if (g_strcmp0 (subject, "train") == 0)
    check_coaches (complaints, facts);
  check_animals (complaints, facts, g_strcmp0 (subject, "animals") == 0);

  return complaints;
}
