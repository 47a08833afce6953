import { useEffect } from 'react'
import { useMessages } from '../../i18n/useMessages.ts'

const canSpeak = (): boolean => 'speechSynthesis' in window

/** Reads a text aloud where the browser can; it stops when the screen is left. */
export function Spoken({ text, language }: { readonly text: string; readonly language: string }) {
  const t = useMessages()
  useEffect(() => () => void (canSpeak() && window.speechSynthesis.cancel()), [])
  if (!canSpeak()) return null
  const speak = () => {
    window.speechSynthesis.cancel()
    const utterance = new SpeechSynthesisUtterance(text)
    utterance.lang = language
    window.speechSynthesis.speak(utterance)
  }
  return (
    <p>
      <button type="button" className="me-choice quiet" onClick={speak}>
        {t('me.listen')}
      </button>
    </p>
  )
}
