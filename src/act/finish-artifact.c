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
  gboolean    in_text;    /* between BT and ET: cairo marks a span there whose letters are others than its glyphs */
} Pass;

static gboolean
is_space (char c)
{
  return c == '\0' || c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f';
}

static gboolean
is_delimiter (char c)
{
  return c == '(' || c == ')' || c == '<' || c == '>' || c == '[' || c == ']' || c == '{' || c == '}' || c == '/' || c == '%';
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
is (const char *token,
    gsize       length,
    const char *name)
{
  return strlen (name) == length && memcmp (token, name, length) == 0;
}

static gboolean
is_operator (const char *token,
             gsize       length)
{
  if (!g_ascii_isalpha (*token) && *token != '\'' && *token != '"')
    return FALSE;

  return !is (token, length, "true") && !is (token, length, "false") && !is (token, length, "null");
}

/* What begins a path or a text. */
static gboolean
is_begin (const char *token,
          gsize       length)
{
  return is (token, length, "re") || is (token, length, "m") || is (token, length, "BT");
}

static void
end_artifact (Pass *pass,
              gsize at)
{
  g_string_insert (pass->out, (gssize) at, "EMC\n");
  pass->open = FALSE;
}

/* An artifact begins before the operands of the operator that begins a path or a text, and goes on until there is content, or the state of
 * graphics is put back to what it was. */
static void
see_operator (Pass       *pass,
              const char *name,
              gsize       length)
{
  gboolean content = is (name, length, "BDC") || is (name, length, "BMC");

  if (is (name, length, "BT") || is (name, length, "ET"))
    pass->in_text = *name == 'B';
  if (pass->open && !pass->in_text && (content || is (name, length, "q") || is (name, length, "Q")))
    end_artifact (pass, pass->operands);

  if (content)
    {
      pass->depth++;
    }
  else if (is (name, length, "EMC") && pass->depth > 0)
    {
      pass->depth--;
    }
  else if (pass->depth == 0 && !pass->open && is_begin (name, length))
    {
      g_string_insert (pass->out, (gssize) pass->operands, "/Artifact BMC\n");
      pass->open = TRUE;
    }
}

/* What a literal string escapes. A line break could be read as another one (ISO 32000-1, 7.3.4.2). */
static void
append_escaped (GString *out,
                guint8   byte)
{
  static const char plain[] = "()\\\n\r";
  static const char escapes[] = "()\\nr";
  const char *found = byte != 0 ? strchr (plain, byte) : NULL;

  if (found != NULL)
    {
      g_string_append_c (out, '\\');
      g_string_append_c (out, escapes[found - plain]);
    }
  else
    {
      g_string_append_c (out, (char) byte);
    }
}

/* Cairo writes the numbers of letters in hex, broken where its lines end: twice as long, and a third more time to deflate. Two digits are
 * a byte, blanks between digits are nothing (ISO 32000-1, 7.3.4.3). Returns: %FALSE, and nothing written, when it is another string. */
static gboolean
append_string (GString    *out,
               const char *hex,
               const char *last)
{
  gsize start = out->len;
  int high = -1;

  g_string_append_c (out, '(');
  for (; hex < last && (g_ascii_isxdigit (*hex) || is_space (*hex)); hex++)
    {
      int digit = g_ascii_xdigit_value (*hex);

      if (digit >= 0 && high >= 0)
        append_escaped (out, (guint8) (high << 4 | digit));
      if (digit >= 0)
        high = high >= 0 ? -1 : digit;
    }
  g_string_append_c (out, ')');
  if (hex == last && high < 0)
    return TRUE;

  g_string_truncate (out, start);
  return FALSE;
}

static void
append_token (GString    *out,
              const char *token,
              gsize       length)
{
  if (length < 2 || *token != '<' || token[length - 1] != '>' || !append_string (out, token + 1, token + length - 1))
    g_string_append_len (out, token, (gssize) length);
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

  append_token (pass->out, from, (gsize) (last - from));
  if (is_operator (from, (gsize) (last - from)))
    {
      see_operator (pass, from, (gsize) (last - from));
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
  if (pass.open)
    end_artifact (&pass, pass.out->len);

  return pass.out;
}
