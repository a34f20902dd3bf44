/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The plan of a lorry with five consignments, from the protocol that is shipped, in microseconds and against one bare
 * evaluation of a condition over the same facts.
 */

#include "config.h"

#include <stdio.h>
#include <stdlib.h>

#include "domain/plan.h"
#include "record/library.h"

#define N_RUNS 9
#define N_PLANS 2000
#define N_CONDITIONS 200000
#define LIMIT_US 1000.0

static int
compare (gconstpointer a,
         gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
median (double *values)
{
  qsort (values, N_RUNS, sizeof *values, compare);
  return values[N_RUNS / 2];
}

static BeketValue *
make_lorry (void)
{
  static const char *const goods[] = { "8471300000", "9403609000", "2710124100", "0201100000", "1209990000" };
  BeketValue *facts = beket_value_new_object ();

  for (guint i = 0; i < G_N_ELEMENTS (goods); i++)
    {
      BeketValue *row = beket_value_new_object ();

      beket_value_set_text (row, "hsCode", goods[i]);
      beket_value_set_text (row, "goodsName", "Тауар");
      beket_value_set_integer (row, "grossWeightKg", 3600);
      beket_value_append (beket_value_list (facts, "consignments"), row);
    }

  return facts;
}

/* Microseconds a plan. */
static double
time_plans (const BeketProtocol *protocol,
            const BeketValue    *facts)
{
  static const char *const words[] = { "export-control", NULL };
  static const char *const kinds[] = { "radiation", NULL };
  BeketPlanAsk ask = { .party = "KZ", .point = "KZSYR", .direction = "exit", .subject = "truck", .day = "2026-11-22",
                       .facts = facts, .risks = words, .asked = kinds };
  gint64 begin = g_get_monotonic_time ();

  for (guint i = 0; i < N_PLANS; i++)
    {
      g_autoptr (BeketValue) controls = beket_plan_make (protocol, &ask);

      g_assert_cmpuint (beket_value_length (controls), ==, 6);
    }

  return (double) (g_get_monotonic_time () - begin) / N_PLANS;
}

static double
time_conditions (const BeketValue *facts)
{
  g_autoptr (BeketCondition) condition = beket_condition_parse ("hsCode prefix \"06\" or hsCode prefix \"12\"", NULL);
  const BeketValue *row = beket_value_index (beket_value_get (facts, "consignments"), 4);
  gint64 begin = g_get_monotonic_time ();

  for (guint i = 0; i < N_CONDITIONS; i++)
    g_assert_true (beket_condition_holds_in (condition, row, facts));

  return (double) (g_get_monotonic_time () - begin) / N_CONDITIONS;
}

int
main (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketLibrary) library = beket_library_load (g_getenv ("BEKET_DATADIR"), &error);
  g_autoptr (BeketValue) facts = make_lorry ();
  double plans[N_RUNS];
  double conditions[N_RUNS];
  double plan;
  double condition;

  g_assert_no_error (error);
  for (guint i = 0; i < N_RUNS; i++)
    {
      plans[i] = time_plans (beket_library_protocol (library, "KZSYR", "2026-11-22"), facts);
      conditions[i] = time_conditions (facts);
    }
  plan = median (plans);
  condition = median (conditions);
  printf ("plan of a lorry with five consignments: %.1f us; a bare condition: %.3f us; ratio %.0f\n", plan, condition,
          plan / condition);

  return plan < LIMIT_US ? EXIT_SUCCESS : EXIT_FAILURE;
}
