/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Passes, suspensions and resumptions are entries (rights.h); as papers they are the forms D16, D17 and D18.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/document-private.h"

#include "domain/error.h"
#include "station/rights.h"
#include "station/station-private.h"

#include <string.h>

gboolean
beket_station_is_decision (const char *form)
{
  return g_str_equal (form, "D16") || g_str_equal (form, "D17") || g_str_equal (form, "D18");
}

/* What was decided is read by everybody alike: text of both languages, which no later list changes. */
static char *
label (BeketStation *self,
       const char   *list,
       const char   *word)
{
  const BeketCodes *codes = beket_station_get_codes (self);

  if (word == NULL)
    return NULL;
  return g_strdup_printf ("%s / %s", beket_codes_label (codes, list, word, BEKET_KK), beket_codes_label (codes, list, word, BEKET_RU));
}

/* ---- Parts ---- */

void
beket_station_name_officer (BeketStation *self,
                            BeketValue   *object,
                            const char   *id)
{
  const BeketOfficer *officer = id != NULL ? beket_station_find_officer (self, id) : NULL;
  g_autofree char *role = officer != NULL ? label (self, "officer-role", officer->role) : NULL;

  beket_value_set_text (object, "name", officer != NULL ? officer->name : id);
  beket_value_set_text (object, "post", officer != NULL && officer->position != NULL ? officer->position : role);
}

static void
add_decided (BeketStation     *self,
             BeketValue       *facts,
             const BeketValue *row)
{
  BeketValue *decided = beket_value_object (facts, "decided");

  beket_value_set_text (decided, "body", beket_value_get_text (row, "body"));
  beket_station_name_officer (self, decided, beket_value_get_text (row, "decidedBy"));
}

static void
add_posts (BeketStation     *self,
           BeketValue       *facts,
           const BeketValue *row)
{
  const BeketPoint *peer = beket_station_get_point (self, self->profile->peer_point);
  BeketValue *sender = beket_value_object (facts, "sender");
  BeketValue *addressee = beket_value_object (facts, "addressee");
  BeketValue *delivery = beket_value_object (facts, "delivery");

  beket_value_set_text (sender, "party", beket_value_get_text (row, "party"));
  beket_value_set_text (sender, "body", beket_value_get_text (row, "body"));
  beket_value_set_text (sender, "point", self->profile->point);
  beket_value_set_text (addressee, "party", peer->party);
  beket_value_set_text (addressee, "body", beket_value_get_text (row, "body"));
  beket_value_set_text (addressee, "point", peer->code);
  beket_value_set_text (delivery, "channel", "system");
  beket_value_set_text (delivery, "sent", beket_value_get_text (row, "notified"));
}

/* Nothing said of the scope means all of it (domain/suspension.h): on paper all of it is written out. */
static void
add_words (BeketStation     *self,
           BeketValue       *scope,
           const char       *name,
           const char       *list,
           const BeketValue *words)
{
  const char *const *all = beket_codes_words (beket_station_get_codes (self), list);

  for (guint i = 0; i < beket_value_length (words); i++)
    beket_value_append (beket_value_list (scope, name), beket_value_copy (beket_value_index (words, i)));
  for (guint i = 0; beket_value_length (words) == 0 && all != NULL && all[i] != NULL; i++)
    beket_value_append (beket_value_list (scope, name), beket_value_new_text (all[i]));
}

