import {
  approveAdvertRoute,
  approveJobOrderRoute,
  attestJobOrderRoute,
  declineAdvertRoute,
  type JobOrderFile,
  proposeAdvertRoute,
  returnJobOrderFromOfficeRoute,
  returnJobOrderFromPostRoute,
  reviseJobOrderRoute,
  submitJobOrderRoute,
  withdrawJobOrderRoute,
} from '@corridor/contract'
import { useState } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { Select } from '../../ui/Select.tsx'
import { ActForm, type ActPlace } from '../desk/ActForm.tsx'
import { DayField, LineField, localToday, ProseField } from '../desk/fields.tsx'
import { DemandAct } from './DemandAct.tsx'
import { DemandFields, demandOf, type TypedDemand } from './DemandFields.tsx'
import { orNull } from './demandWords.ts'
import { typedOf } from './positions.ts'
import { ReasonAct } from './ReasonAct.tsx'

interface FormProps {
  readonly file: JobOrderFile
  readonly place: ActPlace
}

const of = ({ id }: JobOrderFile) => ({ jobOrder: id })

/** What can be decided on a job order, by whoever may. */
export function JobOrderDecisions({ file, place }: FormProps) {
  const t = useMessages()
  const { acts } = file
  const common = { acts, input: of(file), place }
  return (
    <section aria-labelledby="decisions">
      <h2 id="decisions">{t('demand.decide')}</h2>
      <DemandAct acts={acts} type="jobOrder.submit">
        <ActForm
          route={submitJobOrderRoute}
          input={of(file)}
          payload={{}}
          place={place}
          action={t('demand.act-job-order-submit')}
          consequence={t('demand.consequence-job-order-submit')}
        />
      </DemandAct>
      <DemandAct acts={acts} type="jobOrder.revise">
        <Revise file={file} place={place} />
      </DemandAct>
      <DemandAct acts={acts} type="jobOrder.attest">
        <Attest file={file} place={place} />
      </DemandAct>
      <ReasonAct {...common} route={returnJobOrderFromPostRoute} member="returned" />
      <DemandAct acts={acts} type="jobOrder.approve">
        <Approve file={file} place={place} />
      </DemandAct>
      <ReasonAct {...common} route={returnJobOrderFromOfficeRoute} member="returned" />
      <Advert file={file} place={place} />
      <ReasonAct {...common} route={withdrawJobOrderRoute} isFinal />
    </section>
  )
}

function Revise({ file, place }: FormProps) {
  const t = useMessages()
  const [demand, setDemand] = useState<TypedDemand>(() => ({
    sector: file.sector,
    site: file.site ?? '',
    reference: file.reference ?? '',
    positions: file.positions.map(typedOf),
    attachments: file.attachments
      .filter(({ source }) => source === 'stated')
      .map(({ kind, name, digest }) => ({ kind, name, digest })),
  }))
  return (
    <ActForm
      route={reviseJobOrderRoute}
      input={of(file)}
      payload={{
        accreditation: file.accreditation,
        destination: file.destination,
        ...demandOf(demand),
      }}
      place={place}
      action={t('demand.act-job-order-revise')}
    >
      <DemandFields value={demand} onChange={setDemand} />
    </ActForm>
  )
}

