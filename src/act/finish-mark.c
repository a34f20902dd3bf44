/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Marked content (ISO 32000-1, 14.6): each leaf of the structure is numbered, and rules, boxes and repeated headings are artifacts (ISO 14289-1,
 * 7.1). Which is which the colours say (layout-ink.c), that become inks here. It needs a tokenizer, because cairo breaks its lines within operands.
 */

#define G_LOG_DOMAIN "beket-act"

#include "config.h"

#include "act/finish.h"

#include <string.h>

typedef struct
{
  BeketTags    *tags;
  const GArray *marks;      /* (element-type BeketMark) */
  int           page;
  const char   *at;
  const char   *end;
  GString      *out;
  gsize         operands;   /* where in @out the operands of the next operator begin */
  int           tag;        /* of the mark that is drawn, -1 = an artifact */
  gboolean      open;       /* content has been begun */
  gboolean      in_text;    /* between BT and ET: cairo marks a span there whose letters are others than its glyphs */
  gboolean      broken;
} Pass;

#define SPACE     1
#define DELIMITER 2
#define END       (SPACE | DELIMITER)   /* of a name, a number or an operator */

/* ISO 32000-1, tables 1 and 2. */
static const guint8 classes[256] = {
  ['\0'] = SPACE, ['\t'] = SPACE, ['\n'] = SPACE, ['\f'] = SPACE, ['\r'] = SPACE, [' '] = SPACE,
  ['('] = DELIMITER, [')'] = DELIMITER, ['<'] = DELIMITER, ['>'] = DELIMITER, ['['] = DELIMITER, [']'] = DELIMITER,
  ['{'] = DELIMITER, ['}'] = DELIMITER, ['/'] = DELIMITER, ['%'] = DELIMITER,
};

static guint8
class_of (char c)
{
  return classes[(guint8) c];
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
  if (class_of (*at) == DELIMITER && *at != '/')
    return last;

  while (last < end && (class_of (*last) & END) == 0)
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

/* ---- Content ---- */

static void
end_content (Pass *pass,
             gsize at)
{
  g_string_insert (pass->out, (gssize) at, "EMC\n");
  pass->open = FALSE;
}

/* Before the operands of the operator that begins a path or a text. */
static void
begin_content (Pass *pass)
{
  char begin[64] = "/Artifact BMC\n";
  int content = pass->tag >= 0 ? beket_tags_see (pass->tags, pass->tag, pass->page) : -1;

  if (content >= 0)
    g_snprintf (begin, sizeof begin, "/P << /MCID %d >> BDC\n", content);
  /* A leaf in two pieces was never seen: the act is then refused, see finish.c. */
  pass->broken = pass->broken || (pass->tag >= 0 && content < 0);
  g_string_insert (pass->out, (gssize) pass->operands, begin);
  pass->open = TRUE;
}

/* The mark that the three operands name, %NULL: they are a colour. */
static const BeketMark *
named_mark (const Pass *pass)
{
  const char *at = pass->out->str + pass->operands;
  double colour[3];
  int index;

  for (guint i = 0; i < G_N_ELEMENTS (colour); i++)
    {
      char *end = NULL;

      colour[i] = g_ascii_strtod (at, &end);
      if (end == at)
        return NULL;
      at = end;
    }

  index = beket_mark_of_colour (colour);
  return index >= 0 && (guint) index < pass->marks->len ? &g_array_index (pass->marks, BeketMark, index) : NULL;
}

/* What is painted from here on belongs to another mark. */
static void
see_colour (Pass *pass)
{
  const BeketMark *mark = named_mark (pass);

  if (mark == NULL)
    return;

  g_string_truncate (pass->out, pass->operands);
  if (pass->open)
    {
      end_content (pass, pass->operands);
      pass->operands = pass->out->len;
    }
  g_string_append (pass->out, beket_ink_operands (mark->ink));
  pass->tag = mark->tag;
}

/* Content goes on until another mark comes, or the state of graphics is put back to what it was. */
static void
see_operator (Pass       *pass,
              const char *name,
              gsize       length)
{
  if (is (name, length, "BT") || is (name, length, "ET"))
    pass->in_text = *name == 'B';
  if (is (name, length, "rg") || is (name, length, "RG"))
    see_colour (pass);
  else if (pass->open && !pass->in_text && (is (name, length, "q") || is (name, length, "Q")))
    end_content (pass, pass->operands);
  else if (!pass->open && is_begin (name, length))
    begin_content (pass);
}

/* ---- Tokens ---- */

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
  for (; hex < last && (g_ascii_isxdigit (*hex) || class_of (*hex) == SPACE); hex++)
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
  gsize length = (gsize) (last - from);

  pass->at = last;
  if (*from == '%')
    {
      while (pass->at < pass->end && *pass->at != '\n')
        pass->at++;
      return;
    }

  if (is_operator (from, length))
    {
      see_operator (pass, from, length);
      g_string_append_len (pass->out, from, (gssize) length);
      g_string_append_c (pass->out, '\n');
      pass->operands = pass->out->len;
      return;
    }

  append_token (pass->out, from, length);
  g_string_append_c (pass->out, ' ');
}

GString *
beket_content_mark (BeketTags    *tags,
                    const GArray *marks,
                    guint         page,
                    const char   *content,
                    gsize         length)
{
  Pass pass = { .tags = tags, .marks = marks, .page = (int) page, .at = content, .end = content + length,
                .out = g_string_sized_new (length * 2), .tag = -1 };

  while (pass.at < pass.end)
    {
      if (class_of (*pass.at) == SPACE)
        pass.at++;
      else
        next_token (&pass);
    }
  if (pass.open)
    end_content (&pass, pass.out->len);
  if (!pass.broken)
    return pass.out;

  g_string_free (pass.out, TRUE);
  return NULL;
}
