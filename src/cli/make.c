/* SPDX-License-Identifier: MIT */
/* The compiler's stages in a row: tables to a model, model to a tree, tree to proofs. */
#include "cli/make.h"

#include "base/alloc.h"
#include "compile/compile.h"
#include "reason/outcome.h"

/* A topic of what the builder holds now. The builder's own output is sound by construction. */
static struct topic *
open_built(const struct builder *b)
{
	struct error err;
	size_t len;
	void *bytes = builder_finish(b, &len);
	struct topic *t = topic_open_bytes(bytes, len, &err);

	if (t == NULL)
		abort();
	return t;
}

int
make_topic(const struct work *work, const char *folder, uint32_t budget, struct diags *diags,
    struct made *out)
{
	struct builder *b = builder_new();

	*out = (struct made){0};
	if (compile_folder(folder, b, diags) == 0) {
		struct topic *bare = open_built(b);
		uint32_t leaves = topic_leaf_count(bare);
		uint32_t *class = xcalloc(leaves, sizeof *class);

		/* Which leaves no question tells apart is asked at every start, and follows from
		 * the tables alone. */
		classes_find(bare, class);
		builder_add_all(b, PART_CLASS, class, leaves);
		free(class);
		grow_tree(bare, budget, work, b);
		topic_close(bare);
	}
	if (builder_count(b, PART_NODE) > 0) {
		out->topic = open_built(b);
		out->proofs = prove_topic(out->topic, work);
	}
	builder_free(b);
	return out->proofs != NULL && proofs_hold(out->proofs) ? 0 : -1;
}

void
made_free(struct made *m)
{
	proofs_free(m->proofs);
	topic_close(m->topic);
	*m = (struct made){0};
}
