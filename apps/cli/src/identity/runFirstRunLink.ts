import { DomainError } from '@corridor/kernel'
import { makeFirstRunLink } from '@corridor/server/identity'
import { formatJson } from '../output/formatJson.ts'
import { writeOutput } from '../output/writeOutput.ts'
import { withIdentity } from './withIdentity.ts'

/** `corridor identity first-run-link`. */
export async function runFirstRunLink({ json }: { readonly json?: boolean }): Promise<void> {
  const made = await withIdentity((identity) =>
    makeFirstRunLink(identity, { onlyWhenEmpty: false }),
  )
  if (made === null) {
    throw new DomainError(
      'already_exists',
      'There is an administrator already; she invites others. corridor identity list names her',
    )
  }
  const expires = made.expires.toISOString()
  const text =
    json === true
      ? formatJson({ link: made.link, expires })
      : `${made.link}\nOnce, until ${expires.slice(0, 16)}Z; links printed before no longer work\n`
  await writeOutput(text, undefined)
}
