import { API_PREFIX, type Route, routeUrl } from '@corridor/contract'
import type { z } from 'zod'
import type { App } from '../../../http/mount.ts'

export interface Answered<Output = unknown> {
  readonly status: number
  readonly body: Output
  readonly headers: Headers
}

interface BrowserOptions {
  readonly address?: string
  readonly origin?: string
}

/** A browser on one machine: keeps cookies and sends what the pages send. */
export class Browser {
  readonly #app: App
  readonly #address: string
  readonly #origin: string
  /** The session cookie. */
  cookie: string | null = null
  /** Other cookies, by name. */
  readonly jar = new Map<string, string>()

  constructor(
    app: App,
    { address = '192.0.2.1', origin = 'http://localhost' }: BrowserOptions = {},
  ) {
    this.#app = app
    this.#address = address
    this.#origin = origin
  }

  async call<Input extends z.ZodObject, Output extends z.ZodType, Body extends z.ZodType>(
    route: Route<Input, Output, Body>,
    input: z.input<Input>,
    body?: z.input<Body>,
    headers: Readonly<Record<string, string | null>> = {},
  ): Promise<Answered<z.output<Output>>> {
    const sent = new Headers()
    const usual: Record<string, string | null> = {
      'user-agent': 'a browser',
      cookie: this.#cookies(),
      ...(route.method === 'GET'
        ? {}
        : { origin: this.#origin, 'sec-fetch-site': 'same-origin', 'x-corridor': '1' }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    }
    for (const [name, value] of Object.entries(usual)) if (value !== null) sent.set(name, value)
    const response = await this.#app.request(
      routeUrl(route, input),
      {
        method: route.method,
        headers: sent,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      },
      { incoming: { socket: { remoteAddress: this.#address } } },
    )
    for (const set of response.headers.getSetCookie()) this.#keep(set.split(';')[0]!)
    const text = await response.text()
    return {
      status: response.status,
      body: text === '' ? undefined : JSON.parse(text),
      headers: response.headers,
    }
  }

  #cookies(): string | null {
    const all = [...(this.cookie === null ? [] : [this.cookie]), ...this.jar.values()]
    return all.length === 0 ? null : all.join('; ')
  }

  #keep(pair: string): void {
    const isOver = pair.endsWith('=')
    const name = pair.slice(0, pair.indexOf('='))
    if (name.endsWith('corridor-session')) this.cookie = isOver ? null : pair
    else if (isOver) this.jar.delete(name)
    else this.jar.set(name, pair)
  }

  /** The same, and an error where the answer is not what was wanted. */
  async ask<Input extends z.ZodObject, Output extends z.ZodType, Body extends z.ZodType>(
    route: Route<Input, Output, Body>,
    input: z.input<Input>,
    body?: z.input<Body>,
    headers: Readonly<Record<string, string | null>> = {},
  ): Promise<z.output<Output>> {
    const { status, body: answer } = await this.call(route, input, body, headers)
    if (status !== (route.status ?? 200)) {
      throw new Error(`${API_PREFIX}${route.path} answered ${status}: ${JSON.stringify(answer)}`)
    }
    const parsed = route.output.parse(answer)
    if (JSON.stringify(parsed).length !== JSON.stringify(answer).length) {
      throw new Error(`${route.id} answers more than its contract: ${JSON.stringify(answer)}`)
    }
    return parsed
  }
}
