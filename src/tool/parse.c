/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * beketctl parse: one case a line in, one JSON object a line out.
 */

#define G_LOG_DOMAIN "beket-tool"

#include "config.h"

#include "tool/command.h"
#include "tool/parse.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "domain/look-alike.h"
#include "domain/parse-error.h"

#define MAX_LINE 4096
#define MAX_UTF8 4

/* A seal and a mark's serial have no rule by which a character could be another one. */
static const struct
{
  const char   *word;
  BeketctlParse parse;
  gboolean      suggests;
} kinds[] = {
  { "mrz", beketctl_parse_mrz, TRUE },
  { "plate", beketctl_parse_plate, TRUE },
  { "container", beketctl_parse_container, TRUE },
  { "wagon", beketctl_parse_wagon, TRUE },
  { "seal", beketctl_parse_seal, FALSE },
  { "iin", beketctl_parse_iin, TRUE },
  { "bin", beketctl_parse_bin, TRUE },
  { "inn", beketctl_parse_inn, TRUE },
  { "snils", beketctl_parse_snils, TRUE },
  { "ogrn", beketctl_parse_ogrn, TRUE },
  { "vin", beketctl_parse_vin, TRUE },
  { "tir", beketctl_parse_tir, TRUE },
  { "declaration", beketctl_parse_declaration, TRUE },
  { "hs", beketctl_parse_hs, TRUE },
  { "mark", beketctl_parse_mark, FALSE },
};

static gsize
characters_before (const char *line,
                   const char *byte)
{
  return (gsize) g_utf8_strlen (line, byte - line);
}

/* What is no text at all is refused here; positions count in characters, like the parsers'. */
static gboolean
check_bytes (const char *line,
             gsize       length,
             GError    **error)
{
  const char *end;
  int position;

  if (g_utf8_validate (line, (gssize) MIN (length, MAX_LINE), &end) && length <= MAX_LINE)
    return TRUE;
  position = (int) characters_before (line, end);
  if (length > MAX_LINE && end + MAX_UTF8 > line + MAX_LINE)
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_LIMIT, position, "a line has at most %d bytes", MAX_LINE);
  if (*end == '\0')
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_CHARACTER, position, "a line has no NUL");
  return beket_parse_error_set (error, BEKET_PARSE_ERROR_CHARACTER, position, "the line is not UTF-8");
}

static gboolean
check (const char *text,
       gpointer    parse,
       GError    **error)
{
  g_autoptr (BeketValue) nothing = beket_value_new_object ();

  return ((BeketctlParse) parse)(text, nothing, error);
}

static char *
suggest (guint       kind,
         const char *line)
{
  if (!kinds[kind].suggests)
    return NULL;
  if (kinds[kind].parse == beketctl_parse_mrz)
    return beket_look_alike_suggest_mrz (line);

  return beket_look_alike_suggest (line, check, (gpointer) kinds[kind].parse);
}

static void
refuse (const GError *error,
        const char   *suggestion,
        BeketValue   *answer)
{
  beket_value_set_text (answer, "error", beket_parse_error_word (error));
  beket_value_set_integer (answer, "position", beket_parse_error_get_position (error));
  beket_value_set_text (answer, "message", error->message);
  beket_value_set_text (answer, "suggestion", suggestion);
}

/* A line that is too long, or has a NUL, is one bad case and not two. */
static void
parse_line (guint       kind,
            const char *line,
            gsize       length)
{
  g_autoptr (BeketValue) answer = beket_value_new_object ();
  g_autoptr (GError) error = NULL;
  gboolean text = check_bytes (line, length, &error);
  gboolean ok = text && kinds[kind].parse (line, answer, &error);
  g_autofree char *suggestion = text && !ok ? suggest (kind, line) : NULL;

  beket_value_set_boolean (answer, "ok", ok);
  if (!ok)
    refuse (error, suggestion, answer);
  beketctl_print_json (answer);
}

static void
parse_all (guint kind)
{
  char *line = NULL;
  size_t size = 0;
  ssize_t length;

  while ((length = getline (&line, &size, stdin)) >= 0)
    {
      while (length > 0 && (line[length - 1] == '\n' || line[length - 1] == '\r'))
        line[--length] = '\0';
      parse_line (kind, line, (gsize) length);
    }
  free (line);
}

static char *
list_kinds (void)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_string_append_printf (list, "%s%s", i == 0 ? "" : "|", kinds[i].word);

  return g_string_free (g_steal_pointer (&list), FALSE);
}

int
beketctl_parse (int    argc,
                char **argv)
{
  g_auto (BeketOptions) options = { 0 };
  g_autofree char *list = list_kinds ();
  int status = beketctl_parse_options (&options, argc, argv, list,
                                       _ ("Reads one case a line from standard input (an MRZ with its lines joined) "
                                          "and writes one JSON object a line."), NULL);

  if (status >= 0)
    return status;
  if (beketctl_count (&options) != 1)
    return beketctl_usage (argv[0], _ ("name one kind"));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].word, options.rest[0]))
      {
        parse_all (i);
        return BEKETCTL_OK;
      }
  return beketctl_usage (argv[0], _ ("no such kind"));
}
