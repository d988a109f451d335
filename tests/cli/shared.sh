#!/bin/sh
# SPDX-License-Identifier: MIT
# shared.sh - topics made from data that nobody here wrote: they compile, are proved, can be walked.
# Needs the shared data beside the tree ($RAMUS_SHARED) and python3 for its tools; skips without.
. "${RAMUS_SRCDIR:-$(cd "$(dirname "$0")/../.." && pwd)}/tests/cli/lib.sh"
shared=${RAMUS_SHARED:-$srcdir/../shared}

if ! test -d "$shared/data" || ! command -v python3 >/dev/null 2>&1; then
	echo '1..0 # SKIP the shared data or python3 is not here'
	exit 0
fi

# walks TOPIC - whether a walk of "no" and one of "not sure" come to an outcome.
walks() {
	for answer in n u 1; do
		yes $answer | "$ramus" ask "$1" >"$work/walk" || return 1
		grep -q '^Urgency: ' "$work/walk" || return 1
	done
}

kaggle() {
	"$shared/tools/topic-from-kaggle" "$shared/data/kaggle-disease-symptom" "$work/kaggle" &&
		status 0 "$ramus" compile "$work/kaggle" -o "$work/kaggle.ramus" &&
		walks "$work/kaggle.ramus" && "$ramus" show "$work/kaggle.ramus" malaria | grep -q mosquito
}

ddxplus() {
	"$shared/tools/topic-from-ddxplus" "$shared/data/ddxplus" "$work/ddxplus" &&
		status 0 "$ramus" compile "$work/ddxplus" -o "$work/ddxplus.ramus" &&
		walks "$work/ddxplus.ramus"
}

# The figures of the interview on patients that the rates do not come from.
ddxplus_patients() {
	"$shared/tools/topic-from-ddxplus" "$shared/data/ddxplus" --cases \
		"$shared/data/ddxplus/patients.csv" "$work/patients.csv" &&
		"$ramus" eval --json "$work/ddxplus.ramus" "$work/patients.csv" >"$work/eval.json" &&
		python3 - "$work/eval.json" <<'PY'
import json, sys
e = json.load(open(sys.argv[1]))
print(e["cases"], e["top1"], e["questions_mean"])
sys.exit(not (e["cases"] == 1305 and e["top1"] > 0.98 and e["questions_mean"] < 6.7))
PY
}

# The four documents as they are, put among a topic's own and referred to by section.
documents_as_they_are() {
	cp -R "$srcdir/data/knee" "$work/knee" && chmod -R u+w "$work/knee" || return 1
	cp "$shared"/seeds/*.txt "$work/knee/documents/" || return 1
	python3 - "$work/knee" "$shared/seeds" <<'PY'
import csv, os, sys
topic, seeds = sys.argv[1:]
rows = list(csv.reader(open(f"{topic}/sources.csv", encoding="utf-8")))
for i, name in enumerate(sorted(os.listdir(seeds))):
    cells = {"id": f"raw{i}", "title": f"Text {i} as it is", "document": name}
    rows.append([cells.get(column, "") for column in rows[0]])
csv.writer(open(f"{topic}/sources.csv", "w", encoding="utf-8", newline="")).writerows(rows)
with open(f"{topic}/glossary.csv", encoding="utf-8", newline="") as f:
    rows = list(csv.reader(f))
source = rows[0].index("source")
refs = ["raw0#infectious-causes-of-behind-knee-lump", "raw1#bakers-cyst", "raw2#meniscus-tears",
        "raw3#when-to-worry-and-seek-urgent-help"]
for row in rows[1:2]:
    row[source] = ";".join(refs)
csv.writer(open(f"{topic}/glossary.csv", "w", encoding="utf-8", newline="")).writerows(rows)
with open(f"{topic}/causes.csv", encoding="utf-8", newline="") as f:
    rows = list(csv.reader(f))
source, ident = rows[0].index("source"), rows[0].index("id")
for row in rows[1:]:
    if row[ident] == "bakers-cyst":
        row[source] = ";".join(refs)
csv.writer(open(f"{topic}/causes.csv", "w", encoding="utf-8", newline="")).writerows(rows)
PY
	status 0 "$ramus" check -q "$work/knee" || return 1
	"$ramus" show "$work/knee" bakers-cyst >"$work/page" || return 1
	for heading in 'Infectious causes' 'Meniscus tears' 'When to worry'; do
		grep -q "$heading" "$work/page" || return 1
	done
	grep -q 'Abscesses' "$work/page"
}

echo 1..4
ok 'the 41 diseases compile and can be walked' kaggle
ok 'DDXPlus compiles and can be walked' ddxplus
ok 'DDXPlus: over 98 % of 1305 patients right with fewer than 6.7 questions' ddxplus_patients
ok 'the four documents as they are can be referred to by section and read' documents_as_they_are
