/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The numbers of persons, companies and things as fields of a form.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/bin.h"
#include "domain/container.h"
#include "domain/declaration.h"
#include "domain/hs-code.h"
#include "domain/identifier.h"
#include "domain/iin.h"
#include "domain/inn.h"
#include "domain/ogrn.h"
#include "domain/snils.h"
#include "domain/tir.h"
#include "domain/vin.h"
#include "domain/wagon.h"

/* *INDENT-OFF* */

/* One function a type: its parser, and of what it reads the number. */
#define DEFINE_NORMAL(name, Type, parse) \
  static char * \
  normal_##name (const char *text, \
                 GError    **error) \
  { \
    Type value; \
  \
    return parse (text, &value, error) ? g_strdup (value.number) : NULL; \
  }

DEFINE_NORMAL (container, BeketContainer, beket_container_parse)
DEFINE_NORMAL (iin, BeketIin, beket_iin_parse)
DEFINE_NORMAL (bin, BeketBin, beket_bin_parse)
DEFINE_NORMAL (inn, BeketInn, beket_inn_parse)
DEFINE_NORMAL (snils, BeketSnils, beket_snils_parse)
DEFINE_NORMAL (ogrn, BeketOgrn, beket_ogrn_parse)
DEFINE_NORMAL (vin, BeketVin, beket_vin_parse)
DEFINE_NORMAL (wagon, BeketWagon, beket_wagon_parse)
DEFINE_NORMAL (tir, BeketTir, beket_tir_parse)
DEFINE_NORMAL (declaration, BeketDeclaration, beket_declaration_parse)
DEFINE_NORMAL (hs, BeketHsCode, beket_hs_code_parse)

static char *(*const normals[BEKET_FIELD_N_TYPES]) (const char *text, GError **error) = {
  [BEKET_FIELD_CONTAINER] = normal_container,
  [BEKET_FIELD_IIN] = normal_iin,
  [BEKET_FIELD_BIN] = normal_bin,
  [BEKET_FIELD_INN] = normal_inn,
  [BEKET_FIELD_SNILS] = normal_snils,
  [BEKET_FIELD_OGRN] = normal_ogrn,
  [BEKET_FIELD_VIN] = normal_vin,
  [BEKET_FIELD_WAGON] = normal_wagon,
  [BEKET_FIELD_TIR] = normal_tir,
  [BEKET_FIELD_DECLARATION] = normal_declaration,
  [BEKET_FIELD_HS] = normal_hs,
};

/* *INDENT-ON* */

gboolean
beket_identifier_is (BeketFieldType type)
{
  return type < BEKET_FIELD_N_TYPES && normals[type] != NULL;
}

char *
beket_identifier_normal (BeketFieldType type,
                         const char    *text,
                         GError       **error)
{
  return beket_identifier_is (type) ? normals[type] (text, error) : NULL;
}
