import {
  corridorAgreementsRoute,
  originCoverageRoute,
  socialSecurityAgreementsRoute,
  socialSecurityCoverageRoute,
} from '@corridor/contract'
import { parseCorridor } from '@corridor/kernel'
import { agreementsBetween, coverageBetween } from '@corridor/totalization'
import type { EvidenceStore } from '../../evidence/index.ts'
import { type Mounting, mount } from '../../http/mount.ts'
import { requireArea } from '../areas/requireArea.ts'
import type { AgreementRegister } from './agreementRegister.ts'
import { coverageAnswer, originCoverageAnswer, REGISTER_NOTE } from './coverageAnswers.ts'
import {
  agreementsTable,
  corridorAgreementsTable,
  coverageTable,
  originCoverageTable,
} from './registerTables.ts'

export interface RegisterParts {
  readonly register: AgreementRegister
  readonly evidence: EvidenceStore
}

/** Agreements on social security by corridor and day, and whom they reach. */
export function registerOfAgreementsRoutes(
  common: Mounting,
  { register, evidence }: RegisterParts,
): void {
  // What is asked of today is another question tomorrow.
  const mounting: Mounting = {
    ...common,
    revision: async () => `${await common.revision()} ${await register.revision()}`,
  }
  mount(mounting, socialSecurityAgreementsRoute, {
    answer: async ({ state }) => {
      if (state !== undefined) requireArea(evidence.areaIndex, state)
      const agreements = (await register.current()).filter(
        ({ parties }) => state === undefined || parties.some((party) => party.state === state),
      )
      return { agreements, note: REGISTER_NOTE }
    },
    table: agreementsTable,
  })
  mount(mounting, corridorAgreementsRoute, {
    answer: async ({ corridor, on }) => {
      const { origin, destination } = parseCorridor(corridor)
      const pair = [origin, destination] as const
      for (const code of pair) requireArea(evidence.areaIndex, code)
      const day = on ?? register.today()
      const agreements = await register.current()
      return {
        corridor,
        on: day,
        coverage: coverageBetween(agreements, pair, day).coverage,
        agreements: agreementsBetween(agreements, pair, day),
        note: REGISTER_NOTE,
      }
    },
    table: corridorAgreementsTable,
  })
  mount(mounting, socialSecurityCoverageRoute, {
    answer: async ({ on, release, year }) =>
      await coverageAnswer(evidence, await register.current(), {
        on: on ?? register.today(),
        release,
        year,
      }),
    table: coverageTable,
  })
  mount(mounting, originCoverageRoute, {
    answer: async ({ origin, on, release, year }) => {
      requireArea(evidence.areaIndex, origin)
      return await originCoverageAnswer(evidence, await register.current(), origin, {
        on: on ?? register.today(),
        release,
        year,
      })
    },
    table: originCoverageTable,
  })
}
