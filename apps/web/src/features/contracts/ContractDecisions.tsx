import {
  type ActionRoute,
  approveAmendmentRoute,
  approveContractRoute,
  type ContractFile,
  countersignAmendmentRoute,
  countersignContractRoute,
  declineAmendmentRoute,
  endContractRoute,
  offerContractRoute,
  proposeAmendmentRoute,
  recallContractRoute,
  redraftContractRoute,
  registerDestinationRoute,
  returnContractRoute,
  withdrawAmendmentRoute,
  withdrawContractRoute,
} from '@corridor/contract'
import { useState } from 'react'
import { useMessages } from '../../i18n/useMessages.ts'
import { Select } from '../../ui/Select.tsx'
import { ActForm, type ActPlace } from '../desk/ActForm.tsx'
import { DayField, ProseField } from '../desk/fields.tsx'
import { useContent } from './ContentFields.tsx'
import { ContractAct } from './ContractAct.tsx'
import { verbOf } from './contractWords.ts'
import { TermFields } from './TermFields.tsx'
import { termsOf, typedOf } from './termsForm.ts'

interface FormProps {
  readonly file: ContractFile
  readonly place: ActPlace
}

const EMPLOYER_REASONS = [
  'completed',
  'work_ended',
  'dismissed_with_notice',
  'dismissed_without_notice',
  'insolvent',
  'death',
] as const

/** Acts that say nothing but themselves, with whether they are asked once more. */
const PLAIN: readonly { readonly route: ActionRoute; readonly asks: boolean }[] = [
  { route: offerContractRoute, asks: true },
  { route: recallContractRoute, asks: false },
  { route: approveContractRoute, asks: true },
  { route: countersignAmendmentRoute, asks: true },
  { route: approveAmendmentRoute, asks: true },
  { route: declineAmendmentRoute, asks: false },
  { route: withdrawAmendmentRoute, asks: false },
  { route: withdrawContractRoute, asks: true },
]

/** What can be done with the contract by whoever is signed in at the desk. */
export function ContractDecisions({ file, place }: FormProps) {
  const t = useMessages()
  const input = { contract: file.id }
  return (
    <section aria-labelledby="decisions">
      <h2 id="decisions">{t('contracts.decide')}</h2>
      <ContractAct file={file} type="contract.redraft">
        <Write route={redraftContractRoute} file={file} place={place} />
      </ContractAct>
      <ContractAct file={file} type="contract.countersign">
        <ActForm
          route={countersignContractRoute}
          input={input}
          payload={{ version: file.review?.number ?? 0, on: file.today }}
          place={place}
          action={t('contracts.act-countersign')}
          consequence={t('contracts.consequence-countersign')}
        />
      </ContractAct>
      {PLAIN.map(({ route, asks }) => (
        <ContractAct key={route.id} file={file} type={route.action}>
          <ActForm
            route={route as typeof offerContractRoute}
            input={input}
            payload={{}}
            place={place}
            action={t(`contracts.act-${verbOf(route.action)}`)}
            {...(asks ? { consequence: t(`contracts.consequence-${verbOf(route.action)}`) } : {})}
          />
        </ContractAct>
      ))}
      <ContractAct file={file} type="contract.return">
        <Return file={file} place={place} />
      </ContractAct>
      <ContractAct file={file} type="contract.registerDestination">
        <RegisterDestination file={file} place={place} />
      </ContractAct>
      <ContractAct file={file} type="contract.proposeAmendment">
        <Write route={proposeAmendmentRoute} file={file} place={place} />
      </ContractAct>
      <ContractAct file={file} type="contract.end">
        <End file={file} place={place} />
      </ContractAct>
    </section>
  )
}

/** What binds now, or was offered last: what is changed begins from it. */
const latest = ({ draft, versions }: ContractFile) =>
  draft ?? versions.findLast(({ kind }) => kind !== 'destination')?.content ?? null

function Write({
  route,
  file,
  place,
}: FormProps & { readonly route: typeof redraftContractRoute | typeof proposeAmendmentRoute }) {
  const t = useMessages()
  const { content, fields } = useContent(file.employer.id, file.language, latest(file))
  return (
    <ActForm
      route={route as typeof redraftContractRoute}
      input={{ contract: file.id }}
      payload={{ content }}
      place={place}
      action={t(`contracts.act-${verbOf(route.action)}`)}
    >
      {fields}
    </ActForm>
  )
}

function Return({ file, place }: FormProps) {
  const t = useMessages()
  const [reason, setReason] = useState('')
  return (
    <ActForm
      route={returnContractRoute}
      input={{ contract: file.id }}
      payload={{ reason }}
      place={place}
      action={t('contracts.act-return')}
      consequence={t('contracts.consequence-return')}
    >
      <ProseField
        label={t('contracts.reason')}
        value={reason}
        onChange={setReason}
        mostCharacters={2000}
      />
    </ActForm>
  )
}

function RegisterDestination({ file, place }: FormProps) {
  const t = useMessages()
  const [on, setOn] = useState(file.today)
  const [typed, setTyped] = useState(() => typedOf(null))
  return (
    <ActForm
      route={registerDestinationRoute}
      input={{ contract: file.id }}
      payload={{ terms: termsOf(typed, file.employer.id, null), documents: [], on }}
      place={place}
      action={t('contracts.act-register-destination')}
      consequence={t('contracts.consequence-register-destination')}
    >
      <DayField label={t('contracts.registered-on')} value={on} onChange={setOn} />
      <TermFields typed={typed} onChange={setTyped} />
    </ActForm>
  )
}

function End({ file, place }: FormProps) {
  const t = useMessages()
  const [reason, setReason] = useState<(typeof EMPLOYER_REASONS)[number]>('completed')
  const [on, setOn] = useState(file.today)
  return (
    <ActForm
      route={endContractRoute}
      input={{ contract: file.id }}
      payload={{ reason, on }}
      place={place}
      action={t('contracts.act-end')}
      consequence={t('contracts.consequence-end')}
    >
      <Select
        label={t('contracts.reason')}
        value={reason}
        options={EMPLOYER_REASONS.map((one) => ({
          value: one,
          label: t(`contracts.end-${one.replaceAll('_', '-')}`),
        }))}
        onChange={setReason}
      />
      <DayField label={t('contracts.on')} value={on} onChange={setOn} />
    </ActForm>
  )
}
