/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Suspension and resumption of joint control: Article 8.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/clock.h"
#include "domain/error.h"
#include "domain/suspension.h"

#include <string.h>

static const char *const reasons[] = { "E1", "E2", "E3", "E4", NULL };

const char *const *
beket_suspension_reasons (void)
{
  return reasons;
}

static const char *
text_of (const BeketValue *value,
         const char       *name)
{
  const char *text = beket_value_get_text (value, name);

  return text != NULL && *text != '\0' ? text : NULL;
}

/* A missing list names everything. */
static gboolean
names (const BeketValue *value,
       const char       *list,
       const char       *word)
{
  const BeketValue *words = beket_value_get (value, list);

  for (guint i = 0; i < beket_value_length (words); i++)
    if (g_strcmp0 (beket_value_to_text (beket_value_index (words, i)), word) == 0)
      return TRUE;

  return words == NULL;
}

/* ---- What is in force ---- */

/* Wire times have one form only, so they are ordered as texts. */
static gboolean
has_begun (const BeketValue *value,
           const char       *time)
{
  const char *from = text_of (value, "from");
  const char *notified = text_of (value, "notified");

  return from != NULL && notified != NULL && text_of (value, "number") != NULL && time != NULL &&
         beket_time_parse_wire (from, &(gint64) { 0 }, NULL) &&
         beket_time_parse_wire (notified, &(gint64) { 0 }, NULL) &&
         strcmp (from, time) <= 0 && strcmp (notified, time) <= 0;
}

static gboolean
ends (const BeketValue *resumption,
      const BeketValue *suspension)
{
  const char *party = text_of (suspension, "party");

  return party != NULL &&
         g_strcmp0 (text_of (resumption, "suspension"), text_of (suspension, "number")) == 0 &&
         (g_strcmp0 (text_of (resumption, "party"), party) == 0 ||
          g_strcmp0 (text_of (resumption, "acceptedBy"), party) == 0);
}

static gboolean
is_over (const BeketValue *suspension,
         const BeketValue *resumptions,
         const char       *time)
{
  for (guint i = 0; i < beket_value_length (resumptions); i++)
    {
      const BeketValue *resumption = beket_value_index (resumptions, i);

      if (has_begun (resumption, time) && ends (resumption, suspension))
        return TRUE;
    }

  return FALSE;
}

/* Without a direction of the crossing every direction is meant: the careful answer. */
static gboolean
holds (const BeketValue         *suspension,
       const BeketSuspensionAsk *ask)
{
  const char *direction = text_of (suspension, "direction");

  return has_begun (suspension, ask->time) && names (suspension, "points", ask->point) &&
         (direction == NULL || ask->direction == NULL || strcmp (direction, ask->direction) == 0) &&
         !is_over (suspension, ask->resumptions, ask->time);
}

const BeketValue *
beket_suspension_in_force (const BeketSuspensionAsk *ask)
{
  for (guint i = 0; i < beket_value_length (ask->suspensions); i++)
    {
      const BeketValue *suspension = beket_value_index (ask->suspensions, i);

      if (beket_value_get (suspension, "kinds") == NULL && holds (suspension, ask))
        return suspension;
    }

  return NULL;
}

GStrv
beket_suspension_kinds (const BeketSuspensionAsk *ask)
{
  g_autoptr (GStrvBuilder) found = g_strv_builder_new ();

  for (guint i = 0; i < beket_value_length (ask->suspensions); i++)
    {
      const BeketValue *suspension = beket_value_index (ask->suspensions, i);
      const BeketValue *kinds = beket_value_get (suspension, "kinds");

      for (guint j = 0; j < beket_value_length (kinds) && holds (suspension, ask); j++)
        if (beket_value_to_text (beket_value_index (kinds, j)) != NULL)
          g_strv_builder_add (found, beket_value_to_text (beket_value_index (kinds, j)));
    }

  return g_strv_builder_end (found);
}

