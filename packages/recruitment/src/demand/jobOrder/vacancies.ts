import { DomainError } from '@corridor/kernel'

/** The quantity ledger of a job order: whole numbers, none below zero, `reserved + consumed <= approved`. */
export interface Vacancies {
  readonly approved: number
  /** Promised by a signed contract. */
  readonly reserved: number
  /** Used by an issued clearance. */
  readonly consumed: number
}

/** Where one contract stands in the ledger of its job order. */
export type VacancyStage = 'none' | 'reserved' | 'consumed'

/**
 * What the records of one contract say about its vacancy. A contract reserves when it is signed and
 * gives back when it ends before departure; a clearance consumes when it is issued and gives back
 * when it is cancelled before departure.
 */
export type VacancyClaim = 'reserved' | 'consumed' | 'given_back'

/**
 * The stage of a contract from all claims about it, in whatever order they came: an issued clearance
 * counts whatever the contract says; else what was given back is free again.
 *
 * @example stageOf(['reserved', 'consumed']) // => 'consumed'
 */
export function stageOf(claims: readonly VacancyClaim[]): VacancyStage {
  if (claims.includes('consumed')) return 'consumed'
  if (claims.includes('given_back')) return 'none'
  return claims.includes('reserved') ? 'reserved' : 'none'
}

export const vacanciesLeft = ({ approved, reserved, consumed }: Vacancies): number =>
  approved - reserved - consumed

/**
 * The ledger after one contract went from one stage to another; the same ledger if it stays.
 *
 * @throws {DomainError} `job_order_exhausted` when no vacancy is left; `bad_option` for a stage that
 * the ledger does not hold.
 */
export function moveVacancy(vacancies: Vacancies, from: VacancyStage, to: VacancyStage): Vacancies {
  if (from === to) return vacancies
  const { approved } = vacancies
  const reserved = vacancies.reserved + Number(to === 'reserved') - Number(from === 'reserved')
  const consumed = vacancies.consumed + Number(to === 'consumed') - Number(from === 'consumed')
  if (reserved < 0 || consumed < 0) {
    throw new DomainError('bad_option', `no vacancy is ${from}`, { ...vacancies })
  }
  // A vacancy that the contract holds already can always be used or given back.
  if (from === 'none' && reserved + consumed > approved) {
    throw new DomainError('job_order_exhausted', NONE_LEFT, { approved })
  }
  return { approved, reserved, consumed }
}

export const NONE_LEFT = 'This job order has no vacancy left'

/** Promises a vacancy to a contract that holds none. */
export const reserve = (vacancies: Vacancies): Vacancies =>
  moveVacancy(vacancies, 'none', 'reserved')

/** Uses a vacancy: the one that the contract had reserved, or one that is left. */
export const consume = (vacancies: Vacancies, from: 'none' | 'reserved' = 'reserved'): Vacancies =>
  moveVacancy(vacancies, from, 'consumed')

/** Gives a reserved or used vacancy back. */
export const giveBack = (vacancies: Vacancies, from: 'reserved' | 'consumed'): Vacancies =>
  moveVacancy(vacancies, from, 'none')

/**
 * How many of the principal's people a job order still stands for: all approved ones while it can be
 * used, afterwards only those reserved or used. The rest returned to the principal's quota.
 */
export const countedAgainstPrincipal = (vacancies: Vacancies, isOver: boolean): number =>
  isOver ? vacancies.reserved + vacancies.consumed : vacancies.approved
