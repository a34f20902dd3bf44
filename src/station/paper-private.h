/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "station/filing.h"
#include "station/paper.h"

G_BEGIN_DECLS

/** beket_paper_settle: the filing's own function for each paper. Worker. */
BeketFilingFunc beket_paper_settle (BeketPaper paper);

G_END_DECLS
