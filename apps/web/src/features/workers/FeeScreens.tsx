import type { ContractFile } from '@corridor/contract'
import { decimalsOf, parseMoney } from '@corridor/kernel'
import { useState } from 'react'
import { useMessages } from '../../i18n/useMessages.ts'
import { moneyWords } from '../contracts/termWords.ts'
import { asciiDigits } from '../identity/asciiDigits.ts'
import { Choice } from './Choice.tsx'
import { useMe } from './MeContext.ts'
import { MeField, MeForm } from './MeForm.tsx'
import { MeProblem } from './MeProblem.tsx'
import { Screen } from './Screen.tsx'
import { useMeAct } from './useMeAct.ts'
import { useMeSending } from './useMeSending.ts'
import { useReading } from './useReading.ts'

type Fee = NonNullable<ContractFile['fees']>[number]

/** What was paid for a contract, as she and the agency state it. */
export function FeeScreens({
  contract,
  onBack,
}: {
  readonly contract: string
  readonly onBack: () => void
}) {
  const t = useMessages()
  const path = `/contracts/${encodeURIComponent(contract)}`
  const { data: file, error, again } = useReading<ContractFile>(path)
  const [isAdding, setIsAdding] = useState(false)
  if (file === undefined) {
    return (
      <Screen title={t('me.fees')} onBack={onBack}>
        <MeProblem error={error} onRetry={() => void again()} />
        {error === null && <p role="status">{t('me.loading')}</p>}
      </Screen>
    )
  }
  if (isAdding) {
    return (
      <AddFee
        file={file}
        path={path}
        onBack={() => setIsAdding(false)}
        onAdded={async () => {
          await again()
          setIsAdding(false)
        }}
      />
    )
  }
  return (
    <FeeList
      file={file}
      path={path}
      onBack={onBack}
      onAdd={() => setIsAdding(true)}
      onChanged={again}
    />
  )
}

function FeeList({
  file,
  path,
  onBack,
  onAdd,
  onChanged,
}: {
  readonly file: ContractFile
  readonly path: string
  readonly onBack: () => void
  readonly onAdd: () => void
  readonly onChanged: () => Promise<void>
}) {
  const t = useMessages()
  const { locale } = useMe()
  const { send, error } = useMeSending()
  const fees = (file.fees ?? []).filter(({ struck }) => !struck)
  const differences = file.feeDifferences ?? []
  const act = useMeAct()
  const strike = (number: number) =>
    send(async () => {
      await act(`${path}/strike-fee`, file.version, { number })
      await onChanged()
    })
  return (
    <Screen title={t('me.fees')} onBack={onBack}>
      <MeProblem error={error} />
      <p>{t('me.fees-text')}</p>
      {differences.map(({ category, currency, worker, agency }) => (
        <p key={`${category} ${currency}`} className="me-now">
          {t('me.fee-differs', {
            yours: worker === null ? t('me.fee-nothing') : moneyWords(worker, locale),
            theirs: agency === null ? t('me.fee-nothing') : moneyWords(agency, locale),
          })}
        </p>
      ))}
      {fees.length === 0 && <p>{t('me.fees-none')}</p>}
      <ul className="me-list">
        {fees.map((fee) => (
          <li key={fee.number}>
            <FeeLine fee={fee} />
            {fee.source === 'worker' && (
              <p>
                <button
                  type="button"
                  className="me-choice quiet"
                  onClick={() => void strike(fee.number)}
                >
                  {t('me.fee-strike')}
                </button>
              </p>
            )}
          </li>
        ))}
      </ul>
      <Choice words={t('me.fee-add')} onChoose={onAdd} />
    </Screen>
  )
}

function FeeLine({ fee: { line, source } }: { readonly fee: Fee }) {
  const t = useMessages()
  const { locale } = useMe()
  if (line === null) return <p>{t('me.fee-erased')}</p>
  const { label, amount, payee, paidAt } = line
  return (
    <>
      <p>
        <strong>{amount === null ? t('me.fee-unknown') : moneyWords(amount, locale)}</strong>
        {label !== null && (
          <>
            {', '}
            <bdi>{label}</bdi>
          </>
        )}
      </p>
      <p className="note">
        {t(`me.fee-by-${source}`)}
        {payee !== null && (
          <>
            {'; '}
            {t('me.fee-to')} <bdi>{payee}</bdi>
          </>
        )}
        {paidAt !== null && (
          <>
            {', '}
            <time dateTime={paidAt}>
              {new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(
                new Date(paidAt),
              )}
            </time>
          </>
        )}
      </p>
    </>
  )
}

const usualCurrency = ({ versions }: ContractFile): string =>
  versions.findLast(({ content }) => content?.terms.basicMonthly != null)?.content?.terms
    .basicMonthly?.currency ?? ''

/** An amount as she types it: with a point or a comma, in any digits, with gaps. */
function amountOf(typed: string, currency: string) {
  const plain = asciiDigits(typed)
    .replace(/[,٫](?=\d{1,3}$)/, '.')
    .replaceAll(/[,٬]/g, '')
  return parseMoney(plain, currency)
}

function AddFee({
  file,
  path,
  onBack,
  onAdded,
}: {
  readonly file: ContractFile
  readonly path: string
  readonly onBack: () => void
  readonly onAdded: () => Promise<void>
}) {
  const t = useMessages()
  const { send, ...state } = useMeSending()
  const [amount, setAmount] = useState('')
  const [currency, setCurrency] = useState(() => usualCurrency(file))
  const [label, setLabel] = useState('')
  const [payee, setPayee] = useState('')
  const [paidAt, setPaidAt] = useState('')
  const [isUnread, setIsUnread] = useState(false)
  const act = useMeAct()
  const add = async () => {
    let money: ReturnType<typeof amountOf>
    try {
      money = amountOf(amount, currency.trim().toUpperCase())
    } catch {
      setIsUnread(true)
      return
    }
    setIsUnread(false)
    await send(async () => {
      await act(`${path}/record-fee`, file.version, {
        category: null,
        label: label.trim(),
        labelLanguage: null,
        payer: 'worker',
        payee: payee.trim() === '' ? null : payee.trim(),
        amount: money,
        paidAt: paidAt === '' ? null : paidAt,
        receipt: null,
        basis: null,
        agreedBefore: null,
        recoveredFromWages: null,
      })
      await onAdded()
    })
  }
  return (
    <Screen title={t('me.fee-add')} onBack={onBack}>
      <p>{t('me.fee-add-text')}</p>
      <MeForm {...state} action={t('me.fee-save')} onSend={add}>
        {isUnread && (
          <div className="problem" role="alert">
            <p>{t('me.fee-unread', { decimals: decimalsOf(currency.trim().toUpperCase()) })}</p>
          </div>
        )}
        <MeField
          label={t('me.fee-amount')}
          value={amount}
          onChange={setAmount}
          inputMode="decimal"
          isCode
          mostCharacters={20}
        />
        <MeField
          label={t('me.fee-currency')}
          note={t('me.fee-currency-note')}
          value={currency}
          onChange={setCurrency}
          isCode
          mostCharacters={3}
        />
        <MeField label={t('me.fee-label')} value={label} onChange={setLabel} mostCharacters={200} />
        <MeField
          label={t('me.fee-payee')}
          value={payee}
          onChange={setPayee}
          mostCharacters={200}
          isOptional
        />
        <MeField
          label={t('me.fee-day')}
          value={paidAt}
          onChange={setPaidAt}
          type="date"
          isOptional
        />
      </MeForm>
    </Screen>
  )
}
