/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a scan is, by its shape.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/act-number.h"
#include "domain/plate.h"
#include "domain/scan-shape.h"
#include "domain/scan.h"
#include "domain/seal.h"

#include <string.h>

#define ACT_SIGN "KZ1:"

/* Returns: the characters of @text with no spaces and line ends, if all of them may stand in a
 * zone that begins like one; otherwise 0. */
static int
zone_length (const char *text)
{
  int n = 0;
  gboolean filler = FALSE;

  for (; *text != '\0'; text++)
    {
      if (g_ascii_isspace (*text))
        continue;
      if (!g_ascii_isupper (*text) && !g_ascii_isdigit (*text) && *text != '<')
        return 0;
      if (n == 0 && strchr ("PIACV", *text) == NULL)
        return 0;

      filler |= *text == '<';
      n++;
    }

  return filler ? n : 0;
}

gboolean
beket_scan_is_zone (const char *text)
{
  int n = zone_length (text);

  return n == 72 || n == 88 || n == 90;
}

gboolean
beket_scan_is_zone_begun (const char *text)
{
  int n = zone_length (text);

  return n == 30 || n == 60 || n == 36 || n == 44;
}

static gboolean
is_container (const char *text)
{
  int n = 0;

  for (; *text != '\0'; text++)
    {
      if (g_ascii_isspace (*text) || *text == '-')
        continue;
      if (n == 11 || !(n < 4 ? g_ascii_isalpha (*text) : g_ascii_isdigit (*text)))
        return FALSE;
      n++;
    }

  return n == 11;
}

/* A police plate written in one piece looks like a seal, and police cars do not queue at a
 * border. */
static gboolean
is_plate (const char *text)
{
  g_autoptr (BeketPlate) plate = beket_plate_parse (text, NULL);

  return plate != NULL && (strcmp (plate->kind, "police") != 0 || strchr (text, ' ') != NULL);
}

/* A class and one row of digits: "H 4418203". A plate has its digits in groups. */
static gboolean
is_classed_seal (const char *text)
{
  g_autoptr (BeketSeal) seal = beket_seal_parse (text, NULL);
  const char *row;

  if (seal == NULL || seal->class == 0)
    return FALSE;

  row = strrchr (text, ' ');

  return row != NULL && strcmp (row + 1, seal->number) == 0 &&
         strspn (seal->number, "0123456789") == strlen (seal->number);
}

/* Bare digits are no seal: they may be any goods' bar code. */
static gboolean
is_seal (const char *text)
{
  g_autoptr (BeketSeal) seal = beket_seal_parse (text, NULL);
  gsize letters;
  gsize digits;

  if (seal == NULL)
    return FALSE;

  letters = strspn (seal->number, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
  digits = strspn (seal->number + letters, "0123456789");
  if (seal->number[letters + digits] != '\0')
    return FALSE;

  return seal->class != 0 || (letters >= 1 && letters <= 4 && digits >= 6);
}

static gboolean
is_blank (const char *text)
{
  g_autofree char *number = g_strstrip (g_strdup (text));

  return beket_act_number_parse (number, NULL, NULL);
}

BeketScanKind
beket_scan_recognise (const char *text)
{
  g_return_val_if_fail (text != NULL, BEKET_SCAN_UNKNOWN);

  if (g_str_has_prefix (text, ACT_SIGN))
    return BEKET_SCAN_ACT;
  if (is_blank (text))
    return BEKET_SCAN_BLANK;
  if (beket_scan_is_zone (text))
    return BEKET_SCAN_MRZ;
  if (is_container (text))
    return BEKET_SCAN_CONTAINER;
  if (is_classed_seal (text))
    return BEKET_SCAN_SEAL;
  if (is_plate (text))
    return BEKET_SCAN_PLATE;

  return is_seal (text) ? BEKET_SCAN_SEAL : BEKET_SCAN_UNKNOWN;
}
