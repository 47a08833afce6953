import { appendFile } from 'node:fs/promises'
import type { MessageGateway } from './MessageGateway.ts'
import { messageText } from './messageText.ts'

/** Messages are printed on the server's console, for whoever runs it to hand on. */
export const consoleGateway = (print: (text: string) => void): MessageGateway => ({
  name: 'console',
  async send(message) {
    const { subject, body } = messageText(message)
    print(`Message to ${message.to}\n${subject}\n${body}`)
  },
})

/** Messages are added to a file that only its owner can read, one JSON object a line. */
export const fileGateway = (path: string): MessageGateway => ({
  name: 'file',
  async send(message) {
    const line = JSON.stringify({ ...message, ...messageText(message) })
    await appendFile(path, `${line}\n`, { mode: 0o600 })
  },
})
