/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/place.h"
#include "record/reference.h"

G_BEGIN_DECLS

/* Each reads one item of a list; its edition has been read already and is taken over. (transfer full) (nullable) */
gpointer beket_point_read        (const BeketPlace     *place,
                                  GError              **error);
gpointer beket_control_body_read (const BeketPlace     *place,
                                  GError              **error);
gpointer beket_country_read      (const BeketPlace     *place,
                                  GError              **error);
gpointer beket_hs_chapter_read   (const BeketPlace     *place,
                                  GError              **error);
gpointer beket_norm_read         (const BeketPlace     *place,
                                  GError              **error);
gpointer beket_prohibited_read   (const BeketPlace     *place,
                                  GError              **error);
gpointer beket_treaty_read       (const BeketPlace     *place,
                                  GError              **error);

/* Does what the item at @place names exist in the lists? */
gboolean beket_point_check       (BeketReference       *reference,
                                  const BeketPlace     *place,
                                  GError              **error);
gboolean beket_country_check     (BeketReference       *reference,
                                  const BeketPlace     *place,
                                  GError              **error);
gboolean beket_prohibited_check  (BeketReference       *reference,
                                  const BeketPlace     *place,
                                  GError              **error);

/** beket_place_edition: the members that every item has: @id_name, "validFrom", "validTo", "source", "checked". */
gboolean beket_place_edition     (const BeketPlace     *up,
                                  const char           *id_name,
                                  BeketEdition         *to,
                                  GError              **error);

/** beket_place_word: a required text that is one of @words. */
gboolean beket_place_word        (const BeketPlace     *up,
                                  const char           *name,
                                  const char *const    *words,
                                  char                **to,
                                  GError              **error);

/** beket_place_digits: a text of @min to @max digits; not required. */
gboolean beket_place_digits      (const BeketPlace     *up,
                                  const char           *name,
                                  gsize                 min,
                                  gsize                 max,
                                  char                **to,
                                  GError              **error);

/** beket_place_order: is the day @to not before the day @from? Either may be %NULL. The error stands at the member @name. */
gboolean beket_place_order       (const BeketPlace     *up,
                                  const char           *name,
                                  const char           *from,
                                  const char           *to,
                                  GError              **error);

G_END_DECLS
