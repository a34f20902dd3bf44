/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The library, once it is read: which form, protocol or list is the one of a point and a day.
 */

#define G_LOG_DOMAIN "beket-record"

#include "config.h"

#include "record/library-private.h"

#include <string.h>

BeketCodes *
beket_library_codes (const BeketLibrary *self)
{
  return self->codes;
}

/* "1.10" comes after "1.9". The loader has seen that both are two numbers of four digits or less. */
static gboolean
is_newer (const char *a,
          const char *b)
{
  char *end_a;
  char *end_b;
  guint64 major_a = g_ascii_strtoull (a, &end_a, 10);
  guint64 major_b = g_ascii_strtoull (b, &end_b, 10);

  if (major_a != major_b)
    return major_a > major_b;

  return g_ascii_strtoull (end_a + 1, NULL, 10) > g_ascii_strtoull (end_b + 1, NULL, 10);
}

const BeketForm *
beket_library_form (const BeketLibrary *self,
                    const char         *id,
                    const char         *version,
                    const char         *day)
{
  const BeketForm *newest = NULL;

  for (guint i = 0; i < self->forms->len; i++)
    {
      const BeketForm *form = g_ptr_array_index (self->forms, i);

      if (g_strcmp0 (form->id, id) != 0)
        continue;
      if (version != NULL && strcmp (form->version, version) == 0)
        return form;
      if (version == NULL && (day == NULL || beket_form_is_valid_on (form, day)) &&
          (newest == NULL || is_newer (form->version, newest->version)))
        newest = form;
    }

  return newest;
}

/* A later protocol goes before the one that it follows, and any real one before one that was made
 * for trying out. */
static gboolean
goes_before (const BeketProtocol *a,
             const BeketProtocol *b)
{
  if (b == NULL || a->demo != b->demo)
    return b == NULL || b->demo;

  return strcmp (a->valid_from, b->valid_from) > 0;
}

const BeketProtocol *
beket_library_protocol (const BeketLibrary *self,
                        const char         *point,
                        const char         *day)
{
  const BeketProtocol *found = NULL;

  for (guint i = 0; i < self->versions->len; i++)
    {
      const BeketProtocol *protocol = g_ptr_array_index (self->versions, i);

      if (beket_protocol_covers (protocol, point, day) && goes_before (protocol, found))
        found = protocol;
    }

  return found;
}

const BeketPoint *
beket_library_point (const BeketLibrary *self,
                     const char         *code)
{
  return beket_editions_on (self->reference[BEKET_REFERENCE_POINTS], code, NULL);
}

const BeketEditions *
beket_library_reference (const BeketLibrary *self,
                         BeketReferenceKind  kind)
{
  g_return_val_if_fail (kind < BEKET_REFERENCE_N_KINDS, NULL);

  return self->reference[kind];
}

const BeketCountry *
beket_library_country (const BeketLibrary *self,
                       const char         *code,
                       const char         *day)
{
  return beket_editions_on (self->reference[BEKET_REFERENCE_COUNTRIES], code, day);
}

const BeketTreaty *
beket_library_treaty (const BeketLibrary *self,
                      const char         *day)
{
  return beket_editions_on (self->reference[BEKET_REFERENCE_TREATY], "agreement", day);
}

GPtrArray *
beket_library_protocols (const BeketLibrary *self)
{
  return self->protocols;
}

GPtrArray *
beket_library_amendments (const BeketLibrary *self)
{
  return self->amendments;
}
