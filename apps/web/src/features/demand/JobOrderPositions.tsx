import type { JobOrderPosition } from '@corridor/contract'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { useMoney } from '../bonds/useMoney.ts'

/** What is asked for, with the terms that are offered. */
export function JobOrderPositions({
  positions,
}: {
  readonly positions: readonly JobOrderPosition[]
}) {
  const t = useMessages()
  const { format } = useReader()
  const money = useMoney()
  const term = (name: 'hoursWeek' | 'annualLeaveDays' | 'termMonths', header: string) => ({
    id: name,
    header: t(header),
    value: ({ terms }: JobOrderPosition) => {
      const value = terms?.[name] ?? null
      return value === null ? null : format.number(Number(value))
    },
  })
  return (
    <DataTable
      caption={t('demand.positions')}
      rows={positions}
      rowKey={({ position }) => position}
      limit={50}
      missing={t('demand.not-stated')}
      columns={[
        {
          id: 'title',
          header: t('demand.position'),
          value: ({ title }) => title,
          cell: ({ title, occupation }) => (
            <>
              <bdi>{title}</bdi> <code dir="ltr">{occupation}</code>
            </>
          ),
        },
        {
          id: 'quantity',
          header: t('demand.quantity'),
          value: ({ quantity, approved }) =>
            approved === null
              ? format.exact(quantity)
              : t('demand.approved-of', {
                  approved: format.exact(approved),
                  asked: format.exact(quantity),
                }),
        },
        {
          id: 'pay',
          header: t('demand.pay'),
          value: ({ terms }) => (terms?.basicMonthly == null ? null : money(terms.basicMonthly)),
        },
        term('hoursWeek', 'demand.hours-week'),
        term('annualLeaveDays', 'demand.leave-days'),
        term('termMonths', 'demand.term-months'),
      ]}
    />
  )
}
