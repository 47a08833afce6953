import { appendFile } from 'node:fs/promises'
import type { Warn } from './attemptDelivery.ts'
import type { MessageGateway } from './MessageGateway.ts'
import type { MessageSettings } from './messageSettings.ts'
import { messageText } from './messageText.ts'
import { phoneGateway } from './phoneGateway.ts'
import { smtpGateway } from './smtpGateway.ts'

/** Messages are printed on the server's console, for whoever runs it to hand on. */
const consoleGateway = (print: (text: string) => void): MessageGateway => ({
  name: 'console',
  async send(message) {
    const { subject, body } = messageText(message)
    print(`Message to ${message.to}\n${subject}\n${body}`)
  },
})

/** Messages are added to a file that only its owner can read, one JSON object a line. */
const fileGateway = (path: string): MessageGateway => ({
  name: 'file',
  async send(message) {
    const line = JSON.stringify({ ...message, ...messageText(message) })
    await appendFile(path, `${line}\n`, { mode: 0o600 })
  },
})

interface Edge {
  readonly now: () => Date
  readonly newId: () => string
  readonly print: (text: string) => void
  readonly warn: Warn
}

/** The ways out that the settings name; whatever has none goes to the console. */
export function openGateways(settings: MessageSettings, edge: Edge): MessageGateway {
  const usual = settings.file === null ? consoleGateway(edge.print) : fileGateway(settings.file)
  const mail = settings.smtp === null ? usual : smtpGateway(settings.smtp, edge.warn)
  const phone = settings.phone === null ? usual : phoneGateway(settings.phone, edge, edge.warn)
  return {
    name: mail.name,
    send: (message) => (message.to.startsWith('+') ? phone : mail).send(message),
  }
}
