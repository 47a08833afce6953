import type { Account } from '../../identity/AccountPage.tsx'
import { Absences } from './Absences.tsx'
import { Interests } from './Interests.tsx'
import { StandIns } from './StandIns.tsx'
import '../people.css'

/** What a member of staff arranges herself: who stands in, when she is away, what ties her. */
export function OwnDuties({ account }: { readonly account: Account }) {
  if (account.roles.length === 0) return null
  return (
    <>
      <StandIns account={account} />
      <Absences />
      <Interests />
    </>
  )
}
