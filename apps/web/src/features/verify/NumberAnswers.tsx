import {
  type JobOrderVerification,
  verifyJobOrderRoute,
  verifySubAgentRoute,
} from '@corridor/contract'
import type { ReactNode } from 'react'
import type { RouteError } from '../../app/fetchRoute.ts'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { RouteProblem } from '../../ui/RouteProblem.tsx'
import { useAreas } from '../areas/useAreas.ts'

interface Asked {
  /** As it was typed. */
  readonly number: string
}

/** Whether a job order is good, with what a worker may know of it. */
export function JobOrderAnswer({ number }: Asked) {
  const t = useMessages()
  const { data, error, refetch } = useRoute(verifyJobOrderRoute, { number }, { keepLast: false })
  if (error !== null) return <NoAnswer error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <Reserved what={t('verify.title')} />
  return (
    <Verdict good={data.good} title={t(`verify.order-${data.standing}`)} number={data.number}>
      <p>{t(`verify.order-${data.standing}-text`)}</p>
      {data.standing !== 'unknown' && <OrderLines order={data} />}
    </Verdict>
  )
}

function OrderLines({ order }: { readonly order: JobOrderVerification }) {
  const t = useMessages()
  const { format } = useReader()
  const areas = useAreas()
  const { agency, principal, destination, left, validUntil } = order
  const lines = [
    ['verify.agency', agency],
    ['verify.principal', principal],
    ['verify.destination', destination === null ? null : (areas?.name(destination) ?? destination)],
    ['verify.left', left === null ? null : t(`verify.left-${left}`)],
    ['verify.until', validUntil === null ? null : format.date(validUntil)],
  ] as const
  return (
    <dl>
      {lines.map(([label, text]) =>
        text === null ? null : (
          <div key={label}>
            <dt>{t(label)}</dt>
            <dd>
              <bdi>{text}</bdi>
            </dd>
          </div>
        ),
      )}
    </dl>
  )
}

/** For whom a sub-agent works. */
export function SubAgentAnswer({ number }: Asked) {
  const t = useMessages()
  const { data, error, refetch } = useRoute(verifySubAgentRoute, { number }, { keepLast: false })
  if (error !== null) return <NoAnswer error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <Reserved what={t('verify.title')} />
  return (
    <Verdict
      good={data.good}
      title={t(data.good ? 'verify.agent-good' : 'verify.agent-unknown')}
      number={data.number}
    >
      {data.agency === null ? (
        <p>{t('verify.agent-unknown-text')}</p>
      ) : (
        <>
          <p>{t('verify.agent-good-text', { agency: data.agency })}</p>
          <p>{t('verify.agent-identity')}</p>
        </>
      )}
    </Verdict>
  )
}

function Verdict({
  good,
  title,
  number,
  children,
}: {
  readonly good: boolean
  readonly title: string
  readonly number: string
  readonly children: ReactNode
}) {
  return (
    <section className="verify-answer" data-good={good}>
      <h2>{title}</h2>
      <p>
        <code dir="ltr">{number}</code>
      </p>
      {children}
    </section>
  )
}

/** What was typed cannot be a number: one sign is wrong, most often. */
function NoAnswer({
  error,
  onRetry,
}: {
  readonly error: RouteError
  readonly onRetry: () => void
}) {
  const t = useMessages()
  if (error.problem?.code !== 'bad_request') return <RouteProblem error={error} onRetry={onRetry} />
  return (
    <section className="verify-answer" data-good="false">
      <h2>{t('verify.mistyped')}</h2>
      <p>{t('verify.mistyped-text')}</p>
    </section>
  )
}
