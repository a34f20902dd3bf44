/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One control of a plan: the table of what it may become, and why not.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/control.h"
#include "domain/error.h"

typedef enum
{
  PLANNED,
  RUNNING,
  POSTPONED,
  DONE,
  WAIVED,
  RECOGNISED,
  NOT_REQUIRED,
  N_STATUSES,
} Status;

static const char *const statuses[N_STATUSES] = {
  [PLANNED] = "planned",
  [RUNNING] = "running",
  [POSTPONED] = "postponed",
  [DONE] = "done",
  [WAIVED] = "waived",
  [RECOGNISED] = "recognised",
  [NOT_REQUIRED] = "not-required",
};

static const struct
{
  const char *name;
  Status      from[4];   /* ends with N_STATUSES */
  Status      to;
} steps[BEKET_CONTROL_N_STEPS] = {
  [BEKET_CONTROL_START] = { "start", { PLANNED, POSTPONED, N_STATUSES }, RUNNING },
  [BEKET_CONTROL_FINISH] = { "finish", { RUNNING, N_STATUSES }, DONE },
  [BEKET_CONTROL_WAIVE] = { "waive", { PLANNED, RUNNING, POSTPONED, N_STATUSES }, WAIVED },
  [BEKET_CONTROL_RECOGNISE] = { "recognise", { PLANNED, RUNNING, POSTPONED, N_STATUSES },
                                RECOGNISED },
  [BEKET_CONTROL_POSTPONE] = { "postpone", { PLANNED, RUNNING, N_STATUSES }, POSTPONED },
  [BEKET_CONTROL_NOT_REQUIRE] = { "leave out", { PLANNED, POSTPONED, N_STATUSES }, NOT_REQUIRED },
};

static Status
get_status (const BeketValue *control)
{
  const char *word = beket_value_get_text (control, "status");
  int status;

  for (status = 0; status < N_STATUSES; status++)
    if (g_strcmp0 (statuses[status], word) == 0)
      break;

  return (Status) status;
}

gboolean
beket_control_is_open (const BeketValue *control)
{
  Status status = get_status (control);

  return status == N_STATUSES || status <= POSTPONED;
}

gboolean
beket_control_is_ours (const BeketValue *control)
{
  Status status = get_status (control);

  return status == PLANNED || status == RUNNING;
}

gboolean
beket_control_can (const BeketValue *control,
                   BeketControlStep  step)
{
  Status status = get_status (control);

  g_return_val_if_fail (step < BEKET_CONTROL_N_STEPS, FALSE);

  for (guint i = 0; steps[step].from[i] != N_STATUSES; i++)
    if (steps[step].from[i] == status)
      return TRUE;

  return FALSE;
}

static gboolean
invalid (GError    **error,
         const char *kind,
         const char *why)
{
  g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "control \"%s\": %s",
               kind == NULL ? "" : kind, why);

  return FALSE;
}

static gboolean
is_said (const char *text)
{
  return text != NULL && *text != '\0';
}

static gboolean
has_text (const BeketValue *control,
          const char       *name)
{
  return is_said (beket_value_get_text (control, name));
}

static gboolean
check_waiver (const BeketValue        *control,
              const BeketControlEntry *entry,
              const char              *kind,
              GError                 **error)
{
  if (!has_text (control, "waiveClause"))
    return invalid (error, kind, "no protocol clause lets it be waived, Article 3(2)");
  if (beket_value_get_boolean (control, "waiveNeedsAct") && !is_said (entry->act))
    return invalid (error, kind, "its clause asks for the act of the other party that is relied on");

  return TRUE;
}

static gboolean
check_recognition (const BeketValue        *control,
                   const BeketControlEntry *entry,
                   const char              *kind,
                   GError                 **error)
{
  if (!has_text (control, "recogniseClause"))
    return invalid (error, kind,
                    "no protocol clause lets an act be recognised for it, Article 3(4)");
  if (!is_said (entry->act))
    return invalid (error, kind, "recognition needs the act of the other party");

  return TRUE;
}

