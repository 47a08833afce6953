import { signableStatement } from '@corridor/standards'
import { UsageError } from '../exitCodes.ts'
import { formatJson } from '../output/formatJson.ts'
import { writeOutput } from '../output/writeOutput.ts'
import { changeStandards, openStandards } from './openStandards.ts'

export interface SignOffOptions {
  readonly level: string
  readonly reviewer: string
  readonly organisation: string
  readonly textSeen: string
  readonly note?: string
  readonly yes?: boolean
  readonly json?: boolean
}

/** `corridor standards sign-off`: shows what would be signed, and with `--yes` writes it in the log. */
export async function runSignOff(subject: string, options: SignOffOptions): Promise<void> {
  for (const [name, text] of Object.entries(options)) {
    if (typeof text === 'string' && (text.trim() === '' || text.length > LONGEST_TEXT)) {
      throw new UsageError(
        `--${name.replace('textSeen', 'text-seen')}: write 1 to ${LONGEST_TEXT} characters`,
      )
    }
  }
  if (options.yes === true) await sign(subject, options)
  else await show(subject, options)
}

const LONGEST_TEXT = 500

async function show(subject: string, { level, json }: SignOffOptions): Promise<void> {
  const { holdings } = await openStandards(() => {})
  const statement = signableStatement(holdings.facts, subject, level)
  if (json === true) {
    await writeOutput(formatJson({ outcome: 'shown', ...statement, toLevel: level }), undefined)
    return
  }
  await writeOutput(
    `${[
      subject,
      ...statement.text.split('\n').map((line) => `  ${line}`),
      `  now ${statement.verification}; signed it would be ${level}`,
      'Nothing was changed. If every word of it is as in the text you have seen, add --yes',
    ].join('\n')}\n`,
    undefined,
  )
}

async function sign(subject: string, options: SignOffOptions): Promise<void> {
  const { level, reviewer, organisation, textSeen, note, json } = options
  const review = await changeStandards(
    () => {},
    async ({ holdings, store }) => {
      const statement = signableStatement(holdings.facts, subject, level)
      return await store.addReview({
        subject,
        statement: statement.text,
        fromLevel: statement.verification,
        toLevel: level,
        reviewer: reviewer.trim(),
        organisation: organisation.trim(),
        textSeen: textSeen.trim(),
        note: note?.trim() ?? null,
      })
    },
  )
  if (json === true) {
    await writeOutput(formatJson({ outcome: 'signed', ...review }), undefined)
    return
  }
  await writeOutput(
    `${[
      `Sign-off ${review.number}: ${subject}, ${review.fromLevel} -> ${review.toLevel}`,
      ...review.statement.split('\n').map((line) => `  ${line}`),
      `  ${review.reviewer}, ${review.organisation}; text seen: ${review.textSeen}`,
    ].join('\n')}\n`,
    undefined,
  )
}
