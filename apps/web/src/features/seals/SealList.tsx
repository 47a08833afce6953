import { type PublishedSeal, routeUrl, sealsExportRoute, sealsRoute } from '@corridor/contract'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useRoute } from '../../app/useRoute.ts'
import { useViewState } from '../../app/useViewState.ts'
import { choice, optionalText } from '../../app/viewState.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { RouteProblem } from '../../ui/RouteProblem.tsx'
import { Moment } from '../identity/Moment.tsx'

const PAGE = 25

const FIELDS = { before: optionalText(/^[1-9]\d{0,9}$/), hashes: choice(['short', 'long']) }

/** The seals as the server lists them, newest first. */
export function SealList() {
  const t = useMessages()
  const [view, change] = useViewState(FIELDS)
  const before = view.before === undefined ? {} : { before: Number(view.before) }
  const answer = useRoute(sealsRoute, { ...before, limit: PAGE })
  const isLong = view.hashes === 'long'
  const last = answer.data?.seals.at(-1)?.body.seal
  return (
    <section>
      <h2>{t('seals.list')}</h2>
      <p className="actions">
        <label className="seals-switch">
          <input
            type="checkbox"
            checked={isLong}
            onChange={() => change({ hashes: isLong ? 'short' : 'long' }, { replace: true })}
          />
          {t('seals.hashes-long')}
        </label>
        <a href={routeUrl(sealsExportRoute, {})} download="seals.jsonl">
          {t('seals.download')}
        </a>
      </p>
      <p className="note seals-measure">{t('seals.download-note')}</p>
      {answer.error !== null ? (
        <RouteProblem error={answer.error} onRetry={() => void answer.refetch()} />
      ) : answer.data === undefined ? (
        <Reserved what={t('seals.the-seals')} className="reserved-seals" />
      ) : (
        <SealTable seals={answer.data.seals} isLong={isLong} />
      )}
      <p className="actions">
        {view.before !== undefined && (
          <button type="button" onClick={() => change({ before: undefined })}>
            {t('seals.newest')}
          </button>
        )}
        {last !== undefined && last > 1 && (
          <button type="button" onClick={() => change({ before: String(last) })}>
            {t('seals.older')}
          </button>
        )}
      </p>
    </section>
  )
}

function SealTable({
  seals,
  isLong,
}: {
  readonly seals: readonly PublishedSeal[]
  readonly isLong: boolean
}) {
  const t = useMessages()
  const { format } = useReader()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by keyboard
    <section className="table-scroll" tabIndex={0} aria-label={t('seals.list')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('seals.number')}</th>
            <th scope="col">{t('seals.closed')}</th>
            <th scope="col" className="figure">
              {t('seals.actions')}
            </th>
            <th scope="col">{t('seals.root')}</th>
            <th scope="col">{t('seals.key')}</th>
            {isLong && <th scope="col">{t('seals.hash')}</th>}
          </tr>
        </thead>
        <tbody>
          {seals.map(({ body, sealHash }) => (
            <tr key={body.seal}>
              <th scope="row">{format.exact(body.seal)}</th>
              <td>
                <Moment iso={body.closedAt} />
              </td>
              <td className="figure">{format.exact(body.count)}</td>
              <td>
                <HashText hash={body.root} isLong={isLong} />
              </td>
              <td>
                <code dir="ltr">{body.keyId}</code>
              </td>
              {isLong && (
                <td>
                  <HashText hash={sealHash} isLong />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function HashText({ hash, isLong }: { readonly hash: string; readonly isLong: boolean }) {
  return <code dir="ltr">{isLong ? hash : `${hash.slice(0, 16)}…`}</code>
}
