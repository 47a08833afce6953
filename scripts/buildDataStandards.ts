// Builds data/standards from copies of the lists of ratifications and of the descriptions of
// instruments; translations and SOURCE.md are written by hand.
//   node scripts/buildDataStandards.ts <folder with instruments.json and ratifications.csv>
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { RecordReader } from '../packages/kernel/src/index.ts'
import {
  type DateBasis,
  openBook,
  type Ratification,
  readStandardsFacts,
  type Verification,
  writeRatifications,
} from '../packages/standards/src/index.ts'
import { describeInstruments } from './buildDataStandardsDescriptions.ts'
import { publishedFigures } from './buildDataStandardsFigures.ts'
import { NORMLEX_TABLES, OTHER_LISTS } from './buildDataStandardsLists.ts'
import { recordedIn, UN_DECLARATIONS } from './buildDataStandardsNotes.ts'
import { C097_EXCLUDED } from './buildDataStandardsUnits.ts'

/** Text of each file of data/standards that is built, by its name. */
export function buildStandards(folder: string): Readonly<Record<string, string>> {
  const ratifications = readTable(join(folder, 'ratifications.csv')).map(ratificationOf)
  const instruments = describeInstruments(
    JSON.parse(readFileSync(join(folder, 'instruments.json'), 'utf8')).instruments,
  )
  const held = new Set(ratifications.map(({ instrument }) => instrument))
  const lists = instruments
    .filter(({ id }) => held.has(id))
    .map(({ id }) => ({ instrument: id, ...(OTHER_LISTS[id] ?? NORMLEX_TABLES) }))
  // Every member has ratified C182, so that its list is the list of members.
  const states = ratifications
    .filter(({ instrument }) => instrument === 'C182')
    .map(({ state }) => state)
    .toSorted()
  return {
    'instruments.json': `{"schema":1,"instruments":[\n${lines(instruments.map(instrumentText))}\n]}\n`,
    'ratifications.csv': writeRatifications(ratifications),
    'declarations.json': `{"schema":1,"declarations":[\n${lines(UN_DECLARATIONS.map(declarationOf).map(asJson))}\n]}\n`,
    'lists.json': `{"schema":1,"states":${asJson(states)},"lists":[\n${lines(lists.map(asJson))}\n]}\n`,
    'published-figures.json': `{"schema":1,"figures":[\n${lines(publishedFigures().map(asJson))}\n]}\n`,
  }
}

const asJson = (item: unknown): string => JSON.stringify(item)
// One item a line keeps the differences between two versions readable.
const lines = (items: readonly string[]): string => items.join(',\n')

/** One instrument a line, and each of its provisions on one of its own. */
function instrumentText({ provisions, ...rest }: ReturnType<typeof describeInstruments>[number]) {
  const head = asJson(rest).slice(0, -1)
  if (provisions.length === 0) return `${head},"provisions":[]}`
  return `${head},"provisions":[\n${provisions.map((provision) => `  ${asJson(provision)}`).join(',\n')}\n]}`
}

const DATE_BASES: Readonly<Record<string, readonly [DateBasis, Verification]>> = {
  'date-sourced': ['day', 'sourced'],
  'year-sourced-day-unverified': ['year', 'partly'],
  'membership-sourced-date-unverified': ['membership', 'partly'],
  unverified: ['unsourced', 'unverified'],
  'date-consistent-with-entry-into-force-1953-05-20': ['consistent', 'partly'],
  'conflicting-source-2013-taken': ['conflicting', 'partly'],
}

const BASIS_NOTES: Readonly<Record<string, string>> = {
  consistent: 'The day is a year before the stated entry into force of 20 May 1953',
  conflicting:
    'The source gives 20 September 2012 with an entry into force on 20 September 2014; 2013 was taken',
}

function ratificationOf(row: Readonly<Record<string, string>>): Ratification {
  const instrument = row.instrument!
  const state = row.iso3!
  const [dateBasis, verification] = DATE_BASES[row.verification!]!
  const { excluded, note } = recordedIn(instrument, state, row.note!)
  return {
    instrument,
    state,
    territory: row.territory || null,
    action: row.action as Ratification['action'],
    registered: row.registered!,
    dateBasis,
    signed: row.signed || null,
    statedEntryIntoForce: row.entryIntoForceStated || null,
    end: endOf(row),
    excluded: instrument === 'C097' ? (C097_EXCLUDED[state] ?? null) : excluded,
    accepted: null,
    note: note ?? BASIS_NOTES[dateBasis] ?? null,
    verification,
    source: sourceOf(row.source!),
  }
}

function endOf({ ended, endKind, endedBy }: Readonly<Record<string, string>>): Ratification['end'] {
  if (endKind === 'denunciation') return { kind: endKind, registered: ended! }
  return endKind === 'automatic-denunciation'
    ? { kind: endKind, effect: ended!, by: endedBy! }
    : null
}

/** The publisher's page; the collection through which it was obtained is named in SOURCE.md. */
const sourceOf = (source: string): string | null =>
  source
    .replace(/ \(as collected in [^)]*\)$/, '')
    .replace(' ratification tables', ', tables of ratifications') || null

const declarationOf = ({
  state,
  act,
  subject,
  note,
  byContent,
}: (typeof UN_DECLARATIONS)[number]) => ({
  instrument: 'ICRMW',
  state,
  date: null,
  act,
  subject,
  note: note === '' ? 'Known by March 2015' : `${note} (known by March 2015)`,
  verification: byContent === true ? 'partly' : 'sourced',
  source: 'United Nations Treaty Collection, chapter IV-13, March 2015',
})

function readTable(path: string): Record<string, string>[] {
  const reader = new RecordReader(readFileSync(path, 'utf8'))
  const names = reader.next()!.fields
  const rows: Record<string, string>[] = []
  for (let record = reader.next(); record !== undefined; record = reader.next()) {
    rows.push(Object.fromEntries(names.map((name, i) => [name, record!.fields[i]!])))
  }
  return rows
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = process.argv[2]
  if (folder === undefined) {
    console.error('Usage: node scripts/buildDataStandards.ts <folder of the copies>')
    process.exit(2)
  }
  const files = buildStandards(folder)
  const facts = readStandardsFacts({
    instruments: JSON.parse(files['instruments.json']!),
    ratifications: files['ratifications.csv']!,
    declarations: files['declarations.json']!,
    lists: JSON.parse(files['lists.json']!),
    publishedFigures: JSON.parse(files['published-figures.json']!),
    translations: {},
  })
  openBook(facts)
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(new URL(`../data/standards/${name}`, import.meta.url), text)
  }
  const provisions = facts.instruments.reduce((sum, one) => sum + one.provisions.length, 0)
  console.log(
    `${facts.instruments.length} instruments, ${provisions} provisions, ${facts.ratifications.length} ratifications, ${facts.declarations.length} declarations`,
  )
}
