/** Tells the user what a long command is doing. */
export interface Progress {
  step(text: string): void
  /** Clears what was shown in passing. */
  end(): void
}

/** Shorter waits need no explanation. */
const QUIET_MS = 400

interface ProgressStream {
  readonly isTTY?: boolean
  write(text: string): unknown
}

/**
 * At a terminal one line that is overwritten, after a moment; with `always` a plain line for each
 * step, also into a file; otherwise nothing.
 */
export function createProgress(
  stream: ProgressStream,
  { always, now }: { readonly always: boolean; readonly now: () => number },
): Progress {
  if (always) return { step: (text) => stream.write(`${text} ...\n`), end: () => {} }
  if (stream.isTTY !== true) return { step: () => {}, end: () => {} }
  const started = now()
  let shown = false
  return {
    step(text) {
      if (now() - started < QUIET_MS) return
      shown = true
      stream.write(`\r\x1b[K${text} ...`)
    },
    end() {
      if (shown) stream.write('\r\x1b[K')
    },
  }
}
