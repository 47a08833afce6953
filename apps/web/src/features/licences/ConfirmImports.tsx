import { confirmLicenceRoute, type LicenceSummary } from '@corridor/contract'
import { useId, useState } from 'react'
import { AppLink } from '../../app/AppLink.tsx'
import { actCall } from '../../app/actCall.ts'
import { RouteError } from '../../app/fetchRoute.ts'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { licencePath } from '../../app/paths.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { useSectorWords } from '../agencies/useSectorWords.ts'
import { useAreas } from '../areas/useAreas.ts'

type Waiting = LicenceSummary & { readonly imported: NonNullable<LicenceSummary['imported']> }

/** What became of one: confirmed, or why not. */
type Outcome = 'confirmed' | 'record_changed' | 'rule_not_met' | 'refused' | 'no_answer'

/**
 * Licences that a file brought, confirmed by a second person: she sees what each one says and takes
 * out what she does not confirm. Each is an act of its own, with its own key: sent again after a
 * lost answer it stands once.
 */
export function ConfirmImports({
  rows,
  onDone,
}: {
  readonly rows: readonly LicenceSummary[]
  readonly onDone: () => Promise<unknown>
}) {
  const t = useMessages()
  const { format } = useReader()
  const waiting = rows.filter((row): row is Waiting => row.imported !== null)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [isAsking, setIsAsking] = useState(false)
  const [done, setDone] = useState<number | null>(null)
  const [told, setTold] = useState<ReadonlyMap<string, Outcome>>(new Map())
  const chosen = waiting.filter(({ id }) => !left.has(id))
  const isSending = done !== null
  const send = async () => {
    const outcomes = new Map<string, Outcome>()
    for (const [at, licence] of chosen.entries()) {
      setDone(at)
      outcomes.set(licence.id, await confirmOne(licence))
    }
    setTold(outcomes)
    setIsAsking(false)
    await onDone()
    setDone(null)
  }
  const confirmed = [...told.values()].filter((one) => one === 'confirmed').length
  const action = t('licences.confirm-imports', { count: format.exact(chosen.length) })
  return (
    <form
      method="post"
      className="act-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (isSending || chosen.length === 0) return
        if (isAsking) void send()
        else setIsAsking(true)
      }}
    >
      <p>{t('licences.confirm-imports-note')}</p>
      {told.size > 0 && (
        <p role="status">
          {t('licences.confirmed-of', {
            done: format.exact(confirmed),
            of: format.exact(told.size),
          })}
        </p>
      )}
      {waiting.length === 0 && <p>{t('licences.none')}</p>}
      <Waitings
        rows={waiting}
        left={left}
        told={told}
        onChange={(id, isIn) => {
          const next = new Set(left)
          if (isIn) next.delete(id)
          else next.add(id)
          setLeft(next)
          setIsAsking(false)
        }}
      />
      {isAsking && !isSending && (
        <p className="act-consequence" role="status">
          {t('licences.confirm-imports-consequence', { count: format.exact(chosen.length) })}
        </p>
      )}
      {isSending && (
        <progress max={chosen.length} value={done} aria-label={t('licences.confirming')} />
      )}
      <p className="actions">
        <button
          type="submit"
          className="act-button"
          aria-disabled={isSending || chosen.length === 0}
        >
          {isAsking ? t('desk.act-yes', { action }) : action}
        </button>
        {isAsking && !isSending && (
          <button type="button" onClick={() => setIsAsking(false)}>
            {t('desk.act-back')}
          </button>
        )}
      </p>
    </form>
  )
}

async function confirmOne({ id, version }: Waiting): Promise<Outcome> {
  try {
    // The same licence in the same version is the same act, however often it is sent.
    const key = `confirm-import-${id}-${version}`
    await actCall(
      confirmLicenceRoute,
      { licence: id },
      { expectedVersion: version, payload: {} },
      key,
    )
    return 'confirmed'
  } catch (error) {
    if (!(error instanceof RouteError) || error.problem === null) return 'no_answer'
    const { code } = error.problem
    return code === 'record_changed' || code === 'rule_not_met' ? code : 'refused'
  }
}

function Waitings({
  rows,
  left,
  told,
  onChange,
}: {
  readonly rows: readonly Waiting[]
  readonly left: ReadonlySet<string>
  readonly told: ReadonlyMap<string, Outcome>
  readonly onChange: (id: string, isIn: boolean) => void
}) {
  const t = useMessages()
  const id = useId()
  const { format } = useReader()
  const areas = useAreas()
  const sectorWords = useSectorWords()
  return (
    <ul className="licence-imports">
      {rows.map(({ id: licence, name, imported }) => {
        const { number, status, validFrom, validUntil, destinations, sectors } = imported
        const outcome = told.get(licence)
        return (
          <li key={licence}>
            <label className="licence-check" htmlFor={`${id}-${licence}`}>
              <input
                id={`${id}-${licence}`}
                type="checkbox"
                checked={!left.has(licence)}
                onChange={({ target }) => onChange(licence, target.checked)}
              />{' '}
              <bdi>{name}</bdi>, <bdi>{number}</bdi>
            </label>
            <p className="field-note">
              {t(`licences.status-${status}`)}; {format.date(validFrom)} – {format.date(validUntil)}
              ; {destinations.map((one) => areas?.name(one) ?? one).join(', ') || '–'};{' '}
              {sectors.map(sectorWords).join(', ') || '–'}{' '}
              <AppLink to={licencePath(licence)}>{t('licences.open-imported', { number })}</AppLink>
            </p>
            {outcome !== undefined && outcome !== 'confirmed' && (
              <p className="problem" role="alert">
                {t(`licences.not-confirmed-${outcome.replaceAll('_', '-')}`)}
              </p>
            )}
          </li>
        )
      })}
    </ul>
  )
}
