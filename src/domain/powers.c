/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The table of powers: which bodies may do what where, by which article.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/day.h"
#include "domain/error.h"
#include "domain/pass.h"
#include "domain/powers.h"

#include <string.h>

typedef enum
{
  ANY_BODY,         /* control bodies and other control bodies */
  CONTROL_BODIES,   /* border and customs: Article 1 */
  BORDER_BODY,      /* of the host state: Article 6 */
} Who;

static const Who powers[BEKET_N_ACTIONS] = {
  [BEKET_ACTION_PERFORM_CONTROL] = ANY_BODY,
  [BEKET_ACTION_WAIVE] = ANY_BODY,
  [BEKET_ACTION_RECOGNISE_IDENTIFICATION] = CONTROL_BODIES,
  [BEKET_ACTION_RECOGNISE_DOCUMENT] = CONTROL_BODIES,
  [BEKET_ACTION_RECOGNISE_INSPECTION] = ANY_BODY,
  [BEKET_ACTION_INSPECT_AGAIN] = ANY_BODY,
  [BEKET_ACTION_ASSIST] = ANY_BODY,
  [BEKET_ACTION_NOTIFY] = ANY_BODY,
  [BEKET_ACTION_EXCHANGE] = ANY_BODY,
  [BEKET_ACTION_STAY] = CONTROL_BODIES,       /* others are not named: a protocol may name them */
  [BEKET_ACTION_ISSUE_PASS] = BORDER_BODY,
  [BEKET_ACTION_CHECK_GROUNDS] = ANY_BODY,
  [BEKET_ACTION_INSPECT] = ANY_BODY,
  [BEKET_ACTION_DETAIN] = ANY_BODY,
  [BEKET_ACTION_FIX_POWERS] = CONTROL_BODIES,
  [BEKET_ACTION_SUSPEND] = ANY_BODY,
  [BEKET_ACTION_RESUME] = ANY_BODY,
  [BEKET_ACTION_APPROVE_ORDER] = ANY_BODY,    /* other bodies where necessary */
  [BEKET_ACTION_AGREE_POINTS] = CONTROL_BODIES,
};

static BeketPowersVerdict
yes (const char *article,
     const char *clause)
{
  return (BeketPowersVerdict) { .allowed = TRUE, .article = article, .clause = clause };
}

static BeketPowersVerdict
no (const char *article,
    const char *reason,
    const char *clause)
{
  return (BeketPowersVerdict) { .article = article, .reason = reason, .clause = clause };
}

gboolean
beket_powers_is_visiting (const BeketActor *actor)
{
  return g_strcmp0 (actor->party, actor->territory) != 0;
}

static gboolean
is_among (const char *body,
          Who         who)
{
  gboolean border = strcmp (body, "border") == 0;

  return who == ANY_BODY || border || (who == CONTROL_BODIES && strcmp (body, "customs") == 0);
}

/* ---- Entries of the protocol ---- */

/* What an entry does not ask is "yes"; what it asks and the actor does not say is "no". */
static gboolean
asks_for (char      **words,
          const char *word)
{
  return words == NULL ||
         (word != NULL && g_strv_contains ((const char *const *) words, word));
}

static gboolean
entry_holds (const BeketPower *power,
             const BeketActor *actor)
{
  if (power->from == NULL && power->to == NULL)
    return TRUE;

  return beket_day_is_within (actor->day, power->from, power->to);
}

static gboolean
entry_speaks_of (const BeketPower *power,
                 const BeketActor *actor,
                 BeketAction       action)
{
  return power->action == action && power->abroad == beket_powers_is_visiting (actor) &&
         (power->party == NULL || g_strcmp0 (power->party, actor->party) == 0) &&
         asks_for (power->bodies, actor->body) && asks_for (power->roles, actor->role) &&
         asks_for (power->kinds, actor->kind) && entry_holds (power, actor);
}

/* Two entries never speak of one question: the loader refuses what overlaps. */
static const BeketPower *
find_entry (const BeketActor *actor,
            BeketAction       action)
{
  for (guint i = 0; actor->protocol != NULL && i < actor->protocol->powers->len; i++)
    {
      const BeketPower *power = g_ptr_array_index (actor->protocol->powers, i);

      if (entry_speaks_of (power, actor, action))
        return power;
    }

  return NULL;
}

/* ---- The two territories ---- */

