/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Registration plates of Kazakhstan (since 2012 and before) and Russia (GOST R 50577).
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/letters.h"
#include "domain/parse-error.h"
#include "domain/plate.h"

#include <string.h>

#define MAX_PLATE 16     /* more characters than any format has */
#define MAX_BYTES 128    /* bytes that are looked at */

/* Patterns: 0 digit, L letter, R letter of Russian plates, k region 01 to 20, r region of two
 * digits, q of three; other characters stand for themselves. A space is where the printed plate
 * has a gap. */
typedef struct
{
  const char *pattern;
  const char *country;
  const char *kind;
} Format;

/* Where a text fits two formats, the groups as typed decide, then the order here. */
static const Format formats[] = {
  { "000 LLL kk", "KZ", "individual" },
  { "000 LL kk", "KZ", "legal" },
  { "L 000 LL", "KZ", "old" },
  { "L 000 LLL", "KZ", "old" },
  { "00 LLL kk", "KZ", "small" },
  { "00 LL kk", "KZ", "small" },
  { "F 0000 kk", "KZ", "foreign" },
  { "H 0000 kk", "KZ", "foreign" },
  { "M 0000 kk", "KZ", "foreign" },
  { "R 000 RR rr", "RU", "car" },
  { "R 000 RR qqq", "RU", "car" },
  { "RR 0000 rr", "RU", "trailer" },
  { "RR 0000 qqq", "RU", "trailer" },
  { "0000 RR rr", "RU", "motorcycle" },
  { "0000 RR qqq", "RU", "motorcycle" },
  { "0000RR rr", "RU", "military" },
  { "RR 000 rr", "RU", "taxi" },
  { "RR 000 qqq", "RU", "taxi" },
  { "RR 000 R rr", "RU", "transit" },
  { "RR 000 R qqq", "RU", "transit" },
  { "T RR 000 rr", "RU", "transit" },
  { "T RR 000 qqq", "RU", "transit" },
  { "R 0000 rr", "RU", "police" },
  { "R 0000 qqq", "RU", "police" },
  { "000 R rr", "RU", "police" },
  { "000 R qqq", "RU", "police" },
  { "0000 R rr", "RU", "police" },
  { "0000 R qqq", "RU", "police" },
  { "000 CD 0 rr", "RU", "diplomatic" },
  { "000 CD 0 qqq", "RU", "diplomatic" },
  { "000 D 000 rr", "RU", "diplomatic" },
  { "000 D 000 qqq", "RU", "diplomatic" },
  { "000 T 000 rr", "RU", "diplomatic" },
  { "000 T 000 qqq", "RU", "diplomatic" },
};

typedef struct
{
  char    folded[MAX_PLATE + 1];
  int     positions[MAX_PLATE + 1];   /* of each character and of the end, as given */
  int     length;
  guint32 gaps;                       /* bit n: a separator before character n */
} Folded;

static void
fold (const char *text,
      Folded     *folded)
{
  gboolean gap = FALSE;
  int position = 0;

  for (; *text != '\0' && folded->length < MAX_PLATE; text = g_utf8_next_char (text), position++)
    {
      gunichar c = g_utf8_get_char (text);
      char letter = beket_letter_fold (c);

      if (beket_letter_is_separator (c))
        {
          gap = folded->length > 0;
          continue;
        }

      if (gap)
        folded->gaps |= 1u << folded->length;
      gap = FALSE;
      folded->positions[folded->length] = position;
      folded->folded[folded->length++] = letter == 0 ? '?' : letter;
    }

  folded->positions[folded->length] = position;
}

/* May the character @at stand where @class does, the @n-th of its group of equal ones? */
static gboolean
fits (char        class,
      int         n,
      const char *at)
{
  switch (class)
    {
      case '0':
        return g_ascii_isdigit (*at);
      case 'L':
        return g_ascii_isupper (*at);
      case 'R':
        return g_ascii_isupper (*at) && beket_letter_cyrillic (*at) != NULL;
      case 'k':
        if (n == 0)
          return *at >= '0' && *at <= '2';
        if (at[-1] == '2')
          return *at == '0';
        return g_ascii_isdigit (*at) && (at[-1] == '1' || *at != '0');
      case 'r':
        return g_ascii_isdigit (*at) && (n == 0 || at[-1] != '0' || *at != '0');
      case 'q':
        return g_ascii_isdigit (*at) && (n > 0 || *at != '0');
      default:
        return *at == class;
    }
}

