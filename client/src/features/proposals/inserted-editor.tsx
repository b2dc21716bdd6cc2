import { citationIn } from '@quorate/shared/domain/instrument/citation'
import { numberedAt, type Place, proposedNumber } from '@quorate/shared/domain/instrument/proposed-number'
import type { Provision } from '@quorate/shared/domain/instrument/provision'
import type { Language } from '@quorate/shared/domain/language'
import { useTranslation } from '../../i18n/translate.ts'
import { LineInput } from '../../ui/line-input.tsx'
import { useLanguage } from '../../ui/use-language.ts'
import styles from './draft.module.css'
import { kindAt, neighboursOf, type Working } from './draft-places.ts'
import { type DraftContent, type Field, withNumber, withoutProvision, withPlace } from './draft-state.ts'
import { Misfit } from './misfit.tsx'
import { PlacePicker } from './place-picker.tsx'
import { WordingFields } from './wording-fields.tsx'

type InsertedEditorProps = {
  provision: Provision
  languages: readonly Language[]
  /** The version as drafted. */
  working: Working
  content: DraftContent
  onChange: (change: (content: DraftContent) => DraftContent) => void
}

/** A new provision: its place with its neighbours, its number, its heading and text. */
export function InsertedEditor({ provision, languages, working, content, onChange }: InsertedEditorProps) {
  const { t } = useTranslation()
  const reader = useLanguage()
  const { id, kind } = provision
  const others = working.provisions.filter((each) => each.id !== id)
  const name = citationIn(provision, reader)
  const misfit = working.misfits.get(id)
  const fields: Field[] = kind === 'paragraph' && !hasHeadings(others, provision) ? ['text'] : ['heading', 'text']
  const place: Place = {
    parent: provision.parent,
    after: neighboursOf(working.provisions, id).before?.id ?? null,
  }
  const move = (to: Place) => {
    const was = numberedAt(others, place, proposedNumber(others, place, languages))
    const isProposed = was.number === provision.number || provision.number === ''
    const number = isProposed
      ? numberedAt(others, to, proposedNumber(others, to, languages))
      : numberedAt(others, to, shownOf(provision, languages))
    onChange((now) => withNumber(withPlace(now, id, to), id, number))
  }
  return (
    <fieldset className={styles.provision}>
      <legend className={styles.legend}>{t('proposals.draft.inserted', { number: name })}</legend>
      <div className={styles.tools}>
        <button type="button" className={styles.tool} onClick={() => onChange((now) => withoutProvision(now, id))}>
          {t('proposals.draft.leaveNew')}
        </button>
      </div>
      {misfit !== 'duplicate-number' && <Misfit code={misfit} />}
      <PlacePicker provision={provision} provisions={working.provisions} onPlace={move} />
      <NumberFields {...{ provision, languages }} taken={misfit === 'duplicate-number'}>
        {(shown) => onChange((now) => withNumber(now, id, numberedAt(others, place, shown)))}
      </NumberFields>
      <WordingFields
        number={name}
        provision={{ ...provision, heading: {}, text: {} }}
        isNew
        {...{ fields, languages, content, onChange }}
      />
    </fieldset>
  )
}

/** Whether provisions beside it have headings. */
function hasHeadings(others: readonly Provision[], { parent }: Provision): boolean {
  return others.some(({ heading, ...one }) => one.parent === parent && (heading.en ?? heading.fr) !== undefined)
}

/** Its number as shown in each language, also where all have the same. */
function shownOf({ number, shown }: Provision, languages: readonly Language[]): Partial<Record<Language, string>> {
  return Object.fromEntries(languages.map((language) => [language, shown?.[language] ?? (shown ? '' : number)]))
}

type NumberFieldsProps = {
  provision: Provision
  languages: readonly Language[]
  taken: boolean
  children: (shown: Partial<Record<Language, string>>) => void
}

/** The number as the document shows it: one field, or one for each language where it differs. */
function NumberFields({ provision, languages, taken, children: onChange }: NumberFieldsProps) {
  const { t } = useTranslation()
  const shown = shownOf(provision, languages)
  const values = languages.map((language) => shown[language] ?? '')
  const isOne = provision.shown === undefined || (new Set(values).size === 1 && !/\p{L}{4}/u.test(values[0] ?? ''))
  const fields = isOne ? languages.slice(0, 1) : languages
  return (
    <div className={styles.numbers}>
      {fields.map((language) => (
        <LineInput
          key={language}
          label={
            isOne
              ? t('proposals.draft.number')
              : t('proposals.draft.numberIn', { language: t(`proposals.draft.languages.${language}`) })
          }
          description={t(shown[language] ? 'proposals.draft.numberHint' : 'proposals.draft.numberNone')}
          lang={language}
          maxLength={60}
          error={taken && language === fields[0] && t('proposals.draft.misfit.duplicate-number')}
          value={shown[language] ?? ''}
          onChange={({ currentTarget: { value } }) =>
            onChange(
              isOne ? Object.fromEntries(languages.map((each) => [each, value])) : { ...shown, [language]: value },
            )
          }
        />
      ))}
    </div>
  )
}

/** A new provision without words, at a place. */
export function newProvision(
  id: string,
  provisions: readonly Provision[],
  place: Place,
  languages: readonly Language[],
): Provision {
  const number = numberedAt(provisions, place, proposedNumber(provisions, place, languages))
  return { id, ...number, kind: kindAt(provisions, place), parent: place.parent, heading: {}, text: {} }
}
