/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is known of a crossing, line by line.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include "app/summary-lines.h"

#include <glib/gi18n.h>

#include "app/form-path.h"
#include "app/locale.h"
#include "app/wording.h"
#include "app/words.h"
#include "domain/batch.h"
#include "domain/container.h"
#include "domain/local-time.h"

typedef struct
{
  BeketStation     *station;
  const BeketForm  *form;
  const BeketValue *facts;
  GPtrArray        *lines;   /* (element-type BeketSummaryLine) */
} Known;

void
beket_summary_line_free (BeketSummaryLine *self)
{
  g_free (self->caption);
  g_free (self->value);
  g_free (self->more);
  g_free (self->path);
  g_free (self);
}

gboolean
beket_summary_lines_equal (GPtrArray *a,
                           GPtrArray *b)
{
  if (a == NULL || b == NULL || a->len != b->len)
    return FALSE;

  for (guint i = 0; i < a->len; i++)
    {
      const BeketSummaryLine *one = g_ptr_array_index (a, i);
      const BeketSummaryLine *other = g_ptr_array_index (b, i);

      if (g_strcmp0 (one->caption, other->caption) != 0 || g_strcmp0 (one->value, other->value) != 0 ||
          g_strcmp0 (one->more, other->more) != 0 || g_strcmp0 (one->path, other->path) != 0)
        return FALSE;
    }

  return TRUE;
}

/* The parts that there are, with a dot between them. */
static char *
join (const char *first,
      ...)
{
  GString *text = g_string_new (NULL);
  const char *separator = first;
  va_list parts;

  va_start (parts, first);
  for (const char *part = va_arg (parts, const char *); part != (const char *) -1; part = va_arg (parts, const char *))
    if (part != NULL && *part != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? separator : "", part);
  va_end (parts);

  return g_string_free (text, FALSE);
}

#define END ((const char *) -1)

static void
add (Known      *known,
     const char *caption,
     char       *value,      /* (transfer full) */
     char       *more,       /* (transfer full) (nullable) */
     char       *path)       /* (transfer full) */
{
  BeketSummaryLine *line = g_new0 (BeketSummaryLine, 1);

  line->caption = beket_words_sentence (caption);
  line->value = value;
  line->more = more;
  line->path = path;
  g_ptr_array_add (known->lines, line);
}

static char *
path_of (const char *section,
         guint       row,
         const char *field)
{
  return g_strdup_printf ("%s[%u].%s", section, row, field);
}

static const char *
label_of (Known      *known,
          const char *section,
          const char *field)
{
  const BeketSection *found = beket_form_section (known->form, section);
  const BeketField *part = found == NULL ? NULL : beket_section_field (found, field);

  return part == NULL ? field : part->label.in[beket_locale_get ()];
}

/* "31.12.2030 ✓", or a word when the document is out of date. */
static char *
describe_expiry (Known      *known,
                 const char *expiry)
{
  g_autofree char *today = beket_point_day (beket_station_get_point (known->station, NULL), beket_station_now (known->station));
  g_autofree char *day = beket_wording_day (expiry);

  if (expiry == NULL || *expiry == '\0')
    return NULL;

  return strcmp (expiry, today) < 0 ? g_strdup_printf (_ ("⚠ expired %s"), day) : g_strdup_printf ("%s ✓", day);
}

static void
add_person (Known            *known,
            const BeketValue *person,
            guint             row)
{
  const char *role = beket_value_get_text (person, "role");
  g_autofree char *expiry = describe_expiry (known, beket_value_get_text (person, "expiry"));
  g_autofree char *country = beket_words_country (known->station, beket_value_get_text (person, "nationality"));
  char *name = join (" ", beket_value_get_text (person, "surname"), beket_value_get_text (person, "given"),
                     beket_value_get_text (person, "patronymic"), END);
  char *more = join (" · ", beket_value_get_text (person, "documentNumber"),
                     country, expiry, END);

  if (*name == '\0')
    {
      g_free (name);
      name = g_strdup ("—");
    }

  add (known, role == NULL ? _ ("Person") : beket_words_label (known->station, "role", role), name, more,
       path_of ("persons", row, "surname"));
}

