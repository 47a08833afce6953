import {
  assessBondRoute,
  assignLicenceRoute,
  confirmLicenceRoute,
  createLicenceRoute,
  inspectLicenceRoute,
  lodgeBondRoute,
  proposeLicenceRoute,
  receiveCashRoute,
  screenLicenceRoute,
  submitLicenceRoute,
} from '@corridor/contract'
import { parseMoney } from '@corridor/kernel'
import type { Person, State } from './openState.ts'

/** The people by whom a licence comes about. */
export interface LicensingPeople {
  readonly agent: Person
  /** Licensing officer. */
  readonly omar: Person
  /** Inspector. */
  readonly ines: Person
  /** Finance officers. */
  readonly fin: Person
  readonly fay: Person
  /** Director. */
  readonly dara: Person
}

interface Agency {
  readonly id: string
  readonly name: string
  readonly number: string
}

const KEPT = { office: 'home.north', jurisdiction: 'XAA' }
const xts = (amount: string) => parseMoney(amount, 'XTS')

/** 20,000.00 XTS lodged, seen by another person, and required. */
export async function lodgeBond(
  { done }: State,
  { agent, fin, fay }: LicensingPeople,
  { id, name }: Agency,
): Promise<string> {
  const { record: bond } = await done(agent, lodgeBondRoute, {}, 0, {
    ...{ holder: id, holderName: name, purpose: 'agency', ...KEPT },
    deposit: { kind: 'cash', amount: xts('20000'), reference: 'r-1' },
  })
  const seen = { instrument: 'i1', on: '2030-01-05', reference: 's-1' }
  await done(fin, receiveCashRoute, { bond }, 1, seen)
  await done(fay, assessBondRoute, { bond }, 2, {
    ...{ required: xts('20000'), reading: null },
    basis: { kind: 'order', amount: xts('20000'), source: 'Example order 7' },
  })
  return bond
}

/** A licence from application to grant, by everybody whose part it is; the bond covers it. */
export async function grantLicence(
  { done }: State,
  { agent, omar, ines, dara }: LicensingPeople,
  { id, name, number }: Agency,
): Promise<string> {
  const scope = { destinations: ['XBB'], sectors: ['construction', 'care'] }
  const { record: licence } = await done(agent, createLicenceRoute, {}, 0, {
    ...{ organisation: id, ...KEPT },
    application: {
      ...{ name, ...scope, plannedVolume: 100, phones: [] },
      people: [
        { name: `Director of ${name}`, function: 'director', birthDate: '1970-02-03' },
        { name: `Owner of ${name}`, function: 'owner', birthDate: '1975-04-05' },
      ],
    },
  })
  const of = { licence }
  await done(agent, submitLicenceRoute, of, 1, {})
  await done(omar, screenLicenceRoute, of, 2, { complete: true, inspector: null })
  await done(omar, assignLicenceRoute, of, 3, { task: 'inspect', person: ines.id })
  const found = { on: '2030-01-05', passed: true, findings: [], photographs: [] }
  await done(ines, inspectLicenceRoute, of, 4, found)
  const term = {
    ...{ validFrom: '2030-01-05', validUntil: '2033-01-31', provisionalUntil: null },
    ...scope,
  }
  await done(omar, proposeLicenceRoute, of, 5, { terms: { act: 'grant', number, term } })
  await done(dara, confirmLicenceRoute, of, 6, {})
  return licence
}
