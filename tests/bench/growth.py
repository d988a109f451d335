#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""How work grows with size: what it takes at five sizes, and the exponent of the power that fits it best.

usage: growth.py RAMUS GEN-TOPIC [WORD...]     (only dimensions that are named with one of the words)

Each dimension of a topic grows alone, from a size where its work is more than a start of the program; what the smallest
topic takes is subtracted. "tables" is a compilation with a tree of one node, "whole" one with its tree and proofs,
"checked" a report of the first. An exponent above 1.15 is more than n log n over these sizes, and ends the program with 1.

Instructions are counted where valgrind is there, since seconds wobble by more than the limit leaves on a machine that
does other things, too; that takes fifty times as long, so at an eighth of the sizes. Seconds of CPU, of which the least
of three runs counts, are measured where there is no valgrind, and of trees, whose work has a budget that a small topic
uses up as a large one does.
"""
import math, os, pty, re, resource, select, shutil, subprocess, sys, tempfile, zlib

MOST = 1.15
RAMUS, GENERATE = sys.argv[1:3] if len(sys.argv) >= 3 else sys.exit(__doc__)
CAUSES, QUESTIONS = "id,name,parent,prevalence,urgency", "id,text,kind,covers,stage,ask-if"
SYMPTOMS, EVIDENCE = "id,question,name,definition", "cause,symptom,frequency"
TRIAGE, ADVICE = "id,when,urgency,message", "id,name,kind,for,unless,text"


def put(folder, **tables):
    os.makedirs(folder, exist_ok=True)
    for name, rows in tables.items():
        with open(os.path.join(folder, name + ".csv"), "w", encoding="utf-8") as f:
            f.writelines(row + "\n" for row in rows)


def question(i, stage="history", ask_if=""):
    return f"q{i},Is it {i}?,yes-no,,{stage},{ask_if}"


def signs(n):
    return [SYMPTOMS] + [f"s{i},q{i},Sign {i},It is {i}." for i in range(n)]


def two_causes(n):
    return [EVIDENCE] + [f"{c},s{i},{f}%" for i in range(n) for c, f in (("a", 80), ("b", 20))]


def topic(folder, n=10, **tables):
    """A topic of two causes and n questions, but for the tables that are given."""
    rows = {"topic": ["key,value", "id,t", "title,T", "emergency,Call."],
            "causes": [CAUSES, "a,A,,common,routine", "b,B,,common,routine"],
            "questions": [QUESTIONS] + [question(i) for i in range(n)], "symptoms": signs(n), "evidence": two_causes(n)}
    put(folder, **{**rows, **tables})


def options(folder, n):
    topic(folder, 1, questions=[QUESTIONS, "q0,Which?,choice,,history,"],
          symptoms=[SYMPTOMS] + [f"s{i},q0,Sign {i},It is {i}." for i in range(n)])


def chains(folder, n):
    """Chains of 500 groups, one below the other."""
    parent = lambda i: f"g{i - 1}" if i % 500 else ""
    topic(folder, causes=[CAUSES] + [f"g{i},G {i},{parent(i)},," for i in range(n)]
          + ["a,A,g499,common,routine", "b,B,,common,routine"])


def links(folder, n):
    k = n // 25
    topic(folder, k, causes=[CAUSES] + [f"c{i},C {i},,common,routine" for i in range(k)],
          evidence=[EVIDENCE] + [f"c{i},s{(i + 37 * j) % k},{10 + (i + j) % 80}%" for i in range(k) for j in range(25)])


def suspects(folder, n):
    """One rule that suspects so many causes, all by the same finding."""
    causes(folder, n)
    put(folder, triage=[TRIAGE + ",suspect", "r,s0,soon,Go.," + ";".join(f"c{i}" for i in range(n))])


def rules(folder, n):
    topic(folder, 100, triage=[TRIAGE] + [f"r{i},s{i % 100} and s{i // 100 % 100},soon,Go {i}." for i in range(n)])


def rules_on_one(folder, n):
    topic(folder, triage=[TRIAGE] + [f"r{i},s0,soon,Go {i}." for i in range(n)])


def rules_unsure(folder, n):
    topic(folder, triage=[TRIAGE, "r,s0,soon,Go."] + [f"r{i},unsure s0,soon,Go {i}." for i in range(n)])


def waiting(folder, n):
    """Chains of 50 questions that wait for each other."""
    topic(folder, n, questions=[QUESTIONS] + [question(i, "history", f"s{i - 1}" if i % 50 else "") for i in range(n)])


def screens(folder, n):
    cover = [f"c{i},Any {i}?,screen,{';'.join(f'q{10 * i + j}' for j in range(10))},history," for i in range(n // 10)]
    topic(folder, n, questions=[QUESTIONS] + cover + [question(i) for i in range(n)])


def advice(folder, n):
    topic(folder, advice=[ADVICE] + [f"v{i},V {i},rest,a,s{i % 10},Rest {i}." for i in range(n)])


def sections(folder, n):
    topic(folder, sources=["id,title,document", "d,D,d.md"])
    os.makedirs(folder + "/documents", exist_ok=True)
    with open(folder + "/documents/d.md", "w", encoding="utf-8") as f:
        f.writelines(f"# Part {i}\n\nOf word{i} and others.\n\n" for i in range(n))


def documents(folder, n):
    topic(folder, sources=["id,title,document"] + [f"d{i},D {i},d{i}" for i in range(n)])
    os.makedirs(folder + "/documents", exist_ok=True)
    for i in range(n):
        with open(f"{folder}/documents/d{i}.md", "w", encoding="utf-8") as f:
            f.write(f"# Part {i}\n\nOf word{i}.\n")


def terms(folder, n):
    topic(folder, glossary=["term,definition"] + [f"word{i},What word{i} means." for i in range(n)])


def causes(folder, n):
    topic(folder, 1, causes=[CAUSES] + [f"c{i},C {i},,common,routine" for i in range(n)],
          evidence=[EVIDENCE] + [f"c{i},s0,{20 + i % 60}%" for i in range(n)])


def told(folder, n, evidence, **tables):
    """A topic all of whose rows have a source, without which there are no cards."""
    topic(folder, n, sources=["id,title", "d,D"],
          evidence=[EVIDENCE + ",source"] + [row + ",d" for row in evidence], **tables)


def told_causes(folder, n):
    """Causes with ten findings and a rule of its own each."""
    told(folder, 10, [f"c{i},s{j},{95 if (i + j) % 10 == 0 else 10}%" for i in range(n) for j in range(10)],
         causes=[CAUSES] + [f"c{i},C {i},,{('rare', 'common')[2 * i // n]},emergency" for i in range(n)],
         questions=[QUESTIONS] + [question(i, "emergency") for i in range(10)],
         triage=[TRIAGE + ",suspect,source"]
         + [f"r{i},s{i % 10} and s{i // 10 % 10},emergency,Go {i}.,c{i},d" for i in range(n)])


def told_findings(folder, n):
    told(folder, n, [f"{c},s{i},{f}%" for i in range(n) for c, f in (("a", 80), ("b", 20))])


def red_flags(folder, n):
    """Questions that are each an emergency, and advice that one of them takes away."""
    topic(folder, n, questions=[QUESTIONS] + [question(i, "emergency") for i in range(n)],
          triage=[TRIAGE] + [f"r{i},s{i},emergency,Call {i}." for i in range(n)],
          advice=[ADVICE, f"v,V,rest,*,s{n // 2},Rest.", "e,E,emergency,*,,Call."])


def real(folder, n):
    """The generator's shape of real tables: as many findings as causes, twenty links for each."""
    run([GENERATE, str(n), str(n), str(20 * n), "1", folder])


