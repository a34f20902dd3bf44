/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who may take back what, and with whose consent.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/correction.h"

#include <string.h>

#include "domain/clock.h"
#include "domain/error.h"

#define MAX_TEXT 2000

static gboolean
invalid (GError    **error,
         const char *message,
         const char *detail)
{
  g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "%s%s", message, detail != NULL ? detail : "");
  return FALSE;
}

/* Who takes back what is a rule of this station: no article of the Agreement gives it. */
static gboolean
refuse (GError    **error,
        const char *reason,
        const char *message)
{
  return beket_error_set_power (error, NULL, reason, "%s", message);
}

static gboolean
has_word (const BeketCodes *codes,
          const char       *list,
          const char       *word)
{
  const char *const *words = beket_codes_words (codes, list);

  return words != NULL && word != NULL && g_strv_contains (words, word);
}

/* ---- Why ---- */

static gboolean
is_blank (const char *text)
{
  return text == NULL || text[strspn (text, " \t\r\n")] == '\0';
}

static gboolean
check_words (const BeketCorrection *self,
             const BeketCodes      *codes,
             GError               **error)
{
  if (!has_word (codes, "correction-reason", self->reason))
    return invalid (error, "not a reason of a correction: ", self->reason);
  if (is_blank (self->text))
    return invalid (error, "a correction says in words why", NULL);

  return g_utf8_strlen (self->text, -1) <= MAX_TEXT || invalid (error, "the text of a correction is too long", NULL);
}

/* ---- Who ---- */

static gboolean
is_author (const BeketCorrection *self,
           const char            *officer)
{
  return self->authors != NULL && officer != NULL && g_strv_contains (self->authors, officer);
}

static gboolean
check_role (const BeketCorrection *self,
            const BeketActor      *actor,
            GError               **error)
{
  if (self->kind == BEKET_CORRECTION_REOPEN)
    return g_strcmp0 (actor->role, "supervisor") == 0 ||
           beket_error_set_power (error, "4(1)", "supervisor-only", "Article 4(1): a supervisor reopens the register of a day");
  if (g_strcmp0 (actor->role, "shift-leader") == 0 || g_strcmp0 (actor->role, "supervisor") == 0)
    return TRUE;
  if (g_strcmp0 (actor->role, "inspector") != 0)
    return refuse (error, "role", "this role corrects nothing");

  return is_author (self, actor->officer) || refuse (error, "not-author", "an inspector corrects only what he made himself");
}

static gboolean
check_second (const BeketCorrection *self,
              const BeketActor      *actor,
              GError               **error)
{
  if (self->second == NULL && self->kind == BEKET_CORRECTION_REOPEN)
    return refuse (error, "reopen-second", "a day is reopened with the consent of a second supervisor");
  if (self->second == NULL)
    return self->kind != BEKET_CORRECTION_ANNUL || refuse (error, "second-needed", "an annulment needs the consent of a supervisor");
  if (g_strcmp0 (self->second_role, "supervisor") != 0)
    return refuse (error, "second-role", "the second person is not a supervisor");
  if (g_strcmp0 (self->second, actor->officer) == 0 || is_author (self, self->second))
    return refuse (error, "second-same", "the second person is another one than those whose work it is");

  return TRUE;
}

gboolean
beket_correction_check (const BeketCorrection *self,
                        const BeketCodes      *codes,
                        const BeketActor      *actor,
                        GError               **error)
{
  return beket_powers_check (actor, BEKET_ACTION_PERFORM_CONTROL, error) &&
         check_role (self, actor, error) &&
         check_words (self, codes, error) &&
         check_second (self, actor, error);
}

/* ---- What of a record ---- */

static const struct
{
  const char *type;
  const char *member;
  const char *list;      /* (nullable): of its words */
  gboolean    time;
  gboolean    needed;
} members[] = {
  { "control.recorded", "result", "control-result", FALSE, TRUE },
  { "control.recorded", "method", "method", FALSE, FALSE },
  { "control.recorded", "remarks", NULL, FALSE, FALSE },
  { "control.recorded", "started", NULL, TRUE, TRUE },
  { "control.recorded", "finished", NULL, TRUE, TRUE },
  { "crossing.decided", "decision", "decision", FALSE, TRUE },
  { "crossing.decided", "conditions", NULL, FALSE, FALSE },
  { "crossing.decided", "refusal", "refusal", FALSE, FALSE },
  { "crossing.decided", "decided", NULL, TRUE, TRUE },
};

static gboolean
check_value (gsize             index,
             const char       *value,
             const BeketCodes *codes,
             GError          **error)
{
  const char *list = members[index].list;
  gint64 when;

  if (is_blank (value))
    return !members[index].needed || invalid (error, "cannot be left out: ", members[index].member);
  if (members[index].time)
    return beket_time_parse_wire (value, &when, error);
  if (list != NULL && !has_word (codes, list, value))
    return invalid (error, "not a word of its list: ", value);

  return g_utf8_strlen (value, -1) <= MAX_TEXT || invalid (error, "too long: ", members[index].member);
}

gboolean
beket_correction_set (const char       *type,
                      BeketValue       *data,
                      const char       *member,
                      const char       *value,
                      const BeketCodes *codes,
                      GError          **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    {
      if (g_strcmp0 (members[i].type, type) != 0 || g_strcmp0 (members[i].member, member) != 0)
        continue;
      if (!check_value (i, value, codes, error))
        return FALSE;

      beket_value_set_text (data, member, is_blank (value) ? NULL : value);
      return TRUE;
    }

  return invalid (error, "cannot be corrected: ", member);
}

void
beket_correction_apply (const char       *type,
                        BeketValue       *data,
                        const BeketValue *corrected)
{
  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    {
      const BeketValue *value = beket_value_get (corrected, members[i].member);

      if (g_strcmp0 (members[i].type, type) == 0)
        beket_value_set (data, members[i].member, value != NULL ? beket_value_copy (value) : NULL);
    }
}
