import { listStaff } from '@corridor/server/identity'
import { formatJson } from '../output/formatJson.ts'
import { writeOutput } from '../output/writeOutput.ts'
import { withIdentity } from './withIdentity.ts'

/** `corridor identity list`. */
export async function runListStaff({ json }: { readonly json?: boolean }): Promise<void> {
  const people = await withIdentity(listStaff)
  if (json === true) {
    await writeOutput(formatJson({ people }), undefined)
    return
  }
  const lines = people.map(({ name, email, state, factors, roles }) => {
    const held = roles.map(({ role, organisation }) => `${role} (${organisation})`).join(', ')
    const factor = factors.length === 0 ? 'no second factor' : factors.join(', ')
    return `${email}  ${name}  ${state}  ${factor}  ${held || 'no role'}`
  })
  await writeOutput(
    `${lines.join('\n') || 'Nobody yet; corridor identity first-run-link begins'}\n`,
    undefined,
  )
}
