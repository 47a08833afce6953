import { releaseCalendarRoute } from '@corridor/contract'
import { AppLink } from '../../app/AppLink.tsx'
import { RELEASE_CALENDAR_PATH } from '../../app/paths.ts'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { useAreas } from '../areas/useAreas.ts'
import { Moment } from '../identity/Moment.tsx'

/** The table whose releases stand in the public calendar. */
const REPORTS = 'DF_REPORTS'

/** When figures come next to a table, and of which reports: what the public calendar tells, no more. */
export function NextRelease({ dataflow }: { readonly dataflow: string }) {
  const t = useMessages()
  return dataflow === REPORTS ? <OfReports /> : t('explorer.no-next-release')
}

function OfReports() {
  const t = useMessages()
  const areas = useAreas()
  const { data } = useRoute(releaseCalendarRoute, {})
  // The calendar has the earliest first.
  const coming = data?.releases.filter(({ isOut }) => !isOut)
  const at = coming?.[0]?.at
  const reports = coming
    ?.filter((one) => one.at === at)
    .map(({ country, period }) => `${areas?.name(country) ?? country} ${period}`)
  return (
    <>
      {at !== undefined && (
        <>
          <Moment iso={at} /> (<bdi>{reports?.join(', ')}</bdi>)
        </>
      )}
      {coming?.length === 0 && t('explorer.no-next-release')}
      <div>
        <AppLink to={RELEASE_CALENDAR_PATH}>{t('releases.calendar-title')}</AppLink>
      </div>
    </>
  )
}
