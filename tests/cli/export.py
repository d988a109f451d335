#!/usr/bin/env python3
"""Reads back what `ramus export` wrote, by the rules of who reads it; says what is wrong and ends with 1.

    export.py html FILE         ids once, links that lead somewhere, headings in order, nothing fetched
    export.py entries LIST FILE whether every entry of `ramus list --json` has a place on that page
    export.py dark FILE.png     whether the picture is dark at its left upper corner
    export.py light FILE.png    whether it is light there
"""
import json
import re
import struct
import sys
import zlib
from html.parser import HTMLParser
from urllib.parse import unquote

faults = []


def check(holds, text):
    if not holds:
        faults.append(text)


class Page(HTMLParser):
    EMPTY = {"meta", "br"}
    FETCH = {"script", "link", "img", "iframe", "object", "embed", "audio", "video", "form", "base"}

    def __init__(self):
        super().__init__()
        self.ids, self.links, self.open, self.level = {}, [], [], 0
        self.count, self.lang, self.csp, self.hidden = {}, None, None, 0
        self.text = None

    def handle_starttag(self, tag, attrs):
        a = dict(attrs)
        self.count[tag] = self.count.get(tag, 0) + 1
        check(tag not in self.FETCH, f"line {self.getpos()[0]}: <{tag}> may fetch or run something")
        for name, value in attrs:
            check(not name.startswith("on") and name not in ("src", "style"), f"<{tag} {name}>")
            check("url(" not in (value or ""), f"<{tag} {name}={value}>")
        check(len(a) == len(attrs), f"an attribute twice in <{tag}>")
        if "id" in a:
            check(a["id"] not in self.ids, f"the id {a['id']} twice")
            check(a["id"] != "" and not re.search(r"\s", a["id"]), f"the id \"{a['id']}\"")
            self.ids[a["id"]] = tag
        for name in ("aria-labelledby", "aria-describedby"):
            if name in a:
                self.links.append("#" + a[name])
        if tag == "a":
            self.links.append(a.get("href", ""))
            self.text = ""
            if any(o[1].get("aria-hidden") for o in self.open):
                check(a.get("tabindex") == "-1", "a link that is hidden from ears takes the focus")
                self.text = None
            check(not any(o[0] in ("a", "summary") for o in self.open), "a link in a link or a summary")
        if tag == "th":
            check(a.get("scope") in ("row", "col"), "a <th> without scope")
        if tag == "html":
            self.lang = a.get("lang")
        if tag == "meta" and a.get("http-equiv") == "Content-Security-Policy":
            self.csp = a["content"]
        if re.fullmatch("h[1-6]", tag):
            check(int(tag[1]) <= self.level + 1, f"<{tag}> after <h{self.level}>")
            self.level = int(tag[1])
        if tag not in self.EMPTY:
            self.open.append((tag, a))

    def handle_startendtag(self, tag, attrs):
        check(tag in self.EMPTY, f"<{tag}/>")
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag):
        check(self.open and self.open[-1][0] == tag, f"line {self.getpos()[0]}: </{tag}> ends {self.open[-1:]}")
        if self.open:
            self.open.pop()
        if tag == "a" and self.text is not None:
            check(self.text.strip() != "", "a link without a text")
            self.text = None

    def handle_data(self, data):
        if self.text is not None:
            self.text += data


def html(path):
    source = open(path, encoding="utf-8").read()
    p = Page()
    p.feed(source)
    p.close()
    check(source.startswith("<!DOCTYPE html>"), "no doctype")
    check(not p.open, f"left open: {p.open}")
    for link in p.links:
        check(link.startswith("#") and unquote(link[1:]) in p.ids, f"the link \"{link}\" leads nowhere")
    check(p.links and p.links[0] == "#/text" and p.ids.get("/text") == "main", "no skip link to <main>")
    for tag in ("title", "header", "nav", "main", "footer", "h1"):
        check(p.count.get(tag, 0) >= 1, f"no <{tag}>")
    check(p.count.get("main") == 1 and p.count.get("h1") == 1, "<main> or <h1> twice")
    check(p.lang and re.fullmatch("[a-zA-Z0-9-]+", p.lang), "no language")
    check(p.csp == "default-src 'none'; style-src 'unsafe-inline'", f"the policy {p.csp}")
    for rule in ("prefers-color-scheme:dark", "@media print", ":focus-visible"):
        check(rule in source, f"no style for {rule}")
    print(f"{len(p.ids)} ids, {len(p.links)} links, {len(source.encode())} bytes")
    return p


def entries(listed, path):
    ids = html(path).ids
    for e in json.load(open(listed, encoding="utf-8")):
        check(e["kind"] in ("case", "panel item") or e["id"] in ids or e["kind"] == "term", f"no {e['id']}")


def corner(path):
    """The first pixel of a PNG of 8 bits a colour, 0 to 255 as grey."""
    data, at, body = open(path, "rb").read(), 8, b""
    while at < len(data):
        size, kind = struct.unpack(">I4s", data[at:at + 8])
        if kind == b"IDAT":
            body += data[at + 8:at + 8 + size]
        at += 12 + size
    return sum(zlib.decompress(body)[1:4]) // 3


def dark(path):
    check(corner(path) < 64, f"grey {corner(path)} is not dark")


def light(path):
    check(corner(path) > 224, f"grey {corner(path)} is not light")


if __name__ == "__main__":
    {"html": html, "entries": entries, "dark": dark, "light": light}[sys.argv[1]](*sys.argv[2:])
    for fault in faults[:10]:
        print(fault)
    sys.exit(1 if faults else 0)
