/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Crossings in any number for benchmarks.
 */

#include "config.h"

#include "bench-crossings.h"

#include <glib/gstdio.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "domain/clock.h"
#include "ledger/search.h"

#define BATCH 5000
#define PER_DAY 1000
#define END 1795338843118000   /* 2026-11-22T09:14:03.118Z */
#define DAY_US (24 * 60 * 60 * (gint64) G_USEC_PER_SEC)

static const char *const syllables[] = {
  "НУР", "ЛАН", "АХ", "МЕТ", "БЕК", "АЙ", "ГҮЛ", "СЕР", "ИК", "ДӘУ", "РЕН", "ЖАН", "АР", "МАН", "ҚАН", "АТ", "ТІ",
  "МҰР", "ЗА", "САУ", "ЛЕ", "БОЛ", "ЕР", "ИВАН", "ПЕТР", "СЕРГЕЙ", "ОЛЬГ", "АЛЕК", "САНДР", "ДМИТР", "НАТАЛ", "ТАТЬ",
  "СМИРН", "КУЗНЕЦ", "ПОП", "ВАСИЛ", "СОКОЛ", "МИШ", "ӨМ", "ІР", "ҒАЛ", "ЩЕГ",
};
static const char *const endings[] = { "ОВ", "ОВА", "ЕВ", "ЕВА", "ИН", "ИНА", "" };
static const char *const latin[] = {
  "SMITH", "MUELLER", "AKHMETOV", "ABDILDA", "IVANOV", "KHASANOV", "GEORGADZE", "SHARIPOV", "YILMAZ", "WANG",
};
static const char *const states[] = { "KAZ", "RUS", "KAZ", "RUS", "KAZ", "UZB", "KGZ", "TJK", "BLR", "GEO" };

/* Small whole numbers from a place: what is asked for later is known without being kept. */
static guint
mix (guint number,
     guint salt)
{
  guint32 x = number * 2654435761u ^ salt * 40503u;

  x ^= x >> 16;
  x *= 0x85ebca6bu;
  x ^= x >> 13;
  x *= 0xc2b2ae35u;
  return x ^ x >> 16;
}

/* Of @n words the first ones are frequent: place = n^u. */
static guint
zipf (guint x,
      guint n)
{
  return (guint) pow (n, x / 4294967296.0) - 1;
}

static char *
make_word (guint place)
{
  guint x = mix (place, 77);

  return g_strconcat (syllables[x % G_N_ELEMENTS (syllables)], syllables[x / 64 % G_N_ELEMENTS (syllables)],
                      x / 8192 % 2 == 0 ? syllables[x / 16384 % G_N_ELEMENTS (syllables)] : "", NULL);
}

static char *
surname_of (guint person)
{
  guint x = mix (person, 1);
  guint place = zipf (mix (person, 2), 60000);
  g_autofree char *word = NULL;

  if (x % 5 == 0)
    return g_strdup_printf ("%s%s", latin[x / 8 % G_N_ELEMENTS (latin)], x / 128 % 3 == 0 ? "A" : "");
  word = make_word (place);
  return g_strconcat (word, endings[x / 8 % G_N_ELEMENTS (endings)], NULL);
}

static char *
document_of (guint person)
{
  return g_strdup_printf ("N%08u", mix (person, 3) % 100000000);
}

static char *
plate_of (guint crossing)
{
  static const char letters[] = "ABCEHKMOPTXY";
  guint x = mix (crossing, 4);

  return g_strdup_printf ("%03u %c%c%c %02u", x % 1000, letters[x / 1000 % 12], letters[x / 12000 % 12],
                          letters[x / 144000 % 12], 1 + x / 1728000 % 20);
}

guint
bench_crossings_of (guint n_persons)
{
  return n_persons / 5 * 3;
}

static gint64
time_of (guint n_crossings,
         guint crossing)
{
  return END - (n_crossings - crossing) / PER_DAY * DAY_US + crossing % PER_DAY * G_USEC_PER_SEC;
}

char *
bench_day (guint n_crossings,
           guint crossing)
{
  return beket_time_day (time_of (n_crossings, crossing), 0);
}

char *
bench_target (GRand *rand,
              guint  n_crossings)
{
  guint person = g_rand_int_range (rand, 0, n_crossings / 3 * 5);
  g_autofree char *surname = surname_of (person);
  g_autofree char *given = make_word (zipf (mix (person, 5), 8000));

  switch (g_rand_int_range (rand, 0, 4))
    {
      case 0:
        return document_of (person);
      case 1:
        return plate_of (person / 5 * 3);
      case 2:
        return g_strdup (surname);
      default:
        return g_strdup_printf ("%s %s", surname, given);
    }
}

/* ---- Made ---- */

