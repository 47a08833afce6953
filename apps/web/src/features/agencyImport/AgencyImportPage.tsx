import { type AgencyImport, agencyImportRoute, writeAgencyImportRoute } from '@corridor/contract'
import { useQuery } from '@tanstack/react-query'
import { RouteError as Failed, type RouteError } from '../../app/fetchRoute.ts'
import { identityCall } from '../../app/identityCall.ts'
import { routeQuery } from '../../app/useRoute.ts'
import { useViewState } from '../../app/useViewState.ts'
import { optionalText } from '../../app/viewState.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { DeskPage } from '../desk/DeskPage.tsx'
import { DeskProblem } from '../desk/DeskProblem.tsx'
import { ImportReport } from '../fileImport/ImportReport.tsx'
import { AgencyFileForm } from './AgencyFileForm.tsx'

const FIELDS = { import: optionalText(/^i-[0-9a-f]{20}$/) }

const POLL_MS = 1000

/** A register of agencies from a file: looked through first, entered when one says so. */
export function AgencyImportPage() {
  const t = useMessages()
  return (
    <DeskPage title={t('agency-import.title')} section="organisations">
      {() => <Import />}
    </DeskPage>
  )
}

function Import() {
  const t = useMessages()
  const [view, change] = useViewState(FIELDS)
  return (
    <>
      <p>{t('agency-import.lead')}</p>
      {view.import === undefined ? (
        <AgencyFileForm onChecked={(found) => change({ import: found.id })} />
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

/** What was found, and how far it is; asked for anew while it is being entered. */
function Kept({ id }: { readonly id: string }) {
  const t = useMessages()
  const answer = useQuery<AgencyImport, RouteError>({
    ...routeQuery(agencyImportRoute, { import: id }),
    refetchInterval: ({ state }) =>
      state.data?.state === 'writing' && !(state.error instanceof Failed) ? POLL_MS : false,
  })
  const { data, error } = answer
  if (data !== undefined) {
    return (
      <ImportReport
        found={data}
        group="agency-import"
        figures={[
          ['rows', data.rowCount],
          ['ready', data.ready],
          ['questioned', data.questioned],
          ['wrong', data.wrong],
          ['licences', data.licences],
        ]}
        onEnter={async (withQuestions) => {
          await identityCall(writeAgencyImportRoute, { import: id }, { withQuestions })
          await answer.refetch()
        }}
      />
    )
  }
  if (error !== null) return <DeskProblem error={error} onRetry={() => void answer.refetch()} />
  return <Reserved what={t('agency-import.title')} />
}
