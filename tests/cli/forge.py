#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""forge.py IN OUT RECORDS.DEF PART OFFSET VALUE - a compiled topic in which every record of a part has
that number (32 bits) at that offset, unless it was NONE, its checksums put right."""
import re
import struct
import sys
import zlib

HEADER, ENTRY, PIECE, NONE = 40, 24, 4096, 0xffffffff


def main(path, out, records, part, offset, value):
    data = bytearray(open(path, "rb").read())
    names = re.findall(r"^(?:PART|RECORD|INDEXES)\(([A-Z]+),", open(records).read(), re.M)
    parts = [struct.unpack_from("<QQII", data, HEADER + ENTRY * i) for i in range(len(names))]
    begin, count, record, first = parts[names.index(part)]
    for at in range(begin + offset, begin + count * record, record):
        if struct.unpack_from("<I", data, at)[0] != NONE:
            struct.pack_into("<I", data, at, value)
    sums = HEADER + ENTRY * len(names)
    step = record << ((PIECE // record).bit_length() - 1)
    for i, at in enumerate(range(begin, begin + count * record, step)):
        end = min(at + step, begin + count * record)
        struct.pack_into("<I", data, sums + 4 * (first + i), zlib.crc32(data[at:end]))
    head = sums + 4 * struct.unpack_from("<I", data, 24)[0]
    struct.pack_into("<I", data, 32, zlib.crc32(data[HEADER:head]))
    struct.pack_into("<I", data, 36, zlib.crc32(data[:36]))
    open(out, "wb").write(data)


main(*sys.argv[1:5], *(int(n, 0) for n in sys.argv[5:7]))
