/* What the files that tell an outcome share. */
#include "tell/outcome_parts.h"

struct told
outcome_told(struct page *p, struct session *s)
{
	struct interview *iv = session_interview(s);

	return (struct told){
	    p, session_topic(s), iv, session_outcome(s), interview_emergency_open(iv)};
}

void
outcome_begin_item(struct page *p, struct part *part, struct entity e)
{
	if (!part->begun)
		part->begin(p, part->heading);
	part->begun = true;
	page_indent(p, 2);
	page_item(p, e);
}
