import {
  assessBondRoute,
  type BondFile,
  NEPAL_VOLUME_TIERS,
  POEA_CASE_SCHEDULE,
  parametersInForceRoute,
  type RegisteredTable,
  type RegisteredTables,
  type RequirementBasis,
  registeredTables,
  requiredAmount,
} from '@corridor/contract'
import { useState } from 'react'
import type { ActPayload } from '../../app/actCall.ts'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Select } from '../../ui/Select.tsx'
import { ActForm, type ActPlace } from '../desk/ActForm.tsx'
import { LineField, ProseField } from '../desk/fields.tsx'
import { AmountField } from './DepositFields.tsx'
import { moneyOf, plainDigits } from './moneyOf.ts'
import { readBands, readTiers, writeBands, writeTiers } from './tableRows.ts'
import { useMoney } from './useMoney.ts'

const MARKS = ['verified', 'translation', 'unverified'] as const
const READINGS = ['', 'whole_count', 'marginal'] as const

type Kind = RequirementBasis['kind']

const KINDS = ['order', 'volume_tiers', 'case_schedule'] as const satisfies readonly Kind[]

/** What an officer typed, as far as it goes. */
interface Draft {
  readonly kind: Kind
  readonly amount: string
  readonly count: string
  readonly tiers: string
  readonly base: string
  readonly most: string
  readonly bands: string
  readonly mark: (typeof MARKS)[number]
  readonly reading: (typeof READINGS)[number]
  readonly source: string
  /** Which of the register's tables, where it has some. */
  readonly table: number
}

/** With the tables of law in their own currency, to be looked through. */
function emptyDraft(currency: string): Draft {
  const isNepal = currency === 'NPR'
  const isPoea = currency === 'USD'
  return {
    ...{ kind: 'order', amount: '', count: '', mark: 'unverified', reading: '', source: '' },
    table: 0,
    tiers: isNepal ? writeTiers(NEPAL_VOLUME_TIERS.tiers) : '',
    base: isPoea ? '10000' : '',
    most: isPoea ? '50000' : '',
    bands: isPoea ? writeBands(POEA_CASE_SCHEDULE.bands) : '',
  }
}

/** The basis that was typed; null while it is none. */
function basisOf(draft: Draft, currency: string): RequirementBasis | null {
  const { kind, mark, source } = draft
  const count = Number(plainDigits(draft.count).trim() || Number.NaN)
  if (kind === 'order') return { kind, amount: moneyOf(draft.amount, currency), source }
  if (!Number.isInteger(count) || count < 0) return null
  if (kind === 'volume_tiers') {
    // The shipped table has a mark for each of its rows.
    const isShipped = currency === 'NPR' && draft.tiers === writeTiers(NEPAL_VOLUME_TIERS.tiers)
    const tiers = isShipped ? NEPAL_VOLUME_TIERS.tiers : readTiers(draft.tiers, currency, mark)
    return tiers === null ? null : { kind, plannedWorkers: count, tiers, source }
  }
  const bands = readBands(draft.bands, currency)
  if (bands === null) return null
  const base = moneyOf(draft.base, currency)
  const mostAdditional = moneyOf(draft.most, currency)
  return { kind, pendingCases: count, base, mostAdditional, bands, mark, source }
}

/** With a table of the register; null while the number is missing. */
function basisOfTable(table: RegisteredTable, { count }: Draft): RequirementBasis | null {
  const number = Number(plainDigits(count).trim() || Number.NaN)
  if (!Number.isInteger(number) || number < 0) return null
  return table.kind === 'volume_tiers'
    ? { ...table, plannedWorkers: number }
    : { ...table, pendingCases: number }
}

const NO_TABLES: RegisteredTables = { tables: [], readings: [] }

/** What the parameter register has for the jurisdiction of the bond; undefined while it is asked. */
function useRegisteredTables(jurisdiction: string | null): RegisteredTables | undefined {
  const { data, error } = useRoute(parametersInForceRoute, {})
  if (error !== null) return NO_TABLES
  if (data === undefined) return undefined
  const parameters = data.parameters.map((one) => ({ ...one, isVerified: one.verified }))
  return registeredTables(
    parameters as unknown as Parameters<typeof registeredTables>[0],
    jurisdiction,
  )
}

