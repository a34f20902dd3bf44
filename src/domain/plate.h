/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * BeketPlate:
 * A vehicle registration plate, folded and recognised: ST RK 986 of Kazakhstan, GOST R 50577 of Russia. Plates of Kazakhstan's
 * diplomats and army, and those of other countries, have no known format here; an officer may let any text stand.
 */
typedef struct
{
  char *folded;    /* upper case Latin, no separators, look-alikes folded: the key for storing and comparing */
  char *printed;   /* as printed on the plate: Cyrillic letters for RU, groups separated by spaces */
  char *country;   /* "KZ", "RU" */
  char *kind;      /* KZ: "individual", "legal", "old", "small" (trailers, motorcycles), "foreign" (owned by foreigners); RU: "car",
                    * "trailer", "motorcycle", "taxi", "transit", "police", "military", "diplomatic" */
  char *region;    /* (nullable): region digits */
} BeketPlate;

/** beket_plate_parse: error FORMAT for no known format, at the first position where no format goes on. */
BeketPlate *beket_plate_parse (const char  *text,
                               GError     **error);
void        beket_plate_free  (BeketPlate  *self);
/** beket_plate_fold: (transfer full): only the folding, for plates of other countries and for searching. */
char       *beket_plate_fold  (const char  *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketPlate, beket_plate_free)

G_END_DECLS
