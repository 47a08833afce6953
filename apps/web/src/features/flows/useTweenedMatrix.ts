import { useEffect, useRef, useState } from 'react'
import type { FlowMatrix } from './flowMatrix.ts'

/** Below the 250 ms that a change may take. */
const MILLISECONDS = 220

/**
 * The matrix on its way from the last one to the next, so that a reader sees which ribbon grew. It
 * arrives at once when the nodes changed or the reader asks for less motion.
 */
export function useTweenedMatrix(target: FlowMatrix): FlowMatrix {
  const [shown, setShown] = useState(target)
  const latest = useRef(target)
  useEffect(() => {
    const start = latest.current
    if (start === target) return
    if (!isComparable(start, target) || prefersLessMotion()) {
      latest.current = target
      setShown(target)
      return
    }
    let frame = 0
    let began: number | null = null
    const step = (now: number) => {
      began ??= now
      const share = Math.min(1, (now - began) / MILLISECONDS)
      latest.current = share === 1 ? target : between(start, target, 1 - (1 - share) ** 3)
      setShown(latest.current)
      if (share < 1) frame = requestAnimationFrame(step)
    }
    frame = requestAnimationFrame(step)
    return () => cancelAnimationFrame(frame)
  }, [target])
  // While the nodes differ the old shapes must not carry the new names.
  return isComparable(shown, target) ? shown : target
}

const prefersLessMotion = (): boolean =>
  window.matchMedia('(prefers-reduced-motion: reduce)').matches

const isComparable = (one: FlowMatrix, other: FlowMatrix): boolean =>
  one.nodes.length === other.nodes.length &&
  one.nodes.every((node, index) => node.code === other.nodes[index]!.code)

const between = (start: FlowMatrix, target: FlowMatrix, share: number): FlowMatrix => ({
  nodes: target.nodes,
  persons: target.persons.map((row, from) =>
    row.map((value, to) => {
      const before = start.persons[from]![to]!
      return before + (value - before) * share
    }),
  ),
})
