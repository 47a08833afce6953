import { type ReactNode, useId } from 'react'
import type { RouteError } from '../../app/fetchRoute.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { DeskProblem } from '../desk/DeskProblem.tsx'
import './workspaces.css'

/** One part of a workspace under its heading. */
export function Part({
  title,
  children,
}: {
  readonly title: string
  readonly children: ReactNode
}) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="workspace-part">
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  )
}

interface Answer<Data> {
  readonly data: Data | undefined
  readonly error: RouteError | null
  readonly refetch: () => unknown
}

/** A part that shows what was asked for once it is there. */
export function AnsweredPart<Data>({
  title,
  answer: { data, error, refetch },
  children,
}: {
  readonly title: string
  readonly answer: Answer<Data>
  readonly children: (data: Data) => ReactNode
}) {
  return (
    <Part title={title}>
      {data !== undefined ? (
        children(data)
      ) : error !== null ? (
        <DeskProblem error={error} onRetry={() => void refetch()} />
      ) : (
        <Reserved what={title} className="reserved-workspace" />
      )}
    </Part>
  )
}
