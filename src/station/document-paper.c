/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Notices of offences, requests for assistance and hand-overs are entries (paper.h); as papers they are the forms D10, D11 and D12.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/document-private.h"

#include "domain/error.h"
#include "ledger/neighbour.h"
#include "station/station-private.h"

#define MAX_EVENTS     499    /* of the custody of one thing: the form has room for one more, the hand-over */
#define MAX_HAND_OVERS 1000   /* the newest, among which a number is looked for */

/* ---- Finding it ---- */

typedef struct
{
  BeketMatter kind;
  const char *number;   /* (not owned) */
  const char *side;     /* (nullable) */
  BeketValue *row;      /* (owned) (nullable) */
  BeketValue *events;   /* (owned) (nullable): of the thing that was handed over */
} Look;

static void
look_clear (Look *look)
{
  g_clear_pointer (&look->row, beket_value_unref);
  g_clear_pointer (&look->events, beket_value_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Look, look_clear)

/* The ledger knows hand-overs by the thing: one may be handed over, returned and handed over again. */
static BeketValue *
find_hand_over (const BeketValue * rows,
                const char *number)
{
  for (guint i = 0; i < beket_value_length (rows); i++)
    if (g_strcmp0 (beket_value_get_text (beket_value_index (rows, i), "number"), number) == 0)
      return beket_value_ref (beket_value_index (rows, i));

  return beket_value_new_null ();
}

static gboolean
read_hand_over (BeketTx *tx,
                Look    *look,
                GError **error)
{
  g_autoptr (BeketValue) rows = beket_tx_matters (tx, BEKET_MATTER_HAND_OVER, MAX_HAND_OVERS, error);
  const char *item;

  if (rows == NULL)
    return FALSE;
  look->row = find_hand_over (rows, look->number);
  item = beket_value_get_text (look->row, "item");
  return item == NULL || (look->events = beket_tx_item (tx, item, MAX_EVENTS, error)) != NULL;
}

/* Worker thread. */
static gboolean
read_paper (BeketTx *tx,
            gpointer data,
            GError **error)
{
  Look *look = data;

  if (look->kind == BEKET_MATTER_HAND_OVER)
    return read_hand_over (tx, look, error);
  look->row = beket_tx_matter (tx, look->kind, look->number, look->side, error);
  return look->row != NULL;
}

/* An answer that this station gave to a request of the other Party. */
static gboolean
is_answer (const BeketValue *row)
{
  return g_strcmp0 (beket_value_get_text (row, "side"), "peer") == 0;
}

static gboolean
check_found (BeketStation *self,
             const Look   *look,
             GError      **error)
{
  const BeketValue *word = is_answer (look->row) ? beket_value_get (look->row, "reply") : look->row;

  if (word != NULL && g_strcmp0 (beket_value_get_text (word, "origin"), self->profile->origin) == 0)
    return TRUE;
  g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "this station has told, asked and answered nothing under the number %s", look->number);
  return FALSE;
}

/* ---- Parts ---- */

/* @names: pairs, NULL at the end: what it is called in the document, and on record. */
static void
take (BeketValue        *object,
      const BeketValue  *row,
      const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i += 2)
    {
      const BeketValue *value = beket_value_get (row, names[i + 1]);

      if (value != NULL)
        beket_value_set (object, names[i], beket_value_copy (value));
    }
}

static void
add_bodies (BeketValue *facts,
            const char *from,
            const char *to)
{
  beket_value_set_text (beket_value_object (facts, "sender"), "body", from);
  beket_value_set_text (beket_value_object (facts, "addressee"), "body", to);
}

/* A file is known by its hash: its name stayed with whoever filed it. */
static void
add_files (BeketValue       *facts,
           const BeketValue *hashes)
{
  for (guint i = 0; i < beket_value_length (hashes); i++)
    {
      BeketValue *file = beket_value_new_object ();
      g_autofree char *name = g_strdup_printf ("№ %u", i + 1);

      beket_value_set_text (file, "name", name);
      beket_value_set_text (file, "digest", beket_value_to_text (beket_value_index (hashes, i)));
      beket_value_append (beket_value_list (facts, "attachments"), file);
    }
}

