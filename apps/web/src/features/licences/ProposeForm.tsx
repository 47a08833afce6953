import { type LicenceFile, proposeLicenceRoute } from '@corridor/contract'
import { useState } from 'react'
import type { ActPayload } from '../../app/actCall.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Select } from '../../ui/Select.tsx'
import { ActForm } from '../desk/ActForm.tsx'
import { DayField, LineField, localToday, ProseField } from '../desk/fields.tsx'
import { ScopeFields } from './ApplicationFields.tsx'
import type { ApplicationForm } from './applicationForm.ts'
import { type FormProps, ofFile } from './LicenceAct.tsx'

type Terms = ActPayload<typeof proposeLicenceRoute>['terms']
type Act = Terms['act']

/** What can be proposed in which status, the most likely first. */
const ACTS: Readonly<Partial<Record<LicenceFile['status'], readonly Act[]>>> = {
  inspected: ['grant', 'refuse'],
  provisional: ['activate', 'suspend_preventively', 'suspend', 'revoke'],
  active: ['suspend_preventively', 'suspend', 'revoke'],
  renewal_due: ['renew', 'suspend_preventively', 'suspend', 'revoke'],
  preventive_suspension: ['lift', 'suspend', 'revoke'],
  suspended: ['lift', 'revoke'],
}

/** Proposes what another person is to confirm. */
export function ProposeForm({ file, place }: FormProps) {
  const t = useMessages()
  const asked = file.renewal ?? file.application
  const acts = ACTS[file.status] ?? []
  const [act, setAct] = useState<Act>(acts[0] ?? 'suspend')
  const [reason, setReason] = useState('')
  const [order, setOrder] = useState('')
  const [number, setNumber] = useState(file.number ?? '')
  const [validFrom, setFrom] = useState(file.validUntil === null ? localToday() : dayAfter(file))
  const [validUntil, setUntil] = useState('')
  const [provisionalUntil, setProbation] = useState('')
  const [scope, setScope] = useState<Pick<ApplicationForm, 'destinations' | 'sectors'>>({
    destinations: asked.destinations,
    sectors: asked.sectors,
  })
  const isTerm = act === 'grant' || act === 'renew'
  const term = {
    validFrom,
    validUntil,
    provisionalUntil: provisionalUntil === '' ? null : provisionalUntil,
    destinations: [...scope.destinations],
    sectors: [...scope.sectors],
  }
  return (
    <ActForm
      route={proposeLicenceRoute}
      input={ofFile(file)}
      payload={{ terms: termsOf(act, { number, term, reason, order }) }}
      place={place}
      action={t('licences.act-propose')}
    >
      <Select
        label={t('licences.proposed-act')}
        value={act}
        options={acts.map((one) => ({ value: one, label: t(`licences.propose-${one}`) }))}
        onChange={setAct}
      />
      {act === 'grant' && (
        <LineField
          label={t('licences.number')}
          value={number}
          onChange={setNumber}
          isCode
          mostCharacters={40}
        />
      )}
      {isTerm && (
        <>
          <DayField label={t('licences.valid-from')} value={validFrom} onChange={setFrom} />
          <DayField label={t('licences.until')} value={validUntil} onChange={setUntil} />
          {act === 'grant' && (
            <DayField
              label={t('licences.probation-until')}
              value={provisionalUntil}
              onChange={setProbation}
              isOptional
            />
          )}
          <ScopeFields {...scope} onChange={(change) => setScope({ ...scope, ...change })} />
        </>
      )}
      {!isTerm && (
        <ProseField
          label={t('licences.reason')}
          value={reason}
          onChange={setReason}
          mostCharacters={2000}
        />
      )}
      {(act === 'refuse' || act === 'revoke') && (
        <ProseField
          label={t(act === 'refuse' ? 'licences.appeal-route' : 'licences.order')}
          value={order}
          onChange={setOrder}
          mostCharacters={2000}
        />
      )}
    </ActForm>
  )
}

type Term = Extract<Terms, { readonly act: 'renew' }>['term']

function termsOf(
  act: Act,
  said: {
    readonly number: string
    readonly term: Term
    readonly reason: string
    readonly order: string
  },
): Terms {
  const { number, term, reason, order } = said
  switch (act) {
    case 'grant':
      return { act, number, term }
    case 'renew':
      return { act, term }
    case 'refuse':
      return { act, reason, appealRoute: order }
    case 'revoke':
      return { act, reason, order }
    default:
      return { act, reason }
  }
}

/** A new term begins the day after the old one ends. */
function dayAfter({ validUntil }: LicenceFile): string {
  const next = new Date(`${validUntil}T00:00:00Z`)
  next.setUTCDate(next.getUTCDate() + 1)
  return next.toISOString().slice(0, 10)
}