static BeketPowersVerdict
judge_at_home (const BeketActor *actor,
               BeketAction       action)
{
  const BeketPower *entry = find_entry (actor, action);
  const char *article = beket_action_article (action);

  if (entry != NULL)
    return entry->allowed ? yes (article, entry->clause)
                          : no (article, "by-protocol", entry->clause);
  if (action == BEKET_ACTION_STAY)   /* nobody needs a pass at home */
    return yes (article, NULL);

  return is_among (actor->body, powers[action]) ? yes (article, NULL) : no (article, "body", NULL);
}

static gboolean
is_of_visitors (BeketAction action)
{
  return action == BEKET_ACTION_STAY || action == BEKET_ACTION_CHECK_GROUNDS ||
         action == BEKET_ACTION_INSPECT || action == BEKET_ACTION_DETAIN;
}

/* An entry may widen what a visiting officer does, or narrow it, but no entry replaces the pass. */
static BeketPowersVerdict
judge_abroad (const BeketActor *actor,
              BeketAction       action)
{
  const BeketPower *entry = find_entry (actor, action);
  const char *article = beket_action_article (action);
  const char *fault;

  if (entry != NULL && !entry->allowed)
    return no (article, "by-protocol", entry->clause);
  if (entry == NULL && action == BEKET_ACTION_ISSUE_PASS)
    return no (article, "host-border-body", NULL);
  if (entry == NULL && !is_of_visitors (action))
    return no ("7(1)", "visiting", NULL);
  if (entry == NULL && !is_among (actor->body, powers[action]))
    return no (article, "body", NULL);

  fault = beket_pass_fault (actor->pass, actor);

  return fault == NULL ? yes (article, entry != NULL ? entry->clause : NULL) : no ("6", fault, NULL);
}

BeketPowersVerdict
beket_powers_judge (const BeketActor *actor,
                    BeketAction       action)
{
  g_return_val_if_fail (action < BEKET_N_ACTIONS, (BeketPowersVerdict) { 0 });

  if (actor->body == NULL || *actor->body == '\0' || actor->party == NULL || actor->territory == NULL)
    return no (beket_action_article (action), "unknown-officer", NULL);

  return beket_powers_is_visiting (actor) ? judge_abroad (actor, action)
                                          : judge_at_home (actor, action);
}

gboolean
beket_powers_check (const BeketActor *actor,
                    BeketAction       action,
                    GError          **error)
{
  BeketPowersVerdict verdict = beket_powers_judge (actor, action);

  if (verdict.allowed)
    return TRUE;

  return beket_error_set_power (error, verdict.article, verdict.reason,
                                "Article %s does not let the body \"%s\" %s: %s%s%s", verdict.article,
                                actor->body == NULL ? "" : actor->body, beket_action_name (action),
                                verdict.reason, verdict.clause == NULL ? "" : ", clause ",
                                verdict.clause == NULL ? "" : verdict.clause);
}

/* ---- In words ---- */

/* "3(4)" is called "A3.4" in the list: a word begins with a letter and has no brackets. */
static char *
article_word (const char *article)
{
  char *word = g_strdelimit (g_strconcat ("A", article, NULL), "(", '.');
  gsize length = strlen (word);

  if (word[length - 1] == ')')
    word[length - 1] = '\0';

  return word;
}

char *
beket_powers_explain (const BeketPowersVerdict *verdict,
                      const BeketCodes         *codes,
                      BeketLanguage             language)
{
  g_autofree char *word = article_word (verdict->article);
  const char *article = beket_codes_label (codes, "article", word, language);

  if (verdict->reason == NULL)
    return g_strdup (article);

  return g_strdup_printf ("%s · %s", article,
                          beket_codes_label (codes, "power-reason", verdict->reason, language));
}

/* Codes of an older library do not have the list, and "pin-wrong" says no more than its code: no word is better than one that only we understand. */
static char *
explain_reason (const char       *reason,
                const BeketCodes *codes,
                BeketLanguage     language)
{
  static const char *const lists[] = { "signing-reason", "blank-reason" };

  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      const char *label = beket_codes_label (codes, lists[i], reason, language);

      if (strcmp (label, reason) != 0)
        return g_strdup (label);
    }

  return NULL;
}

char *
beket_powers_explain_error (const GError     *error,
                            const BeketCodes *codes,
                            BeketLanguage     language)
{
  BeketPowersVerdict verdict = { 0 };
  const char *reason = beket_error_get_reason (error);

  if (reason != NULL)
    return explain_reason (reason, codes, language);
  if (!beket_error_get_power (error, &verdict.article, &verdict.reason))
    return NULL;

  if (verdict.article == NULL)
    return g_strdup (beket_codes_label (codes, "power-reason", verdict.reason, language));

  return beket_powers_explain (&verdict, codes, language);
}
