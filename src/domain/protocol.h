/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/language.h"
#include "domain/value.h"

G_BEGIN_DECLS

/**
 * BeketRule:
 * One row of a protocol's matrix: this control is asked for at these points, in this direction, of this subject.
 */
typedef struct
{
  char  *kind;              /* (owned): word of "control-kind" */
  char **points;            /* (owned) (nullable): point codes; %NULL = every point of the protocol */
  char **directions;        /* (owned) (nullable): "exit", "entry" */
  char **subjects;          /* (owned) (nullable): words of "subject" */
  char  *performer;         /* (owned): party that performs it: "KZ", "RU" */
  char  *body;              /* (owned): word of "body": "border", "customs", "transport" ... */
  gboolean mandatory;
  char  *waive_clause;      /* (owned) (nullable): the clause by which it may be waived, Article 3(2) */
  char  *recognise_clause;  /* (owned) (nullable): the clause by which a peer act may be recognised for it, Article 3(4) */
} BeketRule;

typedef struct
{
  char *id;                 /* (owned): "D1" */
  char *version;            /* (owned): "1.0" */
} BeketFormName;

/**
 * BeketProtocol:
 * A protocol under Article 9: order and forms of joint control, and the points that were agreed. Immutable once loaded.
 */
typedef struct
{
  gatomicrefcount ref_count;
  char      *id;            /* (owned) */
  char      *number;        /* (owned): as printed */
  char      *signed_on;     /* (owned): ISO day */
  char      *valid_from;    /* (owned): ISO day */
  char      *valid_to;      /* (owned) (nullable) */
  BeketText  title;
  char     **points;        /* (owned): point codes */
  gboolean   demo;          /* made for trying out: every act says so */
  GPtrArray *rules;         /* (owned) (element-type BeketRule) */
  GPtrArray *forms;         /* (owned) (element-type BeketFormName) */
} BeketProtocol;

BeketProtocol *beket_protocol_new     (void);
BeketProtocol *beket_protocol_ref     (BeketProtocol       *self);
void           beket_protocol_unref   (BeketProtocol       *self);
BeketRule     *beket_rule_new         (void);
void           beket_rule_free        (BeketRule           *self);
BeketFormName *beket_form_name_new    (const char          *id,
                                       const char          *version);
void           beket_form_name_free   (BeketFormName       *self);

/** beket_protocol_covers: is joint control agreed for @point on the ISO day @day? */
gboolean       beket_protocol_covers  (const BeketProtocol *self,
                                       const char          *point,
                                       const char          *day);

/** beket_protocol_form: (nullable): the version of form @id that the protocol names. */
const char    *beket_protocol_form    (const BeketProtocol *self,
                                       const char          *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketProtocol, beket_protocol_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketRule, beket_rule_free)

G_END_DECLS
