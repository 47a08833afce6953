import { STATUS_SIGNS, type StatusLook } from './statusLook.ts'

/** A status in few words behind its sign. */
export function StatusSign({ kind, words }: { readonly kind: StatusLook; readonly words: string }) {
  return (
    <span data-status={kind}>
      <span className="status-sign" aria-hidden="true">
        {STATUS_SIGNS[kind]}
      </span>{' '}
      {words}
    </span>
  )
}
