import { SegmentedControl, Select, type SelectProps } from '@mantine/core'
import { isolated } from '@quorate/shared/domain/characters'
import { citationIn } from '@quorate/shared/domain/instrument/citation'
import type { Place } from '@quorate/shared/domain/instrument/proposed-number'
import type { Provision } from '@quorate/shared/domain/instrument/provision'
import type { Language } from '@quorate/shared/domain/language'
import { useMemo, useState } from 'react'
import { useTranslation } from '../../i18n/translate.ts'
import { readIn } from '../../ui/read-in.ts'
import { useLanguage } from '../../ui/use-language.ts'
import styles from './draft.module.css'
import { branchOf, neighboursOf, placeBeside, type Side, sidesOf } from './draft-places.ts'

type PlacePickerProps = {
  /** The provision that is placed. */
  provision: Provision
  /** The version with it in its place. */
  provisions: readonly Provision[]
  onPlace: (place: Place) => void
}

/** Options of a field that are on the page at once: typing finds the others. */
const OPTIONS_SHOWN = 50

/** Where a provision is: found in the outline by number or word, before, after or under another; with its neighbours. */
export function PlacePicker({ provision, provisions, onPlace }: PlacePickerProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { above, before, after } = neighboursOf(provisions, provision.id)
  const others = useMemo(() => {
    const own = branchOf(provisions, provision.id)
    return provisions.filter(({ id }) => !own.has(id))
  }, [provisions, provision.id])
  const [chosen, setChosen] = useState<{ beside: string; side: Side } | null>(null)
  const here: { beside: string | undefined; side: Side } =
    before !== undefined
      ? { beside: before.id, side: 'after' }
      : after !== undefined
        ? { beside: after.id, side: 'before' }
        : { beside: above?.id, side: above ? 'under' : 'after' }
  const { beside, side } = chosen ?? here
  const found = others.find(({ id }) => id === beside)
  const sides = found ? sidesOf(others, found, provision.kind) : []
  const choose = (id: string, wanted: Side) => {
    const target = others.find((each) => each.id === id)
    if (target === undefined) return
    const possible = sidesOf(others, target, provision.kind)
    const taken = possible.includes(wanted) ? wanted : (possible[0] ?? wanted)
    setChosen({ beside: id, side: taken })
    onPlace(placeBeside(others, target, taken))
  }
  const options = useMemo(
    () =>
      outlineOptions(
        others.filter((each) => sidesOf(others, each, provision.kind).length > 0),
        language,
      ),
    [others, provision.kind, language],
  )
  return (
    <div className={styles.picker}>
      <div className={styles.pick}>
        <Select
          className={styles.beside}
          label={t('proposals.draft.beside')}
          placeholder={t('proposals.draft.pickHint')}
          data={options}
          renderOption={inOutline}
          value={found?.id ?? null}
          allowDeselect={false}
          searchable
          limit={OPTIONS_SHOWN}
          nothingFoundMessage={t('proposals.draft.noProvision')}
          maxDropdownHeight={360}
          onChange={(id) => id !== null && choose(id, side)}
        />
        <SegmentedControl
          size="xs"
          aria-label={t('proposals.draft.side')}
          value={side}
          onChange={(wanted) => beside !== undefined && choose(beside, wanted)}
          data={(['before', 'after', 'under'] as const).map((value) => ({
            ...{ value, label: t(`proposals.draft.sides.${value}`) },
            disabled: !sides.includes(value),
          }))}
        />
      </div>
      <ol className={styles.neighbours} aria-label={t('proposals.draft.neighbours')}>
        {above && <li>{t('proposals.draft.within', { provision: nameOf(above, language) })}</li>}
        {before && <li>{nameOf(before, language)}</li>}
        <li className={styles.here} aria-current="true">
          {nameOf(provision, language)}
        </li>
        {after && <li>{nameOf(after, language)}</li>}
      </ol>
    </div>
  )
}

/** An option of a field of provisions. */
type OutlineOption = { value: string; label: string; level: number }

/** Shows options as an outline, those under others further in. */
export const inOutline: NonNullable<SelectProps['renderOption']> = ({ option }) => (
  <span style={{ paddingInlineStart: 'level' in option ? `${option.level}em` : 0 }}>{option.label}</span>
)

/** All provisions as options of a field. */
export function outlineOptions(provisions: readonly Provision[], language: Language): OutlineOption[] {
  const levels = new Map<string | null, number>([[null, 0]])
  return provisions.map((provision) => {
    const level = levels.get(provision.parent) ?? 0
    levels.set(provision.id, level + 1)
    return { value: provision.id, label: nameOf(provision, language), level }
  })
}

/** A provision by its number and its heading, or else the beginning of its text. */
export function nameOf(provision: Provision, language: Language): string {
  const { text: heading } = readIn(provision.heading, language)
  const words = heading === '' ? beginning(readIn(provision.text, language).text) : heading
  return `${citationIn(provision, language)}  ${isolated(words)}`.trim()
}

const LONGEST = 70

/** A text's first words, for a list of choices. */
export function beginning(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST).replace(/\s\S*$/, '')} …` : text
}