def run(argv, lines=""):
    """Runs it with these lines typed; what it said, and the end of all where it fails."""
    done = subprocess.run(argv, input=lines, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8",
                          errors="replace")
    if done.returncode != 0:
        sys.exit(f"{' '.join(argv)}: ended with {done.returncode}, and said:\n{done.stdout[-2000:]}")
    return done.stdout


def cpu(argv, lines=""):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run(argv, lines)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


COUNTER = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"]


def counted(told):
    """Instructions that valgrind tells of, in thousand millions."""
    return int(re.search(r"Collected : (\d+)", told)[1]) / 1e9


def instructions(argv, lines=""):
    return counted(run([*COUNTER, *argv], lines))


ONE = ("--nodes", "1")


def compiling(make, *options):
    def prepare(work, n, measure):
        folder = f"{work}/{make.__name__}{n}"
        make(folder, n)
        return lambda: measure([RAMUS, "compile", "-q", *options, folder, "-o", f"{work}/x.ramus"])
    return prepare


def running(make, *words, lines=""):
    """A command on the topic, with these lines typed."""
    def prepare(work, n, measure):
        folder, image = f"{work}/{make.__name__}{n}", f"{work}/x.ramus"
        make(folder, n)
        run([RAMUS, "compile", "-q", *ONE, folder, "-o", image])
        return lambda: measure([RAMUS, words[0], image, *words[1:]], lines)
    return prepare


def installed(work, n, measure):
    """So many topics in a folder, of which each is listed."""
    folder = f"{work}/installed{n}"
    topic(f"{work}/t")
    os.makedirs(folder)
    run([RAMUS, "compile", "-q", *ONE, f"{work}/t", "-o", f"{folder}/t.ramus"])
    for i in range(n):
        os.link(f"{folder}/t.ramus", f"{folder}/t{i}.ramus")

    def listing():
        os.environ["RAMUS_PATH"] = folder
        found = measure([RAMUS, "list"])
        del os.environ["RAMUS_PATH"]
        return found
    return listing


