import type { Notice } from './Notice.ts'
import { type NoticePlace, notify, type Statements } from './notify.ts'

/** What happened to an account, as the audit log has it. */
export interface AccountEvent {
  readonly verb: string
  readonly person: string
  /** What the program at the other end calls itself; null where no request did it. */
  readonly device: string | null
  readonly details: Readonly<Record<string, unknown>>
}

/** Tells a person what happened to her account, in the transaction in which it happens. */
export async function noticeAccountEvent(
  client: Statements,
  place: NoticePlace,
  event: AccountEvent,
): Promise<void> {
  const notice = await noticeOf(client, place, event)
  if (notice !== null) await notify(client, place, notice)
}

async function noticeOf(
  client: Statements,
  place: NoticePlace,
  { verb, person, device, details }: AccountEvent,
): Promise<Notice | null> {
  const to = { person }
  const at = place.now().toISOString()
  switch (verb) {
    case 'sign-in':
      if (device === null || !(await isNewDevice(client, place, person, device))) return null
      return { to, kind: 'security.new-device', params: { device: device.slice(0, 120), at } }
    case 'change.password':
      return { to, kind: 'security.password-changed', params: { at } }
    case 'remove.totp':
    case 'remove.passkey':
      return { to, kind: 'security.second-factor-removed', params: { at } }
    case 'link.provider':
      return typeof details.provider === 'string'
        ? { to, kind: 'security.provider-linked', params: { provider: details.provider, at } }
        : null
    case 'grant.role':
    case 'grant.mandate':
      return typeof details.role === 'string'
        ? { to, kind: 'security.role-granted', params: { role: details.role, at } }
        : null
    default:
      return null
  }
}

/** Enters the device; true where it was not known and another one was. */
async function isNewDevice(
  client: Statements,
  { tenant, now }: NoticePlace,
  person: string,
  device: string,
): Promise<boolean> {
  // Versions change with every update of a browser; that is no other device.
  const name = device.replaceAll(/[\d._]+/g, '#').slice(0, 200)
  const { rows } = await client.query<{ others: boolean }>(
    `insert into known_device (tenant, person, device, first_seen) values ($1, $2, $3, $4)
     on conflict do nothing
     returning exists (select from known_device where tenant = $1 and person = $2) as others`,
    [tenant, person, name, now()],
  )
  return rows[0]?.others === true
}
