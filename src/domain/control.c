/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One control of a plan: the table of what it may become, and why not.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/error.h"
#include "domain/plan.h"

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
has_text (const BeketValue *control,
          const char       *name)
{
  const char *text = beket_value_get_text (control, name);

  return text != NULL && *text != '\0';
}

/* What a step needs beside the table's leave. */
static gboolean
check_step (const BeketValue *control,
            BeketControlStep  step,
            const char       *result,
            const char       *basis,
            GError          **error)
{
  const char *kind = beket_value_get_text (control, "kind");

  if (step == BEKET_CONTROL_FINISH &&
      g_strcmp0 (result, "no-remarks") != 0 && g_strcmp0 (result, "violation") != 0)
    return invalid (error, kind, "its result must be \"no-remarks\" or \"violation\"");
  if (step == BEKET_CONTROL_WAIVE && !has_text (control, "waiveClause"))
    return invalid (error, kind, "no protocol clause lets it be waived, Article 3(2)");
  if (step == BEKET_CONTROL_RECOGNISE && !has_text (control, "recogniseClause"))
    return invalid (error, kind,
                    "no protocol clause lets an act be recognised for it, Article 3(4)");
  if (step == BEKET_CONTROL_RECOGNISE && (basis == NULL || *basis == '\0'))
    return invalid (error, kind, "recognition needs the act of the other party");

  return TRUE;
}

static void
write_step (BeketValue      *control,
            BeketControlStep step,
            const char      *result,
            const char      *basis,
            const char      *officer,
            const char      *time)
{
  beket_value_set_text (control, "status", statuses[steps[step].to]);
  beket_value_set_text (control, "officer", officer);

  if (step == BEKET_CONTROL_START)
    beket_value_set_text (control, "started", time);
  else if (step != BEKET_CONTROL_POSTPONE)
    beket_value_set_text (control, "finished", time);

  if (step == BEKET_CONTROL_FINISH)
    beket_value_set_text (control, "result", result);
  if (step == BEKET_CONTROL_WAIVE)
    beket_value_set_text (control, "basis", beket_value_get_text (control, "waiveClause"));
  if (step == BEKET_CONTROL_WAIVE || step == BEKET_CONTROL_RECOGNISE)
    beket_value_set_text (control, "reliedAct", basis);
}

gboolean
beket_control_step (BeketValue      *control,
                    BeketControlStep step,
                    const char      *result,
                    const char      *basis,
                    const char      *officer,
                    const char      *time,
                    GError         **error)
{
  const char *status = beket_value_get_text (control, "status");

  if (!beket_control_can (control, step))
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_TRANSITION,
                   "control \"%s\" is \"%s\": cannot %s",
                   beket_value_get_text (control, "kind"), status, steps[step].name);
      return FALSE;
    }
  if (!check_step (control, step, result, basis, error))
    return FALSE;

  write_step (control, step, result, basis, officer, time);

  return TRUE;
}
