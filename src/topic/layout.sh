#!/bin/sh
# SPDX-License-Identifier: MIT
# layout.sh RECORDS.DEF - fails if the layout of the image is not the one that FORMAT(version, checksum)
# is for. What counts is every structure, part and field with its type and place; the words for people
# do not. The build runs it.
sum=$(LC_ALL=C sed -n -e 's/"[^"]*"//g' -e 's/^SHOWN(\([^,]*, [^,]*\),.*/TEXT(\1)/' \
	-e '/^FORMAT(/d' -e '/^[A-Z]*(/p' "$1" | cksum | cut -d ' ' -f 1)
format=$(sed -n 's/^FORMAT(\([0-9]*\), \([0-9]*\))$/\1 \2/p' "$1")
test "$sum" = "${format#* }" && exit 0
echo "$1: the layout of the image is not that of version ${format% *}: write FORMAT($((${format% *} + 1)), $sum)" >&2
exit 1
