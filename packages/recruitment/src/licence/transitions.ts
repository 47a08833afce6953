import { GRANTED, IN_FORCE, type LicenceStatus, type ProposedAct } from './Licence.ts'

type From = LicenceStatus | 'none'

/** One line of the table: an action, for what act of two persons, from where to where. */
export interface LicenceTransition {
  readonly action: string
  /** Of the proposal that it confirms; null for an action of one person or of the clock. */
  readonly act: ProposedAct | null
  readonly from: readonly From[]
  /** `same`: the status stays; `prior`: as before the suspension; `before`: as before the decision. */
  readonly to: readonly (LicenceStatus | 'same' | 'prior' | 'before')[]
}

const line = (
  action: string,
  from: readonly From[],
  to: LicenceTransition['to'],
  act: ProposedAct | null = null,
): LicenceTransition => ({ action: `licence.${action}`, act, from, to })

const CONTESTABLE = ['refused', 'preventive_suspension', 'suspended', 'revoked'] as const

/** Every way a licence can go; what is not here does not happen. */
export const LICENCE_TRANSITIONS: readonly LicenceTransition[] = [
  line('create', ['none'], ['draft']),
  line('change', ['draft'], ['same']),
  line('submit', ['draft'], ['submitted']),
  line('import', ['none'], ['draft']),
  line('confirm', ['draft'], ['provisional', 'active', 'suspended'], 'import'),
  line('return', ['submitted'], ['draft']),
  line('screen', ['submitted'], ['screened']),
  line('assign', ['submitted', 'screened', ...CONTESTABLE], ['same']),
  line('inspect', ['screened'], ['inspected']),
  line('review', ['screened', 'inspected', 'renewal_due'], ['same']),
  line('propose', ['inspected', ...GRANTED], ['same']),
  line('decline', ['draft', 'inspected', ...GRANTED], ['same']),
  line('withdraw', ['draft', 'inspected', ...GRANTED], ['same']),
  line('lapse', ['draft', 'inspected', ...GRANTED], ['same']),
  line('confirm', ['inspected'], ['provisional', 'active'], 'grant'),
  line('confirm', ['inspected'], ['refused'], 'refuse'),
  line('confirm', ['provisional'], ['active'], 'activate'),
  line('renewalDue', ['provisional', 'active'], ['renewal_due']),
  line('renewalDue', ['preventive_suspension', 'suspended'], ['same']),
  line('applyForRenewal', ['renewal_due'], ['same']),
  line('confirm', ['renewal_due'], ['active'], 'renew'),
  line('expire', GRANTED, ['expired']),
  line('planVolume', GRANTED, ['same']),
  line('sanction', IN_FORCE, ['preventive_suspension'], 'suspend_preventively'),
  line('sanction', [...IN_FORCE, 'preventive_suspension'], ['suspended'], 'suspend'),
  line('sanction', GRANTED, ['revoked'], 'revoke'),
  line('lift', ['preventive_suspension', 'suspended'], ['prior'], 'lift'),
  line('lapseSuspension', ['preventive_suspension'], ['prior']),
  line('surrender', GRANTED, ['surrendered']),
  line('freeze', GRANTED, ['same']),
  line('unfreeze', [...GRANTED, 'expired', 'surrendered', 'revoked'], ['same']),
  line('appeal', CONTESTABLE, ['same']),
  line('stay', CONTESTABLE, ['same']),
  line('liftStay', CONTESTABLE, ['same']),
  line('decideAppeal', CONTESTABLE, ['same', 'before']),
]

/** Statuses in which an act can be proposed and confirmed. */
export const statusesFor = (act: ProposedAct): readonly From[] =>
  LICENCE_TRANSITIONS.find((one) => one.act === act)?.from ?? []
