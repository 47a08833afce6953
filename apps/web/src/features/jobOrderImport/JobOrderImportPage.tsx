import {
  checkJobOrderFileRoute,
  demandChoicesRoute,
  type JobOrderImport,
  jobOrderImportRoute,
  LARGEST_JOB_ORDER_FILE_BYTES,
  writeJobOrderImportRoute,
} from '@corridor/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { AppLink } from '../../app/AppLink.tsx'
import { RouteError as Failed, type RouteError, type RouteOutput } from '../../app/fetchRoute.ts'
import { identityCall } from '../../app/identityCall.ts'
import { JOB_ORDERS_PATH } from '../../app/paths.ts'
import { routeQuery, useRoute } from '../../app/useRoute.ts'
import { useViewState } from '../../app/useViewState.ts'
import { optionalText } from '../../app/viewState.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { Select } from '../../ui/Select.tsx'
import { DeskPage } from '../desk/DeskPage.tsx'
import { DeskProblem } from '../desk/DeskProblem.tsx'
import { FileForm } from '../fileImport/FileForm.tsx'
import { ImportReport } from '../fileImport/ImportReport.tsx'

const FIELDS = { import: optionalText(/^i-[0-9a-f]{20}$/) }

const POLL_MS = 1000

/** An agency's job orders from a file: looked through first, begun when one says so. */
export function JobOrderImportPage() {
  const t = useMessages()
  return (
    <DeskPage title={t('job-order-import.title')} section="job-orders">
      {() => <Import />}
    </DeskPage>
  )
}

function Import() {
  const t = useMessages()
  const [view, change] = useViewState(FIELDS)
  return (
    <>
      <p>{t('job-order-import.lead')}</p>
      {view.import === undefined ? (
        <ChooseFile onChecked={(found) => change({ import: found.id })} />
      ) : (
        <>
          <Kept id={view.import} />
          <p className="actions">
            <button type="button" onClick={() => change({ import: undefined })}>
              {t('file-import.another')}
            </button>
          </p>
        </>
      )}
    </>
  )
}

type OnChecked = (found: JobOrderImport) => void

function ChooseFile({ onChecked }: { readonly onChecked: OnChecked }) {
  const t = useMessages()
  const { data, error, refetch } = useRoute(demandChoicesRoute, {})
  if (error !== null) return <DeskProblem error={error} onRetry={() => void refetch()} />
  if (data === undefined) {
    return <Reserved what={t('job-order-import.title')} className="reserved-desk" />
  }
  if (data.agencies.length === 0) return <p>{t('job-order-import.no-agency')}</p>
  return <JobOrderFile agencies={data.agencies} onChecked={onChecked} />
}

/** Chooses a file and says whose orders it holds. */
function JobOrderFile({
  agencies,
  onChecked,
}: {
  readonly agencies: RouteOutput<typeof demandChoicesRoute>['agencies']
  readonly onChecked: OnChecked
}) {
  const t = useMessages()
  const [agency, setAgency] = useState(agencies[0]!.id)
  return (
    <FileForm
      largestBytes={LARGEST_JOB_ORDER_FILE_BYTES}
      onSend={async (file) => {
        onChecked(await identityCall(checkJobOrderFileRoute, {}, { ...file, agency }))
      }}
    >
      <p className="field-note">
        {t('job-order-import.columns-note')}{' '}
        <code dir="ltr">
          reference; principal; destination; sector; site; title; occupation; quantity; basic_pay;
          currency; hours_week; rest_days_week
        </code>
      </p>
      <Select
        label={t('job-order-import.agency')}
        value={agency}
        options={agencies.map(({ id, name }) => ({ value: id, label: name ?? id }))}
        onChange={setAgency}
      />
    </FileForm>
  )
}

/** What was found, and how far it is; asked for anew while it is being entered. */
function Kept({ id }: { readonly id: string }) {
  const t = useMessages()
  const answer = useQuery<JobOrderImport, RouteError>({
    ...routeQuery(jobOrderImportRoute, { import: id }),
    refetchInterval: ({ state }) =>
      state.data?.state === 'writing' && !(state.error instanceof Failed) ? POLL_MS : false,
  })
  const { data, error } = answer
  if (data === undefined) {
    if (error !== null) return <DeskProblem error={error} onRetry={() => void answer.refetch()} />
    return <Reserved what={t('job-order-import.title')} />
  }
  return (
    <ImportReport
      found={data}
      group="job-order-import"
      figures={[
        ['rows', data.rowCount],
        ['ready', data.ready],
        ['questioned', data.questioned],
        ['wrong', data.wrong],
      ]}
      onEnter={async (withQuestions) => {
        await identityCall(writeJobOrderImportRoute, { import: id }, { withQuestions })
        await answer.refetch()
      }}
      afterwards={
        <p>
          <AppLink to={JOB_ORDERS_PATH} search={{ status: 'draft' }}>
            {t('job-order-import.see-drafts')}
          </AppLink>
        </p>
      }
    />
  )
}
