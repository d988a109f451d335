/* Both tables of signs, from GLYPHS in glyphs.h. */
#include "view/glyphs.h"

static const struct glyphs unicode_glyphs = {
#define X(name, unicode, ascii) unicode,
    GLYPHS(X)
#undef X
};

static const struct glyphs ascii_glyphs = {
#define X(name, unicode, ascii) ascii,
    GLYPHS(X)
#undef X
};

const struct glyphs *
glyphs_get(bool ascii)
{
	return ascii ? &ascii_glyphs : &unicode_glyphs;
}
