import { TextInput, type TextInputProps } from '@mantine/core'
import { oddInLine } from '@quorate/shared/domain/characters'
import { useTranslation } from '../i18n/translate.ts'
import { describeRefusal } from './refusal-text.ts'

/** A field for a title, a name or another single line. It says at once what would be refused in it, and where. */
export function LineInput({ error, ...props }: TextInputProps) {
  const fault = useLineFault(String(props.value ?? ''))
  return <TextInput {...props} error={error || fault} />
}

/** What would be refused in a single line, in the reader's language; null: nothing. */
export function useLineFault(line: string): string | null {
  const { t } = useTranslation()
  const refusal = oddInLine(line.trim())
  return refusal && describeRefusal(t, refusal)
}
