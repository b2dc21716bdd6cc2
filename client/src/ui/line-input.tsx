import { TextInput, type TextInputProps } from '@mantine/core'
import { oddsInLine } from '@quorate/shared/domain/characters'
import { useEffect, useRef } from 'react'
import { type Translate, useTranslation } from '../i18n/translate.ts'
import { describeRefusal } from './refusal-text.ts'

/**
 * A field for a title, a name or another single line. It says at once all that would be refused in it, and where, and
 * its form is not sent before that is mended.
 */
export function LineInput({ error, ...props }: TextInputProps) {
  const { t } = useTranslation()
  const input = useRef<HTMLInputElement>(null)
  const fault = lineFault(t, String(props.value ?? ''))
  const faulty = fault !== null
  useEffect(() => {
    const form = input.current?.form
    if (!faulty || !form) return
    const hold = (event: SubmitEvent) => {
      event.preventDefault()
      event.stopPropagation()
      input.current?.focus()
    }
    form.addEventListener('submit', hold, { capture: true })
    return () => form.removeEventListener('submit', hold, { capture: true })
  }, [faulty])
  return <TextInput {...props} ref={input} error={error || fault} />
}

/** So many faults are named. */
const NAMED = 5

/** All that would be refused in a single line, in the reader's language; null: nothing. */
export function lineFault(t: Translate, line: string): string | null {
  const faults = oddsInLine(line.trim()).map((refusal) => describeRefusal(t, refusal))
  if (faults.length === 0) return null
  const named = faults.slice(0, NAMED).join(' ')
  return faults.length > NAMED ? `${named} (${t('ui.odd.more', { more: faults.length - NAMED })})` : named
}
