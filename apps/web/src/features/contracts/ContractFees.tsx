import { type ContractFile, recordFeeRoute } from '@corridor/contract'
import { useState } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { localeOf } from '../../app/preferences.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Select } from '../../ui/Select.tsx'
import { amountProblem, currencyProblem, moneyOf } from '../bonds/moneyOf.ts'
import { ActForm, type ActPlace } from '../desk/ActForm.tsx'
import { DayField, LineField } from '../desk/fields.tsx'
import { ContractAct } from './ContractAct.tsx'
import { PAYERS } from './termsForm.ts'
import { moneyWords } from './termWords.ts'

interface FeesProps {
  readonly file: ContractFile
  readonly place: ActPlace
}

/** What was paid, as each party states it; where worker and agency differ, that is a finding. */
export function ContractFees({ file, place }: FeesProps) {
  const t = useMessages()
  const { preferences } = useReader()
  const locale = localeOf(preferences)
  if (file.fees === null) return null
  const fees = file.fees.filter(({ struck }) => !struck)
  return (
    <section aria-labelledby="fees">
      <h2 id="fees">{t('contracts.fees')}</h2>
      {(file.feeDifferences ?? []).map(({ category, currency, worker, agency }) => (
        <p key={`${category} ${currency}`} className="problem">
          {t('contracts.fee-differs', {
            worker: worker === null ? t('contracts.fee-nothing') : moneyWords(worker, locale),
            agency: agency === null ? t('contracts.fee-nothing') : moneyWords(agency, locale),
          })}
        </p>
      ))}
      {fees.length === 0 && <p>{t('contracts.fees-none')}</p>}
      <ul>
        {fees.map(({ number, line, source }) => (
          <li key={number}>
            {line === null ? (
              t('contracts.erased')
            ) : (
              <>
                {line.amount === null
                  ? t('contracts.fee-unknown')
                  : moneyWords(line.amount, locale)}{' '}
                <bdi>{line.label}</bdi> ({t(`contracts.fee-by-${source}`)}
                {line.payer !== null && (
                  <>
                    ; {t('contracts.fee-payer')} {t(`contracts.payer-${line.payer}`)}
                  </>
                )}
                )
              </>
            )}
          </li>
        ))}
      </ul>
      <ContractAct file={file} type="contract.recordFee">
        <RecordFee file={file} place={place} />
      </ContractAct>
    </section>
  )
}

function RecordFee({ file, place }: FeesProps) {
  const t = useMessages()
  const [label, setLabel] = useState('')
  const [amount, setAmount] = useState('')
  const [currency, setCurrency] = useState('')
  const [payer, setPayer] = useState<(typeof PAYERS)[number]>('employer')
  const [payee, setPayee] = useState('')
  const [paidAt, setPaidAt] = useState('')
  const wordsOf = (problem: string | null) => (problem === null ? null : t(problem))
  return (
    <ActForm
      route={recordFeeRoute}
      input={{ contract: file.id }}
      payload={{
        category: null,
        label,
        labelLanguage: null,
        payer,
        payee: payee.trim() === '' ? null : payee.trim(),
        amount: moneyOf(amount, currency.trim().toUpperCase()),
        paidAt: paidAt === '' ? null : paidAt,
        receipt: null,
        basis: null,
        agreedBefore: null,
        recoveredFromWages: null,
      }}
      place={place}
      action={t('contracts.act-record-fee')}
      onDone={async () => {
        setLabel('')
        setAmount('')
        await place.onDone()
      }}
    >
      <LineField
        label={t('contracts.fee-label')}
        value={label}
        onChange={setLabel}
        mostCharacters={200}
      />
      <LineField
        label={t('contracts.fee-amount')}
        problem={wordsOf(amountProblem(amount, currency))}
        value={amount}
        onChange={setAmount}
        isCode
        mostCharacters={20}
      />
      <LineField
        label={t('contracts.currency')}
        problem={wordsOf(currencyProblem(currency))}
        value={currency}
        onChange={setCurrency}
        isCode
        mostCharacters={3}
      />
      <Select
        label={t('contracts.fee-payer')}
        value={payer}
        options={PAYERS.map((value) => ({ value, label: t(`contracts.payer-${value}`) }))}
        onChange={setPayer}
      />
      <LineField
        label={t('contracts.fee-payee')}
        value={payee}
        onChange={setPayee}
        isOptional
        mostCharacters={200}
      />
      <DayField label={t('contracts.fee-day')} value={paidAt} onChange={setPaidAt} isOptional />
    </ActForm>
  )
}
