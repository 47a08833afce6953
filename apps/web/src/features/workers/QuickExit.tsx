import { WORLD_PATH } from '../../app/paths.ts'
import { useMessages } from '../../i18n/useMessages.ts'

/** Ends the session without waiting for it, and puts a page open to all in this one's place. */
function leaveNow(): void {
  const headers = { 'x-corridor': '1' }
  void fetch('/api/v1/identity/sign-out', { method: 'POST', headers, keepalive: true }).catch(
    () => {},
  )
  window.location.replace(WORLD_PATH)
}

/** The way out when somebody looks over the shoulder. */
export function QuickExit() {
  const t = useMessages()
  return (
    <p className="me-exit">
      <button type="button" onClick={leaveNow}>
        {t('me.leave')}
      </button>
    </p>
  )
}
