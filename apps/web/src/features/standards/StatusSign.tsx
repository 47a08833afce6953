import type { StatusKind } from '@corridor/contract'
import { STATUS_SIGNS } from './statusLook.ts'

/** A status in few words behind its sign. */
export function StatusSign({ kind, words }: { readonly kind: StatusKind; readonly words: string }) {
  return (
    <span data-status={kind}>
      <span className="status-sign" aria-hidden="true">
        {STATUS_SIGNS[kind]}
      </span>{' '}
      {words}
    </span>
  )
}
