/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/parse-error.h"

/* Fails unless @error is a parse error with this word at this position; then clears it. */
#define assert_refusal(error, word, position)                                \
  G_STMT_START {                                                             \
    g_assert_nonnull (error);                                                \
    g_assert_cmpstr (beket_parse_error_word (error), ==, (word));            \
    g_assert_cmpint (beket_parse_error_get_position (error), ==, (position)); \
    g_clear_error (&(error));                                                \
  } G_STMT_END