static void
add_receipt (BeketValue       *facts,
             const BeketValue *reply)
{
  static const char *const names[] = { "name", "officer", "time", "received", NULL };

  if (reply != NULL)
    take (beket_value_object (facts, "receipt"), reply, names);
}

/* ---- D10 ---- */

static void
notice_facts (BeketStation     *self,
              BeketValue       *facts,
              const BeketValue *row)
{
  static const char *const whole[] = {
    "norms", "norms", "persons", "persons", "vehicles", "vehicles", "goods", "goods", "circumstances", "circumstances", NULL
  };
  static const char *const fact[] = {
    "kind", "fact", "category", "category", "control", "control", "urgency", "urgency", "time", "time", "place", "place", NULL
  };
  static const char *const crossing[] = { "id", "crossing", "direction", "direction", NULL };
  static const char *const measures[] = { "taken", "measures", "reportedTo", "reportedTo", NULL };
  static const char *const assistance[] = { "asked", "asked", "topics", "topics", "due", "due", NULL };

  take (facts, row, whole);
  take (beket_value_object (facts, "fact"), row, fact);
  take (beket_value_object (facts, "crossing"), row, crossing);
  take (beket_value_object (facts, "measures"), row, measures);
  take (beket_value_object (facts, "assistance"), beket_value_get (row, "assistance"), assistance);
  beket_value_set_text (beket_value_object (facts, "document"), "time", beket_value_get_text (row, "reported"));
  add_bodies (facts, beket_value_get_text (row, "body"), beket_value_get_text (row, "body"));
  add_files (facts, beket_value_get (row, "blobs"));
  beket_station_name_officer (self, beket_value_object (facts, "author"), beket_value_get_text (row, "officer"));
  add_receipt (facts, beket_value_get (row, "reply"));
}

/* ---- D11 ---- */

static void
add_hand (BeketStation *self,
          BeketValue   *facts,
          const char   *id,
          const char   *body)
{
  BeketValue *row = beket_value_new_object ();

  beket_station_name_officer (self, row, id);
  beket_value_set_text (row, "party", beket_station_get_point (self, NULL)->party);
  beket_value_set_text (row, "body", body);
  beket_value_append (beket_value_list (facts, "officers"), row);
}

static void
answer_facts (BeketValue       *facts,
              const BeketValue *row)
{
  static const char *const names[] = { "answered", "answered", "outcome", "outcome", "text", "text", NULL };
  const BeketValue *reply = beket_value_get (row, "reply");
  BeketValue *answer = beket_value_object (facts, "answer");

  beket_value_set_text (answer, "request", beket_value_get_text (row, "number"));
  take (answer, reply, names);
  beket_value_set_text (beket_value_object (facts, "document"), "time", beket_value_get_text (reply, "answered"));
  add_files (facts, beket_value_get (reply, "blobs"));
}

static void
request_facts (BeketStation     *self,
               BeketValue       *facts,
               const BeketValue *row)
{
  static const char *const names[] = { "topics", "topics", "asked", "requested", "due", "due", "text", "text", NULL };
  BeketValue *request = beket_value_object (facts, "request");
  const char *offence = beket_value_get_text (row, "offence");
  const BeketValue *own = is_answer (row) ? beket_value_get (row, "reply") : row;

  take (request, row, names);
  beket_value_set_text (request, "basis", offence != NULL ? offence : beket_value_get_text (row, "act"));
  beket_value_set_text (request, "part", is_answer (row) ? "answer" : "request");
  add_bodies (facts, beket_value_get_text (row, "body"), beket_value_get_text (row, "body"));
  add_hand (self, facts, beket_value_get_text (own, "officer"), beket_value_get_text (row, "body"));
  if (is_answer (row))
    {
      answer_facts (facts, row);
      return;
    }
  beket_value_set_text (beket_value_object (facts, "document"), "time", beket_value_get_text (row, "requested"));
  add_files (facts, beket_value_get (row, "blobs"));
}

