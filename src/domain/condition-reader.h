/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/condition-private.h"
#include "domain/parse-error.h"

G_BEGIN_DECLS

typedef struct
{
  const char *text;
  const char *at;      /* within text */
  int         level;   /* how deep the parser is */
  gboolean    in_rows; /* inside an `all` or `any` */
  GError    **error;
} BeketReader;

/** beket_reader_refuse: sets the error at the reader's place. Returns: always %FALSE. */
gboolean    beket_reader_refuse      (BeketReader     *reader,
                                      BeketParseError  code,
                                      const char      *what);
void        beket_reader_skip_space  (BeketReader     *reader);

/** beket_reader_name_length: how long is the name that stands here? 0: none does. */
gsize       beket_reader_name_length (BeketReader     *reader);

/* Goes on behind @word or @sign if that is what stands here. */
gboolean    beket_reader_accept_word (BeketReader     *reader,
                                      const char      *word);
gboolean    beket_reader_accept_sign (BeketReader     *reader,
                                      const char      *sign);

/** beket_reader_accept_call: goes on behind @word and its parenthesis; else stays before @word, which is then a name like others. */
gboolean    beket_reader_accept_call (BeketReader     *reader,
                                      const char      *word);

/** beket_reader_accept_comparison: a sign of comparison. @kind: (out): left alone when there is none. */
gboolean    beket_reader_accept_comparison (BeketReader *reader,
                                      NodeKind        *kind);

/** beket_reader_path: (transfer full) (nullable): the names of a fact; %NULL with the error set. */
char      **beket_reader_path        (BeketReader     *reader);

/** beket_reader_at_literal: does a text, a number, true or false begin here? */
gboolean    beket_reader_at_literal  (BeketReader     *reader);

/** beket_reader_literal: (transfer full) (nullable): %NULL with the error set. */
BeketValue *beket_reader_literal     (BeketReader     *reader);

G_END_DECLS