static BeketValue *
person_of (guint person)
{
  BeketValue *value = beket_value_new_object ();
  g_autofree char *surname = surname_of (person);
  g_autofree char *given = make_word (zipf (mix (person, 5), 8000));
  g_autofree char *document = document_of (person);

  beket_value_set_text (value, "surname", surname);
  beket_value_set_text (value, "given", given);
  beket_value_set_text (value, "documentKind", "passport");
  beket_value_set_text (value, "documentNumber", document);
  beket_value_set_text (value, "nationality", states[mix (person, 6) % 64 == 0 ? 9 : mix (person, 6) % 9]);
  beket_value_set_text (value, "birthDate", "1990-01-31");
  return value;
}

/* Each third has a car: three persons in it, one person else. */
static BeketValue *
facts_of (guint crossing)
{
  BeketValue *facts = beket_value_new_object ();
  BeketValue *persons = beket_value_list (facts, "persons");
  gboolean is_car = crossing % 3 == 0;
  guint first = crossing / 3 * 5 + (is_car ? 0 : crossing % 3 + 2);
  g_autofree char *plate = plate_of (crossing);

  for (guint i = 0; i < (is_car ? 3 : 1); i++)
    beket_value_append (persons, person_of (first + i));
  if (is_car)
    {
      BeketValue *vehicle = beket_value_new_object ();

      beket_value_set_text (vehicle, "plate", plate);
      beket_value_append (beket_value_list (facts, "usedTransportMeans"), vehicle);
    }
  beket_value_set_text (facts, "title", is_car ? plate : beket_value_get_text (beket_value_index (persons, 0), "surname"));
  beket_value_set_text (facts, "direction", mix (crossing, 7) % 2 == 0 ? "exit" : "entry");
  beket_value_set_text (facts, "subject", is_car ? "car" : "on-foot");
  beket_value_set_text (facts, "point", "KZSYR");
  return facts;
}

typedef struct
{
  guint n_crossings;
  guint from;
} Batch;

static gboolean
append_one (BeketTx    *tx,
            const char *chain,
            const char *type,
            const char *id,
            guint       crossing,
            BeketValue *data,
            gint64      now,
            GError    **error)
{
  g_autofree char *officer = g_strdup_printf ("KZ-%05u", 10440 + crossing / 50 % 20);
  g_autoptr (BeketValue) body = beket_body_new (type, officer, "urn:beket:kz:kzsyr:b02", id, data);
  g_autoptr (BeketEntry) entry = beket_tx_append (tx, chain, body, NULL, now, error);

  return entry != NULL;
}

static gboolean
append_batch (BeketTx *tx,
              gpointer data,
              GError **error)
{
  Batch *batch = data;

  for (guint i = batch->from; i < MIN (batch->from + BATCH, batch->n_crossings); i++)
    {
      g_autofree char *id = g_strdup_printf ("0191f1a2-7b3c-7d4e-8f5a-%012x", i);
      BeketValue *decision = beket_value_new_object ();
      gint64 now = time_of (batch->n_crossings, i);

      beket_value_set_text (decision, "decision", mix (i, 8) % 50 == 0 ? "refused" : "admitted");
      if (!append_one (tx, "own", "crossing.opened", id, i, facts_of (i), now, error) ||
          !append_one (tx, "peer", "crossing.decided", id, i, decision, now, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
follow (BeketTx *tx,
        gpointer data,
        GError **error)
{
  return beket_tx_follow (tx, BATCH, data, error);
}

static void
must (gboolean ok,
      GError  *error)
{
  if (!ok)
    g_error ("%s", error->message);
}

char *
bench_make (guint    n_crossings,
            gboolean tell)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("beket-bench-XXXXXX", &error);
  g_autoptr (BeketLedger) ledger = NULL;
  gint64 start = g_get_monotonic_time ();
  gint64 made;
  clock_t worked;
  gboolean more = TRUE;

  must (folder != NULL && beket_ledger_create (folder, "KZ-KZSYR-B02", &error) &&
        (ledger = beket_ledger_open (folder, NULL, &error)) != NULL, error);
  for (guint from = 0; from < n_crossings; from += BATCH)
    must (beket_ledger_write (ledger, append_batch, &(Batch) { n_crossings, from }, &error), error);
  made = g_get_monotonic_time ();
  worked = clock ();
  while (more)
    must (beket_ledger_write (ledger, follow, &more, &error), error);
  if (tell)
    printf ("search.made %u crossings in %.1f s, followed in %.1f s (of the processor %.1f s)\n", n_crossings,
            (made - start) / 1e6, (g_get_monotonic_time () - made) / 1e6, (double) (clock () - worked) / CLOCKS_PER_SEC);

  return folder;
}

void
bench_remove (const char *folder)
{
  static const char *const files[] = { "ledger.db", "ledger.db-wal", "ledger.db-shm", "blobs", NULL };

  for (guint i = 0; files[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (folder, files[i], NULL);

      g_remove (path);
    }
  g_rmdir (folder);
}