/* ---- D12 ---- */

static void
add_event (BeketStation *self,
           BeketValue   *facts,
           const char   *event,
           const char   *time,
           const char   *from,
           const char   *to,
           const char   *place)
{
  const BeketOfficer *giver = from != NULL ? beket_station_find_officer (self, from) : NULL;
  const BeketOfficer *taker = to != NULL ? beket_station_find_officer (self, to) : NULL;
  BeketValue *row = beket_value_new_object ();

  beket_value_set_integer (row, "item", 1);
  beket_value_set_text (row, "event", event);
  beket_value_set_text (row, "time", time);
  beket_value_set_text (row, "from", giver != NULL ? giver->name : from);
  beket_value_set_text (row, "to", taker != NULL ? taker->name : to);
  beket_value_set_text (row, "place", place);
  beket_value_append (beket_value_list (facts, "custody"), row);
}

/* Whoever records what was done with a thing holds it from then on. */
static void
add_custody (BeketStation     *self,
             BeketValue       *facts,
             const BeketValue *row,
             const BeketValue *events)
{
  for (guint i = 0; i < beket_value_length (events); i++)
    {
      const BeketValue *event = beket_value_index (events, i);

      /* What came after it is of the next hand-over. */
      if (g_strcmp0 (beket_value_get_text (event, "recorded"), beket_value_get_text (row, "handedOver")) > 0)
        return;
      add_event (self, facts, beket_value_get_text (event, "event"), beket_value_get_text (event, "recorded"), NULL,
                 beket_value_get_text (event, "officer"), beket_value_get_text (event, "place"));
    }
  add_event (self, facts, "handed-over", beket_value_get_text (row, "handedOver"), beket_value_get_text (row, "fromOfficer"),
             beket_value_get_text (row, "toOfficer"), NULL);
}

/* Who takes it over signs beside who hands it over: the other Party's officer is not enrolled here, so the document names both. */
static void
hand_over_facts (BeketStation     *self,
                 BeketValue       *facts,
                 const BeketValue *row,
                 const BeketValue *events)
{
  static const char *const names[] = { "kind", "kind", "description", "description", "digest", "digest", NULL };
  BeketValue *item = beket_value_new_object ();

  beket_value_set_integer (item, "number", 1);
  take (item, row, names);
  beket_value_append (beket_value_list (facts, "items"), item);
  beket_value_set_text (beket_value_object (facts, "basis"), "notice", beket_value_get_text (row, "offence"));
  beket_value_set_text (beket_value_object (facts, "document"), "time", beket_value_get_text (row, "handedOver"));
  add_bodies (facts, beket_value_get_text (row, "fromBody"), beket_value_get_text (row, "toBody"));
  add_custody (self, facts, row, events);
}

/* ---- The whole ---- */

BeketValue *
beket_station_paper_facts (BeketStation *self,
                           const char   *form,
                           const char   *about,
                           char        **number,
                           GError      **error)
{
  gboolean request = g_str_equal (form, "D11");
  BeketMatter kind = g_str_equal (form, "D10") ? BEKET_MATTER_OFFENCE : BEKET_MATTER_HAND_OVER;
  g_auto (Look) look = { request ? BEKET_MATTER_ASSISTANCE : kind, about, request ? NULL : "own", NULL, NULL };
  g_autoptr (BeketValue) facts = beket_value_new_object ();

  if (!beket_ledger_read (self->ledger, read_paper, &look, error) || !check_found (self, &look, error))
    return NULL;
  if (look.kind == BEKET_MATTER_OFFENCE)
    notice_facts (self, facts, look.row);
  else if (request)
    request_facts (self, facts, look.row);
  else
    hand_over_facts (self, facts, look.row, look.events);
  if (!is_answer (look.row))
    *number = g_strdup (about);
  return g_steal_pointer (&facts);
}
