/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Notices, requests and items of evidence: what each must say.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/paper.h"

#include <string.h>

#include "domain/clock.h"
#include "domain/error.h"

#define MAX_ROWS 200

typedef enum
{
  TEXT,
  WORD,      /* of a code list */
  WORDS,     /* several of them */
  TIME,
  FLAG,
  OBJECT,
  ROWS,      /* a list of objects */
} What;

typedef struct Member Member;

struct Member
{
  const char   *name;      /* %NULL: the table ends */
  What          what;
  gboolean      needed;
  guint         limit;     /* characters of a text */
  const char   *list;      /* of words */
  const Member *members;   /* of an object or row */
};

static const Member norm[] = {
  { "party", WORD, .list = "party" }, { "act", TEXT, TRUE, 600 }, { "article", TEXT, .limit = 100 }, { NULL },
};

static const Member person[] = {
  { "name", TEXT, TRUE, 200 }, { "birthDate", TEXT, .limit = 10 }, { "sex", WORD, .list = "sex" },
  { "nationality", TEXT, .limit = 3 }, { "documentKind", WORD, .list = "document-kind" },
  { "documentNumber", TEXT, .limit = 40 }, { "iin", TEXT, .limit = 12 }, { NULL },
};

static const Member vehicle[] = {
  { "plate", TEXT, .limit = 20 }, { "country", TEXT, .limit = 3 }, { "makeModel", TEXT, .limit = 100 },
  { "vin", TEXT, .limit = 17 }, { "wagon", TEXT, .limit = 8 }, { "container", TEXT, .limit = 11 }, { NULL },
};

static const Member goods[] = {
  { "name", TEXT, TRUE, 300 }, { "hsCode", TEXT, .limit = 10 }, { "quantity", TEXT, .limit = 20 }, { "unit", TEXT, .limit = 40 },
  { "value", TEXT, .limit = 20 }, { "currency", TEXT, .limit = 3 }, { NULL },
};

static const Member both_languages[] = { { "kk", TEXT, .limit = 4000 }, { "ru", TEXT, .limit = 4000 }, { NULL } };

static const Member assistance[] = {
  { "asked", FLAG }, { "topics", WORDS, .list = "assistance-topic" }, { "text", TEXT, .limit = 4000 }, { "due", TIME }, { NULL },
};

static const Member offence[] = {
  { "fact", WORD, TRUE, .list = "offence-fact" }, { "category", WORD, TRUE, .list = "offence" },
  { "control", WORD, .list = "control-kind" }, { "urgency", WORD, TRUE, .list = "urgency" }, { "time", TIME, TRUE },
  { "place", TEXT, TRUE, 200 }, { "crossing", TEXT, .limit = 64 }, { "act", TEXT, .limit = 64 },
  { "direction", WORD, .list = "direction" }, { "norms", ROWS, .members = norm }, { "persons", ROWS, .members = person },
  { "vehicles", ROWS, .members = vehicle }, { "goods", ROWS, .members = goods },
  { "circumstances", OBJECT, TRUE, .members = both_languages }, { "measures", WORDS, TRUE, .list = "measure" },
  { "reportedTo", TEXT, .limit = 200 }, { "assistance", OBJECT, .members = assistance }, { NULL },
};

static const Member acknowledgement[] = { { "offence", TEXT, TRUE, 64 }, { NULL } };

static const Member request[] = {
  { "topics", WORDS, TRUE, .list = "assistance-topic" }, { "text", TEXT, TRUE, 4000 }, { "due", TIME, TRUE },
  { "offence", TEXT, .limit = 64 }, { "act", TEXT, .limit = 64 }, { NULL },
};

static const Member answer[] = {
  { "request", TEXT, TRUE, 64 }, { "outcome", WORD, TRUE, .list = "assistance-outcome" }, { "text", TEXT, TRUE, 4000 }, { NULL },
};

static const Member item[] = {
  { "item", TEXT, .limit = 64 }, { "kind", WORD, .list = "evidence-kind" }, { "description", TEXT, .limit = 500 },
  { "offence", TEXT, .limit = 64 }, { "event", WORD, TRUE, .list = "custody-event" }, { "place", TEXT, .limit = 200 }, { NULL },
};

static const Member hand_over[] = {
  { "item", TEXT, TRUE, 64 }, { "toParty", WORD, TRUE, .list = "party" }, { "toBody", WORD, TRUE, .list = "body" },
  { "toOfficer", TEXT, TRUE, 100 }, { NULL },
};

static const Member *const papers[] = {
  [BEKET_PAPER_OFFENCE] = offence,
  [BEKET_PAPER_ACKNOWLEDGEMENT] = acknowledgement,
  [BEKET_PAPER_REQUEST] = request,
  [BEKET_PAPER_ANSWER] = answer,
  [BEKET_PAPER_ITEM] = item,
  [BEKET_PAPER_HAND_OVER] = hand_over,
};

BeketAction
beket_paper_action (BeketPaper self)
{
  return self == BEKET_PAPER_OFFENCE || self == BEKET_PAPER_ACKNOWLEDGEMENT ? BEKET_ACTION_NOTIFY : BEKET_ACTION_ASSIST;
}

/* ---- One member ---- */

static gboolean
refuse (GError    **error,
        const char *name,
        const char *why)
{
  g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "%s: %s", name, why);
  return FALSE;
}

static gboolean
is_blank (const char *text)
{
  return text == NULL || text[strspn (text, " \t\r\n")] == '\0';
}

