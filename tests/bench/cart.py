#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Ramus against CART on cases drawn from a topic's own tables.

usage: cart.py RAMUS TOPIC...

For each topic cases are drawn by `ramus cases`: some to train scikit-learn's decision trees on, others to test both. A
tree of CART asks one yes-no question at each node, so its mean number of questions is the mean depth of the leaves
that the test cases reach. It is grown leaf by leaf, best first, to the size at which that mean comes next to what Ramus
asks, and once more without a limit. One tree is trained to name the cause, one to name the urgency, one both: Ramus
gives both with the same questions. Its causes are ranked by likelihood here: its outcome puts those first that a rule
in force suspects, likely or not. The urgency to be found is what the topic's rules and gates give once every finding
is known.
"""
import csv, json, os, subprocess, sys, tempfile

import numpy as np
from scipy.sparse import lil_matrix
from sklearn.tree import DecisionTreeClassifier

TRAIN, TEST = 20000, 5000


def draw(ramus, topic, count, seed, path):
    with open(path, "w", encoding="utf-8") as f:
        subprocess.run([ramus, "cases", topic, "--sample", str(count), "--seed", str(seed)], stdout=f, check=True)
    with open(path, encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f))


def matrix(rows, columns):
    x = lil_matrix((len(rows), len(columns)), dtype=np.float32)
    for i, row in enumerate(rows):
        for s in filter(None, row["present"].split(";")):
            if s in columns:
                x[i, columns[s]] = 1
    return x.toarray()


def depth(tree, x):
    return float(np.mean(tree.decision_path(x).sum(axis=1))) - 1


def train(x, y, leaves):
    return DecisionTreeClassifier(max_leaf_nodes=leaves, random_state=1).fit(x, y)


def train_to_length(x, y, test_x, length):
    """The tree of the size at which a case is asked next to `length` questions on average."""
    low, high, best = 2, 8192, None
    while low <= high:
        leaves = (low + high) // 2
        tree = train(x, y, leaves)
        mean = depth(tree, test_x)
        if best is None or abs(mean - length) < abs(depth(best, test_x) - length):
            best = tree
        if tree.get_n_leaves() < leaves or mean > length:
            high = min(leaves, tree.get_n_leaves()) - 1
        else:
            low = leaves + 1
    return best


def triage(truth, said):
    order = ["self-care", "routine", "soon", "emergency"]
    at = [order.index(u) for u in truth], [order.index(u) for u in said]
    pairs = list(zip(*at))
    n = len(pairs)
    return sum(a == b for a, b in pairs) / n, sum(b < a for a, b in pairs) / n


def line(name, asked, cause, exact, under, size):
    def share(v):
        return "     -" if v is None else f"{100 * v:6.2f}"
    print(f"  {name:34} {asked:6.2f} {share(cause)} {share(exact)} {share(under)} {size:>7}")


def report_tree(name, tree, x, cause=None, urgency=None):
    said = tree.predict(x)
    first = None if cause is None else float(np.mean([c == s.split("/")[0] for c, s in zip(cause, said)]))
    exact, under = (None, None) if urgency is None else triage(urgency, [s.split("/")[-1] for s in said])
    line(name, depth(tree, x), first, exact, under, tree.get_n_leaves())


def compare(ramus, topic, work):
    path = os.path.join(work, "test.csv")
    rows, test = draw(ramus, topic, TRAIN, 1, os.path.join(work, "train.csv")), draw(ramus, topic, TEST, 2, path)
    columns = {}
    for row in rows:
        for s in filter(None, row["present"].split(";")):
            columns.setdefault(s, len(columns))
    x, tx = matrix(rows, columns), matrix(test, columns)
    cause, tcause = [r["cause"] for r in rows], [r["cause"] for r in test]
    urgency, turgency = [r["urgency"] for r in rows], [r["urgency"] for r in test]
    both = [c + "/" + u for c, u in zip(cause, urgency)]
    print(f"{os.path.basename(topic.rstrip('/'))}: {TRAIN} cases to train on, {TEST} to test")
    print(f"  {'':34} {'asked':>6} {'cause':>6} {'urgent':>6} {'below':>6} {'leaves':>7}")
    for name, options in (("Ramus", []), ("Ramus, every finding given", ["--all"])):
        out = subprocess.run([ramus, "eval", "--json", *options, topic, path], stdout=subprocess.PIPE, check=True)
        e = json.loads(out.stdout)
        line(name, e["questions_mean"], e["likeliest"], e["urgency_exact"], e["under_triage"], "")
        length = e["questions_mean"] if not options else length
    report_tree("CART for the cause, equal length", train_to_length(x, cause, tx, length), tx, cause=tcause)
    report_tree("CART for the urgency, equal length", train_to_length(x, urgency, tx, length), tx, urgency=turgency)
    report_tree("CART for both, equal length", train_to_length(x, both, tx, length), tx, tcause, turgency)
    report_tree("CART for both, any length", train(x, both, None), tx, tcause, turgency)


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    for topic in sys.argv[2:]:
        with tempfile.TemporaryDirectory() as work:
            try:
                compare(sys.argv[1], topic, work)
            except subprocess.CalledProcessError:
                print(f"{os.path.basename(topic.rstrip('/'))}: skipped, the program refuses it")


main()
