import { type RefObject, useLayoutEffect, useRef, useState } from 'react'

/**
 * The inner width of an element in pixels, and its reference.
 *
 * @returns 0 until it has been measured.
 */
export function useWidth<Element extends HTMLElement>(): readonly [
  RefObject<Element | null>,
  number,
] {
  const reference = useRef<Element>(null)
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const element = reference.current
    if (element === null) return
    setWidth(element.clientWidth)
    const observer = new ResizeObserver(() => setWidth(element.clientWidth))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return [reference, width]
}
