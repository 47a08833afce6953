import {
  appealLicenceRoute,
  confirmLicenceRoute,
  declineLicenceRoute,
  liftLicenceRoute,
  liftStayRoute,
  returnLicenceRoute,
  sanctionLicenceRoute,
  stayLicenceRoute,
  submitLicenceRoute,
  surrenderLicenceRoute,
  withdrawLicenceRoute,
} from '@corridor/contract'
import { useState } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { ActForm } from '../desk/ActForm.tsx'
import { ProseField } from '../desk/fields.tsx'
import { Moment } from '../identity/Moment.tsx'
import { ChangeForm, PlanVolumeForm, RenewalForm } from './AgencyActs.tsx'
import { AssignForm, InspectForm, ReviewForm, ScreenForm } from './ApplicationActs.tsx'
import { DecideAppealForm } from './DecideAppealForm.tsx'
import { type FormProps, LicenceAct, ofFile } from './LicenceAct.tsx'
import { ProposeForm } from './ProposeForm.tsx'

/** What can be decided now; what no role of hers allows is not there. */
export function Decisions({ file, place }: FormProps) {
  const t = useMessages()
  const props = { file, place }
  const isNothing = file.acts.every(({ reason }) => reason === 'not_permitted')
  return (
    <section aria-labelledby="decisions">
      <h2 id="decisions">{t('licences.decide')}</h2>
      {file.proposal !== null && <Waiting {...props} />}
      {isNothing && <p>{t('licences.nothing-to-do')}</p>}
      <LicenceAct {...props} type="licence.submit">
        <ActForm
          route={submitLicenceRoute}
          input={ofFile(file)}
          payload={{}}
          place={place}
          action={t('licences.act-submit')}
          consequence={t('licences.consequence-submit')}
        />
      </LicenceAct>
      <LicenceAct {...props} type="licence.change">
        <ChangeForm {...props} />
      </LicenceAct>
      <LicenceAct {...props} type="licence.screen">
        <ScreenForm {...props} />
      </LicenceAct>
      <LicenceAct {...props} type="licence.return">
        <ReasonForm {...props} route={returnLicenceRoute} />
      </LicenceAct>
      <LicenceAct {...props} type="licence.assign">
        <AssignForm {...props} />
      </LicenceAct>
      <LicenceAct {...props} type="licence.inspect">
        <InspectForm {...props} />
      </LicenceAct>
      <LicenceAct {...props} type="licence.review">
        <ReviewForm {...props} />
      </LicenceAct>
      {file.proposal === null && (
        <LicenceAct {...props} type="licence.propose">
          <ProposeForm {...props} />
        </LicenceAct>
      )}
      <LicenceAct {...props} type="licence.applyForRenewal">
        <RenewalForm {...props} />
      </LicenceAct>
      <LicenceAct {...props} type="licence.planVolume">
        <PlanVolumeForm {...props} />
      </LicenceAct>
      <LicenceAct {...props} type="licence.appeal">
        <ReasonForm {...props} route={appealLicenceRoute} />
      </LicenceAct>
      <LicenceAct {...props} type="licence.stay">
        <ReasonForm {...props} route={stayLicenceRoute} />
      </LicenceAct>
      <LicenceAct {...props} type="licence.liftStay">
        <ReasonForm {...props} route={liftStayRoute} />
      </LicenceAct>
      <LicenceAct {...props} type="licence.decideAppeal">
        <DecideAppealForm {...props} />
      </LicenceAct>
      <LicenceAct {...props} type="licence.surrender">
        <ReasonForm
          {...props}
          route={surrenderLicenceRoute}
          consequence={t('licences.consequence-surrender')}
        />
      </LicenceAct>
    </section>
  )
}

type ReasonRoute =
  | typeof returnLicenceRoute
  | typeof appealLicenceRoute
  | typeof stayLicenceRoute
  | typeof liftStayRoute
  | typeof surrenderLicenceRoute
  | typeof declineLicenceRoute
  | typeof withdrawLicenceRoute

/** An act that says nothing but why. */
function ReasonForm({
  route,
  consequence,
  file,
  place,
}: FormProps & { readonly route: ReasonRoute; readonly consequence?: string }) {
  const t = useMessages()
  const [reason, setReason] = useState('')
  return (
    <ActForm
      route={route as typeof returnLicenceRoute}
      input={ofFile(file)}
      payload={{ reason }}
      place={place}
      action={place.actWords(route.action)}
      {...(consequence === undefined ? {} : { consequence })}
    >
      <ProseField
        label={t('licences.reason')}
        value={reason}
        onChange={setReason}
        mostCharacters={2000}
      />
    </ActForm>
  )
}

const CONFIRMING = {
  confirm: confirmLicenceRoute,
  sanction: sanctionLicenceRoute,
  lift: liftLicenceRoute,
} as const

/** A proposal that waits for a second person. */
function Waiting({ file, place }: FormProps) {
  const t = useMessages()
  const { format } = useReader()
  const { act, confirmedBy, number, term, reason, order, proposedAt, by } = file.proposal!
  return (
    <div className="licence-waiting">
      <p className="problem-title">{t(`licences.waits-${act}`)}</p>
      {number !== null && (
        <p>
          {t('licences.number')} <bdi>{number}</bdi>
        </p>
      )}
      {term !== null && (
        <p>
          {t('licences.from-until', {
            from: format.date(term.validFrom),
            until: format.date(term.validUntil),
          })}
          {term.provisionalUntil !== null &&
            `; ${t('licences.probation-until')}: ${format.date(term.provisionalUntil)}`}
        </p>
      )}
      {reason !== null && (
        <p>
          <bdi>{reason}</bdi>
        </p>
      )}
      {order !== null && (
        <p>
          {t(act === 'refuse' ? 'licences.appeal-route' : 'licences.order')}: <bdi>{order}</bdi>
        </p>
      )}
      <p className="note">
        {t('licences.proposed-by')} <bdi>{by.map((one) => one.name ?? one.id).join(', ')}</bdi>,{' '}
        <Moment iso={proposedAt} />
      </p>
      <LicenceAct file={file} place={place} type={`licence.${confirmedBy}`}>
        <ActForm
          route={CONFIRMING[confirmedBy] as typeof confirmLicenceRoute}
          input={ofFile(file)}
          payload={{}}
          place={place}
          action={t(`licences.act-${confirmedBy}`)}
          consequence={t(`licences.consequence-${act}`)}
        />
      </LicenceAct>
      <LicenceAct file={file} place={place} type="licence.decline">
        <ReasonForm file={file} place={place} route={declineLicenceRoute} />
      </LicenceAct>
      <LicenceAct file={file} place={place} type="licence.withdraw">
        <ReasonForm file={file} place={place} route={withdrawLicenceRoute} />
      </LicenceAct>
    </div>
  )
}
