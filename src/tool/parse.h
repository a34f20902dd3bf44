/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "station/station.h"

G_BEGIN_DECLS

/* What `beketctl parse` reads: each function puts what a line says into @fields, or says where and why it is none. */

typedef gboolean (*BeketctlParse) (const char  *line,
                                   BeketValue  *fields,
                                   GError     **error);

/* Documents and numbers of persons and companies: parse-person.c */
gboolean beketctl_parse_mrz         (const char  *line,
                                     BeketValue  *fields,
                                     GError     **error);
gboolean beketctl_parse_iin         (const char  *line,
                                     BeketValue  *fields,
                                     GError     **error);
gboolean beketctl_parse_bin         (const char  *line,
                                     BeketValue  *fields,
                                     GError     **error);
gboolean beketctl_parse_inn         (const char  *line,
                                     BeketValue  *fields,
                                     GError     **error);
gboolean beketctl_parse_snils       (const char  *line,
                                     BeketValue  *fields,
                                     GError     **error);
gboolean beketctl_parse_ogrn        (const char  *line,
                                     BeketValue  *fields,
                                     GError     **error);

/* Vehicles, cargo and its papers: parse-thing.c */
gboolean beketctl_parse_plate       (const char  *line,
                                     BeketValue  *fields,
                                     GError     **error);
gboolean beketctl_parse_container   (const char  *line,
                                     BeketValue  *fields,
                                     GError     **error);
gboolean beketctl_parse_seal        (const char  *line,
                                     BeketValue  *fields,
                                     GError     **error);
gboolean beketctl_parse_wagon       (const char  *line,
                                     BeketValue  *fields,
                                     GError     **error);
gboolean beketctl_parse_vin         (const char  *line,
                                     BeketValue  *fields,
                                     GError     **error);
gboolean beketctl_parse_tir         (const char  *line,
                                     BeketValue  *fields,
                                     GError     **error);
gboolean beketctl_parse_declaration (const char  *line,
                                     BeketValue  *fields,
                                     GError     **error);
gboolean beketctl_parse_hs          (const char  *line,
                                     BeketValue  *fields,
                                     GError     **error);
gboolean beketctl_parse_mark        (const char  *line,
                                     BeketValue  *fields,
                                     GError     **error);

G_END_DECLS
