/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "station/item.h"
#include "station/station.h"

G_BEGIN_DECLS

/* Short texts of the screens, in the language of the window. A shape always stands beside a colour. */

/** beket_words_clock: (transfer full): "14:05", with the day before it when it is not today's: "22.11. 14:05". */
char       *beket_words_clock       (BeketStation *station,
                                     gint64        utc_us);
/** beket_words_moment: (transfer full): the same for a time of the wire; "" for no time. */
char       *beket_words_moment      (BeketStation *station,
                                     const char   *wire);
/** beket_words_today: (transfer full): today in words: "23 ноября 2026 г.". */
char       *beket_words_today       (BeketStation *station);
/** beket_words_zone: (transfer full): "UTC+5", "UTC+3:30". */
char       *beket_words_zone        (BeketStation *station);
int         beket_words_offset      (BeketStation *station,
                                     gint64        utc_us);    /* minutes from UTC of the own point then */

/** beket_words_label: (transfer none): a word of a code list; "" for no word. */
const char *beket_words_label       (BeketStation *station,
                                     const char   *list,
                                     const char   *word);
/** beket_words_reason: (transfer full): the label of the word before the colon of "word: details for the log". */
char       *beket_words_reason      (BeketStation *station,
                                     const char   *list,
                                     const char   *text);
/** beket_words_sentence: (transfer full): @text with a capital first letter. */
char       *beket_words_sentence    (const char   *text);
/** beket_words_marked: (transfer full): @name, and behind it why it is not official: @word (nullable) of "confirmation"; %NULL: it is. */
char       *beket_words_marked      (BeketStation *station,
                                     const char   *name,
                                     const char   *word);
/** beket_words_point: (transfer full): the name of a point, marked when unconfirmed; its code when it is unknown. */
char       *beket_words_point       (BeketStation *station,
                                     const char   *code);
/** beket_words_form: (transfer full): the title of a form, marked while its texts are a working version. */
char       *beket_words_form        (BeketStation    *station,
                                     const BeketForm *form);
/** beket_words_protocol: (transfer full): the number of a protocol, marked when it was made for trying out. */
char       *beket_words_protocol    (BeketStation *station,
                                     const char   *number,
                                     gboolean      demo);
/** beket_words_country: (transfer full) (nullable): the name of a country, marked when unconfirmed; its code when it is unknown; %NULL for no code. */
char       *beket_words_country     (BeketStation *station,
                                     const char   *code);
/** beket_words_workplace: (transfer full): lane and direction of this booth. */
char       *beket_words_workplace   (BeketStation *station);
/** beket_words_integer: (transfer full): 18 420 */
char       *beket_words_integer     (gint64        number);
/** beket_words_time: (transfer full): a time of the wire by the clock of the station's point; (nullable) @station: in UTC. What is no
 * time stays as it is. */
char       *beket_words_time        (BeketStation *station,
                                     const char   *wire);
/** beket_words_decimal: (transfer full): 24860,5; (nullable): what is no decimal stays as it is. */
char       *beket_words_decimal     (const char   *text);

/* State of the link. */
char       *beket_words_link        (BeketStation *station);   /* (transfer full) */
const char *beket_words_link_shape  (BeketStation *station);
const char *beket_words_link_class  (BeketStation *station);   /* class of style.css */

/* State of an act: word of "act-state". */
const char *beket_words_act_shape   (const char   *state);
const char *beket_words_act_class   (const char   *state);

G_END_DECLS