def answers(answer, *words):
    """A session with so many answers, of each of which the transcript tells what it moved."""
    def prepare(work, n, measure):
        red_flags(f"{work}/asked{n}", n)
        run([RAMUS, "compile", "-q", *ONE, f"{work}/asked{n}", "-o", f"{work}/a.ramus"])
        given = f"{work}/given-{answer[0]}{n}"
        run([RAMUS, "ask", "-s", given, f"{work}/a.ramus"], f"{answer}\n" * (n - 1) + "quit\n")
        return lambda: measure([RAMUS, "transcript", *words, given, f"{work}/a.ramus"])
    return prepare


def marks(work, n, measure):
    """A session that marks the same section of many again and again, as the program writes it."""
    sections(f"{work}/sections", 2500)
    run([RAMUS, "compile", "-q", f"{work}/sections", "-o", f"{work}/s.ramus"])
    run([RAMUS, "ask", "-s", f"{work}/begun", f"{work}/s.ramus"], "n\nquit\n")
    with open(f"{work}/begun", "rb") as f:
        head = [line for line in f if line.startswith((b"ramus-session", b"topic"))]
    os.unlink(f"{work}/begun")
    body = b"".join(head) + b"mark section d.md#part-2400\n" * n
    with open(f"{work}/marks{n}", "wb") as f:
        f.write(body + b"end %08x\n" % zlib.crc32(body))
    return lambda: measure([RAMUS, "transcript", f"{work}/marks{n}", f"{work}/s.ramus"])