static gboolean
check_word (const Member     *member,
            const BeketValue *value,
            const BeketCodes *codes,
            GError          **error)
{
  const char *const *words = beket_codes_words (codes, member->list);
  const char *word = beket_value_to_text (value);

  return (word != NULL && words != NULL && g_strv_contains (words, word)) ||
         refuse (error, member->name, "not a word of its list");
}

static gboolean
check_words (const Member     *member,
             const BeketValue *value,
             const BeketCodes *codes,
             GError          **error)
{
  guint length = beket_value_length (value);

  if (beket_value_get_kind (value) != BEKET_VALUE_LIST || length == 0 || length > MAX_ROWS)
    return refuse (error, member->name, "a list of words is wanted");
  for (guint i = 0; i < length; i++)
    if (!check_word (member, beket_value_index (value, i), codes, error))
      return FALSE;

  return TRUE;
}

static gboolean
check_text (const Member     *member,
            const BeketValue *value,
            GError          **error)
{
  const char *text = beket_value_to_text (value);

  if (is_blank (text))
    return refuse (error, member->name, "a text is wanted");

  return g_utf8_strlen (text, -1) <= member->limit || refuse (error, member->name, "too long");
}

static gboolean
check_time (const Member     *member,
            const BeketValue *value,
            GError          **error)
{
  const char *text = beket_value_to_text (value);
  gint64 when;

  return (text != NULL && beket_time_parse_wire (text, &when, NULL)) || refuse (error, member->name, "a time is wanted");
}

static gboolean check_object (const Member     *members,
                              const BeketValue *object,
                              const char       *name,
                              const BeketCodes *codes,
                              GError          **error);

static gboolean
check_rows (const Member     *member,
            const BeketValue *value,
            const BeketCodes *codes,
            GError          **error)
{
  if (beket_value_get_kind (value) != BEKET_VALUE_LIST || beket_value_length (value) > MAX_ROWS)
    return refuse (error, member->name, "a list of at most 200 rows is wanted");
  for (guint i = 0; i < beket_value_length (value); i++)
    if (!check_object (member->members, beket_value_index (value, i), member->name, codes, error))
      return FALSE;

  return TRUE;
}

static gboolean
check_member (const Member     *member,
              const BeketValue *value,
              const BeketCodes *codes,
              GError          **error)
{
  switch (member->what)
    {
      case WORD:
        return check_word (member, value, codes, error);

      case WORDS:
        return check_words (member, value, codes, error);

      case TIME:
        return check_time (member, value, error);

      case FLAG:
        return beket_value_get_kind (value) == BEKET_VALUE_BOOLEAN || refuse (error, member->name, "yes or no is wanted");

      case OBJECT:
        return check_object (member->members, value, member->name, codes, error);

      case ROWS:
        return check_rows (member, value, codes, error);

      case TEXT:
      default:
        return check_text (member, value, error);
    }
}

/* ---- All of them ---- */

static gboolean
is_known (const Member *members,
          const char   *name)
{
  for (const Member *member = members; member->name != NULL; member++)
    if (strcmp (member->name, name) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
check_object (const Member     *members,
              const BeketValue *object,
              const char       *name,
              const BeketCodes *codes,
              GError          **error)
{
  if (beket_value_get_kind (object) != BEKET_VALUE_OBJECT || beket_value_length (object) == 0)
    return refuse (error, name, "says nothing");
  for (guint i = 0; i < beket_value_length (object); i++)
    if (!is_known (members, beket_value_name (object, i)))
      return refuse (error, beket_value_name (object, i), "no such member");
  for (const Member *member = members; member->name != NULL; member++)
    {
      const BeketValue *value = beket_value_get (object, member->name);

      if (value == NULL && member->needed)
        return refuse (error, member->name, "is missing");
      if (value != NULL && !check_member (member, value, codes, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
has_measure (const BeketValue *says,
             const char       *word)
{
  const BeketValue *measures = beket_value_get (says, "measures");

  for (guint i = 0; i < beket_value_length (measures); i++)
    if (g_strcmp0 (beket_value_to_text (beket_value_index (measures, i)), word) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
check_offence (const BeketValue *says,
               GError          **error)
{
  const BeketValue *asks = beket_value_get (says, "assistance");

  if (beket_value_length (beket_value_get (says, "persons")) + beket_value_length (beket_value_get (says, "vehicles")) +
      beket_value_length (beket_value_get (says, "goods")) == 0)
    return refuse (error, "persons", "an offence is of a person, a vehicle or goods");
  if (has_measure (says, "report") && beket_value_get (says, "reportedTo") == NULL)
    return refuse (error, "reportedTo", "is missing");

  return !beket_value_get_boolean (asks, "asked") || beket_value_get (asks, "topics") != NULL ||
         refuse (error, "topics", "is missing");
}

/* What an item is was said once, when it was taken in. */
static gboolean
check_item (const BeketValue *says,
            GError          **error)
{
  gboolean is_new = beket_value_get (says, "item") == NULL;

  if (is_new && beket_value_get (says, "kind") == NULL)
    return refuse (error, "kind", "is missing");
  if (is_new && beket_value_get (says, "description") == NULL)
    return refuse (error, "description", "is missing");

  return is_new || (beket_value_get (says, "kind") == NULL && beket_value_get (says, "description") == NULL &&
                    beket_value_get (says, "offence") == NULL) ||
         refuse (error, "item", "is known: what it is stands in its first record");
}

gboolean
beket_paper_check (BeketPaper        self,
                   const BeketValue *says,
                   const BeketCodes *codes,
                   GError          **error)
{
  if (!check_object (papers[self], says, "paper", codes, error))
    return FALSE;
  if (self == BEKET_PAPER_OFFENCE)
    return check_offence (says, error);

  return self != BEKET_PAPER_ITEM || check_item (says, error);
}
