import type { Language } from '@corridor/contract'

interface Addressed {
  /** An e-mail address, or a telephone number that begins with `+`. */
  readonly to: string
  readonly language: Language
}

export interface LinkMessage extends Addressed {
  readonly kind: 'invitation' | 'recovery'
  readonly name: string
  /** The one-time link: whoever has it can use it. */
  readonly link: string
  readonly expires: Date
}

export interface CodeMessage extends Addressed {
  readonly kind: 'sign-in-code'
  /** Six digits: whoever has them can use them. */
  readonly code: string
  readonly expires: Date
}

/** Any other message, in the words of whoever sends it. */
export interface Notice extends Addressed {
  readonly kind: 'notice'
  /** The same for every attempt to send it. */
  readonly id?: string
  readonly subject: string
  readonly body: string
}

export type Message = LinkMessage | CodeMessage | Notice

/** The way out for messages to people. */
export interface MessageGateway {
  /** How messages go out, as an administrator reads it. */
  readonly name: string
  /** @throws {DomainError} `unavailable` when it could not be handed over. */
  send(message: Message): Promise<void>
}
