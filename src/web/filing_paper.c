/* A filing that was made on paper: whose it may be, and who enters it. */
#include "casework/decide.h"
#include "web/filing.h"

/* In one of the units in which the applicant has a post today. */
bool filing_may_enter(struct exchange *x, person_id applicant)
{
    const struct directory *d = x->viewer.directory;
    const struct tenure *tenure = NULL;
    day today = instant_day(x->viewer.now);

    if (id_equal(applicant.id, x->session.person.id))
        return false; /* one's own is filled in, not entered */
    while ((tenure = directory_tenure(d, applicant, tenure)) != NULL) {
        const struct post *post = directory_post(d, tenure->post);
        if (post != NULL && tenure->from.n <= today.n && today.n <= tenure->to.n
            && entry_may(d, x->session.person, applicant, post->unit, today))
            return true;
    }
    return false;
}

bool filing_enters(const struct exchange *x)
{
    const struct directory *d = x->viewer.directory;
    const unit_id anywhere = {{{0}}};
    day today = instant_day(x->viewer.now);

    return directory_holds(d, x->session.person, STR("unit_clerk"), anywhere, today)
           || directory_holds(d, x->session.person, STR("entry_clerk"), anywhere, today);
}

struct vec filing_applicants(struct exchange *x)
{
    const struct directory *d = x->viewer.directory;
    struct str chosen = exchange_form(x, "applicant");
    struct vec out = {0};

    if (!filing_enters(x))
        return out;
    VEC_EACH (struct person, person, d->persons)
        if (filing_may_enter(x, person->id)) {
            struct str id = id_write(x->arena, person->id.id);
            *(struct choice *)vec_push(x->arena, &out, sizeof(struct choice)) =
                (struct choice){.value = id,
                    .label = directory_name(x->arena, d, person->id),
                    .chosen = str_equal(id, chosen)};
        }
    return out;
}

struct str filing_paper_words(struct exchange *x, const struct filing *f)
{
    const struct directory *d = x->viewer.directory;

    return f->paper ? str_format(x->arena, "%.*s的纸质申请，由%.*s代为录入",
               STR_ARG(directory_name(x->arena, d, f->applicant)),
               STR_ARG(directory_name(x->arena, d, x->session.person)))
                    : (struct str){0};
}
