/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What it costs to read a machine readable zone and every number beside it: in zones a minute on one core, and against a bare pass
 * that adds up the same bytes. Ratios travel between machines, figures do not.
 */

#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "domain/document.h"
#include "domain/identifier.h"
#include "domain/name-match.h"
#include "domain/plate.h"

#define N_RUNS  9
#define N_ITEMS 20000
#define TODAY   "2026-11-22"

static const char *const zones[] = {
  "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<L898902C36UTO7408122F1204159ZE184226B<<<<<10",
  "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<D231458907UTO7408122F1204159<<<<<<<6",
  "P<KAZAKHMETOV<<NURLAN<<<<<<<<<<<<<<<<<<<<<<<N123456785KAZ9001158M3001145900115300003<<22",
  "PNRUSW2GOLEV<<7RIQ<IL9I3<<<<<<<<<<<<<<<<<<<<9901234565RUS8502142M<<<<<<<0120305990001<24",
  "IDKAZ0123456784900115300003<<<9001158M3001145KAZ<<<<<<<<<<<6AKHMETOV<<NURLAN<<<<<<<<<<<<<<",
};

static const struct
{
  BeketFieldType type;
  const char    *text;
} numbers[] = {
  { BEKET_FIELD_IIN, "900115 300003" }, { BEKET_FIELD_BIN, "941240000193" }, { BEKET_FIELD_INN, "500100732259" },
  { BEKET_FIELD_SNILS, "112-233-445 95" }, { BEKET_FIELD_OGRN, "1027700132195" }, { BEKET_FIELD_VIN, "1M8GDM9AXKP042788" },
  { BEKET_FIELD_WAGON, "54548854" }, { BEKET_FIELD_TIR, "XA 12345678" }, { BEKET_FIELD_HS, "8703 23 198 1" },
  { BEKET_FIELD_DECLARATION, "10702070/150126/0001234" }, { BEKET_FIELD_CONTAINER, "CSQU 305438 3" },
};

static volatile guint sink;

/* Each byte is looked at once: no reader can do less. */
static void
pass (const char *text)
{
  guint sum = 0;

  for (const char *c = text; *c != '\0'; c++)
    sum = sum * 31 + (guchar) * c;

  sink += sum;
}

static void
bare_zone (guint i)
{
  pass (zones[i % G_N_ELEMENTS (zones)]);
}

static void
read_zone (guint i)
{
  g_autoptr (BeketDocument) document = beket_mrz_parse (zones[i % G_N_ELEMENTS (zones)], TODAY, NULL);

  g_assert_nonnull (document);
}

static void
bare_number (guint i)
{
  pass (numbers[i % G_N_ELEMENTS (numbers)].text);
}

static void
read_number (guint i)
{
  guint n = i % G_N_ELEMENTS (numbers);
  g_autofree char *normal = beket_identifier_normal (numbers[n].type, numbers[n].text, NULL);

  g_assert_nonnull (normal);
}

static void
bare_plate (guint i)
{
  pass ("А 123 ВС 56");
}

static void
read_plate (guint i)
{
  g_autoptr (BeketPlate) plate = beket_plate_parse ("А 123 ВС 56", NULL);

  g_assert_nonnull (plate);
}

static void
bare_names (guint i)
{
  pass ("ЩЁГОЛЕВ ЮРИЙ ИЛЬИЧ");
  pass ("SHCHEGOLEV YURIY ILYICH");
}

static void
match_names (guint i)
{
  g_assert_cmpint (beket_name_match ("ЩЁГОЛЕВ ЮРИЙ ИЛЬИЧ", "SHCHEGOLEV YURIY ILYICH"), ==, BEKET_NAME_SAME);
}

static const struct
{
  const char *name;
  void        (*bare) (guint i);
  void        (*ours) (guint i);
} jobs[] = {
  { "parse.mrz", bare_zone, read_zone },
  { "parse.number", bare_number, read_number },
  { "parse.plate", bare_plate, read_plate },
  { "parse.names", bare_names, match_names },
};

static int
compare (gconstpointer a,
         gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

/* Of this process alone: what else the machine does is no cost of ours. */
static double
cpu_microseconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);

  return (double) now.tv_sec * 1e6 + (double) now.tv_nsec / 1e3;
}

/* Microseconds for one. */
static double
time_one (void ( *run ) (guint i))
{
  double start = cpu_microseconds ();

  for (guint i = 0; i < N_ITEMS; i++)
    run (i);

  return (cpu_microseconds () - start) / N_ITEMS;
}

static double
median (double *values)
{
  qsort (values, N_RUNS, sizeof *values, compare);

  return values[N_RUNS / 2];
}

int
main (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (jobs); i++)
    {
      double bare[N_RUNS];
      double ours[N_RUNS];
      double ratios[N_RUNS];

      for (guint run = 0; run < N_RUNS; run++)
        {
          bare[run] = time_one (jobs[i].bare);
          ours[run] = time_one (jobs[i].ours);
          ratios[run] = ours[run] / MAX (bare[run], 0.0001);
        }

      printf ("%s ratio %.1f of a bare pass (%.2f us, %.1f million a minute on one core)\n", jobs[i].name, median (ratios),
              median (ours), 60.0 / median (ours));
    }

  return EXIT_SUCCESS;
}