/* What a step needs beside the table's leave. */
static gboolean
check_step (const BeketValue        *control,
            const BeketControlEntry *entry,
            GError                 **error)
{
  const char *kind = beket_value_get_text (control, "kind");

  switch (entry->step)
    {
      case BEKET_CONTROL_FINISH:
        if (g_strcmp0 (entry->result, "no-remarks") == 0 ||
            g_strcmp0 (entry->result, "violation") == 0)
          return TRUE;
        return invalid (error, kind, "its result must be \"no-remarks\" or \"violation\"");

      case BEKET_CONTROL_WAIVE:
        return check_waiver (control, entry, kind, error);

      case BEKET_CONTROL_RECOGNISE:
        return check_recognition (control, entry, kind, error);

      case BEKET_CONTROL_POSTPONE:
        return is_said (entry->task) ||
               invalid (error, kind, "the body that has the task is not named");

      case BEKET_CONTROL_NOT_REQUIRE:
        if (beket_value_get_boolean (control, "mandatory"))
          return invalid (error, kind, "it is mandatory: only a clause lets it be waived");
        return is_said (entry->reason) || invalid (error, kind, "a reason is needed");

      case BEKET_CONTROL_START:
      case BEKET_CONTROL_N_STEPS:
      default:
        return TRUE;
    }
}

/* ---- What a step writes ---- */

static gboolean
is_participant (const BeketValue        *row,
                const BeketControlEntry *entry)
{
  return g_strcmp0 (beket_value_get_text (row, "party"), entry->party) == 0 &&
         g_strcmp0 (beket_value_get_text (row, "body"), entry->body) == 0 &&
         g_strcmp0 (beket_value_get_text (row, "officer"), entry->officer) == 0 &&
         g_strcmp0 (beket_value_get_text (row, "territory"), entry->territory) == 0;
}

void
beket_control_join (BeketValue              *control,
                    const BeketControlEntry *entry)
{
  BeketValue *participants = beket_value_list (control, "participants");
  BeketValue *row;

  for (guint i = 0; i < beket_value_length (participants); i++)
    if (is_participant (beket_value_index (participants, i), entry))
      return;

  row = beket_value_new_object ();
  beket_value_set_text (row, "party", entry->party);
  beket_value_set_text (row, "body", entry->body);
  beket_value_set_text (row, "officer", entry->officer);
  beket_value_set_text (row, "territory", entry->territory);
  beket_value_append (participants, row);
}

static void
write_basis (BeketValue              *control,
             const BeketControlEntry *entry)
{
  if (entry->step == BEKET_CONTROL_FINISH)
    beket_value_set_text (control, "result", entry->result);
  if (entry->step == BEKET_CONTROL_WAIVE)
    beket_value_set_text (control, "basis", beket_value_get_text (control, "waiveClause"));
  if (entry->step == BEKET_CONTROL_RECOGNISE)
    beket_value_set_text (control, "basis", beket_value_get_text (control, "recogniseClause"));
  if (entry->step == BEKET_CONTROL_WAIVE || entry->step == BEKET_CONTROL_RECOGNISE)
    beket_value_set_text (control, "reliedAct", entry->act);
  if (entry->step == BEKET_CONTROL_NOT_REQUIRE)
    beket_value_set_text (control, "reason", entry->reason);

  /* Once it is taken up again, nobody waits for the other body any more. */
  beket_value_set_text (control, "task",
                        entry->step == BEKET_CONTROL_POSTPONE ? entry->task : NULL);
}

static void
write_step (BeketValue              *control,
            const BeketControlEntry *entry)
{
  beket_value_set_text (control, "status", statuses[steps[entry->step].to]);
  beket_value_set_text (control, "officer", entry->officer);
  beket_value_set_text (control, "territory", entry->territory);

  if (entry->step == BEKET_CONTROL_START)
    beket_value_set_text (control, "started", entry->time);
  else if (entry->step != BEKET_CONTROL_POSTPONE)
    beket_value_set_text (control, "finished", entry->time);

  write_basis (control, entry);
  if (entry->party != NULL)
    beket_control_join (control, entry);
}

gboolean
beket_control_step (BeketValue              *control,
                    const BeketControlEntry *entry,
                    GError                 **error)
{
  if (!beket_control_can (control, entry->step))
    {
      const char *kind = beket_value_get_text (control, "kind");
      const char *status = beket_value_get_text (control, "status");

      g_set_error (error, BEKET_ERROR, BEKET_ERROR_TRANSITION,
                   "control \"%s\" is \"%s\": cannot %s", kind == NULL ? "" : kind,
                   status == NULL ? "" : status, steps[entry->step].name);
      return FALSE;
    }
  if (!check_step (control, entry, error))
    return FALSE;

  write_step (control, entry);

  return TRUE;
}
