import {
  proposeStatisticRoute,
  type StatisticSummary,
  statisticReleasesRoute,
} from '@corridor/contract'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { AppLink } from '../../app/AppLink.tsx'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { statisticPath } from '../../app/paths.ts'
import { useRoute } from '../../app/useRoute.ts'
import { useViewState } from '../../app/useViewState.ts'
import { optionalText } from '../../app/viewState.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { Reserved } from '../../ui/Reserved.tsx'
import { ActForm } from '../desk/ActForm.tsx'
import { DeskPage } from '../desk/DeskPage.tsx'
import { DeskProblem } from '../desk/DeskProblem.tsx'
import { LineField } from '../desk/fields.tsx'
import { PageLinks } from '../registers/PageLinks.tsx'
import { NEW_RECORD, useRegisterPlace } from '../registers/RecordParts.tsx'
import '../registers/registers.css'
import './statistics.css'

const FIELDS = { after: optionalText(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/) }

/** Releases of statistics: those that were proposed, and how to propose one. */
export function StatisticsPage() {
  const t = useMessages()
  return (
    <DeskPage title={t('statistics.title')} section="statistics">
      {({ permissions }) => (
        <>
          <p className="lead">{t('statistics.lead')}</p>
          <Releases />
          {permissions.includes('propose.statistic') && <Propose />}
        </>
      )}
    </DeskPage>
  )
}

function Releases() {
  const t = useMessages()
  const [view, change] = useViewState(FIELDS)
  const { after } = view
  const answer = useRoute(statisticReleasesRoute, after === undefined ? {} : { after })
  const { data, error } = answer
  return (
    <>
      {error !== null ? (
        <DeskProblem error={error} onRetry={() => void answer.refetch()} />
      ) : data === undefined ? (
        <Reserved what={t('statistics.title')} />
      ) : data.releases.length === 0 ? (
        <p>{t('statistics.none')}</p>
      ) : (
        <ReleaseTable rows={data.releases} />
      )}
      <PageLinks after={after} next={data?.next ?? null} onChange={(to) => change({ after: to })} />
    </>
  )
}

function ReleaseTable({ rows }: { readonly rows: readonly StatisticSummary[] }) {
  const t = useMessages()
  const { format } = useReader()
  return (
    <DataTable
      caption={t('statistics.title')}
      columns={[
        {
          id: 'period',
          header: t('statistics.period'),
          value: ({ from, to }) => `${from} ${to}`,
          cell: ({ id, from, to }) => (
            <AppLink to={statisticPath(id)}>
              {t('statistics.months', { from: format.month(from), to: format.month(to) })}
            </AppLink>
          ),
        },
        {
          id: 'status',
          header: t('statistics.status'),
          value: ({ status }) => t(`statistics.status-${status}`),
        },
        {
          id: 'proposed',
          header: t('statistics.proposed'),
          value: ({ proposedAt }) => proposedAt,
          cell: ({ proposedAt }) => format.date(proposedAt),
        },
      ]}
      rows={rows}
      rowKey={({ id }) => id}
    />
  )
}

/** Which months, and under what terms others may use them. */
function Propose() {
  const t = useMessages()
  const navigate = useNavigate()
  const place = useRegisterPlace(NEW_RECORD, async () => {})
  const [period, setPeriod] = useState({ from: '', to: '' })
  const [licence, setLicence] = useState('')
  const [synthetic, setSynthetic] = useState(false)
  const month = (value: string, onChange: (value: string) => void, label: string) => (
    <LineField
      label={label}
      note={t('statistics.month-note')}
      value={value}
      onChange={onChange}
      isCode
      pattern="2[0-9]{3}-(0[1-9]|1[0-2])"
      mostCharacters={7}
    />
  )
  return (
    <section aria-labelledby="propose-statistics">
      <h2 id="propose-statistics">{t('statistics.propose')}</h2>
      <p>{t('statistics.propose-text')}</p>
      <ActForm
        route={proposeStatisticRoute}
        input={{}}
        payload={{ ...period, licence, synthetic }}
        place={place}
        action={t('registers.act-propose')}
        onDone={async ({ record }) => void navigate({ to: statisticPath(record) as '/' })}
      >
        {month(period.from, (from) => setPeriod({ ...period, from }), t('statistics.from'))}
        {month(period.to, (to) => setPeriod({ ...period, to }), t('statistics.to'))}
        <LineField
          label={t('statistics.licence')}
          note={t('statistics.licence-note')}
          value={licence}
          onChange={setLicence}
          mostCharacters={200}
        />
        <p>
          <label className="statistics-check">
            <input
              type="checkbox"
              checked={synthetic}
              onChange={({ target }) => setSynthetic(target.checked)}
            />
            {t('statistics.synthetic')}
          </label>
        </p>
      </ActForm>
    </section>
  )
}
