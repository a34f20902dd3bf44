/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/action.h"
#include "domain/condition.h"
#include "domain/language.h"
#include "domain/value.h"

G_BEGIN_DECLS

/**
 * BeketRule:
 * One row of a protocol's matrix: this control is asked for at these points, in this direction, of this subject, from and to
 * these days, when a condition over the crossing's facts holds and when a risk hit asks. Shared by reference: an amended protocol keeps
 * the rules of the one before.
 */
typedef struct
{
  char  *id;                /* (owned) (nullable): its name in the protocol; an amendment cannot end a rule without one */
  char  *kind;              /* (owned): word of "control-kind" */
  char **points;            /* (owned) (nullable): point codes; %NULL = every point of the protocol */
  char **directions;        /* (owned) (nullable): "exit", "entry" */
  char **subjects;          /* (owned) (nullable): words of "subject" */
  char  *from;              /* (owned) (nullable): first ISO day */
  char  *to;                /* (owned) (nullable): last ISO day */
  char  *among;             /* (owned) (nullable): list of the facts: @when must hold for one of its rows */
  BeketCondition *when;     /* (owned) (nullable) */
  char **risks;             /* (owned) (nullable): words of risk hits; one of them must be there */
  char  *performer;         /* (owned): party that performs it: "KZ", "RU" */
  char  *body;              /* (owned): word of "body": "border", "customs", "transport" ... */
  gboolean mandatory;
  char  *waive_clause;      /* (owned) (nullable): the clause by which it may be waived, Article 3(2) */
  gboolean waive_needs_act; /* the waiver has to name the peer act that it relies on */
  char  *recognise_clause;  /* (owned) (nullable): the clause by which a peer act may be recognised for it, Article 3(4) */
} BeketRule;

typedef struct
{
  char *id;                 /* (owned): "D1" */
  char *version;            /* (owned): "1.0" */
} BeketFormName;

/** BeketAgreedPoint: a point agreed on for joint control (Article 9), with its days. */
typedef struct
{
  char *code;               /* (owned) */
  char *from;               /* (owned) (nullable): %NULL = as long as the protocol */
  char *to;                 /* (owned) (nullable) */
} BeketAgreedPoint;

/** BeketOwnKind: a kind of control that the protocol itself brings, beside those of the list "control-kind". */
typedef struct
{
  char     *word;           /* (owned) */
  BeketText name;
} BeketOwnKind;

/**
 * BeketPower:
 * A dated entry that overrides a row of the rights table (Articles 7(2) and 9). What is %NULL is not asked.
 */
typedef struct
{
  char       *id;           /* (owned) */
  BeketAction action;
  char       *party;        /* (owned) (nullable): whose officers: "KZ", "RU" */
  char      **bodies;       /* (owned) (nullable): words of "body" */
  char      **roles;        /* (owned) (nullable): words of "officer-role" */
  char      **kinds;        /* (owned) (nullable): words of "control-kind" */
  gboolean    abroad;       /* speaks of officers on the other Party's territory, else of those on their own */
  gboolean    allowed;
  char       *clause;       /* (owned) */
  char       *from;         /* (owned) (nullable) */
  char       *to;           /* (owned) (nullable) */
} BeketPower;

/**
 * BeketProtocol:
 * A protocol under Article 9: order and forms of joint control, and the points that were agreed. Immutable once loaded. With
 * amendments under Article 11 it has a version for each stretch of days between them, see amendment.h.
 */
typedef struct
{
  gatomicrefcount ref_count;
  char      *id;            /* (owned) */
  char      *number;        /* (owned): as printed */
  char      *signed_on;     /* (owned): ISO day */
  char      *valid_from;    /* (owned): ISO day */
  char      *valid_to;      /* (owned) (nullable) */
  char      *version_from;  /* (owned) (nullable): first day of this version; %NULL = as valid_from */
  char      *version_to;    /* (owned) (nullable): last day of this version; %NULL = as valid_to */
  BeketText  title;
  gboolean   demo;          /* made for trying out: every act says so */
  char      *sampling_clause; /* (owned) (nullable): the clause by which a sample alone is a ground to inspect again (G10) */
  GPtrArray *points;        /* (owned) (element-type BeketAgreedPoint) */
  GPtrArray *kinds;         /* (owned) (element-type BeketOwnKind) */
  GPtrArray *rules;         /* (owned) (element-type BeketRule) */
  GPtrArray *forms;         /* (owned) (element-type BeketFormName) */
  GPtrArray *powers;        /* (owned) (element-type BeketPower) */
  GPtrArray *amended_by;    /* (owned) (element-type utf8): numbers of the amendments in this version, by their days */
} BeketProtocol;

BeketProtocol *beket_protocol_new     (void);
BeketProtocol *beket_protocol_ref     (BeketProtocol       *self);
void           beket_protocol_unref   (BeketProtocol       *self);

/* Parts are shared by reference (g_atomic_rc_box). */

BeketRule     *beket_rule_new         (void);
void           beket_rule_unref       (BeketRule           *self);
BeketFormName *beket_form_name_new    (const char          *id,
                                       const char          *version);
void           beket_form_name_unref  (BeketFormName       *self);
BeketAgreedPoint *beket_agreed_point_new (const char       *code,
                                       const char          *from,
                                       const char          *to);
void           beket_agreed_point_unref (BeketAgreedPoint  *self);
BeketOwnKind  *beket_own_kind_new     (void);
void           beket_own_kind_unref   (BeketOwnKind        *self);
BeketPower    *beket_power_new        (void);
void           beket_power_unref      (BeketPower          *self);

/** beket_protocol_covers: is joint control agreed for @point on the ISO day @day, by this version? */
gboolean       beket_protocol_covers  (const BeketProtocol *self,
                                       const char          *point,
                                       const char          *day);

/** beket_protocol_has_point: does the protocol name @point, whatever the day? */
gboolean       beket_protocol_has_point (const BeketProtocol *self,
                                       const char          *point);

/** beket_protocol_form: (nullable): the version of form @id that the protocol names. */
const char    *beket_protocol_form    (const BeketProtocol *self,
                                       const char          *id);

/**
 * beket_protocol_check_overlap:
 * A point that is agreed twice for one day, and two powers that answer one question differently on one day, are refused: nobody could say
 * which holds. The error is %BEKET_PARSE_ERROR_DUPLICATE; its message begins with the path: "points[1]", "powers[2]".
 */
gboolean       beket_protocol_check_overlap (const BeketProtocol *self,
                                       GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketProtocol, beket_protocol_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketRule, beket_rule_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketFormName, beket_form_name_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketAgreedPoint, beket_agreed_point_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketOwnKind, beket_own_kind_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketPower, beket_power_unref)

G_END_DECLS
