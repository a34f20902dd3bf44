/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Recognising, declining and inspecting again: what may be decided, and why not.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/error.h"
#include "domain/recognition.h"

static const char *const reasons[] = { "N1", "N2", "N3", "N4", "N5", "N6", "N7", "N8", NULL };

/* Of these nothing is left that could be recognised in part. */
static const char *const whole_reasons[] = { "N1", "N2", "N3", "N8", NULL };

static const char *const grounds[] = {
  "G01", "G02", "G03", "G04", "G05", "G06", "G07", "G08", "G09", "G10", "G99", NULL
};

static const struct
{
  const char *object;
  BeketAction action;
} objects[] = {
  { "identification", BEKET_ACTION_RECOGNISE_IDENTIFICATION },
  { "document", BEKET_ACTION_RECOGNISE_DOCUMENT },
  { "inspection", BEKET_ACTION_RECOGNISE_INSPECTION },
};

const char *const *
beket_recognition_reasons (void)
{
  return reasons;
}

const char *const *
beket_reinspection_grounds (void)
{
  return grounds;
}

static gboolean
refuse (GError    **error,
        BeketError  code,
        const char *why)
{
  g_set_error_literal (error, BEKET_ERROR, code, why);

  return FALSE;
}

static gboolean
is (const char *word,
    const char *expected)
{
  return g_strcmp0 (word, expected) == 0;
}

/* At least one word, each known, none twice. */
static gboolean
check_words (const char *const *words,
             const char *const *known,
             const char        *what,
             GError           **error)
{
  if (words == NULL || words[0] == NULL)
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "a %s is needed", what);
      return FALSE;
    }

  for (guint i = 0; words[i] != NULL; i++)
    {
      gboolean twice = FALSE;

      for (guint j = 0; j < i; j++)
        twice |= is (words[i], words[j]);
      if (!twice && g_strv_contains (known, words[i]))
        continue;
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "%s \"%s\": %s", what, words[i],
                   twice ? "named twice" : "no list knows it");
      return FALSE;
    }

  return TRUE;
}

/* ---- Recognition ---- */

gboolean
beket_recognition_action (const char  *object,
                          BeketAction *action)
{
  for (guint i = 0; i < G_N_ELEMENTS (objects); i++)
    if (is (objects[i].object, object))
      {
        *action = objects[i].action;
        return TRUE;
      }

  return FALSE;
}

static gboolean
form_is_agreed (const BeketRecognition *ask,
                const BeketProtocol    *protocol)
{
  return ask->form == NULL ||
         (protocol != NULL && ask->form_version != NULL &&
          is (beket_protocol_form (protocol, ask->form), ask->form_version));
}

/* What recognition stands on, in the order in which a screen should tell it. */
static gboolean
check_ground_of_recognition (const BeketRecognition *ask,
                             const BeketActor       *actor,
                             GError                **error)
{
  if (actor->protocol == NULL)
    return beket_error_set_power (error, "9", "no-protocol",
                                  "Article 9: no protocol is in force for this point today");
  if (ask->suspended)
    return beket_error_set_power (error, "8", "suspended", "Article 8: joint control is suspended");
  if (!ask->valid)
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_CORRUPT, "the act is not valid: %s",
                   ask->fault == NULL ? "not checked" : ask->fault);
      return FALSE;
    }
  if (!form_is_agreed (ask, actor->protocol))
    return refuse (error, BEKET_ERROR_INVALID, "its form is not agreed on: N2");

  return TRUE;
}

static gboolean
check_partly (const BeketRecognition *ask,
              GError                **error)
{
  for (guint i = 0; ask->reasons[i] != NULL; i++)
    if (g_strv_contains (whole_reasons, ask->reasons[i]))
      {
        g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID,
                     "reason \"%s\" leaves no part that could be recognised", ask->reasons[i]);
        return FALSE;
      }

  return TRUE;
}

static gboolean
check_reasons (const BeketRecognition *ask,
               GError                **error)
{
  if (is (ask->decision, "recognised"))
    return ask->reasons == NULL || ask->reasons[0] == NULL ||
           refuse (error, BEKET_ERROR_INVALID, "full recognition has no reasons against it");
  if (!check_words (ask->reasons, reasons, "reason", error))
    return FALSE;

  return !is (ask->decision, "partly") || check_partly (ask, error);
}

gboolean
beket_recognition_check (const BeketRecognition *ask,
                         const BeketActor       *actor,
                         GError                **error)
{
  gboolean declined = is (ask->decision, "not-recognised");
  BeketAction action;

  if (!declined && !is (ask->decision, "partly") && !is (ask->decision, "recognised"))
    return refuse (error, BEKET_ERROR_INVALID, "no such answer");
  if (!beket_recognition_action (ask->object, &action))
    return refuse (error, BEKET_ERROR_INVALID, "this is nothing that can be recognised");
  if (ask->issuer == NULL || is (ask->issuer, actor->party))
    return refuse (error, BEKET_ERROR_INVALID, "only the other party's act can be recognised");

  return beket_powers_check (actor, action, error) &&
         (declined || check_ground_of_recognition (ask, actor, error)) &&
         check_reasons (ask, error);
}

GStrv
beket_recognition_suggest (const BeketRecognition *ask,
                           const BeketProtocol    *protocol)
{
  g_autoptr (GStrvBuilder) found = g_strv_builder_new ();

  if (!ask->valid)
    g_strv_builder_add (found, "N1");
  if (!form_is_agreed (ask, protocol))
    g_strv_builder_add (found, "N2");
  if (ask->suspended)
    g_strv_builder_add (found, "N8");

  return g_strv_builder_end (found);
}

/* ---- Inspecting again ---- */

static gboolean
check_sample (const BeketProtocol *protocol,
              const char *const   *words,
              GError             **error)
{
  if (!g_strv_contains (words, "G10") || (protocol != NULL && protocol->sampling_clause != NULL))
    return TRUE;

  return refuse (error, BEKET_ERROR_INVALID,
                 "a sample is no sufficient ground, Article 3(4): no protocol clause says so");
}

gboolean
beket_reinspection_check (const BeketActor  *actor,
                          const char *const *words,
                          const char        *text,
                          GError           **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text == NULL ? "" : text));

  if (!beket_powers_check (actor, BEKET_ACTION_INSPECT_AGAIN, error) ||
      !check_words (words, grounds, "ground", error) ||
      !check_sample (actor->protocol, words, error))
    return FALSE;
  if (g_strv_contains (words, "G99") && *stripped == '\0')
    return refuse (error, BEKET_ERROR_INVALID, "G99 needs a text that says what it is");

  return TRUE;
}
