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
REFERENCE = ('points', 'bodies', 'countries', 'hs-chapters', 'norms', 'prohibited', 'treaty')
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
                              ('codes', 'codes', 'codes.json'), ('kinds', 'codes', 'kinds.json'), ('retention', 'codes', 'retention.json'),
                              *((word, 'reference', word + '*.json') for word in REFERENCE),
                              ('risk', 'risk', '*.json'), ('advance', 'demo', 'advance.json'),
                              ('offence', 'demo', 'offence.json')):
    schema = validator(name)
    files = sorted((DATA / folder).glob(pattern))
    check('there is a file for ' + name, files)
    for path in files:
        errors = [error.message for error in schema.iter_errors(load(path))]
        check(path.name + ' ' + '; '.join(errors), not errors)



def field_of(file, kind):
    return next(field for section in file['sections'] for field in section['fields'] if field['type'] == kind)


form = load(DATA / 'forms' / 'D1-1.0.json')
code = next(field for field in form['sections'][0]['fields'] if field['type'] == 'code')
where = form['sections'][0]['fields'].index(code)
for name, change in (
        ('an unknown member', lambda f: f['sections'][0].update(colour=1)),
        ('a missing language', lambda f: f['title'].pop('kk')),
        ('an unknown type', lambda f: f['sections'][0]['fields'][0].update(type='colour')),
        ('a code without its list', lambda f: f['sections'][0]['fields'][where].pop('codes')),
        ('no fields', lambda f: f['sections'][0].update(fields=[])),
        ('a bad version', lambda f: f.update(version='1')),
        ('a prefix of four letters', lambda f: f.update(prefix='JCAT')),
        ('an unknown basis', lambda f: f.update(basis='local')),
        ('no national paragraph', lambda f: f.pop('national')),
        ('a national paragraph of a joint form', lambda f: f.update(basis='joint')),
        ('no copy of the authority', lambda f: f.update(copies=['person'])),
        ('an unknown copy', lambda f: f.update(copies=['authority', 'family'])),
        ('no checks', lambda f: f.update(checks=[]))):
    check('a form with ' + name + ' is refused', not validator('form').is_valid(spoiled(form, change)))

inspection = load(DATA / 'forms' / 'D2-1.0.json')
for name, change in (
        ('a decimal without digits', lambda f: field_of(f, 'decimal').pop('digits')),
        ('a text with digits', lambda f: field_of(f, 'text').update(digits=2)),
        ('an integer below zero', lambda f: field_of(f, 'integer').update(negative=True)),
        ('choices without their list', lambda f: field_of(f, 'code').update(type='choices') or field_of(f, 'choices').pop('codes')),
        ('a check that says nothing', lambda f: f['checks'][0].pop('error')),
        ('a check in one language', lambda f: f['checks'][0]['error'].pop('kk')),
        ('a check without its condition', lambda f: f['checks'][0].pop('that')),
        ('a check that knows more', lambda f: f['checks'][0].update(when='times'))):
    check('a form with ' + name + ' is refused', not validator('form').is_valid(spoiled(inspection, change)))
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

retention = load(DATA / 'codes' / 'retention.json')
for name, change in (
        ('no days', lambda r: r['rules'][0].pop('days')),
        ('a basis in one language', lambda r: r['rules'][0]['basis'].pop('kk')),
        ('a kind twice', lambda r: r['kept'].append(r['kept'][0])),
        ('an unknown member', lambda r: r.update(otherwise=1))):
    check('a file of retention with ' + name + ' is refused', not validator('retention').is_valid(spoiled(retention, change)))

risk = load(DATA / 'risk' / 'many-in-a-car.json')
for name, change in (
        ('nothing to ask for', lambda r: (r.pop('controls'), r.pop('secondLine'))),
        ('no weight', lambda r: r.pop('weight')),
        ('an unknown member', lambda r: r.update(score=1))):
    check('a risk rule with ' + name + ' is refused', not validator('risk').is_valid(spoiled(risk, change)))

offence = load(DATA / 'demo' / 'offence.json')
for name, change in (
        ('an unknown member', lambda f: f.update(mood=1)),
        ('no category', lambda f: f.pop('category')),
        ('nothing that happened', lambda f: f.update(circumstances={})),
        ('a person without a name', lambda f: f['persons'][0].pop('name')),
        ('a time of no form', lambda f: f.update(time='now'))):
    check('a notice of an offence with ' + name + ' is refused', not validator('offence').is_valid(spoiled(offence, change)))

advance = load(DATA / 'demo' / 'advance.json')
for name, change in (
        ('nothing to know it by', lambda a: [a.pop(key) for key in ('vehicles', 'containers', 'documents')]),
        ('a code of five digits', lambda a: a['cargo'][0].update(hs='12345')),
        ('revision 0', lambda a: a.update(revision=0)),
        ('an unknown member', lambda a: a.update(note='x'))):
    check('a notice with ' + name + ' is refused', not validator('advance').is_valid(spoiled(advance, change)))

for word, what, change in (
        ('points', 'an offset of a day too many', lambda f: f['points'][0]['offsets'][0].update(minutes=1500)),
        ('points', 'a road point without its type', lambda f: f['points'][0].pop('type')),
        ('bodies', 'an unknown class', lambda f: f['bodies'][0].update({'class': 'first'})),
        ('countries', 'a country without its number', lambda f: f['countries'][0].pop('numeric')),
        ('hs-chapters', 'a group of one digit', lambda f: f['hs-chapters'][0].update(id='1')),
        ('norms', 'a missing language', lambda f: f['norms'][0]['cite'].pop('kk')),
        ('prohibited', 'no direction', lambda f: f['prohibited'][0].update(directions=[])),
        ('treaty', 'a day that is none', lambda f: f['treaty'][0].update(inForce='2013-13-30'))):
    check(word + ' with ' + what + ' is refused',
          not validator(word).is_valid(spoiled(load(DATA / 'reference' / (word + '.json')), change)))

words = [word['word'] for word in load(DATA / 'codes' / 'codes.json')['lists']['subdivision']]
for point in load(DATA / 'reference' / 'points.json')['points']:
    if point['subdivision'] not in words:
        check(point['code'] + ': ' + point['subdivision'] + ' has a name', False)

entry = validator('entry')
for line in (CORPUS / 'entry' / 'pair').read_text().split('\n'):
    check('an entry: ' + line[:20], entry.is_valid(json.loads(line)))
check('a line of the wire', entry.is_valid(load(CORPUS / 'entry' / 'line')))
check('a head', entry.is_valid(load(CORPUS / 'head' / 'bare')))
check('a header that says more is refused', not entry.is_valid(
    dict(json.loads((CORPUS / 'entry' / 'header').read_text()), x=1)))

print('1..%d' % count)