static void
add_point (BeketStation *self,
           GString      *text,
           const char   *code)
{
  const BeketPoint *point = code != NULL ? beket_station_get_point (self, code) : NULL;

  if (point == NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", code);
  else
    g_string_append_printf (text, "%s%s / %s (%s)", text->len > 0 ? "\n" : "", point->name.in[BEKET_KK],
                            point->name.in[BEKET_RU], code);
}

static void
add_scope (BeketStation     *self,
           BeketValue       *facts,
           const BeketValue *row)
{
  const BeketProtocol *protocol = beket_station_agreed_protocol (self);
  const BeketValue *points = beket_value_get (row, "points");
  BeketValue *scope = beket_value_object (facts, "scope");
  g_autoptr (BeketValue) direction = beket_value_new_list ();
  g_autoptr (GString) text = g_string_new (NULL);

  if (beket_value_get_text (row, "direction") != NULL)
    beket_value_append (direction, beket_value_copy (beket_value_get (row, "direction")));
  add_words (self, scope, "directions", "direction", direction);
  add_words (self, scope, "controls", "control-kind", beket_value_get (row, "kinds"));
  for (guint i = 0; i < beket_value_length (points); i++)
    add_point (self, text, beket_value_to_text (beket_value_index (points, i)));
  for (guint i = 0; beket_value_length (points) == 0 && protocol != NULL && i < protocol->points->len; i++)
    add_point (self, text, ((const BeketAgreedPoint *) g_ptr_array_index (protocol->points, i))->code);
  beket_value_set_text (scope, "points", text->str);
}

/* ---- Documents ---- */

static void
suspension_facts (BeketStation     *self,
                  BeketValue       *facts,
                  const BeketValue *row)
{
  BeketValue *suspension = beket_value_object (facts, "suspension");
  const char *text = beket_value_get_text (row, "text");
  g_autofree char *reason = label (self, "suspension", beket_value_get_text (row, "reason"));

  add_posts (self, facts, row);
  beket_value_set_text (suspension, "reason", beket_value_get_text (row, "reason"));
  beket_value_set_text (suspension, "circumstances", text != NULL ? text : reason);
  beket_value_set_text (suspension, "from", beket_value_get_text (row, "from"));
  add_scope (self, facts, row);
  add_decided (self, facts, row);
}

/* The state that has suspended it resumes it by a notice; from the other one it is a proposal. */
static void
resumption_facts (BeketStation     *self,
                  BeketValue       *facts,
                  const BeketValue *row,
                  const BeketValue *suspension)
{
  BeketValue *resumption = beket_value_object (facts, "resumption");
  gboolean own = g_strcmp0 (beket_value_get_text (row, "party"), beket_value_get_text (suspension, "party")) == 0;
  const char *part = own ? "notice" : "proposal";
  const char *text = beket_value_get_text (row, "text");
  g_autofree char *said = label (self, "resumption-part", part);

  add_posts (self, facts, row);
  beket_value_set_text (resumption, "part", part);
  beket_value_set_text (resumption, "suspension", beket_value_get_text (row, "suspension"));
  beket_value_set_text (resumption, "text", text != NULL ? text : said);
  beket_value_set_text (resumption, "from", beket_value_get_text (row, "from"));
  add_scope (self, facts, suspension);
  add_decided (self, facts, row);
}

static void
pass_facts (BeketStation     *self,
            BeketValue       *facts,
            const BeketValue *row)
{
  BeketValue *holder = beket_value_object (facts, "holder");
  BeketValue *permission = beket_value_object (facts, "permission");
  BeketValue *issued = beket_value_object (facts, "issued");
  const char *zone = beket_value_get_text (row, "zone");
  const char *revoked = beket_value_get_text (row, "revoked");

  beket_value_set_text (holder, "name", beket_value_get_text (row, "name"));
  beket_value_set_text (holder, "party", beket_value_get_text (row, "party"));
  beket_value_set_text (holder, "body", beket_value_get_text (row, "body"));
  beket_value_set_text (holder, "serviceId", beket_value_get_text (row, "holder"));
  beket_value_set_text (permission, "hostPoint", beket_value_get_text (row, "point"));
  beket_value_set_text (permission, "zone", zone != NULL ? zone : "Өткізу пунктінің бүкіл аумағы / Вся территория пункта пропуска");
  beket_value_append (beket_value_list (permission, "purposes"), beket_value_copy (beket_value_get (row, "purpose")));
  beket_value_set_text (permission, "validFrom", beket_value_get_text (row, "validFrom"));
  beket_value_set_text (permission, "validTo", beket_value_get_text (row, "validTo"));
  beket_value_set_text (issued, "party", beket_value_get_text (row, "issuerParty"));
  beket_value_set_text (issued, "body", beket_value_get_text (row, "issuerBody"));
  if (revoked == NULL)
    return;
  beket_value_set_boolean (beket_value_object (facts, "revocation"), "revoked", TRUE);
  beket_value_set_text (beket_value_object (facts, "revocation"), "date", revoked);
}

/* ---- Finding it ---- */

static const BeketValue *
find (const BeketValue *rows,
      const char       *number)
{
  for (guint i = 0; i < beket_value_length (rows); i++)
    if (g_strcmp0 (beket_value_get_text (beket_value_index (rows, i), "number"), number) == 0)
      return beket_value_index (rows, i);
  return NULL;
}

/* A number is unique, whatever list it stands in. @suspension: (out): of a resumption. */
static const BeketValue *
find_resumption (const BeketValue  *suspensions,
                 const char        *number,
                 const BeketValue **suspension)
{
  const BeketValue *found = NULL;

  for (guint i = 0; found == NULL && i < beket_value_length (suspensions); i++)
    {
      *suspension = beket_value_index (suspensions, i);
      found = find (beket_value_get (*suspension, "resumptions"), number);
    }
  return found;
}

/* The paper of a decision is made where it was decided: the number is that station's. */
static gboolean
is_own (BeketStation     *self,
        const BeketValue *row,
        const char       *number,
        GError          **error)
{
  if (g_strcmp0 (beket_value_get_text (row, "origin"), self->profile->origin) == 0)
    return TRUE;
  g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "this station has decided nothing under the number %s", number);
  return FALSE;
}

BeketValue *
beket_station_decision_facts (BeketStation *self,
                              const char   *form,
                              const char   *number,
                              GError      **error)
{
  gboolean pass = g_str_equal (form, "D16");
  g_autoptr (BeketValue) rows = pass ? beket_tools_passes (self, error) : beket_tools_suspensions (self, error);
  g_autoptr (BeketValue) facts = beket_value_new_object ();
  const BeketValue *suspension = NULL;
  const BeketValue *row;

  if (rows == NULL)
    return NULL;
  row = g_str_equal (form, "D18") ? find_resumption (rows, number, &suspension) : find (rows, number);
  if (!is_own (self, row, number, error))
    return NULL;
  if (pass)
    pass_facts (self, facts, row);
  else if (suspension != NULL)
    resumption_facts (self, facts, row, suspension);
  else
    suspension_facts (self, facts, row);
  return g_steal_pointer (&facts);
}