def practices(person, drawn, mistakes):
    """A class of so many practices: of as many people, or as many drawn cases, or as many pairs of causes that are
    taken one for the other."""
    def prepare(work, n, measure):
        folder, image, k = f"{work}/practices{n}", f"{work}/p.ramus", 200 if mistakes else 2
        causes(f"{work}/taught", k)
        run([RAMUS, "compile", "-q", *ONE, f"{work}/taught", "-o", image])
        run([RAMUS, "practice", "--sample", "1", "--seed", "1", "--save", f"{work}/first", image], "rank c0\n")
        with open(f"{work}/first", "rb") as f:
            head = [line for line in f if line.startswith((b"ramus-practice", b"topic"))]
        os.unlink(f"{work}/first")
        shutil.rmtree(folder, ignore_errors=True)
        os.makedirs(folder + "/one")
        for i in range(n):
            name = f"student-{i}" if person else f"one/{i}"
            of, taken = (i // k % k, i % k) if mistakes else (0, 1)
            body = b"".join(head) + (f"case sample-{i if drawn else 1}-1 brief\n  drawn c{of} routine\n"
                                     f"rank 1 c{taken}\ncommit routine\n").encode()
            with open(f"{folder}/{name}", "wb") as f:
                f.write(body + b"end %08x\n" % zlib.crc32(body))
        by = "case" if drawn else "student"
        return lambda: measure([RAMUS, "scores", "--by", by, folder, image])
    return prepare


def letters(work, n, measure):
    """So many letters typed into find at once, then Esc and Q."""
    topic(f"{work}/t")
    run([RAMUS, "compile", "-q", f"{work}/t", "-o", f"{work}/l.ramus"])
    count = measure is instructions
    argv = [*([*COUNTER, f"--log-file={work}/told"] if count else []), RAMUS, f"{work}/l.ramus"]

    def browse():
        pid, end = pty.fork()
        if pid == 0:
            os.environ.update(TERM="xterm-256color", LC_ALL="C.UTF-8", ESCDELAY="5")
            os.execvp(argv[0], argv)
        text, shown, still = b"c/" + b"ba " * (n // 3), b"", False
        while True:  # the terminal drops what comes before the program has set it up: from the first screen on
            ready, writable, _ = select.select([end], [end] if text and still else [], [], 0.2)
            try:
                if ready:
                    shown = (shown + os.read(end, 65536))[-2000:]
                still = still or (shown and not ready)
                if writable:
                    text = text[os.write(end, text[:512]):]
                elif still and not ready and not text:
                    for key in b"\x1b", b"\x1b", b"Q":  # in one they would be Alt and a key
                        os.write(end, key)
                        select.select([], [], [], 0.1)
            except OSError:
                break
        _, status, used = os.wait4(pid, 0)
        os.close(end)
        if status != 0:
            sys.exit(f"{' '.join(argv)}: ended with status {status}, and showed:\n{shown!r}")
        if count:
            with open(f"{work}/told", encoding="utf-8") as f:
                return counted(f.read())
        return used.ru_utime + used.ru_stime
    return browse


def doubled(first):
    return [first << i for i in range(5)]


DIMENSIONS = [
    ("options of a choice, whole", [62, 125, 250, 500, 1000], compiling(options)),
    ("groups in chains, tables", doubled(4000), compiling(chains, *ONE)),
    ("causes, tables", doubled(5000), compiling(causes, *ONE)),
    ("questions, tables", doubled(4000), compiling(topic, *ONE)),
    ("questions, whole", doubled(500), compiling(topic)),
    ("questions in chains, tables", doubled(2000), compiling(waiting, *ONE)),
    ("questions below screens, tables", doubled(4000), compiling(screens, *ONE)),
    ("rows of evidence, tables", doubled(25000), compiling(links, *ONE)),
    ("rows of evidence, whole", doubled(25000), compiling(links)),
    ("red flags, tables", doubled(4000), compiling(red_flags, *ONE)),
    ("red flags, checked", [25, 50, 100, 200, 400], running(red_flags, "check")),
    ("questions, checked", [25, 50, 100, 200, 400], running(topic, "check")),
    ("suspects of a rule, checked", doubled(1000), running(suspects, "check")),
    ("rules on one finding, checked", doubled(1000), running(rules_on_one, "check")),
    ("rules unsure of one, tables", doubled(2000), compiling(rules_unsure, *ONE)),
    ("rules, tables", doubled(4000), compiling(rules, *ONE)),
    ("rules, whole", doubled(1000), compiling(rules)),
    ("pieces of advice, whole", doubled(1000), compiling(advice)),
    ("sections, tables", doubled(1500), compiling(sections, *ONE)),
    ("documents, tables", doubled(1000), compiling(documents, *ONE)),
    ("terms, as a page", doubled(4000), running(terms, "export", "--format", "html")),
    ("installed topics, listed", doubled(1000), installed),
    ("all of it, tables", doubled(800), compiling(real, *ONE)),
    ("all of it, whole", doubled(800), compiling(real)),
    ("causes, as cards", doubled(1000), running(told_causes, "export", "--format", "anki")),
    ("findings of a cause, as cards", doubled(8000), running(told_findings, "export", "--format", "anki")),
    ("findings of a cause, drilled", doubled(8000), running(told_findings, "practice", "--drill", lines="quit\n")),
    ("answers of a session", doubled(1000), answers("no")),
    ("answers not sure, half a page", doubled(1000), answers("unsure", "--short")),
    ("marks of a session", doubled(1900), marks),
    ("practices of one person", doubled(4000), practices(False, False, False)),
    ("people who practised", doubled(4000), practices(True, False, False)),
    ("drawn cases practised on", doubled(4000), practices(False, True, False)),
    ("causes taken for others", doubled(4000), practices(False, False, True)),
    ("letters typed into find", doubled(6000), letters),
]


def exponent(sizes, seconds):
    x, y = [math.log(n) for n in sizes], [math.log(max(s, 1e-4)) for s in seconds]
    mx, my = sum(x) / len(x), sum(y) / len(y)
    return sum((a - mx) * (b - my) for a, b in zip(x, y)) / sum((a - mx) ** 2 for a in x)


def measure_all(work, name, sizes, prepare):
    """The sizes, what they take beyond a start, and of what."""
    whole = name.endswith("whole") and not name.startswith("options")
    count = shutil.which("valgrind") and not whole
    measure, runs, unit = (instructions, 1, "G") if count else (cpu, 3, "s")
    if count and sizes[0] >= 1000:
        sizes = [n // 8 for n in sizes]
    start = compiling(topic, *ONE)(work, 2, measure)
    floor = min(start() for _ in range(runs))
    taken = []
    for n in sizes:
        run = prepare(work, n, measure)
        taken.append(max(min(run() for _ in range(runs)) - floor, 0))
    return sizes, taken, unit


def main():
    worst, only = 0, sys.argv[3:]
    with tempfile.TemporaryDirectory(prefix="ramus-growth.") as work:
        print(f"thousand millions of instructions (G) or seconds of CPU at five sizes, and the exponent (at most {MOST})")
        for name, sizes, prepare in DIMENSIONS:
            if only and not any(word in name for word in only):
                continue
            sizes, taken, unit = measure_all(work, name, sizes, prepare)
            e = exponent(sizes, taken)
            worst = max(worst, e)
            print(f"{name:32}" + "".join(f"{n:>7} {t:6.3f}" for n, t in zip(sizes, taken)) + f" {unit} {e:5.2f}", flush=True)
    print(f"the largest exponent: {worst:.2f}")
    sys.exit(worst > MOST)


main()
