import { choice, optionalNumber, type ViewOf } from '../../app/viewState.ts'

/** Which of what waits is shown, in which order, as the address says it. */
export const QUEUE_VIEW = {
  sort: choice(['deadline', 'age']),
  whose: choice(['all', 'mine', 'free']),
  skip: optionalNumber({ least: 0, most: 100_000 }),
}

export type QueueView = ViewOf<typeof QUEUE_VIEW>
