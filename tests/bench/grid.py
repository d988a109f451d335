# SPDX-License-Identifier: MIT
"""How long walks are against what they find, for a grid of settings of a topic.

usage: grid.py RAMUS TOPIC CASES[+CASES]... KEY=VALUE,VALUE... ...

TOPIC is a folder. CASES is a file of cases, or drawn:SEED:N for so many drawn from the topic as it
is. Each combination of settings stands in topic.csv in place of the topic's own ("-": none), and
the interview is run on each of the CASES. A row has, for each: the mean of questions, of all walks
and of those that end at self-care and at soon; how many of 100 have their cause first (suspects of
rules stand before what is likelier), among the first three, and likeliest; and rules missed. The
last row gives all findings at once.
"""
import csv
import itertools
import json
import os
import shutil
import subprocess
import sys
import tempfile

HEAD = ('asked', 'self', 'soon', 'first', 'three', 'likely', 'missed')


def run(*words):
    done = subprocess.run(words, stdout=subprocess.PIPE, check=True)
    return done.stdout


def compiled(ramus, topic, settings, work):
    """The topic with those settings, as a compiled file: the path of it."""
    folder = os.path.join(work, 'topic')
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(topic, folder)
    path = os.path.join(folder, 'topic.csv')
    with open(path, encoding='utf-8', newline='') as f:
        rows = [r for r in csv.reader(f) if r and r[0] not in settings]
    rows += [[k, v] for k, v in settings.items() if v != '-']
    with open(path, 'w', encoding='utf-8', newline='') as f:
        csv.writer(f, lineterminator='\n').writerows(rows)
    out = os.path.join(work, 'topic.ramus')
    run(ramus, 'compile', '-q', '--nodes', '1', folder, '-o', out)
    return out


def mean(numbers):
    return '%.2f' % (sum(numbers) / len(numbers)) if numbers else '-'


def cells(ramus, topic, cases, *options):
    got = json.loads(run(ramus, 'eval', '--json', '--cases', *options, topic, cases))
    to = {}
    for walk in got['interviews']:
        to.setdefault(walk['urgency'], []).append(walk['questions'])
    return ('%.2f' % got['questions_mean'], mean(to.get('self-care')), mean(to.get('soon')),
            '%.2f' % (100 * got['top1']), '%.2f' % (100 * got['top3']),
            '%.2f' % (100 * got['likeliest']), '%d' % got['rules_missed'])


def line(names, parts):
    return ' '.join('%-7s' % n for n in names) + ''.join(
        '  |' + ''.join('%7s' % c for c in part) for part in parts)


def main(ramus, topic, cases, *grid):
    keys = [axis.split('=')[0] for axis in grid]
    with tempfile.TemporaryDirectory(prefix='ramus-grid.') as work:
        files = []
        for i, name in enumerate(cases.split('+')):
            if name.startswith('drawn:'):
                _, seed, count = name.split(':')
                name = os.path.join(work, 'drawn-%d.csv' % i)
                with open(name, 'wb') as f:
                    f.write(run(ramus, 'cases', '--seed', seed, '--sample', count,
                                compiled(ramus, topic, {}, work)))
            files.append(name)
        print(line(keys, [HEAD] * len(files)))
        for values in itertools.product(*[axis.split('=')[1].split(',') for axis in grid]):
            made = compiled(ramus, topic, dict(zip(keys, values)), work)
            print(line(values, [cells(ramus, made, f) for f in files]), flush=True)
        print(line(['all'] + [''] * (len(keys) - 1),
                   [cells(ramus, made, f, '--all') for f in files]))


if __name__ == '__main__':
    if len(sys.argv) < 5:
        sys.exit(__doc__)
    main(*sys.argv[1:])
