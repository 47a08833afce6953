import type { inviteRoute } from '@corridor/contract'
import type { RouteOutput } from '../../app/fetchRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Moment } from '../identity/Moment.tsx'
import { Told } from './Told.tsx'

/** What is answered once a link is on its way. */
export type LinkSent = RouteOutput<typeof inviteRoute>

/** That a link went out, how, and until when it works. The link itself is shown to nobody else. */
export function LinkSentNote({
  link: { sentBy, expires },
  email,
}: {
  readonly link: LinkSent
  readonly email: string
}) {
  const t = useMessages()
  const way = sentBy === 'console' || sentBy === 'file' ? sentBy : 'mail'
  return (
    <>
      <Told text={t(`people.sent-${way}`, { email })} />
      <p>
        {t('people.link-until')} <Moment iso={expires} />
      </p>
    </>
  )
}
