/*
 * policy_tables - which members the maps of a pack may have, one table a map.
 *
 * For policy_*.c alone; docs/POLICY.md explains each member with an example.
 */
#pragma once

#include "casework/policy_read.h"

extern const struct members role_members, body_members, list_members, fact_members, limit_members,
    liability_members, basis_members, outcome_members, measure_members, word_members,
    procedure_members, significance_members, supersedes_members, test_members;