function Attest({ file, place }: FormProps) {
  const t = useMessages()
  const [verifiedOn, setVerifiedOn] = useState(localToday)
  const [headcount, setHeadcount] = useState('')
  const [remark, setRemark] = useState('')
  return (
    <ActForm
      route={attestJobOrderRoute}
      input={of(file)}
      payload={{
        verifiedOn,
        headcount: headcount.trim() === '' ? null : Number(headcount),
        remark: orNull(remark),
      }}
      place={place}
      action={t('demand.act-job-order-attest')}
      consequence={t('demand.consequence-job-order-attest')}
    >
      <DayField label={t('demand.verified-on')} value={verifiedOn} onChange={setVerifiedOn} />
      <LineField
        label={t('demand.headcount')}
        note={t('demand.headcount-note')}
        value={headcount}
        onChange={setHeadcount}
        isCode
        isOptional
        pattern="[0-9]{1,7}"
        mostCharacters={7}
      />
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

function Approve({ file, place }: FormProps) {
  const t = useMessages()
  const { format } = useReader()
  const [validUntil, setValidUntil] = useState('')
  const [quantities, setQuantities] = useState(() =>
    file.positions.map(({ position, quantity }) => ({ position, quantity: String(quantity) })),
  )
  const [reason, setReason] = useState('')
  const all = quantities.reduce((sum, { quantity }) => sum + Number(quantity), 0)
  return (
    <ActForm
      route={approveJobOrderRoute}
      input={of(file)}
      payload={{
        validUntil,
        quantities: quantities.map(({ position, quantity }) => ({
          position,
          quantity: Number(quantity),
        })),
        reason: orNull(reason),
      }}
      place={place}
      action={t('demand.act-job-order-approve')}
      consequence={t('demand.consequence-job-order-approve', { count: format.exact(all) })}
    >
      <DayField label={t('demand.valid-until')} value={validUntil} onChange={setValidUntil} />
      {file.positions.map(({ position, title }, at) => (
        <LineField
          key={position}
          label={t('demand.approved-for', { title })}
          value={quantities[at]!.quantity}
          onChange={(quantity) => setQuantities(quantities.with(at, { position, quantity }))}
          isCode
          pattern="[0-9]{1,6}"
          mostCharacters={6}
        />
      ))}
      {file.checks?.verdict === 'review' && (
        <ProseField
          label={t('demand.approval-reason')}
          note={t('demand.approval-reason-note')}
          value={reason}
          onChange={setReason}
          mostCharacters={2000}
        />
      )}
    </ActForm>
  )
}

/** The text of the advertisement: proposed by the agency, approved by the office. */
function Advert({ file, place }: FormProps) {
  const t = useMessages()
  const { acts, advert, proposedAdvert } = file
  return (
    <>
      {advert !== null && <Text title={t('demand.advert')} {...advert} />}
      {proposedAdvert !== null && (
        <div className="organisation-waiting">
          <Text title={t('demand.advert-proposed')} {...proposedAdvert} />
          <DemandAct acts={acts} type="jobOrder.approveAdvert">
            <ActForm
              route={approveAdvertRoute}
              input={of(file)}
              payload={{}}
              place={place}
              action={t('demand.act-job-order-approve-advert')}
              consequence={t('demand.consequence-job-order-approve-advert')}
            />
          </DemandAct>
          <ReasonAct acts={acts} route={declineAdvertRoute} input={of(file)} place={place} />
        </div>
      )}
      <DemandAct acts={acts} type="jobOrder.proposeAdvert">
        <ProposeAdvert file={file} place={place} />
      </DemandAct>
    </>
  )
}

function Text({
  title,
  text,
  language,
}: {
  readonly title: string
  readonly text: string
  readonly language: string
}) {
  return (
    <>
      <h3>{title}</h3>
      <blockquote className="demand-advert" lang={language} dir="auto">
        {text}
      </blockquote>
    </>
  )
}

const LANGUAGES = ['en', 'fr', 'es', 'ar'] as const

function ProposeAdvert({ file, place }: FormProps) {
  const t = useMessages()
  const { preferences } = useReader()
  const [text, setText] = useState(file.advert?.text ?? '')
  const [language, setLanguage] = useState<string>(file.advert?.language ?? preferences.lang)
  const names = new Intl.DisplayNames([preferences.lang], { type: 'language' })
  const options = [...new Set([...LANGUAGES, language])]
  return (
    <ActForm
      route={proposeAdvertRoute}
      input={of(file)}
      payload={{ text, language }}
      place={place}
      action={t('demand.act-job-order-propose-advert')}
    >
      <ProseField
        label={t('demand.advert')}
        value={text}
        onChange={setText}
        mostCharacters={5000}
      />
      <Select
        label={t('demand.language')}
        value={language}
        options={options.map((one) => ({ value: one, label: names.of(one) ?? one }))}
        onChange={setLanguage}
      />
    </ActForm>
  )
}
