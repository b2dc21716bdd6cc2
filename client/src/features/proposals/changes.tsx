import type { Proposal } from '@quorate/shared/contracts/proposals'
import { assertNever } from '@quorate/shared/domain/assert-never'
import type { Language } from '@quorate/shared/domain/language'
import { useTranslation } from 'react-i18next'
import { readIn } from '../../ui/read-in.ts'
import { Redline, type RedlineMode } from '../../ui/redline.tsx'
import { useLanguage } from '../../ui/use-language.ts'
import styles from './changes.module.css'

type Operation = Proposal['proposal']['operations'][number]
type Provision = Proposal['base'][number]
type ChangesProps = { operations: readonly Operation[]; base: readonly Provision[]; mode: RedlineMode }

/** What an amendment changes, provision by provision, as a redline. */
export function Changes({ operations, base, mode }: ChangesProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <ol className={styles.changes}>
      {inReadersOrder(operations, language).map((operation) => {
        const id = operation.op === 'insert-after' ? operation.provision.id : operation.provision
        const provision = operation.op === 'insert-after' ? operation.provision : base.find((each) => each.id === id)
        const heading = provision ? readIn(provision.heading, language).text : ''
        return (
          <li key={`${operation.op}-${id}-${languageOf(operation) ?? ''}`} className={styles.change}>
            <p className={styles.place}>
              <span className={styles.number}>{provision?.number ?? id}</span>
              {heading && <span>{heading}</span>}
              <span className={styles.kind}>
                {t(`proposals.change.${operation.op}`)}
                {operation.op === 'replace-text' && ` · ${t(`proposals.textIn.${operation.language}`)}`}
              </span>
            </p>
            <Change operation={operation} base={base} mode={mode} />
          </li>
        )
      })}
    </ol>
  )
}

const languageOf = (operation: Operation) => (operation.op === 'replace-text' ? operation.language : null)

/** Of the changes to one provision's texts, the one in the reader's language first. */
function inReadersOrder(operations: readonly Operation[], language: Language): Operation[] {
  const place = (operation: Operation) => {
    if (operation.op !== 'replace-text') return operations.indexOf(operation)
    const { provision } = operation
    return operations.findIndex((each) => each.op === 'replace-text' && each.provision === provision)
  }
  const foreign = (operation: Operation) => (languageOf(operation) === language ? 0 : 1)
  return operations.toSorted((left, right) => place(left) - place(right) || foreign(left) - foreign(right))
}

function Change({ operation, base, mode }: { operation: Operation; base: readonly Provision[]; mode: RedlineMode }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const find = (id: string | null) => base.find((each) => each.id === id)
  switch (operation.op) {
    case 'replace-text': {
      const before = find(operation.provision)?.text[operation.language] ?? ''
      return <Redline before={before} after={operation.text} mode={mode} lang={operation.language} />
    }
    case 'insert-after': {
      const read = readIn(operation.provision.text, language)
      return <Redline before="" after={read.text} mode={mode === 'side' ? 'redline' : mode} lang={read.language} />
    }
    case 'delete': {
      const read = readIn(find(operation.provision)?.text ?? {}, language)
      return <Redline before={read.text} after="" mode={mode === 'clean' ? 'redline' : mode} lang={read.language} />
    }
    case 'move': {
      const read = readIn(find(operation.provision)?.text ?? {}, language)
      return (
        <>
          <p className={styles.moved}>
            {operation.after === null
              ? t('proposals.movedFirst')
              : t('proposals.movedAfter', { number: find(operation.after)?.number ?? operation.after })}
          </p>
          <Redline before={read.text} after={read.text} mode="clean" lang={read.language} />
        </>
      )
    }
    default:
      return assertNever(operation)
  }
}
