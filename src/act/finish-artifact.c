/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rules, boxes and repeated headings are artifacts (ISO 14289-1, 7.1): cairo 1.16 cannot say so,
 * this pass over the content of a page does. It needs a tokenizer, because cairo breaks its lines
 * within operands.
 */

#define G_LOG_DOMAIN "beket-act"

#include "config.h"

#include "act/finish.h"

#include <string.h>

typedef struct
{
  const char *at;
  const char *end;
  GString    *out;
  gsize       operands;   /* where in @out the operands of the next operator begin */
  guint       depth;      /* of marked content in the input */
  gboolean    open;       /* an artifact has been begun */
} Pass;

static gboolean
is_space (char c)
{
  return c == '\0' || strchr (" \t\r\n\f", c) != NULL;
}

static gboolean
is_delimiter (char c)
{
  return c != '\0' && strchr ("()<>[]{}/%", c) != NULL;
}

static const char *
skip_string (const char *at,
             const char *end)
{
  guint depth = 0;

  for (; at < end; at++)
    {
      if (*at == '\\' && at + 1 < end)
        at++;
      else if (*at == '(')
        depth++;
      else if (*at == ')' && --depth == 0)
        return at + 1;
    }

  return end;
}

/* Where the token ends that begins at @at, which is no space. */
static const char *
token_end (const char *at,
           const char *end)
{
  const char *last = at + 1;

  if (*at == '(')
    return skip_string (at, end);
  if ((*at == '<' || *at == '>') && last < end && *last == *at)
    return last + 1;
  if (*at == '<')
    {
      while (last < end && *last != '>')
        last++;
      return MIN (last + 1, end);
    }
  if (is_delimiter (*at) && *at != '/')
    return last;

  while (last < end && !is_space (*last) && !is_delimiter (*last))
    last++;
  return last;
}

static gboolean
is_operator (const char *token,
             gsize       length)
{
  if (!g_ascii_isalpha (*token) && *token != '\'' && *token != '"')
    return FALSE;

  return !((length == 4 && memcmp (token, "true", 4) == 0) ||
           (length == 5 && memcmp (token, "false", 5) == 0) ||
           (length == 4 && memcmp (token, "null", 4) == 0));
}

static gboolean
one_of (const char        *name,
        const char *const *names)
{
  return g_strv_contains (names, name);
}

static const char *const begins[] = { "m", "re", "BT", NULL };
static const char *const ends[] = { "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "n", "ET",
                                    NULL };

/* The artifact begins before the operands of the operator that begins a path or a text, and ends
 * behind what paints it. */
static void
see_operator (Pass       *pass,
              const char *name)
{
  if (g_str_equal (name, "BDC") || g_str_equal (name, "BMC"))
    {
      pass->depth++;
    }
  else if (g_str_equal (name, "EMC") && pass->depth > 0)
    {
      pass->depth--;
    }
  else if (pass->depth == 0 && !pass->open && one_of (name, begins))
    {
      g_string_insert (pass->out, (gssize) pass->operands, "/Artifact BMC\n");
      pass->open = TRUE;
    }

  if (pass->open && pass->depth == 0 && one_of (name, ends))
    {
      g_string_append (pass->out, "\nEMC");
      pass->open = FALSE;
    }
}

static void
next_token (Pass *pass)
{
  const char *from = pass->at;
  const char *last = token_end (from, pass->end);

  pass->at = last;
  if (*from == '%')
    {
      while (pass->at < pass->end && *pass->at != '\n')
        pass->at++;
      return;
    }

  g_string_append_len (pass->out, from, last - from);
  if (is_operator (from, (gsize) (last - from)))
    {
      g_autofree char *name = g_strndup (from, (gsize) (last - from));

      see_operator (pass, name);
      g_string_append_c (pass->out, '\n');
      pass->operands = pass->out->len;
    }
  else
    {
      g_string_append_c (pass->out, ' ');
    }
}

GString *
beket_artifacts_mark (const char *content,
                      gsize       length)
{
  Pass pass = { .at = content, .end = content + length, .out = g_string_sized_new (length * 2) };

  while (pass.at < pass.end)
    {
      if (is_space (*pass.at))
        pass.at++;
      else
        next_token (&pass);
    }

  return pass.out;
}
