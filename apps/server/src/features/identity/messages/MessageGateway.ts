import type { Language } from '@corridor/contract'

export interface LinkMessage {
  readonly kind: 'invitation' | 'recovery'
  readonly to: string
  readonly name: string
  readonly language: Language
  /** The one-time link: whoever has it can use it. */
  readonly link: string
  readonly expires: Date
}

/** The way out for messages to people. */
export interface MessageGateway {
  /** How messages go out, as an administrator reads it. */
  readonly name: string
  send(message: LinkMessage): Promise<void>
}
