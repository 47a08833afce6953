/** A way to go, large enough for any thumb. */
export function Choice({
  words,
  onChoose,
}: {
  readonly words: string
  readonly onChoose: () => void
}) {
  return (
    <p>
      <button type="button" className="me-choice" onClick={onChoose}>
        {words}
      </button>
    </p>
  )
}
