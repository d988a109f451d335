#!/bin/sh
# SPDX-License-Identifier: MIT
# layout.sh RECORDS.DEF - fails if the layout of the image is not the one that FORMAT(version, checksum)
# is for, or if a number of a record does not say what bounds it. What counts for the layout is every
# structure, part and field with its type and place; the words for people and the bounds do not. The
# build runs it.
unbounded=$(LC_ALL=C sed -n '/^RECORD(/,/^END(/{/^FIELD([^"]*, uint32_t,/p;/^FIELD([^"]*, struct condition,/p;/^LIST([^"]*, INDEX,/p;}' "$1")
test -z "$unbounded" || {
	echo "$1: what bounds this? Say so with INDEX, ENUM, ITEMS, CONDITION or ANY:" >&2
	echo "$unbounded" >&2
	exit 1
}
sum=$(LC_ALL=C sed -n -e 's/"[^"]*"//g' -e 's/^SHOWN(\([^,]*, [^,]*\),.*/TEXT(\1)/' \
	-e 's/^ANY(\([^,]*, [^,]*\), /FIELD(\1, uint32_t, /' \
	-e 's/^INDEX\(_OR_NONE\)*(\([^,]*, [^,]*\), [^,]*, /FIELD(\2, uint32_t, /' \
	-e 's/^ENUM\(_OR_NONE\)*(\([^,]*, [^,]*\), [^,]*, /FIELD(\2, uint32_t, /' \
	-e 's/^CONDITION(\([^,]*, [^,]*\), /FIELD(\1, struct condition, /' \
	-e 's/^ITEMS\(_TWICE\)*(\([^,]*, [^,]*\), [^,]*, /LIST(\2, INDEX, /' \
	-e 's/^INDEXES(\([^,]*\), [^,]*, /PART(\1, uint32_t, /' \
	-e '/^FORMAT(/d' -e '/^[A-Z]*(/p' "$1" | cksum | cut -d ' ' -f 1)
format=$(sed -n 's/^FORMAT(\([0-9]*\), \([0-9]*\))$/\1 \2/p' "$1")
test "$sum" = "${format#* }" && exit 0
echo "$1: the layout of the image is not that of version ${format% *}: write FORMAT($((${format% *} + 1)), $sum)" >&2
exit 1