const BeketProtocol *
beket_protocol_in_mode (const BeketProtocol      *protocol,
                        const BeketSuspensionAsk *ask)
{
  return protocol != NULL && beket_suspension_in_force (ask) == NULL ? protocol : NULL;
}

/* ---- What may be decided ---- */

static gboolean
invalid (GError    **error,
         const char *name,
         const char *why)
{
  g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "%s: %s", name, why);

  return FALSE;
}

static gboolean
check_decider (const BeketValue *value,
               const BeketActor *actor,
               GError          **error)
{
  const char *from = text_of (value, "from");

  if (g_strcmp0 (text_of (value, "party"), actor->party) != 0)
    return invalid (error, "party", "not that of the officer");
  if (g_strcmp0 (text_of (value, "body"), actor->body) != 0)
    return invalid (error, "body", "not that of the officer");
  if (text_of (value, "decidedBy") == NULL)
    return invalid (error, "decidedBy", "missing");
  if (from == NULL || !beket_time_parse_wire (from, &(gint64) { 0 }, NULL))
    return invalid (error, "from", "not a time");

  return TRUE;
}

static gboolean
check_points (const BeketValue    *suspension,
              const BeketProtocol *protocol,
              GError             **error)
{
  const BeketValue *points = beket_value_get (suspension, "points");

  if (points != NULL && beket_value_length (points) == 0)
    return invalid (error, "points", "names none");
  for (guint i = 0; i < beket_value_length (points); i++)
    if (!beket_protocol_has_point (protocol, beket_value_to_text (beket_value_index (points, i))))
      return invalid (error, "points", "not agreed on for joint control");

  return TRUE;
}

static gboolean
check_scope (const BeketValue *suspension,
             const BeketActor *actor,
             GError          **error)
{
  const BeketValue *kinds = beket_value_get (suspension, "kinds");
  const char *direction = beket_value_get_text (suspension, "direction");

  if (actor->protocol == NULL)
    return invalid (error, "points", "no joint control is agreed on that could be suspended");
  if (kinds != NULL && beket_value_length (kinds) == 0)
    return invalid (error, "kinds", "names none");
  if (direction != NULL && strcmp (direction, "exit") != 0 && strcmp (direction, "entry") != 0)
    return invalid (error, "direction", "no direction");

  return check_points (suspension, actor->protocol, error);
}

gboolean
beket_suspension_check (const BeketValue *suspension,
                        const BeketActor *actor,
                        GError          **error)
{
  const char *reason = text_of (suspension, "reason");

  if (!beket_powers_check (actor, BEKET_ACTION_SUSPEND, error) ||
      !check_decider (suspension, actor, error))
    return FALSE;
  if (reason == NULL || !g_strv_contains (reasons, reason))
    return invalid (error, "reason", "Article 8 names four, E1 to E4");
  if (strcmp (reason, "E4") == 0 && text_of (suspension, "text") == NULL)
    return invalid (error, "text", "E4 needs a text that says what happened");

  return check_scope (suspension, actor, error);
}

static const BeketValue *
find_suspension (const BeketValue *suspensions,
                 const char       *number)
{
  for (guint i = 0; number != NULL && i < beket_value_length (suspensions); i++)
    if (g_strcmp0 (text_of (beket_value_index (suspensions, i), "number"), number) == 0)
      return beket_value_index (suspensions, i);

  return NULL;
}

gboolean
beket_resumption_check (const BeketValue *resumption,
                        const BeketValue *suspensions,
                        const BeketActor *actor,
                        GError          **error)
{
  const BeketValue *suspension;

  if (!beket_powers_check (actor, BEKET_ACTION_RESUME, error) ||
      !check_decider (resumption, actor, error))
    return FALSE;

  suspension = find_suspension (suspensions, text_of (resumption, "suspension"));
  if (suspension == NULL)
    return invalid (error, "suspension", "no such suspension");
  if (g_strcmp0 (text_of (resumption, "from"), text_of (suspension, "from")) < 0)
    return invalid (error, "from", "before the suspension began");

  return TRUE;
}
