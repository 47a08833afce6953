import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Query } from './viewState.ts'

/** A link to a page of the app by its path from `paths.ts`; the reader's language stays in it. */
export function AppLink({
  to,
  search,
  hash,
  children,
  className,
  'aria-label': label,
}: {
  readonly to: string
  readonly search?: Query
  /** The place on the page, without its sign. */
  readonly hash?: string
  readonly children: ReactNode
  readonly className?: string
  /** Where the text alone does not say which. */
  readonly 'aria-label'?: string
}) {
  return (
    <Link
      to={to as '/'}
      search={(search ?? {}) as never}
      {...(hash === undefined ? {} : { hash })}
      {...(className === undefined ? {} : { className })}
      {...(label === undefined ? {} : { 'aria-label': label })}
      activeOptions={{ exact: true, includeSearch: false }}
    >
      {children}
    </Link>
  )
}
