import {
  type BondFile,
  confirmGuaranteeRoute,
  depositBondRoute,
  receiveCashRoute,
  rejectDepositRoute,
} from '@corridor/contract'
import { useState } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { ActForm, type ActPlace } from '../desk/ActForm.tsx'
import { DayField, LineField, ProseField } from '../desk/fields.tsx'
import { BondAct } from './BondAct.tsx'
import { DepositFields, useDepositDraft } from './DepositFields.tsx'
import { useMoney } from './useMoney.ts'

interface Props {
  readonly file: BondFile
  readonly place: ActPlace
}

type Instrument = BondFile['instruments'][number]

/** What was handed in, what became of it, and what waits to be looked at. */
export function BondInstruments({ file, place }: Props) {
  const t = useMessages()
  return (
    <section aria-labelledby="deposits">
      <h2 id="deposits">{t('bonds.deposits')}</h2>
      <ul className="organisation-parts">
        {file.instruments.map((one) => (
          <li key={one.id}>
            <Particulars instrument={one} />
            {one.state === 'declared' && <Look file={file} place={place} instrument={one} />}
          </li>
        ))}
      </ul>
      <BondAct file={file} type="bond.deposit">
        <TopUp file={file} place={place} />
      </BondAct>
    </section>
  )
}

function Particulars({ instrument }: { readonly instrument: Instrument }) {
  const t = useMessages()
  const money = useMoney()
  const { format } = useReader()
  const { kind, amount, remaining, bank, reference, validUntil, state, confirmedOn } = instrument
  return (
    <>
      <p>
        <strong>{t(`bonds.kind-${kind}`)}</strong> <bdi>{money(amount)}</bdi>:{' '}
        {t(`bonds.state-${state}`)}
        {state === 'held' && remaining.minorUnits < amount.minorUnits && (
          <> ({t('bonds.left', { amount: money(remaining) })})</>
        )}
      </p>
      <p className="note">
        {bank !== null && (
          <>
            <bdi>{bank}</bdi>,{' '}
          </>
        )}
        <bdi>{reference}</bdi>
        {validUntil !== null && <>, {t('bonds.until-day', { day: format.date(validUntil) })}</>}
        {confirmedOn !== null && (
          <>, {t('bonds.confirmed-day', { day: format.date(confirmedOn) })}</>
        )}
      </p>
    </>
  )
}

function Look({ file, place, instrument }: Props & { readonly instrument: Instrument }) {
  const isCash = instrument.kind === 'cash'
  return (
    <>
      <BondAct file={file} type={isCash ? 'bond.receiveCash' : 'bond.confirmGuarantee'}>
        <State file={file} place={place} instrument={instrument} />
      </BondAct>
      <BondAct file={file} type="bond.reject">
        <Reject file={file} place={place} instrument={instrument} />
      </BondAct>
    </>
  )
}

function State({ file, place, instrument }: Props & { readonly instrument: Instrument }) {
  const t = useMessages()
  const [on, setOn] = useState(file.today)
  const [reference, setReference] = useState('')
  const isCash = instrument.kind === 'cash'
  return (
    <ActForm
      route={(isCash ? receiveCashRoute : confirmGuaranteeRoute) as typeof receiveCashRoute}
      input={{ bond: file.id }}
      payload={{ instrument: instrument.id, on, reference }}
      place={place}
      action={t(isCash ? 'bonds.act-receive-cash' : 'bonds.act-confirm-guarantee')}
    >
      <DayField label={t('bonds.on')} value={on} onChange={setOn} />
      <LineField
        label={t(isCash ? 'bonds.statement' : 'bonds.letter')}
        value={reference}
        onChange={setReference}
        mostCharacters={100}
      />
    </ActForm>
  )
}

function Reject({ file, place, instrument }: Props & { readonly instrument: Instrument }) {
  const t = useMessages()
  const [reason, setReason] = useState('')
  return (
    <ActForm
      route={rejectDepositRoute}
      input={{ bond: file.id }}
      payload={{ instrument: instrument.id, reason }}
      place={place}
      action={t('bonds.act-reject')}
    >
      <ProseField
        label={t('bonds.reason')}
        value={reason}
        onChange={setReason}
        mostCharacters={2000}
      />
    </ActForm>
  )
}

function TopUp({ file, place }: Props) {
  const t = useMessages()
  const { deposit, clear, ...fields } = useDepositDraft(file.currency)
  return (
    <ActForm
      route={depositBondRoute}
      input={{ bond: file.id }}
      payload={{ deposit }}
      place={place}
      action={t('bonds.act-deposit')}
      onDone={async () => {
        clear()
        await place.onDone()
      }}
    >
      <DepositFields {...fields} />
    </ActForm>
  )
}
