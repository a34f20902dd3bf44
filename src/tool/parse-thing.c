/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What beketctl reads of vehicles, cargo and its papers.
 */

#define G_LOG_DOMAIN "beket-tool"

#include "config.h"

#include "domain/container.h"
#include "domain/declaration.h"
#include "domain/goods-mark.h"
#include "domain/hs-code.h"
#include "domain/plate.h"
#include "domain/seal.h"
#include "domain/tir.h"
#include "domain/vin.h"
#include "domain/wagon.h"
#include "tool/parse.h"

gboolean
beketctl_parse_plate (const char *line,
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

gboolean
beketctl_parse_container (const char *line,
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

gboolean
beketctl_parse_seal (const char *line,
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

gboolean
beketctl_parse_wagon (const char *line,
                      BeketValue *fields,
                      GError    **error)
{
  BeketWagon wagon;

  if (!beket_wagon_parse (line, &wagon, error))
    return FALSE;
  beket_value_set_text (fields, "number", wagon.number);
  beket_value_set_text (fields, "format", wagon.uic ? "uic" : "1520");
  beket_value_set_text (fields, "kind", wagon.kind);
  return TRUE;
}

gboolean
beketctl_parse_vin (const char *line,
                    BeketValue *fields,
                    GError    **error)
{
  BeketVin vin;

  if (!beket_vin_parse (line, &vin, error))
    return FALSE;
  beket_value_set_text (fields, "number", vin.number);
  beket_value_set_text (fields, "kind", vin.chassis ? "chassis" : "vin");
  beket_value_set_text (fields, "hint", vin.chassis || vin.check_agrees ? NULL : "check-digit");
  return TRUE;
}

gboolean
beketctl_parse_tir (const char *line,
                    BeketValue *fields,
                    GError    **error)
{
  BeketTir tir;

  if (!beket_tir_parse (line, &tir, error))
    return FALSE;
  beket_value_set_text (fields, "number", tir.number);
  beket_value_set_text (fields, "series", tir.series[0] != 0 ? tir.series : NULL);
  beket_value_set_text (fields, "serial", tir.serial);
  return TRUE;
}

gboolean
beketctl_parse_declaration (const char *line,
                            BeketValue *fields,
                            GError    **error)
{
  BeketDeclaration declaration;

  if (!beket_declaration_parse (line, &declaration, error))
    return FALSE;
  beket_value_set_text (fields, "number", declaration.number);
  beket_value_set_text (fields, "country", declaration.country);
  beket_value_set_text (fields, "body", declaration.body);
  beket_value_set_text (fields, "day", declaration.day);
  beket_value_set_text (fields, "serial", declaration.serial);
  return TRUE;
}

gboolean
beketctl_parse_hs (const char *line,
                   BeketValue *fields,
                   GError    **error)
{
  BeketHsCode code;

  if (!beket_hs_code_parse (line, &code, error))
    return FALSE;
  beket_value_set_text (fields, "number", code.number);
  beket_value_set_text (fields, "printed", code.printed);
  beket_value_set_text (fields, "group", code.group);
  beket_value_set_text (fields, "heading", code.heading);
  beket_value_set_text (fields, "level", code.level);
  return TRUE;
}

gboolean
beketctl_parse_mark (const char *line,
                     BeketValue *fields,
                     GError    **error)
{
  BeketGoodsMark mark;

  if (!beket_goods_mark_parse (line, &mark, error))
    return FALSE;
  beket_value_set_text (fields, "kind", mark.gs1 ? "gs1" : "control-mark");
  beket_value_set_text (fields, "number", mark.number);
  beket_value_set_text (fields, "gtin", mark.gs1 ? mark.gtin : NULL);
  beket_value_set_text (fields, "serial", mark.gs1 ? mark.serial : NULL);
  return TRUE;
}
