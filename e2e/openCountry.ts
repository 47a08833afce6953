import { grantLicence, lodgeBond } from '../apps/server/src/scenarios/testing/grantLicence.ts'
import type { Person } from '../apps/server/src/scenarios/testing/openState.ts'
import type { Parties } from '../apps/server/src/scenarios/testing/recruit.ts'
import { openScenario, type Scenario } from './openScenario.ts'

const NORTH = { role: 'licensing-officer', office: 'home.north' } as const
const DIRECTOR = { role: 'authority', jurisdiction: 'XAA' } as const
const FINANCE = { role: 'finance-officer', jurisdiction: 'XAA' } as const

export interface Agency {
  readonly id: string
  readonly name: string
  readonly number: string
  readonly agent: Person
}

/** The country of the scenarios: its offices, its officers, two agencies and an employer abroad. */
export interface Country extends Scenario {
  /** Licensing officers who hold the authority's role besides. */
  readonly omar: Person
  readonly olga: Person
  readonly ines: Person
  readonly fin: Person
  readonly fay: Person
  readonly dara: Person
  readonly dipa: Person
  readonly lena: Person
  readonly ahmed: Person
  readonly uma: Person
  readonly administrator: Person
  readonly bravo: Agency
  readonly delta: Agency
  readonly castel: string
  readonly boss: Person
}

export async function openCountry(start: string): Promise<Country> {
  const scenario = await openScenario(start)
  try {
    return await peopled(scenario)
  } catch (error) {
    await scenario.close()
    throw error
  }
}

async function peopled(scenario: Scenario): Promise<Country> {
  const { person, organisation, openOffice } = scenario
  await openOffice('north', 'XAA')
  await openOffice('post', 'XBB')
  const agency = async (login: string, name: string, number: string): Promise<Agency> => {
    const id = await organisation('agency', name, 'XAA')
    return { id, name, number, agent: await person(login, { role: 'agency', organisation: id }) }
  }
  const castel = await organisation('employer', 'Castel Build', 'XBB')
  return {
    ...scenario,
    omar: await person('omar', NORTH, DIRECTOR),
    olga: await person('olga', NORTH, DIRECTOR),
    ines: await person('ines', { role: 'inspector', office: 'home.north' }),
    fin: await person('fin', FINANCE),
    fay: await person('fay', FINANCE),
    dara: await person('dara', DIRECTOR),
    dipa: await person('dipa', DIRECTOR),
    lena: await person('lena', { role: 'legal-officer', jurisdiction: 'XAA' }),
    ahmed: await person('ahmed', { role: 'labour-attache', office: 'home.post' }),
    uma: await person('uma', { role: 'auditor' }),
    administrator: await person('another-administrator', { role: 'administrator' }),
    bravo: await agency('bravo', 'Bravo Agency', 'LIC-0001'),
    delta: await agency('delta', 'Example Delta Agency', 'LIC-0002'),
    castel,
    boss: await person('castel', { role: 'employer', organisation: castel }),
  }
}

/** A bond of 20,000.00 XTS and the licence that it covers. */
export async function license(
  country: Country,
  agency: Agency,
): Promise<{ readonly bond: string; readonly licence: string }> {
  const people = { ...country, agent: agency.agent }
  const bond = await lodgeBond(country, people, agency)
  return { bond, licence: await grantLicence(country, people, agency) }
}

/** Who makes a contract with workers of an agency. */
export const partiesOf = (
  { boss, castel, omar }: Country,
  { id, agent }: Agency,
  officer: Person = omar,
): Parties => ({ agent, agency: id, boss, employer: castel, omar: officer })

/** Who brings about a job order of an agency. */
export const demandOf = ({ ahmed, castel, omar }: Country, { id, agent }: Agency) => ({
  ...{ agent, ahmed, omar, agency: id, principal: castel },
})
