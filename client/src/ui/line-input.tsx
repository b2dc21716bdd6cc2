import { TextInput, type TextInputProps } from '@mantine/core'
import { oddInLine } from '@quorate/shared/domain/characters'
import { type Translate, useTranslation } from '../i18n/translate.ts'
import { describeRefusal } from './refusal-text.ts'

/** A field for a title, a name or another single line. It says at once what would be refused in it, and where. */
export function LineInput({ error, ...props }: TextInputProps) {
  const { t } = useTranslation()
  return <TextInput {...props} error={error || lineFault(t, String(props.value ?? ''))} />
}

/** What would be refused in a single line, in the reader's language; null: nothing. */
export function lineFault(t: Translate, line: string): string | null {
  const refusal = oddInLine(line.trim())
  return refusal && describeRefusal(t, refusal)
}
