#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Reads back what `ramus export` wrote, by the rules of who reads it; says what is wrong and ends with 1.

    export.py html FILE         ids once, links that lead somewhere, headings in order, nothing fetched
    export.py entries LIST FILE whether every entry of `ramus list --json` has a place on that page
    export.py json FILE         all of a topic: every id once, and what ids name is there
    export.py anki FILE         cards, by the headers that Anki's manual documents for text files
    export.py package FILE DIR  a data package's descriptor against the tables of the folder
    export.py dark FILE.png     whether the picture is dark at its left upper corner
    export.py light FILE.png    whether it is light there
"""
import csv
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
    for told in re.findall(r"From the documents</h4></summary>\s*<ul>(.*?)</ul>", source, re.S):
        items = re.findall("<li>.*?</li>", told, re.S)
        check(items and len(items) == len(set(items)), f"told twice: {items[0]}")
    check(not re.search(r"td:(first|last)-child\{", source), "a row's only cell has the look of a first or a last one")
    for rule in ("prefers-color-scheme:dark", "@media print", ":focus-visible"):
        check(rule in source, f"no style for {rule}")
    print(f"{len(p.ids)} ids, {len(p.links)} links, {len(source.encode())} bytes")
    return p


def entries(listed, path):
    ids = html(path).ids
    for e in json.load(open(listed, encoding="utf-8"))["entries"]:
        check(e["kind"] in ("case", "panel item") or e["id"] in ids or e["kind"] == "term", f"no {e['id']}")


def number(text):
    raise ValueError(f"{text} is no JSON")


def topic_json(path):
    j = json.load(open(path, encoding="utf-8"), parse_constant=number)
    check(j["format"] == 1, "the format or its version")
    check(j["topic"]["id"] and j["topic"]["title"], "no topic")
    kinds = {e["id"]: e["kind"] for e in j["entries"]}
    sections = [s["id"] for d in j["documents"] for s in d["sections"]]
    every = [e["id"] for e in j["entries"]] + sections
    check(all(every) and len(every) == len(set(every)), "an id twice, or none")
    named = {"causes": "cause", "cause": "cause", "suspects": "cause", "parents": "cause", "symptoms": "symptom",
             "symptom": "symptom", "present": "symptom", "absent": "symptom", "question": "question", "covers": "question",
             "structures": "structure", "complications": "complication"}
    for e in j["entries"] + j["evidence"]:
        for key, kind in named.items():
            value = e.get(key)
            if e.get("kind") == "panel item" and key == "absent":  # there it is true or false
                continue
            for one in value if isinstance(value, list) else [value] if value else []:
                check(kinds.get(one) == kind, f"{e.get('id')}: {key} has {one}, no {kind}")
        for key, value in e.items():
            for ref in value if key == "card" or key.endswith("refs") else []:
                check(ref in every, f"{e.get('id')}: no source {ref}")
    print(len(every), "ids,", len(j["evidence"]), "rows of evidence")


def anki(path):
    lines = open(path, encoding="utf-8", newline="").read().split("\n")
    head = dict(line[1:].split(":", 1) for line in lines if line.startswith("#"))
    check(lines[-1] == "" and head["separator"] == "tab" and head["html"] == "true", "headers")
    columns = head["columns"].split("\t")
    guid, tags = int(head["guid column"]) - 1, int(head["tags column"]) - 1
    check(columns[guid] == "guid" and head["deck"] and head["notetype"] == "Basic", "columns")
    rows = list(csv.reader([x + "\n" for x in lines if x and not x.startswith("#")], delimiter="\t"))
    check(rows and all(len(r) == len(columns) and all(r) for r in rows), "a row without a field")
    check(len({r[guid] for r in rows}) == len(rows), "a guid twice")
    for r in rows:
        check(re.fullmatch(r"ramus:[a-z0-9-]+:[a-z]+:[a-z0-9-]+", r[guid]), f"the guid {r[guid]}")
        check(r[tags].startswith("ramus "), f"the tags {r[tags]}")
        check("[" in r[2] and "]" in r[2], f"no source on {r[guid]}")
        p = Page()
        p.feed(r[1] + r[2])
        check(not p.open, f"HTML of {r[guid]}")
    print(len(rows), "cards")


def package(path, folder):
    p = json.load(open(path, encoding="utf-8"))
    check(re.fullmatch("[a-z0-9._-]+", p["name"]), "the package's name")
    tables = {}
    for r in p["resources"]:
        text = open(f"{folder}/{r['path']}", encoding="utf-8-sig", newline="").read()
        rows = [x for x in csv.reader(text.splitlines(True), delimiter=r["dialect"]["delimiter"]) if any(x)]
        fields = [f["name"] for f in r["schema"]["fields"]]
        check(rows[0] == fields, f"{r['name']}: {rows[0]} are not {fields}")
        tables[r["name"]] = [dict(zip(fields, x)) for x in rows[1:]]
    for r in p["resources"]:
        rows, schema = tables[r["name"]], r["schema"]
        for f in schema["fields"]:
            values = [x.get(f["name"], "") for x in rows]
            c = f["constraints"]
            check(not c["required"] or all(values), f"{r['name']}.{f['name']}: a required one is silent")
            given = [v for v in values if v]
            check(not c.get("unique") or len(set(given)) == len(given), f"{r['name']}.{f['name']}: twice")
            check(all(re.fullmatch(c.get("pattern", ".*"), v, re.S) for v in given), f"{r['name']}.{f['name']}")
            check(all(v in c.get("enum", [v]) for v in given), f"{r['name']}.{f['name']}: no such word")
            if f["type"] in ("integer", "number"):
                [float(v) for v in given]
        for key in schema.get("primaryKey", []):
            check(len({x[key] for x in rows}) == len(rows), f"{r['name']}: key {key}")
        for k in schema["foreignKeys"]:
            to = {x[k["reference"]["fields"][0]] for x in tables[k["reference"]["resource"]]}
            for x in rows:
                check(x[k["fields"][0]] in to | {""}, f"{r['name']}: {x[k['fields'][0]]} is nowhere")
    print(len(tables), "tables")


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
    {"html": html, "entries": entries, "json": topic_json, "anki": anki, "package": package, "dark": dark, "light": light}[sys.argv[1]](*sys.argv[2:])
    for fault in faults[:10]:
        print(fault)
    sys.exit(1 if faults else 0)
