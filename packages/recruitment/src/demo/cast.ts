import type { DemoName } from './DemoScript.ts'
import { PLACE, type ScriptWriter } from './ScriptWriter.ts'

/** Officials of the demonstration; names as in the scenarios, all invented. */
const OFFICIALS: readonly (readonly [
  key: string,
  name: string,
  role: string,
  office: string | null,
  jurisdiction: string | null,
])[] = [
  ['adam', 'Adam Example', 'administrator', null, null],
  ['omar', 'Omar Example', 'licensing-officer', 'home.north', null],
  ['olga', 'Olga Example', 'licensing-officer', 'home.north', null],
  ['ines', 'Ines Example', 'inspector', 'home.north', null],
  ['dara', 'Dara Example', 'authority', null, 'XAA'],
  ['dipa', 'Dipa Example', 'authority', null, 'XAA'],
  ['ahmed', 'Ahmed Example', 'labour-attache', 'home.post-xbb', null],
  ['chen', 'Chen Example', 'labour-attache', 'home.post-xcc', null],
  ['finn', 'Finn Example', 'finance-officer', null, 'XAA'],
  ['lena', 'Lena Example', 'legal-officer', null, 'XAA'],
  ['jo', 'Jo Example', 'appeal-body', null, null],
  ['uma', 'Uma Example', 'auditor', null, null],
]

/** Of the authority's offices: two at home, one at each destination. */
const OFFICES = [
  ['north', 'Example North Office'],
  ['south', 'Example South Office'],
  ['post-xbb', 'Example Post in XBB'],
  ['post-xcc', 'Example Post in XCC'],
] as const

const HOME: DemoName = 'organisation/home'
const ADMINISTRATOR = 'person/adam'

/** Somebody of an agency or employer, who acts for it. */
export const personOf = (organisation: string): string => `person/at-${organisation}`

/** Enters an organisation with somebody who acts for it. */
export function addOrganisation(
  script: ScriptWriter,
  day: number,
  key: string,
  kind: 'agency' | 'employer',
  name: string,
  country: string,
): DemoName {
  const organisation: DemoName = `organisation/${key}`
  script.act(day, ADMINISTRATOR, 'organisation.create', organisation, {
    ...{ kind, name, country, registration: `EX-${key.toUpperCase()}` },
    ...PLACE,
  })
  script.ends(organisation, 'active')
  script.people.push({
    ...{ key: personOf(key), name: `Somebody of ${name}`, role: kind, organisation },
    ...{ office: null, jurisdiction: null },
  })
  return organisation
}

/** Employers by key: name and country. */
export const EMPLOYERS = {
  castel: ['Castel Build', 'XBB'],
  delta: ['Example Delta Build', 'XBB'],
  quay: ['Example Quay Works', 'XBB'],
  care: ['Example Care House', 'XCC'],
  orchard: ['Example Orchard Farms', 'XBB'],
  watched: ['Example Watched Works', 'XBB'],
  resting: ['Example Resting Works', 'XBB'],
  gone: ['Example Former Works', 'XBB'],
} as const satisfies Readonly<Record<string, readonly [string, string]>>

/** People, offices, employers and the calendar. */
export function writeCast(script: ScriptWriter): void {
  for (const [key, name, role, office, jurisdiction] of OFFICIALS) {
    const organisation = HOME
    script.people.push({ key: `person/${key}`, name, role, organisation, office, jurisdiction })
  }
  for (const [office, name] of OFFICES) {
    const from = script.date(0)
    script.act(0, ADMINISTRATOR, 'organisation.openOffice', HOME, {
      ...{ office, name, jurisdiction: PLACE.jurisdiction, from },
    })
  }
  script.ends(HOME, 'active')
  for (const [key, [name, country]] of Object.entries(EMPLOYERS)) {
    addOrganisation(script, 0, key, 'employer', name, country)
  }
  const decided = (key: string, act: 'suspend' | 'close', status: string) => {
    const organisation: DemoName = `organisation/${key}`
    const reason = 'Synthetic: the employer no longer answers at its address'
    script.act(40, 'person/omar', 'organisation.propose', organisation, { act, reason })
    script.act(41, 'person/dara', 'organisation.confirm', organisation)
    script.ends(organisation, status)
  }
  decided('resting', 'suspend', 'suspended')
  decided('gone', 'close', 'closed')
  writeCalendars(script)
}

function writeCalendars(script: ScriptWriter): void {
  const propose = (day: number, jurisdiction: string) =>
    script.act(day, ADMINISTRATOR, 'calendar.propose', `calendar/${jurisdiction}`, {
      jurisdiction,
      from: script.date(0),
      until: script.date(730),
      weekend: ['saturday', 'sunday'],
      holidays: [{ date: script.date(120), name: 'Example Day' }],
      source: 'Example Gazette 1, synthetic',
      correctsError: false,
    })
  propose(0, 'XAA')
  script.act(0, 'person/dara', 'calendar.confirm', 'calendar/XAA')
  script.ends('calendar/XAA', 'in_force')
  propose(297, 'XBB')
  script.ends('calendar/XBB', 'empty', 'proposed')
}
