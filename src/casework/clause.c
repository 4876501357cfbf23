#include "casework/clause.h"

const char *const provenance_codes[] = {
    NULL, "article", "published", "common", "inference", "sample", NULL};

const char *const list_role_codes[] = {
    NULL, "include", "require", "no_pursuit", "no_liability", "mitigate", "exclude", NULL};

const char *const fact_type_codes[] = {
    NULL, "yes_no", "amount", "ratio", "count", "date", "choice", NULL};
