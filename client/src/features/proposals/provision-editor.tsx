import { citationIn } from '@quorate/shared/domain/instrument/citation'
import type { Provision } from '@quorate/shared/domain/instrument/provision'
import type { Language } from '@quorate/shared/domain/language'
import { useState } from 'react'
import { useTranslation } from '../../i18n/translate.ts'
import { useLanguage } from '../../ui/use-language.ts'
import styles from './draft.module.css'
import { branchOf, type Working } from './draft-places.ts'
import {
  type DraftContent,
  type Field,
  isDeleted,
  isMoved,
  withDeletion,
  withoutMove,
  withoutProvision,
  withPlace,
} from './draft-state.ts'
import { Misfit } from './misfit.tsx'
import { nameOf, PlacePicker } from './place-picker.tsx'
import { Redlines, WordingFields } from './wording-fields.tsx'

type ProvisionEditorProps = {
  provision: Provision
  languages: readonly Language[]
  /** The version that is amended, and as it is drafted. */
  base: readonly Provision[]
  working: Working
  /** The symbols of other amendments to it. */
  rivals: readonly string[]
  content: DraftContent
  onChange: (change: (content: DraftContent) => DraftContent) => void
  onRemove: () => void
}

/** One provision under amendment: its heading and text to edit, with the redline as one types; its place; or its deletion. */
export function ProvisionEditor(props: ProvisionEditorProps) {
  const { provision, languages, base, working, rivals, content, onChange, onRemove } = props
  const { t } = useTranslation()
  const reader = useLanguage()
  const { id } = provision
  const [placing, setPlacing] = useState(false)
  const deleted = isDeleted(content, id)
  const moved = isMoved(content, id)
  const fields = (['heading', 'text'] as const).filter((field) => hasWords(provision, field))
  return (
    <fieldset className={styles.provision}>
      <legend className={styles.legend}>{nameOf({ ...provision, text: {} }, reader)}</legend>
      <div className={styles.tools}>
        {!deleted && (
          <button
            type="button"
            className={styles.tool}
            aria-expanded={placing || moved}
            onClick={() => {
              if (moved) onChange((now) => withoutMove(now, id))
              setPlacing(!placing && !moved)
            }}
          >
            {t(moved ? 'proposals.draft.unmove' : 'proposals.draft.move')}
          </button>
        )}
        <button
          type="button"
          className={styles.tool}
          onClick={() => {
            setPlacing(false)
            onChange((now) => (deleted ? withoutProvision(now, id) : withDeletion(now, id, working.provisions)))
          }}
        >
          {t(deleted ? 'proposals.draft.keep' : 'proposals.draft.delete')}
        </button>
        <button
          type="button"
          className={styles.tool}
          onClick={() => {
            onChange((now) => withoutProvision(now, id))
            onRemove()
          }}
        >
          {t('proposals.draft.leave')}
        </button>
      </div>
      {rivals.length > 0 && (
        <p className={styles.rivals}>{t('proposals.draft.rivals', { symbols: rivals.join(', ') })}</p>
      )}
      <Misfit code={working.misfits.get(id)} />
      {(placing || moved) && !deleted && (
        <>
          <p className={styles.unchanged}>{t('proposals.draft.numberStays')}</p>
          <PlacePicker
            provision={working.provisions.find((each) => each.id === id) ?? provision}
            provisions={working.provisions}
            onPlace={(place) => onChange((now) => withPlace(now, id, place))}
          />
        </>
      )}
      {deleted ? (
        <Deletion {...{ provision, base, content, fields, languages }} />
      ) : (
        <WordingFields
          number={citationIn(provision, reader)}
          {...{ provision, fields, languages, content, onChange }}
        />
      )}
    </fieldset>
  )
}

function hasWords(provision: Provision, field: Field): boolean {
  return provision[field].en !== undefined || provision[field].fr !== undefined
}

type DeletionProps = Pick<ProvisionEditorProps, 'provision' | 'base' | 'content' | 'languages'> & {
  fields: readonly Field[]
}

/** What is deleted: the provision, and how many under it that are not moved away. */
function Deletion({ provision, base, content, fields, languages }: DeletionProps) {
  const { t } = useTranslation()
  const reader = useLanguage()
  const left = base.filter(({ id }) => id === provision.id || !isMoved(content, id))
  const under = branchOf(left, provision.id).size - 1
  const language = languages.includes(reader) ? reader : (languages[0] ?? reader)
  return (
    <div className={styles.redline}>
      {under > 0 && <p>{t('proposals.draft.deletesUnder', { count: under })}</p>}
      <Redlines {...{ fields, language }} before={(field, of) => provision[field][of] ?? ''} after={() => ''} />
    </div>
  )
}
