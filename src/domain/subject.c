/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The shortest path of each subject through the control.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/plan.h"
#include "domain/subject.h"

#include <string.h>

#define NOTHING   "nothing-crosses"    /* Article 2(1): nothing of the kind is there */
#define TREATY    "treaty"             /* Article 2(2): a treaty of both states asks for none */
#define NO_RECORD "nothing-to-record"  /* Article 2(1): the register's line is enough */

static const char *
subject_of (const BeketValue *facts)
{
  const char *subject = beket_value_get_text (beket_value_get (facts, "crossing"), "subject");

  return subject == NULL ? "" : subject;
}

static gboolean
is_subject (const BeketValue *facts,
            const char       *one,
            const char       *other)
{
  const char *subject = subject_of (facts);

  return strcmp (subject, one) == 0 || (other != NULL && strcmp (subject, other) == 0);
}

static gboolean
has_rows (const BeketValue *facts,
          const char       *list)
{
  return beket_value_length (beket_value_get (facts, list)) > 0;
}

gboolean
beket_person_is_of_union (const BeketValue *person)
{
  static const char *const members[] = { "ARM", "BLR", "KAZ", "KGZ", "RUS", NULL };
  const char *nationality = beket_value_get_text (person, "nationality");

  return nationality != NULL && g_strv_contains (members, nationality);
}

static gboolean
all_of_union (const BeketValue *facts)
{
  const BeketValue *persons = beket_value_get (facts, "persons");

  for (guint i = 0; i < beket_value_length (persons); i++)
    if (!beket_person_is_of_union (beket_value_index (persons, i)))
      return FALSE;

  return beket_value_length (persons) > 0;
}

/* ---- Each step: NULL = it is taken ---- */

static gboolean
has_cargo (const BeketValue *facts)
{
  const BeketValue *cargo = beket_value_get (facts, "cargo");

  if (has_rows (facts, "consignments"))
    return TRUE;

  return is_subject (facts, "truck", "train") && !beket_value_get_boolean (cargo, "empty");
}

static const char *
skip_nothing (const BeketValue *facts)
{
  return NULL;
}

static const char *
skip_vehicle (const BeketValue *facts)
{
  return is_subject (facts, "on-foot", "animals") ? NOTHING : NULL;
}

static const char *
skip_cargo (const BeketValue *facts)
{
  return has_cargo (facts) ? NULL : NOTHING;
}

static const char *
skip_animals (const BeketValue *facts)
{
  return is_subject (facts, "animals", NULL) || has_rows (facts, "animals") ? NULL : NOTHING;
}

/* Goods, animals and foreigners have papers of their own; what somebody has already shown is looked at. */
static const char *
skip_grounds (const BeketValue *facts)
{
  if (has_cargo (facts) || skip_animals (facts) == NULL || has_rows (facts, "grounds"))
    return NULL;

  return all_of_union (facts) ? TREATY : NULL;
}

static const char *
skip_seals (const BeketValue *facts)
{
  return has_rows (facts, "affixedSeal") ||
         (is_subject (facts, "truck", "train") && has_cargo (facts)) ? NULL : NOTHING;
}

static gboolean
is_plain (const BeketValue *control)
{
  const char *status = beket_value_get_text (control, "status");

  return g_strcmp0 (status, "waived") != 0 && g_strcmp0 (status, "recognised") != 0 &&
         g_strcmp0 (beket_value_get_text (control, "result"), "violation") != 0;
}

/* A waiver, a recognition, a violation, and every decision but plain admission stand in an act. */
static const char *
skip_act (const BeketValue *facts)
{
  const BeketValue *controls = beket_value_get (facts, "controls");
  const char *decision = beket_value_get_text (beket_value_get (facts, "decision"), "decision");

  if (skip_grounds (facts) == NULL || (decision != NULL && strcmp (decision, "admitted") != 0))
    return NULL;

  for (guint i = 0; i < beket_value_length (controls); i++)
    if (!is_plain (beket_value_index (controls, i)))
      return NULL;

  return NO_RECORD;
}

static const struct
{
  const char *step;
  const char *(*skip)(const BeketValue *facts);
} steps[BEKET_PATH_LENGTH] = {
  { "documents", skip_nothing },
  { "vehicle", skip_vehicle },
  { "cargo", skip_cargo },
  { "animals", skip_animals },
  { "grounds", skip_grounds },
  { "controls", skip_nothing },
  { "seals", skip_seals },
  { "decision", skip_nothing },
  { "act", skip_act },
};

const char *
beket_subject_step (guint index)
{
  return index < BEKET_PATH_LENGTH ? steps[index].step : NULL;
}

const char *
beket_subject_skipped (const BeketValue *facts,
                       const char       *step)
{
  for (guint i = 0; i < BEKET_PATH_LENGTH; i++)
    if (g_strcmp0 (steps[i].step, step) == 0)
      return steps[i].skip (facts);

  return NULL;
}

guint
beket_subject_path (const BeketValue *facts,
                    BeketPathStep     path[BEKET_PATH_LENGTH])
{
  guint taken = 0;

  for (guint i = 0; i < BEKET_PATH_LENGTH; i++)
    {
      path[i] = (BeketPathStep) { steps[i].step, steps[i].skip (facts) };
      taken += path[i].skipped == NULL;
    }

  return taken;
}

/* ---- Lists ---- */

const char *const *
beket_subject_lists (const char *subject)
{
  static const struct
  {
    const char *subject;
    const char *lists[8];
  } needed[] = {
    { "car", { "persons", "usedTransportMeans", NULL } },
    { "bus", { "persons", "expected", "usedTransportMeans", NULL } },
    { "truck", { "persons", "usedTransportMeans", "transportEquipment", "consignments", "grounds", "affixedSeal", NULL } },
    { "train", { "persons", "expected", "coaches", "wagons", "consignments", "affixedSeal", NULL } },
    { "animals", { "persons", "animals", "grounds", NULL } },
  };
  static const char *const alone[] = { "persons", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    if (g_strcmp0 (needed[i].subject, subject) == 0)
      return needed[i].lists;

  return alone;
}
