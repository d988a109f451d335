/* The table of styles, laid out from STYLES in style.h; index is enum style. */
#include "view/style.h"

#include "topic/image.h"

static const struct style_look looks[STYLE_COUNT] = {
#define X(name, letter, mono, attrs, fg16, bg16, fg256, bg256)                                     \
	{letter, mono, attrs, fg16, bg16, fg256, bg256},
    STYLES(X)
#undef X
};

const struct style_look *
style_look(unsigned style)
{
	return &looks[style < STYLE_COUNT ? style : STYLE_TEXT];
}

enum style
style_urgency(uint32_t urgency)
{
	switch (urgency) {
	case URGENCY_EMERGENCY:
		return STYLE_EMERGENCY;
	case URGENCY_SOON:
		return STYLE_SOON;
	case URGENCY_ROUTINE:
		return STYLE_ROUTINE;
	case URGENCY_SELF_CARE:
		return STYLE_SELF_CARE;
	default:
		return STYLE_TEXT;
	}
}
