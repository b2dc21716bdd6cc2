import { Button } from '@mantine/core'
import { citationIn } from '@quorate/shared/domain/instrument/citation'
import type { Provision } from '@quorate/shared/domain/instrument/provision'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from '../../i18n/translate.ts'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import { useLanguage } from '../../ui/use-language.ts'
import { wholeTextQuery } from '../instrument/queries.ts'
import styles from './draft.module.css'
import { workingVersion } from './draft-places.ts'
import { asProvision, type DraftContent, insertedIn, subjects } from './draft-state.ts'

type NewerVersionProps = {
  committee: string
  instrument: string
  /** The version in force, and how many corrigenda it has. */
  current: number
  corrigenda: number
  content: DraftContent
  /** The version that the draft is for. */
  base: readonly Provision[]
  onTake: () => void
}

/** Says that there is a newer version than that of a draft, and what of the draft it touches; takes the draft to it. */
export function NewerVersion({ committee, instrument, current, corrigenda, content, base, onTake }: NewerVersionProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { data, error } = useQuery(wholeTextQuery(committee, { instrument, version: current, corrigenda }))
  const next = data?.map(asProvision)
  const names = (ids: readonly string[]) =>
    new Intl.ListFormat(language).format(
      ids.map((id) => {
        const found = base.find((each) => each.id === id) ?? insertedIn(content, id)
        return found === undefined ? id : citationIn(found, language)
      }),
    )
  const misfits = next ? [...workingVersion(next, content.operations).misfits.keys()] : []
  const others = next
    ? subjects(content).filter((id) => !misfits.includes(id) && wordsOf(base, id) !== wordsOf(next, id))
    : []
  return (
    <div className={styles.newer} role="status">
      <p>{t('proposals.superseded', { number: current })}</p>
      {others.length > 0 && <p>{t('proposals.draft.newer.reworded', { numbers: names(others) })}</p>}
      {misfits.length > 0 && <p>{t('proposals.draft.newer.misfits', { numbers: names(misfits) })}</p>}
      <RefusalNote refusal={error} />
      {next && (
        <div>
          <Button variant="default" onClick={onTake}>
            {t('proposals.draft.newer.take', { number: current })}
          </Button>
        </div>
      )}
    </div>
  )
}

function wordsOf(provisions: readonly Provision[], id: string): string {
  const { heading, text } = provisions.find((each) => each.id === id) ?? { heading: {}, text: {} }
  return JSON.stringify([heading.en, heading.fr, text.en, text.fr])
}