/* Returns: how many characters agree with @pattern. @gaps: where it is printed with gaps.
 * @whole: nothing is missing. */
static int
match (const char   *pattern,
       const Folded *folded,
       guint32      *gaps,
       gboolean     *whole)
{
  int n = 0;
  int in_group = 0;

  *gaps = 0;
  for (; *pattern != '\0'; pattern++)
    {
      if (*pattern == ' ')
        {
          *gaps |= 1u << n;
          continue;
        }

      in_group = n > 0 && pattern[-1] == *pattern ? in_group + 1 : 0;
      if (!fits (*pattern, in_group, folded->folded + n))
        break;
      n++;
    }

  *whole = *pattern == '\0' && n == folded->length;

  return n;
}

/* The groups as typed: 2 = just those of the format, 1 = some of them, 0 = others. */
static int
rate (guint32 typed,
      guint32 printed)
{
  if (typed == printed)
    return 2;

  return (typed & ~printed) == 0 ? 1 : 0;
}

static const Format *
choose (const Folded *folded,
        int          *furthest)
{
  const Format *best = NULL;
  int best_rate = -1;

  *furthest = 0;
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      guint32 gaps;
      gboolean whole;

      *furthest = MAX (*furthest, match (formats[i].pattern, folded, &gaps, &whole));
      if (whole && rate (folded->gaps, gaps) > best_rate)
        {
          best = &formats[i];
          best_rate = rate (folded->gaps, gaps);
        }
    }

  return best;
}

static char *
print (const Format *format,
       const char   *folded)
{
  g_autoptr (GString) printed = g_string_new (NULL);

  for (const char *class = format->pattern; *class != '\0'; class++)
    {
      const char *cyrillic = *class == 'R' ? beket_letter_cyrillic (*folded) : NULL;

      if (*class == ' ')
        g_string_append_c (printed, ' ');
      else if (cyrillic != NULL)
        g_string_append (printed, cyrillic);
      else
        g_string_append_c (printed, *folded);

      folded += *class != ' ';
    }

  return g_string_free (g_steal_pointer (&printed), FALSE);
}

static char *
read_region (const Format *format,
             const Folded *folded)
{
  int digits = (int) (strlen (format->pattern) - strcspn (format->pattern, "krq"));

  return digits == 0 ? NULL : g_strdup (folded->folded + folded->length - digits);
}

static BeketPlate *
plate_new (const Format *format,
           const Folded *folded)
{
  BeketPlate *self = g_new0 (BeketPlate, 1);

  self->folded = g_strdup (folded->folded);
  self->printed = print (format, folded->folded);
  self->country = g_strdup (format->country);
  self->kind = g_strdup (format->kind);
  self->region = read_region (format, folded);

  return self;
}

BeketPlate *
beket_plate_parse (const char *text,
                   GError    **error)
{
  g_autofree char *valid = NULL;
  const Format *format;
  Folded folded = { 0 };
  int furthest;

  g_return_val_if_fail (text != NULL, NULL);

  valid = g_utf8_make_valid (text, (gssize) strnlen (text, MAX_BYTES));
  fold (valid, &folded);
  format = choose (&folded, &furthest);
  if (format != NULL)
    return plate_new (format, &folded);

  if (folded.length == 0)
    beket_parse_error_set (error, BEKET_PARSE_ERROR_EMPTY, 0, "no plate given");
  else
    beket_parse_error_set (error, BEKET_PARSE_ERROR_FORMAT, folded.positions[furthest],
                           "no known format of a plate goes on like this");

  return NULL;
}

void
beket_plate_free (BeketPlate *self)
{
  g_free (self->folded);
  g_free (self->printed);
  g_free (self->country);
  g_free (self->kind);
  g_free (self->region);
  g_free (self);
}

char *
beket_plate_fold (const char *text)
{
  g_autofree char *valid = NULL;
  g_autoptr (GString) folded = g_string_new (NULL);

  g_return_val_if_fail (text != NULL, NULL);

  valid = g_utf8_make_valid (text, -1);
  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      char letter = beket_letter_fold (c);

      if (letter != 0)
        g_string_append_c (folded, letter);
      else if (!beket_letter_is_separator (c))
        g_string_append_unichar (folded, g_unichar_toupper (c));
    }

  return g_string_free (g_steal_pointer (&folded), FALSE);
}
