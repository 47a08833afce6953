import { agencyRoute, type PublicAgencyEntry } from '@corridor/contract'
import { useParams } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { AppLink } from '../../app/AppLink.tsx'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { AGENCIES_PATH } from '../../app/paths.ts'
import { usePermalink } from '../../app/usePermalink.ts'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { RouteProblem } from '../../ui/RouteProblem.tsx'
import { usePageTitle } from '../../ui/usePageTitle.ts'
import { useAreas } from '../areas/useAreas.ts'
import { AgencyStatus } from './AgencyStatus.tsx'
import { useSectorWords } from './useSectorWords.ts'
import './agencies.css'

/** One agency as anybody may see it. */
export function AgencyPage() {
  const t = useMessages()
  const { organisation } = useParams({ strict: false }) as { organisation: string }
  const answer = useRoute(agencyRoute, { organisation }, { keepLast: false })
  const { data, error } = answer
  usePageTitle(data?.name ?? t('agencies.one'))
  return (
    <div className="page agencies-page">
      <h1>
        <bdi>{data?.name ?? t('agencies.one')}</bdi>
      </h1>
      {data !== undefined ? (
        <Entry entry={data} />
      ) : error === null ? (
        <Reserved what={t('agencies.one')} />
      ) : error.status === 404 ? (
        <p>{t('agencies.not-there')}</p>
      ) : (
        <RouteProblem error={error} onRetry={() => void answer.refetch()} />
      )}
      <p>
        <AppLink to={AGENCIES_PATH}>{t('agencies.back')}</AppLink>
      </p>
    </div>
  )
}

function Entry({ entry }: { readonly entry: PublicAgencyEntry }) {
  const t = useMessages()
  const { format } = useReader()
  const { status, earlierNames, stayed, asOf } = entry
  return (
    <>
      {earlierNames.length > 0 && (
        <p className="note">{t('agencies.formerly', { names: earlierNames.join(', ') })}</p>
      )}
      <div className="agency-verdict">
        <p>
          <AgencyStatus status={status} />
        </p>
        <p>{t(`agencies.means-${status}`)}</p>
        {stayed && <p>{t('agencies.stayed')}</p>}
      </div>
      {entry.number !== null && <Particulars entry={entry} />}
      <p className="note">{t('agencies.as-of', { day: format.date(asOf) })}</p>
      <CopyLink />
    </>
  )
}

function Particulars({ entry }: { readonly entry: PublicAgencyEntry }) {
  const t = useMessages()
  const { format } = useReader()
  const areas = useAreas()
  const sectorWords = useSectorWords()
  const { number, validFrom, validUntil, destinations, sectors, bond, sanctions } = entry
  const listed = (names: readonly string[]) =>
    names.length === 0 ? t('agencies.not-stated') : names.join(', ')
  const lines: readonly (readonly [label: string, text: ReactNode])[] = [
    ['agencies.number', <bdi key="number">{number}</bdi>],
    [
      'agencies.valid',
      validFrom === null || validUntil === null
        ? t('agencies.not-stated')
        : t('agencies.from-until', {
            from: format.date(validFrom),
            until: format.date(validUntil),
          }),
    ],
    ['agencies.countries', listed(destinations.map((code) => areas?.name(code) ?? code))],
    ['agencies.work', listed(sectors.map(sectorWords))],
    ['agencies.bond', t(`agencies.bond-${bond ?? 'unknown'}`)],
    ['agencies.sanctions', <Sanctions key="sanctions" sanctions={sanctions} />],
  ]
  return (
    <dl className="agency-particulars">
      {lines.map(([label, text]) => (
        <div key={label}>
          <dt>{t(label)}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  )
}

function Sanctions({ sanctions }: Pick<PublicAgencyEntry, 'sanctions'>) {
  const t = useMessages()
  const { format } = useReader()
  if (sanctions.length === 0) return t('agencies.no-sanctions')
  return (
    <ul>
      {sanctions.map(({ act, from, until }) => (
        <li key={`${act} ${from}`}>
          {t(`agencies.sanction-${act}`)},{' '}
          {until === null
            ? t('agencies.since', { day: format.date(from) })
            : t('agencies.from-until', { from: format.date(from), until: format.date(until) })}
        </li>
      ))}
    </ul>
  )
}

function CopyLink() {
  const t = useMessages()
  const permalink = usePermalink()
  const [isCopied, setCopied] = useState(false)
  return (
    <p className="actions">
      <button
        type="button"
        onClick={() => {
          void navigator.clipboard.writeText(permalink()).then(() => setCopied(true))
        }}
      >
        {t('agencies.copy')}
      </button>
      <span role="status">{isCopied ? t('agencies.copied') : ''}</span>
    </p>
  )
}
