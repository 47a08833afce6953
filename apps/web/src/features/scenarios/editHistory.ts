/** What was, what is, and what was undone. */
export interface EditHistory<State> {
  readonly past: readonly State[]
  readonly present: State
  readonly future: readonly State[]
  /** What the last change was to; typing on in the same field is one step, not one for each key. */
  readonly touched: string | null
}

export const beginHistory = <State>(present: State): EditHistory<State> => ({
  past: [],
  present,
  future: [],
  touched: null,
})

/** @param touched the field that is typed in; null for a change that is a step of its own. */
export const change = <State>(
  history: EditHistory<State>,
  present: State,
  touched: string | null = null,
): EditHistory<State> => ({
  past:
    touched !== null && touched === history.touched
      ? history.past
      : [...history.past, history.present],
  present,
  future: [],
  touched,
})

export const undo = <State>(history: EditHistory<State>): EditHistory<State> =>
  history.past.length === 0
    ? history
    : {
        past: history.past.slice(0, -1),
        present: history.past.at(-1)!,
        future: [history.present, ...history.future],
        touched: null,
      }

export const redo = <State>(history: EditHistory<State>): EditHistory<State> =>
  history.future.length === 0
    ? history
    : {
        past: [...history.past, history.present],
        present: history.future[0]!,
        future: history.future.slice(1),
        touched: null,
      }
