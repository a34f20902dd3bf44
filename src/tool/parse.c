/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * beketctl parse: one case a line in, one JSON object a line out.
 */

#define G_LOG_DOMAIN "beket-tool"

#include "config.h"

#include "tool/command.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "domain/container.h"
#include "domain/document.h"
#include "domain/parse-error.h"
#include "domain/plate.h"
#include "domain/seal.h"

#define MAX_LINE 4096
#define MAX_UTF8 4

typedef gboolean (*ParseFunc) (const char *line,
                               BeketValue *fields,
                               GError    **error);

static const char *
mrz_format_word (BeketMrzFormat format)
{
  switch (format)
    {
      case BEKET_MRZ_TD1:
        return "TD1";
      case BEKET_MRZ_TD2:
        return "TD2";
      case BEKET_MRZ_TD3:
      default:
        return "TD3";
    }
}

static gboolean
parse_mrz (const char *line,
           BeketValue *fields,
           GError    **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");
  g_autoptr (BeketDocument) document = beket_mrz_parse (line, today, error);

  if (document == NULL)
    return FALSE;
  beket_value_set_text (fields, "format", mrz_format_word (document->format));
  beket_value_set_text (fields, "type", document->type);
  beket_value_set_text (fields, "issuer", document->issuer);
  beket_value_set_text (fields, "number", document->number);
  beket_value_set_text (fields, "nationality", document->nationality);
  beket_value_set_text (fields, "surname", document->surname);
  beket_value_set_text (fields, "given", document->given);
  beket_value_set_text (fields, "patronymic", document->patronymic);
  beket_value_set_text (fields, "birthDate", document->birth_date);
  beket_value_set_text (fields, "sex", document->sex);
  beket_value_set_text (fields, "expiry", document->expiry);
  beket_value_set_text (fields, "personalNumber", document->personal_number);
  beket_value_set_text (fields, "issuedOn", document->issued_on);
  beket_value_set_text (fields, "issuerCode", document->issuer_code);
  return TRUE;
}

static gboolean
parse_plate (const char *line,
             BeketValue *fields,
             GError    **error)
{
  g_autoptr (BeketPlate) plate = beket_plate_parse (line, error);

  if (plate == NULL)
    return FALSE;
  beket_value_set_text (fields, "folded", plate->folded);
  beket_value_set_text (fields, "printed", plate->printed);
  beket_value_set_text (fields, "country", plate->country);
  beket_value_set_text (fields, "kind", plate->kind);
  beket_value_set_text (fields, "region", plate->region);
  return TRUE;
}

static gboolean
parse_container (const char *line,
                 BeketValue *fields,
                 GError    **error)
{
  BeketContainer container;
  char category[2] = { 0 };
  g_autofree char *printed = NULL;

  if (!beket_container_parse (line, &container, error))
    return FALSE;
  category[0] = container.category;
  printed = beket_container_format (&container);
  beket_value_set_text (fields, "number", container.number);
  beket_value_set_text (fields, "printed", printed);
  beket_value_set_text (fields, "owner", container.owner);
  beket_value_set_text (fields, "category", category);
  beket_value_set_text (fields, "serial", container.serial);
  return TRUE;
}

static gboolean
parse_seal (const char *line,
            BeketValue *fields,
            GError    **error)
{
  g_autoptr (BeketSeal) seal = beket_seal_parse (line, error);
  char class[2] = { 0 };

  if (seal == NULL)
    return FALSE;
  class[0] = seal->class;
  beket_value_set_text (fields, "raw", seal->raw);
  beket_value_set_text (fields, "number", seal->number);
  beket_value_set_text (fields, "class", class[0] != 0 ? class : NULL);
  return TRUE;
}

static const struct
{
  const char *kind;
  ParseFunc   parse;
} kinds[] = {
  { "mrz", parse_mrz },
  { "plate", parse_plate },
  { "container", parse_container },
  { "seal", parse_seal },
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

/* A line that is too long, or has a NUL, is one bad case and not two. */
static void
parse_line (ParseFunc   parse,
            const char *line,
            gsize       length)
{
  g_autoptr (BeketValue) answer = beket_value_new_object ();
  g_autoptr (GError) error = NULL;
  gboolean ok = check_bytes (line, length, &error) && parse (line, answer, &error);

  beket_value_set_boolean (answer, "ok", ok);
  if (!ok)
    {
      beket_value_set_text (answer, "error", beket_parse_error_word (error));
      beket_value_set_integer (answer, "position", beket_parse_error_get_position (error));
      beket_value_set_text (answer, "message", error->message);
    }
  beketctl_print_json (answer);
}

static void
parse_all (ParseFunc parse)
{
  char *line = NULL;
  size_t size = 0;
  ssize_t length;

  while ((length = getline (&line, &size, stdin)) >= 0)
    {
      while (length > 0 && (line[length - 1] == '\n' || line[length - 1] == '\r'))
        line[--length] = '\0';
      parse_line (parse, line, (gsize) length);
    }
  free (line);
}

int
beketctl_parse (int    argc,
                char **argv)
{
  g_auto (BeketOptions) options = { 0 };
  int status = beketctl_parse_options (&options, argc, argv, "mrz|plate|container|seal",
                                       _ ("Reads one case a line from standard input (an MRZ with its lines joined) "
                                          "and writes one JSON object a line."), NULL);

  if (status >= 0)
    return status;
  if (beketctl_count (&options) != 1)
    return beketctl_usage (argv[0], _ ("name one kind"));
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].kind, options.rest[0]))
      {
        parse_all (kinds[i].parse);
        return BEKETCTL_OK;
      }
  return beketctl_usage (argv[0], _ ("no such kind"));
}
