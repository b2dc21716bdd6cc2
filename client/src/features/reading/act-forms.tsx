import { Button, Textarea, TextInput } from '@mantine/core'
import type { Language } from '@quorate/shared/domain/language'
import type { SeenProvision } from '@quorate/shared/domain/reading/corrections'
import { LONGEST_HEADING } from '@quorate/shared/domain/reading/limits'
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from '../../i18n/translate.ts'
import { paragraphStarts } from './places.ts'
import styles from './selected-provision.module.css'
import { beginningOf } from './tree-rows.ts'

type FormProps<Value> = {
  provision: SeenProvision
  language: Language
  onDone: (value: Value) => void
  onCancel: () => void
}

const onEscape = (cancel: () => void) => (event: KeyboardEvent) => {
  if (event.key !== 'Escape') return
  event.stopPropagation()
  cancel()
}

/** The number of a provision, to change it. */
export function NumberForm({ provision, onDone, onCancel }: FormProps<string>) {
  const { t } = useTranslation()
  const [number, setNumber] = useState(provision.number)
  const wrong = /[/\\]/.test(number) ? t('reading.number.slash') : null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (wrong === null) onDone(number.trim())
  }
  return (
    <form className={styles.form} onSubmit={submit} onKeyDown={onEscape(onCancel)}>
      <TextInput
        label={t('reading.number.label')}
        description={t('reading.number.hint')}
        maxLength={120}
        value={number}
        error={wrong}
        data-autofocus
        ref={focusOnce}
        onChange={({ currentTarget: { value } }) => setNumber(value)}
      />
      <Buttons label={t('reading.number.submit')} onCancel={onCancel} />
    </form>
  )
}

/** The heading and the text of a provision, to correct words. */
export function WordsForm({ provision, language, onDone, onCancel }: FormProps<{ heading: string; text: string }>) {
  const { t } = useTranslation()
  const [heading, setHeading] = useState(provision.heading)
  const [text, setText] = useState(provision.text)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onDone({ heading: heading.trim(), text: text.trim() })
  }
  return (
    <form className={styles.form} onSubmit={submit} onKeyDown={onEscape(onCancel)}>
      <TextInput
        label={t('reading.words.heading')}
        lang={language}
        maxLength={LONGEST_HEADING}
        value={heading}
        onChange={({ currentTarget: { value } }) => setHeading(value)}
      />
      <Textarea
        label={t('reading.words.text')}
        description={t('reading.words.hint')}
        lang={language}
        maxLength={100_000}
        classNames={{ input: styles.area ?? '' }}
        value={text}
        ref={focusOnce}
        onChange={({ currentTarget: { value } }) => setText(value)}
      />
      <Buttons label={t('reading.words.submit')} onCancel={onCancel} />
    </form>
  )
}

/** More paragraphs than these have no button each. */
const PARAGRAPHS = 8

/** Where a provision is split: between two paragraphs, or at the cursor in its text, which stays as it is. */
export function SplitForm({ provision, language, at, onDone, onCancel }: FormProps<number> & { at: number }) {
  const { t } = useTranslation()
  const { text } = provision
  const starts = paragraphStarts(text)
  const area = useRef<HTMLTextAreaElement>(null)
  const [place, setPlace] = useState(at)
  useEffect(() => {
    const field = area.current
    if (!field) return
    const hold = (event: Event) => event.preventDefault()
    field.addEventListener('beforeinput', hold)
    field.focus({ preventScroll: true })
    field.setSelectionRange(at, at)
    return () => field.removeEventListener('beforeinput', hold)
  }, [at])
  const look = () => setPlace(area.current?.selectionStart ?? 0)
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    onDone(area.current?.selectionStart ?? 0)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the Escape key of what is in it
    <div className={styles.form} onKeyDown={onEscape(onCancel)}>
      <Textarea
        ref={area}
        label={t('reading.split.label')}
        description={t('reading.split.hint')}
        lang={language}
        classNames={{ input: styles.area ?? '' }}
        value={text}
        onChange={() => undefined}
        onSelect={look}
        onKeyDown={press}
      />
      <p className={styles.begins}>
        {text.slice(place).trim() === ''
          ? t('reading.split.nothing')
          : t('reading.split.begins', { words: beginningOf(text.slice(place).trim()).slice(0, 80) })}
      </p>
      <div className={styles.buttons}>
        <Button size="compact-sm" onClick={() => onDone(place)}>
          {t('reading.split.submit')}
        </Button>
        {starts.slice(0, PARAGRAPHS).map((start, index) => (
          <Button key={start} size="compact-sm" variant="default" onClick={() => onDone(start)}>
            {t('reading.split.paragraph', { number: index + 2 })}
          </Button>
        ))}
        <Button size="compact-sm" variant="subtle" onClick={onCancel}>
          {t('ui.cancel')}
        </Button>
      </div>
    </div>
  )
}

function Buttons({ label, onCancel }: { label: string; onCancel: () => void }) {
  const { t } = useTranslation()
  return (
    <div className={styles.buttons}>
      <Button type="submit" size="compact-sm">
        {label}
      </Button>
      <Button size="compact-sm" variant="subtle" onClick={onCancel}>
        {t('ui.cancel')}
      </Button>
    </div>
  )
}

/** The form was asked for: its field takes the focus, with all that is in it selected. */
const focusOnce = (field: HTMLInputElement | HTMLTextAreaElement | null) => {
  if (field === null || field.dataset.met !== undefined) return
  field.dataset.met = ''
  field.focus({ preventScroll: true })
  if (field instanceof HTMLInputElement) field.select()
}
