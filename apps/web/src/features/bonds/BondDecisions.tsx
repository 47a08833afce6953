import {
  type BondFile,
  confirmBondRoute,
  declineBondRoute,
  freeBondRoute,
  reserveBondRoute,
  serveNoticeRoute,
  setBondTailRoute,
  settleClaimRoute,
  withdrawBondRoute,
} from '@corridor/contract'
import { useState } from 'react'
import { useMessages } from '../../i18n/useMessages.ts'
import { Select } from '../../ui/Select.tsx'
import { ActForm, type ActPlace } from '../desk/ActForm.tsx'
import { DayField, LineField, ProseField } from '../desk/fields.tsx'
import { Moment } from '../identity/Moment.tsx'
import { AssessBond } from './AssessBond.tsx'
import { BondAct } from './BondAct.tsx'
import { AmountField } from './DepositFields.tsx'
import { moneyOf } from './moneyOf.ts'
import { ProposeForBond } from './ProposeForBond.tsx'
import { useMoney } from './useMoney.ts'

interface Props {
  readonly file: BondFile
  readonly place: ActPlace
}

/** What can be decided on the bond itself. */
export function BondDecisions({ file, place }: Props) {
  const t = useMessages()
  const claims = file.charges.filter(({ openClaim }) => openClaim !== null)
  return (
    <section aria-labelledby="decisions">
      <h2 id="decisions">{t('bonds.decide')}</h2>
      {file.acts.every(({ possible }) => !possible) && <p>{t('bonds.decide-none')}</p>}
      {file.proposal !== null && <Waiting file={file} place={place} />}
      {file.status === 'short' && (
        <BondAct file={file} type="bond.serveNotice">
          <ServeNotice file={file} place={place} />
        </BondAct>
      )}
      <BondAct file={file} type="bond.assess">
        <AssessBond file={file} place={place} />
      </BondAct>
      <BondAct file={file} type="bond.reserve">
        <Reserve file={file} place={place} />
      </BondAct>
      {file.reserves.length > 0 && (
        <BondAct file={file} type="bond.free">
          <Free file={file} place={place} />
        </BondAct>
      )}
      {file.proposal === null && (
        <BondAct file={file} type="bond.propose">
          <ProposeForBond file={file} place={place} />
        </BondAct>
      )}
      {claims.length > 0 && (
        <BondAct file={file} type="bond.settleClaim">
          <SettleClaim file={file} place={place} />
        </BondAct>
      )}
      <BondAct file={file} type="bond.setTail">
        <SetTail file={file} place={place} />
      </BondAct>
    </section>
  )
}

/** A proposal that waits for the authority. */
function Waiting({ file, place }: Props) {
  const t = useMessages()
  const money = useMoney()
  const proposal = file.proposal!
  const { act, reason, by, proposedAt } = proposal
  const amount = proposal.act === 'charge' ? money(proposal.amount) : money(file.cover)
  const { name } = file.holder
  return (
    <div className="organisation-waiting">
      <p className="problem-title">{t(`bonds.waits-${act}`, { amount })}</p>
      <p>
        {proposal.act === 'charge' && (
          <>
            <bdi>{proposal.award}</bdi>:{' '}
          </>
        )}
        {proposal.act === 'forfeit' && (
          <>
            <bdi>{proposal.order}</bdi>:{' '}
          </>
        )}
        <bdi>{reason}</bdi>
      </p>
      <p className="note">
        {t('organisations.proposed-by')} <bdi>{by.map((one) => one.name ?? one.id).join(', ')}</bdi>
        , <Moment iso={proposedAt} />
      </p>
      <BondAct file={file} type="bond.confirm">
        <ActForm
          route={confirmBondRoute}
          input={{ bond: file.id }}
          payload={{}}
          place={place}
          action={t(`bonds.confirm-${act}`)}
          consequence={t(`bonds.consequence-${act}`, { name, amount })}
        />
      </BondAct>
      <BondAct file={file} type="bond.decline">
        <WithReason route={declineBondRoute} file={file} place={place} />
      </BondAct>
      <BondAct file={file} type="bond.withdraw">
        <WithReason route={withdrawBondRoute} file={file} place={place} />
      </BondAct>
    </div>
  )
}

