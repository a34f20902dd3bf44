/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/entry-cells.h"

G_BEGIN_DECLS

/* What stands in the columns of the register; a row is one of beket_station_register_async(). */

char *beket_register_time     (BeketStation *station, BeketItem *line);
char *beket_register_object   (BeketStation *station, BeketItem *line);
char *beket_register_name     (BeketStation *station, BeketItem *line);
char *beket_register_subject  (BeketStation *station, BeketItem *line);
char *beket_register_direction (BeketStation *station, BeketItem *line);
char *beket_register_controls (BeketStation *station, BeketItem *line);
char *beket_register_outcome  (BeketStation *station, BeketItem *line);
char *beket_register_lasted   (BeketStation *station, BeketItem *line);
char *beket_register_act      (BeketStation *station, BeketItem *line);

/** beket_register_officer: (transfer full): the name of an officer who is enrolled here, else the id. */
char *beket_register_officer  (BeketStation *station,
                               const char   *id);
/** beket_register_word: (transfer full): a word of a filter of the register, as people say it. @filter: "direction" "officer" ... */
char *beket_register_word     (BeketStation *station,
                               const char   *filter,
                               const char   *word);
/** beket_register_words: (transfer full): all words of a member of a row, with commas. */
char *beket_register_words    (BeketStation     *station,
                               const char       *filter,
                               const BeketValue *words);

G_END_DECLS