static void
add_vehicle (Known            *known,
             const BeketValue *vehicle,
             guint             row)
{
  const char *trailer = beket_value_get_text (vehicle, "trailerPlate");
  g_autofree char *country = beket_words_country (known->station, beket_value_get_text (vehicle, "plateCountry"));

  if (beket_value_get_text (vehicle, "plate") != NULL)
    add (known, _ ("Vehicle"), g_strdup (beket_value_get_text (vehicle, "plate")),
         join (" · ", beket_value_get_text (vehicle, "makeModel"), country, END),
         path_of ("usedTransportMeans", row, "plate"));
  if (trailer != NULL)
    add (known, label_of (known, "usedTransportMeans", "trailerPlate"), g_strdup (trailer), NULL,
         path_of ("usedTransportMeans", row, "trailerPlate"));
}

static void
add_container (Known            *known,
               const BeketValue *equipment,
               guint             row)
{
  const char *number = beket_value_get_text (equipment, "number");
  g_autofree char *printed = NULL;
  BeketContainer container;

  if (number == NULL)
    return;

  if (beket_container_parse (number, &container, NULL))
    {
      printed = beket_container_format (&container);
      add (known, _ ("Container"), g_strdup_printf ("%s ✓", printed), NULL,
           path_of ("transportEquipment", row, "number"));
    }
  else
    add (known, _ ("Container"), g_strdup_printf ("%s ⚠", number), NULL,
         path_of ("transportEquipment", row, "number"));
}

static void
add_seal (Known            *known,
          const BeketValue *seal,
          guint             row)
{
  const char *state = beket_value_get_text (seal, "stateAfter");

  if (state == NULL)
    state = beket_value_get_text (seal, "stateBefore");
  if (beket_value_get_text (seal, "number") != NULL)
    add (known, _ ("Seal"), join (" · ", beket_value_get_text (seal, "class"), beket_value_get_text (seal, "number"), END),
         g_strdup (beket_words_label (known->station, "seal-state", state)),
         path_of ("affixedSeal", row, "number"));
}

/* The people of a bus or a train: as many as were expected? Words stand beside the figures, not only a colour. */
static void
add_batch (Known *known)
{
  g_autoptr (BeketBatch) batch = beket_batch_reconcile (known->facts);
  g_autofree char *missing = NULL;
  g_autofree char *doubled = NULL;

  if (batch->expected < 0)
    return;

  if ((gint64) batch->found < batch->expected)
    missing = g_strdup_printf (_ ("⚠ missing: %d"), (int) (batch->expected - batch->found));
  else if ((gint64) batch->found > batch->expected)
    missing = g_strdup_printf (_ ("⚠ too many: %d"), (int) (batch->found - batch->expected));
  if (batch->doubled->len > 0)
    doubled = g_strdup_printf (_ ("⚠ scanned twice: %u"), batch->doubled->len);

  /* Translators: people of a bus: checked, and how many there should be */
  add (known, _ ("People"), g_strdup_printf (_ ("%u of %d"), batch->found, (int) batch->expected),
       beket_batch_agrees (batch) ? g_strdup (_ ("The count agrees ✓")) : join (" · ", missing, doubled, END),
       g_strdup ("crossing.expectedPersons"));
}

static void
add_rows (Known *known,
          const char *section,
          void ( *add_row ) (Known *, const BeketValue *, guint))
{
  const BeketValue *rows = beket_value_get (known->facts, section);
  const BeketSection *found = known->form == NULL ? NULL : beket_form_section (known->form, section);

  if (found == NULL || !beket_section_applies (found, known->facts))
    return;

  for (guint i = 0; i < beket_value_length (rows); i++)
    add_row (known, beket_value_index (rows, i), i);
}

GPtrArray *
beket_summary_lines (BeketStation  *station,
                     BeketCrossing *crossing)
{
  Known known = { station, beket_station_get_form (station, "D1", NULL), beket_crossing_get_facts (crossing), NULL };

  known.lines = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_summary_line_free);
  add_batch (&known);
  add_rows (&known, "persons", add_person);
  add_rows (&known, "usedTransportMeans", add_vehicle);
  add_rows (&known, "transportEquipment", add_container);
  add_rows (&known, "affixedSeal", add_seal);

  return known.lines;
}