function WithReason({
  route,
  file,
  place,
}: Props & { readonly route: typeof declineBondRoute | typeof withdrawBondRoute }) {
  const t = useMessages()
  const [reason, setReason] = useState('')
  return (
    <ActForm
      route={route as typeof declineBondRoute}
      input={{ bond: file.id }}
      payload={{ reason }}
      place={place}
      action={t(route === declineBondRoute ? 'bonds.act-decline' : 'bonds.act-withdraw')}
    >
      <ReasonField value={reason} onChange={setReason} />
    </ActForm>
  )
}

function ReasonField(props: {
  readonly value: string
  readonly onChange: (value: string) => void
}) {
  const t = useMessages()
  return <ProseField label={t('bonds.reason')} mostCharacters={2000} {...props} />
}

function ServeNotice({ file, place }: Props) {
  const t = useMessages()
  const [receivedOn, setReceivedOn] = useState(file.today)
  const [days, setDays] = useState('15')
  return (
    <ActForm
      route={serveNoticeRoute}
      input={{ bond: file.id }}
      payload={{ receivedOn, days: Number(days) }}
      place={place}
      action={t('bonds.act-serve-notice')}
      consequence={t('bonds.consequence-notice', { name: file.holder.name, count: Number(days) })}
    >
      <DayField label={t('bonds.received-on')} value={receivedOn} onChange={setReceivedOn} />
      <LineField
        label={t('bonds.days')}
        value={days}
        onChange={setDays}
        isCode
        pattern="[0-9]{1,3}"
        mostCharacters={3}
      />
    </ActForm>
  )
}

function Reserve({ file, place }: Props) {
  const t = useMessages()
  const [determination, setDetermination] = useState('')
  const [amount, setAmount] = useState('')
  return (
    <ActForm
      route={reserveBondRoute}
      input={{ bond: file.id }}
      payload={{ determination, amount: moneyOf(amount, file.currency) }}
      place={place}
      action={t('bonds.act-reserve')}
      onDone={async () => {
        setDetermination('')
        setAmount('')
        await place.onDone()
      }}
    >
      <LineField
        label={t('bonds.determination')}
        value={determination}
        onChange={setDetermination}
        mostCharacters={100}
      />
      <AmountField currency={file.currency} value={amount} onChange={setAmount} />
    </ActForm>
  )
}

function Free({ file, place }: Props) {
  const t = useMessages()
  const choices = file.reserves.map((one) => one.determination)
  const [chosen, setChosen] = useState('')
  const [reason, setReason] = useState('')
  const determination = choices.includes(chosen) ? chosen : choices[0]!
  return (
    <ActForm
      route={freeBondRoute}
      input={{ bond: file.id }}
      payload={{ determination, reason }}
      place={place}
      action={t('bonds.act-free')}
    >
      <Select
        label={t('bonds.determination')}
        value={determination}
        options={choices.map((one) => ({ value: one, label: one }))}
        onChange={setChosen}
      />
      <ReasonField value={reason} onChange={setReason} />
    </ActForm>
  )
}

function SettleClaim({ file, place }: Props) {
  const t = useMessages()
  const choices = file.charges.filter(({ openClaim }) => openClaim !== null).map((one) => one.award)
  const [chosen, setChosen] = useState('')
  const [reference, setReference] = useState('')
  const award = choices.includes(chosen) ? chosen : choices[0]!
  return (
    <ActForm
      route={settleClaimRoute}
      input={{ bond: file.id }}
      payload={{ award, reference }}
      place={place}
      action={t('bonds.act-settle-claim')}
    >
      <Select
        label={t('bonds.award')}
        value={award}
        options={choices.map((one) => ({ value: one, label: one }))}
        onChange={setChosen}
      />
      <LineField
        label={t('bonds.receipt')}
        value={reference}
        onChange={setReference}
        mostCharacters={100}
      />
    </ActForm>
  )
}

function SetTail({ file, place }: Props) {
  const t = useMessages()
  const [until, setUntil] = useState(file.tailUntil ?? '')
  const [basis, setBasis] = useState('')
  return (
    <ActForm
      route={setBondTailRoute}
      input={{ bond: file.id }}
      payload={{ until, basis }}
      place={place}
      action={t('bonds.act-set-tail')}
    >
      <DayField label={t('bonds.tail')} value={until} onChange={setUntil} />
      <LineField label={t('bonds.source')} value={basis} onChange={setBasis} mostCharacters={300} />
    </ActForm>
  )
}
