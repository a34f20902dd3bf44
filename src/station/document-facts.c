/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The facts of a document: what its author says, what was decided, what the station knows itself; and whether the form may be drawn of them.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/document-private.h"

#include "domain/clock.h"
#include "domain/error.h"
#include "station/station-private.h"

static void
set_missing (BeketValue *object,
             const char *name,
             const char *text)
{
  if (beket_value_get (object, name) == NULL)
    beket_value_set_text (object, name, text);
}

static void
add_post (BeketValue       *facts,
          const BeketForm  *form,
          const char       *section,
          const BeketPoint *point)
{
  BeketValue *object;

  if (beket_form_section (form, section) == NULL || point == NULL)
    return;
  object = beket_value_object (facts, section);
  set_missing (object, "party", point->party);
  set_missing (object, "point", point->code);
}

/* What the station knows better than who asks: where, and in which mode. From whom to whom and when, unless they say so. */
static void
add_own (BeketStation    *self,
         const BeketForm *form,
         BeketValue      *facts)
{
  static const char *const own[] = { "act", "agreement", "blank", "protocol", "signatures", "overruled", "replaces" };
  BeketValue *crossing = beket_value_object (facts, "crossing");
  const BeketSection *document = beket_form_section (form, "document");
  g_autofree char *time = beket_time_format_wire (beket_station_now (self));

  for (gsize i = 0; i < G_N_ELEMENTS (own); i++)
    beket_value_set (facts, own[i], NULL);
  beket_value_set_text (crossing, "point", self->profile->point);
  beket_value_set_text (crossing, "peerPoint", self->profile->peer_point);
  beket_value_set_text (crossing, "mode", beket_station_mode_of_form (self, form));
  add_post (facts, form, "sender", beket_station_get_point (self, NULL));
  add_post (facts, form, "addressee", beket_station_get_point (self, self->profile->peer_point));
  if (document != NULL && beket_section_field (document, "time") != NULL)
    set_missing (beket_value_object (facts, "document"), "time", time);
}

/* A member that both give is told as it was decided. */
static void
merge (BeketValue       *facts,
       const BeketValue *decided)
{
  g_autofree const char **names = beket_value_names (decided);

  for (guint i = 0; names[i] != NULL; i++)
    {
      const BeketValue *value = beket_value_get (decided, names[i]);
      BeketValue *said = beket_value_get (facts, names[i]);

      if (said != NULL && beket_value_get_kind (value) == BEKET_VALUE_OBJECT && beket_value_get_kind (said) == BEKET_VALUE_OBJECT)
        merge (said, value);
      else
        beket_value_set (facts, names[i], beket_value_copy (value));
    }
}

static gboolean
check_word (BeketStation     *self,
            const BeketField *field,
            const BeketValue *value,
            const char       *section,
            GError          **error)
{
  const char *word = beket_value_to_text (value);

  if (word == NULL || *word == '\0' ||
      g_strv_contains (beket_codes_words (beket_station_get_codes (self), field->codes), word))
    return TRUE;
  g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "%s.%s: the list \"%s\" has no \"%s\"", section, field->id, field->codes,
               word);
  return FALSE;
}

static gboolean
check_words_in (BeketStation       *self,
                const BeketSection *section,
                const BeketValue   *row,
                GError            **error)
{
  for (guint i = 0; i < section->fields->len; i++)
    {
      const BeketField *field = g_ptr_array_index (section->fields, i);
      const BeketValue *value = beket_value_get (row, field->id);
      guint n = value != NULL && beket_value_get_kind (value) == BEKET_VALUE_LIST ? beket_value_length (value) : 0;

      if (value == NULL || field->codes == NULL || beket_codes_words (beket_station_get_codes (self), field->codes) == NULL)
        continue;
      if (!check_word (self, field, value, section->id, error))
        return FALSE;
      for (guint j = 0; j < n; j++)
        if (!check_word (self, field, beket_value_index (value, j), section->id, error))
          return FALSE;
    }
  return TRUE;
}

/* The form does not know its lists. */
static gboolean
check_words (BeketStation     *self,
             const BeketForm  *form,
             const BeketValue *facts,
             GError          **error)
{
  for (guint i = 0; i < form->sections->len; i++)
    {
      const BeketSection *section = g_ptr_array_index (form->sections, i);
      const BeketValue *value = beket_value_get (facts, section->id);
      guint n = section->repeated ? beket_value_length (value) : 1;

      for (guint row = 0; row < n; row++)
        if (!check_words_in (self, section, section->repeated ? beket_value_index (value, row) : value, error))
          return FALSE;
    }
  return TRUE;
}

static gboolean
check_facts (BeketStation     *self,
             const BeketForm  *form,
             const BeketValue *facts,
             GError          **error)
{
  g_autoptr (GPtrArray) complaints = beket_form_check (form, facts, NULL);
  const BeketComplaint *first = complaints->len > 0 ? g_ptr_array_index (complaints, 0) : NULL;

  if (first == NULL)
    return check_words (self, form, facts, error);
  g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, first->check != NULL ? "%s: the rule \"%s\" of the form does not hold" : "%s: %s",
               first->path, first->check != NULL ? first->check->id : first->error->message);
  return FALSE;
}

gboolean
beket_station_is_recorded (const char *form)
{
  static const char *const forms[] = { "D10", "D11", "D12", "D19", NULL };

  return g_strv_contains (forms, form);
}

BeketValue *
beket_station_record_of (BeketStation    *self,
                         const BeketForm *form,
                         const char      *about,
                         char           **number,
                         GError         **error)
{
  *number = NULL;
  if (about == NULL)
    return NULL;
  if (g_str_equal (form->id, "D19"))
    return beket_station_register_facts (self, about, number, error);
  if (beket_station_is_recorded (form->id))
    return beket_station_paper_facts (self, form->id, about, number, error);
  *number = g_strdup (about);
  return beket_station_decision_facts (self, form->id, about, error);
}

BeketValue *
beket_station_document_facts (BeketStation     *self,
                              const BeketForm  *form,
                              const BeketValue *said,
                              const BeketValue *recorded,
                              GError          **error)
{
  g_autoptr (BeketValue) facts = said != NULL ? beket_value_copy (said) : beket_value_new_object ();

  if (beket_value_get_kind (facts) != BEKET_VALUE_OBJECT)
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "the facts are not a JSON object");
      return NULL;
    }
  if (recorded != NULL)
    merge (facts, recorded);
  add_own (self, form, facts);
  return check_facts (self, form, facts, error) ? g_steal_pointer (&facts) : NULL;
}
