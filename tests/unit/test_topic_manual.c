/* ramus-image(5) names every part with the size its records have. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/file.h"
#include "shared_data.h"
#include "topic/image.h"

Test(topic_manual, every_part_stands_in_the_manual_with_its_size)
{
	static const struct {
		const char *name;
		size_t size;
	} parts[] = {
#define X(name, type, help) {#name, sizeof(type)},
	    IMAGE_PARTS(X)
#undef X
	};
	char *path = source_path("man/ramus-image.5");
	struct buf page = {0};
	struct error err;
	const char *at;

	cr_assert(file_read(path, 0, &page, &err) == 0, "%s", err.text);
	at = strstr(buf_str(&page), ".Sh PARTS");
	for (size_t i = 0; i < PART_COUNT; i++) {
		char *line = xasprintf(".It %s Pq %zu\n", parts[i].name, parts[i].size);

		cr_assert(at != NULL);
		cr_assert((at = strstr(at, line)) != NULL, "in this order: %s", line);
		free(line);
	}
	buf_free(&page);
	free(path);
}
