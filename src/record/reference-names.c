/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Bodies, countries and groups of goods: items of reference data that are little more than a name.
 */

#define G_LOG_DOMAIN "beket-record"

#include "config.h"

#include "domain/control-body.h"
#include "domain/country.h"
#include "domain/hs-chapter.h"
#include "record/library-private.h"
#include "record/reference-private.h"

#include <string.h>

/* ---- Bodies ---- */

/* A body is found by its party and kind: the id says them again and nothing else. */
static gboolean
check_body_id (const BeketControlBody *body,
               const BeketPlace       *place,
               GError                **error)
{
  BeketPlace id = beket_place_member (place, "id");
  g_autofree char *expected = g_strconcat (body->party, "-", body->kind, NULL);

  if (strcmp (body->edition.id, expected) != 0)
    return beket_place_fail (&id, error, BEKET_PARSE_ERROR_FORMAT, "%s expected", expected);

  return TRUE;
}

gpointer
beket_control_body_read (const BeketPlace *place,
                         GError          **error)
{
  static const char *const names[] = {
    "id", "party", "kind", "class", "name", "validFrom", "validTo", "source", "checked", NULL
  };
  static const char *const parties[] = { "KZ", "RU", NULL };
  static const char *const kinds[] = {
    "border", "customs", "transport", "sanitary", "veterinary", "phytosanitary", "operator", NULL
  };
  static const char *const classes[] = { "control", "other", "none", NULL };
  g_autoptr (BeketControlBody) body = beket_control_body_new ();

  if (!beket_place_object (place, names, error) ||
      !beket_place_edition (place, "id", &body->edition, error) ||
      !beket_place_word (place, "party", parties, &body->party, error) ||
      !beket_place_word (place, "kind", kinds, &body->kind, error) ||
      !beket_place_word (place, "class", classes, &body->class, error) ||
      !beket_place_both (place, "name", &body->name, error) ||
      !check_body_id (body, place, error))
    return NULL;

  return g_steal_pointer (&body);
}

/* ---- Countries ---- */

static gboolean
read_letters (const BeketPlace *place,
              const char       *name,
              gsize             min,
              gsize             max,
              char            **to,
              GError          **error)
{
  BeketPlace self = beket_place_member (place, name);
  gsize length;

  if (self.value == NULL)
    return TRUE;
  if (!beket_place_text (place, name, TRUE, to, error))
    return FALSE;

  length = strlen (*to);
  if (strspn (*to, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != length || length < min || length > max)
    return beket_place_fail (&self, error, BEKET_PARSE_ERROR_FORMAT, "not a code: \"%s\"", *to);

  return TRUE;
}

/* A country has three codes; what only documents have is one and says so. */
static gboolean
read_codes (BeketCountry     *country,
            const BeketPlace *place,
            GError          **error)
{
  static const char *const specials[] = { "document", "test", NULL };
  gboolean special = beket_place_member (place, "special").value != NULL;
  BeketPlace alpha2 = beket_place_member (place, "alpha2");
  BeketPlace numeric = beket_place_member (place, "numeric");
  g_autofree char *id = NULL;

  if (!read_letters (place, "id", special ? 1 : 3, 3, &id, error) ||
      !read_letters (place, "alpha2", 2, 2, &country->alpha2, error) ||
      !beket_place_digits (place, "numeric", 3, 3, &country->numeric, error) ||
      !read_letters (place, "of", 3, 3, &country->of, error) ||
      (special && !beket_place_word (place, "special", specials, &country->special, error)))
    return FALSE;
  if (!special && country->alpha2 == NULL)
    return beket_place_fail (&alpha2, error, BEKET_PARSE_ERROR_MISSING, "missing");
  if (!special && country->numeric == NULL)
    return beket_place_fail (&numeric, error, BEKET_PARSE_ERROR_MISSING, "missing");

  return TRUE;
}

gpointer
beket_country_read (const BeketPlace *place,
                    GError          **error)
{
  static const char *const names[] = {
    "id", "alpha2", "numeric", "special", "of", "name", "also", "validFrom", "validTo", "source", "checked", NULL
  };
  g_autoptr (BeketCountry) country = beket_country_new ();
  g_auto (GStrv) also = NULL;

  if (!beket_place_object (place, names, error) ||
      !beket_place_edition (place, "id", &country->edition, error) ||
      !read_codes (country, place, error) ||
      !beket_place_both (place, "name", &country->name, error) ||
      !beket_place_words (place, "also", FALSE, &also, error))
    return NULL;

  beket_country_set_folded (country, (const char *const *) also);

  return g_steal_pointer (&country);
}

gboolean
beket_country_check (BeketReference   *reference,
                     const BeketPlace *place,
                     GError          **error)
{
  BeketPlace of = beket_place_member (place, "of");
  const char *id = beket_value_to_text (of.value);

  if (of.value != NULL && beket_editions_on (reference[BEKET_REFERENCE_COUNTRIES], id, NULL) == NULL)
    return beket_place_fail (&of, error, BEKET_PARSE_ERROR_UNKNOWN, "country %s is not there", id);

  return TRUE;
}

/* ---- Groups of goods ---- */

gpointer
beket_hs_chapter_read (const BeketPlace *place,
                       GError          **error)
{
  static const char *const names[] = { "id", "name", "validFrom", "validTo", "source", "checked", NULL };
  g_autoptr (BeketHsChapter) chapter = beket_hs_chapter_new ();
  g_autofree char *number = NULL;

  if (!beket_place_object (place, names, error) ||
      !beket_place_digits (place, "id", 2, 2, &number, error) ||
      !beket_place_edition (place, "id", &chapter->edition, error) ||
      !beket_place_both (place, "name", &chapter->name, error))
    return NULL;

  beket_hs_chapter_set_folded (chapter);

  return g_steal_pointer (&chapter);
}
