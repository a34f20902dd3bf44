# SPDX-License-Identifier: GPL-3.0-or-later
"""Every data file against its JSON Schema, and the schemas against files that the loader refuses. One TAP line a check."""

import copy
import json
import pathlib
import sys

try:
    from jsonschema import Draft202012Validator as Validator
except ImportError:
    print('1..0 # SKIP python3-jsonschema is not installed')
    sys.exit(0)

DATA = pathlib.Path(sys.argv[1])
CORPUS = pathlib.Path(sys.argv[2])
count = 0


def check(name, good):
    global count
    count += 1
    print('%s %d - %s' % ('ok' if good else 'not ok', count, name), flush=True)


def load(path):
    return json.loads(path.read_text(encoding='utf-8'))


def validator(name):
    schema = load(DATA / 'schemas' / (name + '.schema.json'))
    Validator.check_schema(schema)
    return Validator(schema, format_checker=Validator.FORMAT_CHECKER)


def spoiled(file, change):
    again = copy.deepcopy(file)
    change(again)
    return again


for name, folder, pattern in (('form', 'forms', '*.json'), ('protocol', 'protocols', '*.json'),
                              ('amendment', 'amendments', '*.json'),
                              ('codes', 'codes', 'codes.json'), ('kinds', 'codes', 'kinds.json'),
                              ('points', 'reference', 'points.json')):
    schema = validator(name)
    files = sorted((DATA / folder).glob(pattern))
    check('there is a file for ' + name, files)
    for path in files:
        errors = [error.message for error in schema.iter_errors(load(path))]
        check(path.name + ' ' + '; '.join(errors), not errors)

form = load(DATA / 'forms' / 'D1-1.0.json')
code = next(field for field in form['sections'][0]['fields'] if field['type'] == 'code')
where = form['sections'][0]['fields'].index(code)
for name, change in (
        ('an unknown member', lambda f: f['sections'][0].update(colour=1)),
        ('a missing language', lambda f: f['title'].pop('kk')),
        ('an unknown type', lambda f: f['sections'][0]['fields'][0].update(type='colour')),
        ('a code without its list', lambda f: f['sections'][0]['fields'][where].pop('codes')),
        ('no fields', lambda f: f['sections'][0].update(fields=[])),
        ('a bad version', lambda f: f.update(version='1'))):
    check('a form with ' + name + ' is refused', not validator('form').is_valid(spoiled(form, change)))

protocol = load(DATA / 'protocols' / 'demo-kzsyr.json')
for name, change in (
        ('an unknown member', lambda p: p.update(colour=1)),
        ('a kind in one language', lambda p: p['kinds'][0].pop('kk')),
        ('rows but no condition', lambda p: p['rules'][0].update(among='consignments')),
        ('a point that is a number', lambda p: p.update(points=[7]))):
    check('a protocol with ' + name + ' is refused', not validator('protocol').is_valid(spoiled(protocol, change)))

amendment = load(DATA / 'amendments' / 'demo-kzsyr-a1.json')
for name, change in (
        ('no protocol', lambda a: a.pop('amends')),
        ('no changes', lambda a: (a.pop('add'), a.pop('end'))),
        ('a power without its clause', lambda a: a['add']['powers'][0].pop('clause'))):
    check('an amendment with ' + name + ' is refused', not validator('amendment').is_valid(spoiled(amendment, change)))

kinds = load(DATA / 'codes' / 'kinds.json')
check('an own kind with a white list is refused', not validator('kinds').is_valid(
    spoiled(kinds, lambda k: k['kinds']['shift.opened'].update(data={'a': True}))))

entry = validator('entry')
for line in (CORPUS / 'entry' / 'pair').read_text().split('\n'):
    check('an entry: ' + line[:20], entry.is_valid(json.loads(line)))
check('a line of the wire', entry.is_valid(load(CORPUS / 'entry' / 'line')))
check('a head', entry.is_valid(load(CORPUS / 'head' / 'bare')))
check('a header that says more is refused', not entry.is_valid(
    dict(json.loads((CORPUS / 'entry' / 'header').read_text()), x=1)))

print('1..%d' % count)
