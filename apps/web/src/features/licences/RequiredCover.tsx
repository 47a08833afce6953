import {
  NEPAL_VOLUME_TIERS,
  type ParameterInForce,
  parametersInForceRoute,
  type RequirementBasis,
  requiredAmount,
} from '@corridor/contract'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { plainDigits } from '../bonds/moneyOf.ts'
import { useMoney } from '../bonds/useMoney.ts'

type Tiers = Pick<Extract<RequirementBasis, { readonly kind: 'volume_tiers' }>, 'tiers' | 'source'>

/**
 * What the bond of an agency must cover for so many workers a year, by the tiers in force where its
 * licence is decided, else by those of law that are shipped; nothing is assessed by it.
 */
export function RequiredCover({
  plannedVolume,
  jurisdiction,
}: {
  /** As it was typed. */
  readonly plannedVolume: string
  readonly jurisdiction: string | null
}) {
  const t = useMessages()
  const money = useMoney()
  const { data } = useRoute(parametersInForceRoute, {})
  const planned = Number(plainDigits(plannedVolume).trim() || Number.NaN)
  if (!Number.isInteger(planned) || planned < 1 || data === undefined) return null
  const table = tiersFor(data.parameters, jurisdiction)
  if (table === null) return <p>{t('licences.cover-unknown')}</p>
  const found = requiredAmount({ kind: 'volume_tiers', plannedWorkers: planned, ...table }, null)
  if (found.kind !== 'required') return <p>{t('licences.cover-unknown')}</p>
  const { total, cash, mark } = found
  const guarantee = { ...total, minorUnits: total.minorUnits - cash.minorUnits }
  return (
    <>
      <p>
        <strong>{t('licences.cover-required', { amount: money(total) })}</strong>{' '}
        {t('licences.cover-parts', { cash: money(cash), guarantee: money(guarantee) })}
      </p>
      <p>
        {t('licences.cover-source')} <bdi>{table.source}</bdi>
        {mark !== 'verified' && <>. {t('licences.cover-unverified')}</>}
      </p>
    </>
  )
}

/** The tiers whose key names this jurisdiction, its country, or nothing; the nearest first. */
function tiersFor(
  parameters: readonly ParameterInForce[],
  jurisdiction: string | null,
): Tiers | null {
  const country = jurisdiction?.slice(0, 3)
  const known = parameters.filter(({ name }) => name === 'bond_tiers')
  const [nearest] = [jurisdiction, country, undefined].flatMap((place) =>
    known.filter(({ key }) => {
      const { jurisdiction: of, ...rest } = key
      return Object.keys(rest).length === 0 && of === (place ?? undefined)
    }),
  )
  if (nearest === undefined) return country === 'NPL' ? NEPAL_VOLUME_TIERS : null
  const { tiers } = nearest.value as unknown as Pick<Tiers, 'tiers'>
  const mark = nearest.verified ? ('verified' as const) : ('unverified' as const)
  return { tiers: tiers.map((tier) => ({ ...tier, mark })), source: nearest.source }
}
