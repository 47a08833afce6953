import {
  type QuestionnaireSummary,
  questionnairesRoute,
  type ReportSummary,
  reportsRoute,
} from '@corridor/contract'
import { AppLink } from '../../app/AppLink.tsx'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { questionnairePath, RELEASE_CALENDAR_PATH, reportPath } from '../../app/paths.ts'
import { useRoute } from '../../app/useRoute.ts'
import { useViewState } from '../../app/useViewState.ts'
import { optionalText } from '../../app/viewState.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { Reserved } from '../../ui/Reserved.tsx'
import { useAreas } from '../areas/useAreas.ts'
import { DeskPage } from '../desk/DeskPage.tsx'
import { DeskProblem } from '../desk/DeskProblem.tsx'
import { PageLinks } from '../registers/PageLinks.tsx'
import { CallReport } from './CallReport.tsx'
import { DefineQuestionnaire } from './DefineQuestionnaire.tsx'
import '../registers/registers.css'
import './reporting.css'

const FIELDS = { after: optionalText(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/) }

/** What countries of the region are asked, and what they report. */
export function ReportingPage() {
  const t = useMessages()
  return (
    <DeskPage title={t('reporting.title')} section="reporting">
      {({ permissions }) => (
        <>
          <p className="lead">{t('reporting.lead')}</p>
          <p>
            <AppLink to={RELEASE_CALENDAR_PATH}>{t('reporting.to-calendar')}</AppLink>
          </p>
          {permissions.includes('read.report') && <Reports />}
          <Questionnaires />
        </>
      )}
    </DeskPage>
  )
}

function Reports() {
  const t = useMessages()
  const [view, change] = useViewState(FIELDS)
  const { after } = view
  const answer = useRoute(reportsRoute, after === undefined ? {} : { after })
  const { data, error } = answer
  return (
    <section aria-labelledby="reports">
      <h2 id="reports">{t('reporting.reports')}</h2>
      {error !== null ? (
        <DeskProblem error={error} onRetry={() => void answer.refetch()} />
      ) : data === undefined ? (
        <Reserved what={t('reporting.reports')} />
      ) : data.reports.length === 0 ? (
        <p>{t('reporting.reports-none')}</p>
      ) : (
        <ReportTable rows={data.reports} />
      )}
      <PageLinks after={after} next={data?.next ?? null} onChange={(to) => change({ after: to })} />
      {data?.mayCall === true && <CallReport />}
    </section>
  )
}

function ReportTable({ rows }: { readonly rows: readonly ReportSummary[] }) {
  const t = useMessages()
  const areas = useAreas()
  const { format, preferences } = useReader()
  return (
    <DataTable
      caption={t('reporting.reports')}
      columns={[
        {
          id: 'country',
          header: t('reporting.country'),
          value: ({ country }) => areas?.name(country) ?? country,
          cell: ({ id, country, period }) => (
            <AppLink to={reportPath(id)}>
              {areas?.name(country) ?? country}, {period}
            </AppLink>
          ),
        },
        { id: 'period', header: t('reporting.period'), value: ({ period }) => period },
        {
          id: 'questionnaire',
          header: t('reporting.questionnaire'),
          value: ({ names }) => names[preferences.lang],
        },
        {
          id: 'status',
          header: t('reporting.state'),
          value: ({ status }) => t(`reporting.status-${status.replaceAll('_', '-')}`),
        },
        {
          id: 'due',
          header: t('reporting.due'),
          value: ({ due }) => due,
          cell: ({ due }) => format.date(due),
        },
      ]}
      rows={rows}
      rowKey={({ id }) => id}
    />
  )
}

function Questionnaires() {
  const t = useMessages()
  const answer = useRoute(questionnairesRoute, {})
  const { data, error } = answer
  return (
    <section aria-labelledby="questionnaires">
      <h2 id="questionnaires">{t('reporting.questionnaires')}</h2>
      {error !== null ? (
        <DeskProblem error={error} onRetry={() => void answer.refetch()} />
      ) : data === undefined ? (
        <Reserved what={t('reporting.questionnaires')} />
      ) : data.questionnaires.length === 0 ? (
        <p>{t('reporting.questionnaires-none')}</p>
      ) : (
        <QuestionnaireTable rows={data.questionnaires} />
      )}
      {data?.mayDefine === true && <DefineQuestionnaire proposal={data.proposal} />}
    </section>
  )
}

function QuestionnaireTable({ rows }: { readonly rows: readonly QuestionnaireSummary[] }) {
  const t = useMessages()
  const { format, preferences } = useReader()
  return (
    <DataTable
      caption={t('reporting.questionnaires')}
      columns={[
        {
          id: 'name',
          header: t('reporting.questionnaire'),
          value: ({ names }) => names[preferences.lang],
          cell: ({ id, names }) => (
            <AppLink to={questionnairePath(id)}>{names[preferences.lang]}</AppLink>
          ),
        },
        {
          id: 'status',
          header: t('reporting.state'),
          value: ({ status }) => t(`reporting.questionnaire-${status}`),
        },
        {
          id: 'countries',
          header: t('reporting.countries'),
          value: ({ countries }) => countries.length,
        },
        { id: 'tables', header: t('reporting.tables'), value: ({ tables }) => tables },
        {
          id: 'defined',
          header: t('reporting.defined'),
          value: ({ definedAt }) => definedAt,
          cell: ({ definedAt }) => format.date(definedAt),
        },
      ]}
      rows={rows}
      rowKey={({ id }) => id}
    />
  )
}
