/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An advance notice from its bytes.
 */

#define G_LOG_DOMAIN "beket-record"

#include "config.h"

#include "record/advance.h"

#include "domain/clock.h"
#include "record/advance-private.h"
#include "record/entry.h"
#include "record/json-private.h"
#include "record/json.h"
#include "record/library-private.h"

#include <string.h>

#define MAX_REVISION 9999
#define DAY_US       (24 * 60 * 60 * (gint64) G_USEC_PER_SEC)

static gboolean
check_word (const BeketPlace  *root,
            const char        *name,
            const char        *word,
            const char *const *words,
            GError           **error)
{
  BeketPlace self = beket_place_member (root, name);

  return word == NULL || g_strv_contains (words, word) ||
         beket_place_fail (&self, error, BEKET_PARSE_ERROR_UNKNOWN, "unknown word \"%s\"", word);
}

/* As in a certificate: the state's two letters first. */
static gboolean
read_sender (BeketAdvance     *notice,
             const BeketPlace *root,
             GError          **error)
{
  BeketPlace self = beket_place_member (root, "sender");

  if (!beket_place_text (root, "sender", TRUE, &notice->sender, error))
    return FALSE;

  return g_regex_match_simple ("^[A-Z]{2}-[A-Z0-9-]{1,61}$", notice->sender, G_REGEX_DOLLAR_ENDONLY, 0) ||
         beket_place_fail (&self, error, BEKET_PARSE_ERROR_FORMAT, "not an id: \"%s\"", notice->sender);
}

static gboolean
read_id (BeketAdvance     *notice,
         const BeketPlace *root,
         GError          **error)
{
  BeketPlace self = beket_place_member (root, "id");

  if (!beket_place_text (root, "id", TRUE, &notice->id, error))
    return FALSE;

  return g_regex_match_simple ("^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$", notice->id, G_REGEX_DOLLAR_ENDONLY, 0) ||
         beket_place_fail (&self, error, BEKET_PARSE_ERROR_FORMAT, "not an id: \"%s\"", notice->id);
}

static gboolean
read_revision (BeketAdvance     *notice,
               const BeketPlace *root,
               GError          **error)
{
  BeketPlace self = beket_place_member (root, "revision");

  if (self.value == NULL)
    return beket_place_fail (&self, error, BEKET_PARSE_ERROR_MISSING, "missing");

  return beket_place_integer (root, "revision", 1, MAX_REVISION, &notice->revision, error) &&
         beket_place_boolean (root, "cancelled", &notice->cancelled, error);
}

/* ---- Times ---- */

static gboolean
read_time (const BeketPlace *root,
           const char       *name,
           char            **to,
           gint64           *utc_us,
           GError          **error)
{
  BeketPlace self = beket_place_member (root, name);

  if (!beket_place_text (root, name, TRUE, to, error))
    return FALSE;

  return beket_time_parse_wire (*to, utc_us, error) || beket_place_prefix (&self, error);
}

static gboolean
read_times (BeketAdvance     *notice,
            const BeketPlace *root,
            GError          **error)
{
  BeketPlace self = beket_place_member (root, "eta");
  gint64 sent;
  gint64 eta;

  if (!read_time (root, "sent", &notice->sent, &sent, error) ||
      !read_time (root, "eta", &notice->eta, &eta, error))
    return FALSE;

  return (eta >= sent && eta - sent <= BEKET_ADVANCE_MAX_DAYS * DAY_US) ||
         beket_place_fail (&self, error, BEKET_PARSE_ERROR_RANGE, "not from 0 to %d days after sent",
                           BEKET_ADVANCE_MAX_DAYS);
}

/* ---- The whole ---- */

static gboolean
read_place (BeketAdvance     *notice,
            const BeketPlace *root,
            GError          **error)
{
  static const char *const directions[] = { "exit", "entry", NULL };
  static const char *const subjects[] = { "on-foot", "car", "bus", "truck", "train", NULL };

  return beket_place_name (root, "point", BEKET_NAME_UPPER, 8, &notice->point, error) &&
         beket_place_text (root, "direction", TRUE, &notice->direction, error) &&
         check_word (root, "direction", notice->direction, directions, error) &&
         beket_place_text (root, "subject", FALSE, &notice->subject, error) &&
         check_word (root, "subject", notice->subject, subjects, error);
}

static gboolean
read_lists (BeketAdvance     *notice,
            const BeketPlace *root,
            GError          **error)
{
  BeketPlace vehicles = beket_place_member (root, "vehicles");

  if (!beket_advance_read_vehicles (notice, root, error) ||
      !beket_advance_read_containers (notice, root, error) ||
      !beket_advance_read_documents (notice, root, error) ||
      !beket_advance_read_cargo (notice, root, error) ||
      !beket_advance_read_numbers (notice, root, error))
    return FALSE;

  return notice->vehicles->len > 0 || notice->containers != NULL || notice->documents->len > 0 ||
         beket_place_fail (&vehicles, error, BEKET_PARSE_ERROR_MISSING,
                           "no vehicle, container or document to know it by");
}

static gboolean
check_format (const BeketPlace *root,
              GError          **error)
{
  static const char *const formats[] = { BEKET_ADVANCE_FORMAT, NULL };
  g_autofree char *format = NULL;

  return beket_place_text (root, "format", TRUE, &format, error) &&
         check_word (root, "format", format, formats, error);
}

static char *
canonical_hash (const BeketValue *value)
{
  g_autofree char *text = beket_json_write (value);

  return beket_hash_hex (text, strlen (text));
}

BeketAdvance *
beket_advance_from_value (BeketValue *value,
                          GError    **error)
{
  static const char *const names[] = {
    "format", "sender", "id", "revision", "cancelled", "sent", "eta", "point", "direction", "subject", "vehicles",
    "containers", "documents", "cargo", "declarations", "tir", "bookings", NULL
  };
  g_autoptr (BeketAdvance) notice = beket_advance_new ();
  BeketPlace root = beket_place_root (value);

  if (!beket_place_object (&root, names, error) ||
      !check_format (&root, error) ||
      !read_sender (notice, &root, error) ||
      !read_id (notice, &root, error) ||
      !read_revision (notice, &root, error) ||
      !read_times (notice, &root, error) ||
      !read_place (notice, &root, error) ||
      !read_lists (notice, &root, error))
    return NULL;

  notice->value = beket_value_ref (value);
  notice->hash = canonical_hash (value);

  return g_steal_pointer (&notice);
}

BeketAdvance *
beket_advance_parse (const char *bytes,
                     gsize       length,
                     GError    **error)
{
  g_autoptr (BeketValue) value = beket_json_parse (bytes, length, BEKET_ADVANCE_MAX_BYTES, error);

  return value != NULL ? beket_advance_from_value (value, error) : NULL;
}

BeketAdvance *
beket_advance_load (const char *path,
                    GError    **error)
{
  gsize length;
  g_autofree char *bytes = beket_json_read (path, BEKET_ADVANCE_MAX_BYTES, &length, error);
  BeketAdvance *notice = bytes != NULL ? beket_advance_parse (bytes, length, error) : NULL;

  if (notice == NULL)
    g_prefix_error (error, "%s: ", path);

  return notice;
}
