/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The record of an act: the facts of a crossing as far as the form has a field for them and the peer may have them.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/station-private.h"

#include "domain/clock.h"
#include "station/document-private.h"

#define ACT_FORM "D1"

const BeketForm *
beket_station_act_form (BeketStation *self)
{
  const BeketProtocol *protocol = beket_station_agreed_protocol (self);
  const char *version = protocol != NULL ? beket_protocol_form (protocol, ACT_FORM) : NULL;

  return beket_station_get_form (self, ACT_FORM, version);
}

/* Service marks stay in the authority's own copy (Article 4). */
static BeketValue *
copy_fields (const BeketSection *section,
             const BeketValue   *from)
{
  BeketValue *to = beket_value_new_object ();

  for (guint i = 0; i < section->fields->len; i++)
    {
      const BeketField *field = g_ptr_array_index (section->fields, i);
      const BeketValue *value = beket_value_get (from, field->id);

      if (value != NULL && !field->service && field->type != BEKET_FIELD_MRZ)
        beket_value_set (to, field->id, beket_value_copy (value));
    }
  return to;
}

static BeketValue *
copy_section (const BeketSection *section,
              const BeketValue   *from)
{
  g_autoptr (BeketValue) list = NULL;

  if (from == NULL)
    return NULL;
  if (!section->repeated)
    return copy_fields (section, from);
  list = beket_value_new_list ();
  for (guint i = 0; i < beket_value_length (from); i++)
    beket_value_append (list, copy_fields (section, beket_value_index (from, i)));
  return beket_value_length (list) > 0 ? g_steal_pointer (&list) : NULL;
}

/* Blocks H and I say again, by clause, what block F shows in its rows (Article 3, paragraphs 2 and 4). */
static void
add_bases (BeketValue *record)
{
  const BeketValue *controls = beket_value_get (record, "controls");

  for (guint i = 0; i < beket_value_length (controls); i++)
    {
      const BeketValue *control = beket_value_index (controls, i);
      const char *status = beket_value_get_text (control, "status");
      BeketValue *row = beket_value_new_object ();

      if (g_strcmp0 (status, "waived") == 0)
        {
          beket_value_set_text (row, "kind", beket_value_get_text (control, "kind"));
          beket_value_set_text (row, "basis", beket_value_get_text (control, "basis"));
          beket_value_append (beket_value_list (record, "waivers"), beket_value_ref (row));
        }
      else if (g_strcmp0 (status, "recognised") == 0)
        {
          beket_value_set_text (row, "object", "inspection");
          beket_value_set_text (row, "act", beket_value_get_text (control, "reliedAct"));
          beket_value_set_text (row, "decision", "recognised");
          beket_value_set_text (row, "officer", beket_value_get_text (control, "officer"));
          beket_value_set_text (row, "recognised", beket_value_get_text (control, "finished"));
          beket_value_append (beket_value_list (record, "recognitions"), beket_value_ref (row));
        }
      beket_value_unref (row);
    }
}

static void
add_act (BeketValue       *record,
         const BeketForm  *form,
         const BeketValue *replaces,
         const char       *number,
         gint64            drawn)
{
  BeketValue *act = beket_value_object (record, "act");
  g_autofree char *time = beket_time_format_wire (drawn);

  beket_value_set_text (act, "number", number);
  beket_value_set_text (act, "form", form->id);
  beket_value_set_text (act, "formVersion", form->version);
  beket_value_set_text (act, "drawn", time);
  beket_value_set_text (act, "replaces", beket_value_get_text (replaces, "act"));
}

static void
add_protocol (BeketValue          *record,
              const BeketProtocol *protocol)
{
  BeketValue *object;
  BeketValue *title;

  if (protocol == NULL)
    return;
  object = beket_value_object (record, "protocol");
  beket_value_set_text (object, "id", protocol->id);
  beket_value_set_text (object, "number", protocol->number);
  beket_value_set_text (object, "signedOn", protocol->signed_on);
  beket_value_set_boolean (object, "demo", protocol->demo);
  title = beket_value_object (object, "title");
  beket_value_set_text (title, "kk", protocol->title.in[BEKET_KK]);
  beket_value_set_text (title, "ru", protocol->title.in[BEKET_RU]);
}

/* The mode in which the crossing was planned: an act says by what its controls were waived and recognised, whatever was suspended after it. */
static gboolean
is_national (const BeketValue *facts)
{
  return g_strcmp0 (beket_value_get_text (beket_value_get (facts, "crossing"), "mode"), "national") == 0;
}

static void
add_signer (BeketValue         *record,
            const BeketOfficer *officer)
{
  BeketValue *row = beket_value_new_object ();

  beket_value_set_text (row, "id", officer->id);
  beket_value_set_text (row, "name", officer->name);
  beket_value_set_text (row, "role", officer->role);
  beket_value_set_text (row, "body", officer->body);
  beket_value_set_text (row, "party", officer->party);
  beket_value_append (beket_value_list (record, "signatures"), row);
}

/* The other Party's place: any officer of it may countersign. A document that it has no copy of has a second officer of one's own there. */
static void
add_countersigner (BeketStation    *self,
                   const BeketForm *form,
                   BeketValue      *record)
{
  const BeketPoint *peer = beket_station_get_point (self, self->profile->peer_point);
  BeketValue *row = beket_value_new_object ();

  beket_value_set_text (row, "party", form->copies[BEKET_COPY_PEER] ? peer->party : self->officer->party);
  beket_value_append (beket_value_list (record, "signatures"), row);
}

BeketValue *
beket_station_act_record (BeketStation  *self,
                          BeketCrossing *crossing,
                          const char    *number,
                          gint64         drawn)
{
  const BeketForm *form = beket_station_form_of (self, crossing);
  const BeketValue *facts = beket_crossing_get_facts (crossing);
  BeketValue *record = beket_value_new_object ();

  for (guint i = 0; i < form->sections->len; i++)
    {
      const BeketSection *section = g_ptr_array_index (form->sections, i);
      BeketValue *copy = copy_section (section, beket_value_get (facts, section->id));

      if (copy != NULL)
        beket_value_set (record, section->id, copy);
    }
  if (beket_station_document (crossing) == NULL)
    add_bases (record);
  add_act (record, form, beket_value_get (facts, "replaces"), number, drawn);
  if (!is_national (facts))
    add_protocol (record, beket_station_agreed_protocol (self));
  add_signer (record, self->officer);
  add_countersigner (self, form, record);
  return record;
}
