import type { PortabilityGap } from '@corridor/totalization'
import { useMemo } from 'react'
import { AppLink } from '../../app/AppLink.tsx'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { corridorPath } from '../../app/paths.ts'
import { usePermalink } from '../../app/usePermalink.ts'
import { useViewState } from '../../app/useViewState.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { Reserved } from '../../ui/Reserved.tsx'
import { RouteProblem } from '../../ui/RouteProblem.tsx'
import { Select } from '../../ui/Select.tsx'
import { saveFile } from '../../ui/saveFile.ts'
import { usePageTitle } from '../../ui/usePageTitle.ts'
import { type AreaNames, useAreas } from '../areas/useAreas.ts'
import type { CaseQuestion } from './caseMessages.ts'
import { GAP_FIELDS, GAP_VIEW, gapCareer } from './gapCareer.ts'
import { NumberField } from './NumberField.tsx'
import { SocialSecurityNav } from './SocialSecurityNav.tsx'
import { useCaseWorker, useInstruments } from './useCaseWorker.ts'
import '../standards/standards.css'
import '../standards/policyCheck/policyCheck.css'

const DEFAULT_CORRIDOR = 'NPL-QAT'

/** Against what is compared: the model provisions of the ILO. */
const MODEL = 'ilo-c157-r167'

/** What a worker on a corridor loses for want of an agreement, for a career in a few numbers. */
export function GapPage() {
  const t = useMessages()
  const [view, change] = useViewState(GAP_VIEW)
  const areas = useAreas()
  const listed = useInstruments()
  usePageTitle(t('social-security.gap-title'))
  const corridor = view.corridor ?? DEFAULT_CORRIDOR
  const [origin = '', destination = ''] = corridor.split('-')
  const question = useMemo<CaseQuestion | null>(
    () =>
      origin === destination
        ? null
        : { kind: 'gap', career: gapCareer(corridor, view, null), alternative: MODEL },
    [corridor, origin, destination, view],
  )
  const reply = useCaseWorker(question, listed.instruments, areas)
  return (
    <div className="page social-security-page">
      <h1>{t('social-security.gap-title')}</h1>
      <SocialSecurityNav />
      <p className="lead">{t('social-security.gap-lead')}</p>
      <p className="statement-remark">{t('social-security.gap-example')}</p>
      {listed.error !== null && (
        <RouteProblem error={listed.error} onRetry={() => void listed.refetch()} />
      )}
      {areas === undefined ? (
        <Reserved what={t('social-security.what')} className="reserved-standards" />
      ) : (
        <>
          <CorridorPick
            areas={areas}
            ends={[origin, destination]}
            onChange={(next) => change({ corridor: next })}
          />
          <div className="policy-fields">
            {GAP_FIELDS.map((name) => (
              <NumberField
                key={name}
                label={t(`social-security.gap-${name}`)}
                value={view[name]}
                onChange={(value) => change({ [name]: value }, { replace: true })}
              />
            ))}
          </div>
          <section aria-labelledby="gap-result">
            <h2 id="gap-result">{t('social-security.result')}</h2>
            {question === null ? (
              <p>{t('standards.compare.same')}</p>
            ) : reply === null ? (
              <Reserved what={t('social-security.result')} className="reserved-lines" />
            ) : reply.kind === 'failed' ? (
              <p role="alert" lang="en" dir="ltr">
                {reply.message}
              </p>
            ) : reply.kind === 'gap' ? (
              <GapResult gap={reply.gap} areas={areas} corridor={corridor} />
            ) : null}
          </section>
          <p>
            <AppLink to={corridorPath(origin, destination)} hash="social-security">
              {t('social-security.to-corridor')}
            </AppLink>
          </p>
        </>
      )}
    </div>
  )
}

function CorridorPick({
  areas,
  ends: [origin, destination],
  onChange,
}: {
  readonly areas: AreaNames
  readonly ends: readonly [string, string]
  readonly onChange: (corridor: string) => void
}) {
  const t = useMessages()
  const { format } = useReader()
  const options = [...areas.areas.keys()]
    .map((value) => ({ value, label: areas.name(value) }))
    .toSorted((one, other) => format.compareNames(one.label, other.label))
  return (
    <div className="policy-fields">
      <Select
        label={t('policy.field.origin')}
        value={origin}
        options={options}
        onChange={(code) => onChange(`${code}-${destination}`)}
      />
      <Select
        label={t('policy.field.destination')}
        value={destination}
        options={options}
        onChange={(code) => onChange(`${origin}-${code}`)}
      />
    </div>
  )
}

type Line = PortabilityGap['lines'][number]

const AMOUNTS = [
  'withoutAgreement',
  'withCurrent',
  'withAlternative',
  'lost',
  'contributionsForNothingToday',
] as const

function GapResult({
  gap,
  areas,
  corridor,
}: {
  readonly gap: PortabilityGap
  readonly areas: AreaNames
  readonly corridor: string
}) {
  const t = useMessages()
  const { format } = useReader()
  const permalink = usePermalink()
  const { lines, totals, current, alternative } = gap
  const amount = (text: string) =>
    format.number(Number(text), { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  const [sum] = totals
  const column = (id: (typeof AMOUNTS)[number]) => ({
    id,
    header: t(`social-security.gap-column-${id}`),
    value: (line: Line) => (line[id] === null ? null : Number(line[id])),
    cell: (line: Line) => (line[id] === null ? '' : amount(line[id])),
  })
  const csv = () => {
    const head = ['state', ...AMOUNTS].join(',')
    const body = lines.map((line) => [line.state, ...AMOUNTS.map((id) => line[id] ?? '')].join(','))
    saveFile(
      new Blob([`${[head, ...body].join('\r\n')}\r\n`], { type: 'text/csv' }),
      `portability-gap_${corridor}.csv`,
    )
  }
  return (
    <>
      <p className="lead" role="status">
        {sum === undefined
          ? t('social-security.gap-unknown')
          : t('social-security.gap-finding', {
              lost: amount(sum.lost),
              nothing: amount(sum.contributionsForNothingToday),
            })}
      </p>
      <p>
        {current.instrument === null
          ? t('social-security.gap-today-none')
          : t('social-security.gap-today', { name: current.instrument.name })}
      </p>
      <DataTable
        caption={t('social-security.gap-caption')}
        rows={lines}
        rowKey={({ state }) => state}
        missing={t('social-security.said-unknown')}
        columns={[
          {
            id: 'state',
            header: t('social-security.period-state'),
            value: ({ state }) => areas.name(state),
          },
          ...AMOUNTS.map(column),
        ]}
      />
      {alternative.notChecked.length > 0 && (
        <p className="verification-mark unchecked">
          {t('social-security.gap-not-checked', {
            count: alternative.notChecked.length,
            countText: format.number(alternative.notChecked.length),
          })}
        </p>
      )}
      <p className="actions">
        <CopyButton label={t('social-security.copy-address')} text={() => permalink()} />
        <button type="button" className="quiet" onClick={csv}>
          {t('social-security.csv')}
        </button>
      </p>
      <p className="note">{t('social-security.gap-method')}</p>
    </>
  )
}
