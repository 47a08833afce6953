import {
  type AccreditationFile,
  accreditationRoute,
  attestAccreditationRoute,
  refuseAccreditationRoute,
  withdrawAccreditationRoute,
} from '@corridor/contract'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { AppLink } from '../../app/AppLink.tsx'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { organisationPath } from '../../app/paths.ts'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { useAreas } from '../areas/useAreas.ts'
import { ActForm, type ActPlace } from '../desk/ActForm.tsx'
import { DeskPage } from '../desk/DeskPage.tsx'
import { DeskProblem } from '../desk/DeskProblem.tsx'
import { ProseField } from '../desk/fields.tsx'
import { Documents } from '../documents/Documents.tsx'
import { DemandAct } from './DemandAct.tsx'
import { DemandTimeline } from './DemandTimeline.tsx'
import { orNull } from './demandWords.ts'
import { Papers } from './Papers.tsx'
import { Particulars } from './Particulars.tsx'
import { ReasonAct } from './ReasonAct.tsx'
import { useDemandPlace } from './useDemandPlace.ts'
import '../organisations/organisations.css'
import './demand.css'

/** One power of attorney: what was done to it beside what can be done now. */
export function AccreditationPage() {
  const t = useMessages()
  const { accreditation } = useParams({ strict: false }) as { accreditation: string }
  const answer = useRoute(accreditationRoute, { accreditation }, { keepLast: false })
  const { data, error } = answer
  const title =
    data === undefined
      ? t('demand.accreditation')
      : t('demand.accreditation-of', { principal: data.principal.name ?? data.principal.id })
  return (
    <DeskPage title={title} section="organisations">
      {() =>
        data !== undefined ? (
          <File key={data.id} file={data} onStale={() => answer.refetch()} />
        ) : error !== null ? (
          <DeskProblem error={error} onRetry={() => void answer.refetch()} />
        ) : (
          <Reserved what={t('demand.accreditation')} className="reserved-desk" />
        )
      }
    </DeskPage>
  )
}

function File({
  file,
  onStale,
}: {
  readonly file: AccreditationFile
  readonly onStale: () => Promise<unknown>
}) {
  const t = useMessages()
  const { format } = useReader()
  const areas = useAreas()
  const place = useDemandPlace(file, onStale)
  const { agency, principal } = file
  const common = { acts: file.acts, input: { accreditation: file.id }, place }
  return (
    <>
      <Particulars
        lines={[
          ['demand.status', t(`demand.accreditation-status-${file.status}`)],
          [
            'demand.agency',
            <AppLink key="agency" to={organisationPath(agency.id)}>
              {agency.name ?? agency.id}
            </AppLink>,
          ],
          ['demand.principal', principal.name ?? principal.id],
          ['demand.destination', areas?.name(file.destination) ?? file.destination],
          ['demand.valid-until', format.date(file.validUntil)],
          ['demand.post', file.post],
        ]}
      />
      <Papers papers={file.documents} />
      <div className="organisation-columns">
        <div>
          <DemandTimeline history={file.history} />
          <Documents subjectKind="accreditation" subject={file.id} onChanged={onStale} />
        </div>
        <section aria-labelledby="decisions">
          <h2 id="decisions">{t('demand.decide')}</h2>
          <DemandAct acts={file.acts} type="accreditation.attest">
            <Attest file={file} place={place} />
          </DemandAct>
          <ReasonAct {...common} route={refuseAccreditationRoute} isFinal />
          <ReasonAct {...common} route={withdrawAccreditationRoute} isFinal />
        </section>
      </div>
    </>
  )
}

function Attest({ file, place }: { readonly file: AccreditationFile; readonly place: ActPlace }) {
  const t = useMessages()
  const [remark, setRemark] = useState('')
  return (
    <ActForm
      route={attestAccreditationRoute}
      input={{ accreditation: file.id }}
      payload={{ remark: orNull(remark) }}
      place={place}
      action={t('demand.act-accreditation-attest')}
    >
      <ProseField
        label={t('demand.remark')}
        value={remark}
        onChange={setRemark}
        isOptional
        mostCharacters={2000}
      />
    </ActForm>
  )
}
