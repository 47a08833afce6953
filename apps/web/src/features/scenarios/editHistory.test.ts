import { expect, test } from 'vitest'
import { beginHistory, change, redo, undo } from './editHistory.ts'

test('undo and redo walk through the steps', () => {
  const made = change(change(beginHistory('a'), 'b'), 'c')
  expect(undo(made).present).toBe('b')
  expect(undo(undo(made)).present).toBe('a')
  expect(undo(undo(undo(made))).present).toBe('a')
  expect(redo(undo(made))).toEqual({ ...made, touched: null })
  expect(redo(made)).toBe(made)
})

test('typing in one field is one step', () => {
  let history = beginHistory('')
  for (const text of ['1', '12', '123']) history = change(history, text, 'NPL>QAT')
  history = change(history, '9', 'NPL>SAU')
  expect(history.past).toEqual(['', '123'])
  expect(undo(undo(history)).present).toBe('')
})

test('after an undo, typing begins a new step and what was undone is gone', () => {
  const undone = undo(change(change(beginHistory('a'), 'b', 'x'), 'c', 'y'))
  const typed = change(undone, 'd', 'x')
  expect(typed.past).toEqual(['a', 'b'])
  expect(typed.future).toEqual([])
})
