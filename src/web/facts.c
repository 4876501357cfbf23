#include "web/site_pages.h"

#include "web/facts_page.h"

void fact_put(struct exchange *x, struct vec *rows, struct str label, struct str value)
{
    if (value.len > 0)
        *(struct fact_line *)vec_push(x->arena, rows, sizeof(struct fact_line)) =
            (struct fact_line){.label = label, .value = value};
}
