import {
  type BarredAgency,
  checkContract,
  indexBarred,
  indexParties,
  type Parameter,
  type Party,
  parameterBook,
} from '@corridor/recruitment/checks'
import { PLANTED_CASES } from '../packages/recruitment/src/checks/testing/plantedCases.ts'
import {
  monthlyFloor,
  PARAMETERS,
  party,
} from '../packages/recruitment/src/checks/testing/sampleCase.ts'
import type { BenchResult } from './BenchResult.ts'

/** Budget of the specification for all checks of one contract, beyond reading its data. */
const CHECKS_MILLISECONDS = 5
const ROUNDS = 20

const BARRED_AGENCIES = 500
const PERSONS_EACH = 4
const WORKERS = 20_000

const GIVEN = [
  'Ram',
  'Sita',
  'Mohammad',
  'Fatima',
  'Maria',
  'Jose',
  'Anita',
  'Krishna',
  'Van',
  'Li',
]
const MIDDLE = [
  'Bahadur',
  'Kumari',
  'Islam',
  'Begum',
  'Grace',
  'Carlos',
  'Maya',
  'Prasad',
  'Thi',
  '',
]
const FAMILY = [
  'Thapa',
  'Rai',
  'Khan',
  'Cruz',
  'Reyes',
  'Gurung',
  'Sharma',
  'Nguyen',
  'Tamang',
  'Lama',
]

/** An invented person, each combination of names again and again, as in real files. */
function person(place: number, role: Party['role']): Party {
  const name = [
    GIVEN[place % 10],
    MIDDLE[(place * 7) % 10],
    FAMILY[(place * 3 + (place >> 4)) % 10],
  ]
  return party(`${role}-${place}`, name.join(' '), {
    role,
    birthDate: `${1960 + (place % 45)}-0${1 + (place % 9)}-1${place % 10}`,
    identityNumbers: [{ kind: 'passport', country: 'XAA', number: `P${place}` }],
    phones: [`98${String(place).padStart(8, '0')}`],
  })
}

/** The planted contracts before a register of parameters, barred agencies and workers of a country. */
export async function benchChecks(): Promise<readonly BenchResult[]> {
  const agencies = Array.from({ length: BARRED_AGENCIES }, (_, place): BarredAgency => {
    const parties = Array.from({ length: PERSONS_EACH }, (_person, at) =>
      person(place * PERSONS_EACH + at, 'director'),
    )
    return { organisation: `gone-${place}`, status: 'revoked', on: '2027-01-01', parties }
  })
  const barred = indexBarred(agencies)
  const others = indexParties(
    Array.from({ length: WORKERS }, (_, place) => person(place, 'worker')),
  )
  const floors = Array.from({ length: 500 }, (_, place): Parameter => {
    const key = { jurisdiction: 'XBB', occupation: String(1_000 + place) }
    return monthlyFloor(100_000, { key, record: `p-floor-${place}` })
  })
  const parameters = parameterBook([...PARAMETERS, ...floors])
  const cases = PLANTED_CASES.map(({ facts }) => ({
    ...facts,
    parameters,
    linked: { ...facts.linked, barred: facts.linked.barred === null ? null : barred },
    identity: { ...facts.identity, others: facts.identity.others === null ? null : others },
  }))
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const facts of cases) {
      const began = performance.now()
      checkContract(facts)
      times.push(performance.now() - began)
    }
  }
  const sorted = times.toSorted((one, other) => one - other)
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)]!
  return [
    {
      name: 'all checks of a contract, p95',
      unit: 'ms',
      value: at(0.95),
      budget: CHECKS_MILLISECONDS,
      detail: {
        ...{ checked: times.length, p50: at(0.5), p99: at(0.99), most: at(1) },
        ...{ parameters: PARAMETERS.length + floors.length, barredAgencies: BARRED_AGENCIES },
        workersCompared: WORKERS,
      },
    },
  ]
}