/** What the bond must have: by an order, by tiers of volume or by a schedule of cases. */
export function AssessBond({ file, place }: { readonly file: BondFile; readonly place: ActPlace }) {
  const t = useMessages()
  const money = useMoney()
  const { currency } = file
  const [draft, setDraft] = useState(() => emptyDraft(currency))
  const change = (some: Partial<Draft>) => setDraft({ ...draft, ...some })
  const registered = useRegisteredTables(file.jurisdiction)
  const tables = (registered ?? NO_TABLES).tables.filter(({ kind }) => kind === draft.kind)
  const table = tables[Math.min(draft.table, tables.length - 1)]
  const readings = registered?.readings ?? []
  const typed = draft.reading === '' ? null : draft.reading
  const reading =
    draft.kind !== 'case_schedule' ? null : table === undefined ? typed : (readings[0] ?? null)
  const basis = table === undefined ? basisOf(draft, currency) : basisOfTable(table, draft)
  const found = basis === null ? null : requiredAmount(basis, reading)
  const required = found?.kind === 'required' ? found.total : null
  return (
    <ActForm
      route={assessBondRoute}
      input={{ bond: file.id }}
      payload={{ required, reading, basis } as ActPayload<typeof assessBondRoute>}
      place={place}
      action={t('bonds.act-assess')}
    >
      <Select
        label={t('bonds.basis')}
        value={draft.kind}
        options={KINDS.map((kind) => ({
          value: kind,
          label: t(`bonds.kind-${kind.replaceAll('_', '-')}`),
        }))}
        onChange={(kind) => change({ kind })}
      />
      {draft.kind === 'order' ? (
        <AmountField
          currency={currency}
          value={draft.amount}
          onChange={(amount) => change({ amount })}
        />
      ) : table === undefined ? (
        <>
          <p className="note">{t('bonds.no-table')}</p>
          <TableFields currency={currency} draft={draft} change={change} />
        </>
      ) : (
        <RegisterFields draft={draft} change={change} tables={tables} reading={reading} />
      )}
      {table === undefined && (
        <LineField
          label={t('bonds.source')}
          note={t('bonds.source-note')}
          value={draft.source}
          onChange={(source) => change({ source })}
          mostCharacters={300}
        />
      )}
      <p aria-live="polite">
        {found === null
          ? t('bonds.table-unfit')
          : found.kind === 'required'
            ? t('bonds.would-require', { amount: money(found.total) })
            : t(`bonds.why-${found.reason.replaceAll('_', '-')}`)}
      </p>
    </ActForm>
  )
}

/** The tables of the register: nobody types another. */
function RegisterFields({
  draft,
  change,
  tables,
  reading,
}: {
  readonly draft: Draft
  readonly change: (some: Partial<Draft>) => void
  readonly tables: readonly RegisteredTable[]
  readonly reading: 'whole_count' | 'marginal' | null
}) {
  const t = useMessages()
  const isTiers = draft.kind === 'volume_tiers'
  return (
    <>
      <LineField
        label={t(isTiers ? 'bonds.planned-workers' : 'bonds.pending-cases')}
        value={draft.count}
        onChange={(count) => change({ count })}
        isCode
        mostCharacters={9}
      />
      <Select
        label={t('bonds.table')}
        note={t('bonds.table-note')}
        value={String(Math.min(draft.table, tables.length - 1))}
        options={tables.map(({ source }, place) => ({ value: String(place), label: source }))}
        onChange={(place) => change({ table: Number(place) })}
      />
      {!isTiers && (
        <p>
          {t('bonds.reading')}:{' '}
          {t(reading === null ? 'bonds.reading-unset' : `bonds.reading-${reading}`)}
        </p>
      )}
    </>
  )
}

function TableFields({
  currency,
  draft,
  change,
}: {
  readonly currency: string
  readonly draft: Draft
  readonly change: (some: Partial<Draft>) => void
}) {
  const t = useMessages()
  const isTiers = draft.kind === 'volume_tiers'
  return (
    <>
      <LineField
        label={t(isTiers ? 'bonds.planned-workers' : 'bonds.pending-cases')}
        value={draft.count}
        onChange={(count) => change({ count })}
        isCode
        mostCharacters={9}
      />
      {!isTiers && (
        <>
          <AmountField
            label={t('bonds.base')}
            currency={currency}
            isAboveZero={false}
            value={draft.base}
            onChange={(base) => change({ base })}
          />
          <AmountField
            label={t('bonds.most-additional')}
            currency={currency}
            isAboveZero={false}
            value={draft.most}
            onChange={(most) => change({ most })}
          />
        </>
      )}
      <ProseField
        label={t(isTiers ? 'bonds.tiers' : 'bonds.bands')}
        note={t(isTiers ? 'bonds.tiers-note' : 'bonds.bands-note')}
        value={isTiers ? draft.tiers : draft.bands}
        onChange={(text) => change(isTiers ? { tiers: text } : { bands: text })}
      />
      {!isTiers && (
        <Select
          label={t('bonds.reading')}
          note={t('bonds.reading-note')}
          value={draft.reading}
          options={READINGS.map((one) => ({
            value: one,
            label: t(one === '' ? 'bonds.reading-unset' : `bonds.reading-${one}`),
          }))}
          onChange={(reading) => change({ reading })}
        />
      )}
      <Select
        label={t('bonds.mark')}
        value={draft.mark}
        options={MARKS.map((one) => ({ value: one, label: t(`bonds.mark-${one}`) }))}
        onChange={(mark) => change({ mark })}
      />
    </>
  )
}
