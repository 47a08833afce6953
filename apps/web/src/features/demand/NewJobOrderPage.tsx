import { demandChoicesRoute, prepareJobOrderRoute } from '@corridor/contract'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { RouteOutput } from '../../app/fetchRoute.ts'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { jobOrderPath } from '../../app/paths.ts'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { Select } from '../../ui/Select.tsx'
import { useAreas } from '../areas/useAreas.ts'
import { ActForm } from '../desk/ActForm.tsx'
import { DeskPage } from '../desk/DeskPage.tsx'
import { DeskProblem } from '../desk/DeskProblem.tsx'
import { DemandFields, demandOf, EMPTY_DEMAND } from './DemandFields.tsx'
import { useNewPlace } from './useDemandPlace.ts'
import './demand.css'

/** An agency begins a job order. */
export function NewJobOrderPage() {
  const t = useMessages()
  const { data, error, refetch } = useRoute(demandChoicesRoute, {})
  return (
    <DeskPage title={t('demand.new')} section="job-orders">
      {() =>
        data !== undefined ? (
          <NewJobOrder choices={data} />
        ) : error !== null ? (
          <DeskProblem error={error} onRetry={() => void refetch()} />
        ) : (
          <Reserved what={t('demand.new')} className="reserved-desk" />
        )
      }
    </DeskPage>
  )
}

type Choices = RouteOutput<typeof demandChoicesRoute>

function NewJobOrder({ choices }: { readonly choices: Choices }) {
  const t = useMessages()
  const { format } = useReader()
  const areas = useAreas()
  const place = useNewPlace()
  const navigate = useNavigate()
  const [accreditation, setAccreditation] = useState(choices.accreditations[0]?.id ?? '')
  const [demand, setDemand] = useState(EMPTY_DEMAND)
  const chosen = choices.accreditations.find(({ id }) => id === accreditation)
  const agency = choices.agencies.find(({ id }) => id === chosen?.agency)
  if (chosen === undefined || agency === undefined) return <p>{t('demand.no-accreditation')}</p>
  return (
    <>
      <p>{t('demand.new-lead')}</p>
      <ActForm
        route={prepareJobOrderRoute}
        input={{}}
        place={place}
        action={t('demand.act-job-order-prepare')}
        payload={{
          agency: agency.id,
          principal: chosen.principal.id,
          post: chosen.post,
          office: agency.office ?? '',
          jurisdiction: agency.jurisdiction ?? '',
          accreditation,
          destination: chosen.destination,
          ...demandOf(demand),
        }}
        onDone={({ record }) => navigate({ to: jobOrderPath(record) as '/' })}
      >
        <Select
          label={t('demand.accreditation')}
          value={accreditation}
          options={choices.accreditations.map((one) => ({
            value: one.id,
            label: t('demand.accreditation-choice', {
              principal: one.principal.name ?? one.principal.id,
              destination: areas?.name(one.destination) ?? one.destination,
              day: format.date(one.validUntil),
            }),
          }))}
          onChange={setAccreditation}
        />
        <DemandFields value={demand} onChange={setDemand} />
      </ActForm>
    </>
  )
}
