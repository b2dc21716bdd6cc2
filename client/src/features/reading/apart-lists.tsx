import { Button } from '@mantine/core'
import type { Language } from '@quorate/shared/domain/language'
import type { Apart, Correction, SeenDocument } from '@quorate/shared/domain/reading/corrections'
import { APART } from '@quorate/shared/domain/reading/limits'
import { useState } from 'react'
import type { MessageKey } from '../../i18n/message-key.ts'
import { useTranslation } from '../../i18n/translate.ts'
import styles from './lists.module.css'

type ApartListsProps = {
  document: SeenDocument
  language: Language
  onCorrect: (correction: Correction, said: MessageKey) => void
}

/** All that is not in the tree, to look through and to take back from. */
export function ApartLists(props: ApartListsProps) {
  const { t } = useTranslation()
  const lists = APART.filter((list) => props.document[list].length > 0)
  return (
    <section aria-labelledby="apart" className={styles.section}>
      <h2 id="apart" className={styles.title}>
        {t('reading.apart.title')}
      </h2>
      {lists.length === 0 && <p className={styles.none}>{t('reading.apart.none')}</p>}
      {lists.map((list) => (
        <ApartList key={list} list={list} {...props} />
      ))}
    </section>
  )
}

/** So many passages are shown, until more are asked for. */
const AT_ONCE = 50

function ApartList({ list, document, language, onCorrect }: ApartListsProps & { list: Apart }) {
  const { t } = useTranslation()
  const [opened, setOpened] = useState(false)
  const [shown, setShown] = useState(AT_ONCE)
  const passages: { line: number; text: string; mark?: string }[] = document[list]
  return (
    <details className={styles.apart} onToggle={({ currentTarget: { open } }) => setOpened(open)}>
      <summary>
        {t(`reading.apart.${list}`)} <span className={styles.count}>{passages.length}</span>
      </summary>
      {opened && (
        <>
          <ul className={styles.list}>
            {passages.slice(0, shown).map(({ line, text, mark }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two passages may be alike in all
              <li key={`${line} ${index}`} className={styles.item}>
                <p className={styles.passage} lang={language} dir="auto">
                  {mark !== undefined && <strong>{mark} </strong>}
                  {text}
                </p>
                <div className={styles.answers}>
                  <span className={styles.line}>
                    {line > 0 ? t('reading.line', { line }) : t('reading.apart.onPages')}
                  </span>
                  {(['text', 'provision'] as const).map((as) => (
                    <Button
                      key={as}
                      size="compact-sm"
                      variant="default"
                      onClick={() => onCorrect({ op: 'restore', from: list, line, as }, 'reading.did.restore')}
                    >
                      {t(`reading.apart.as.${as}`)}
                    </Button>
                  ))}
                </div>
              </li>
            ))}
          </ul>
          {passages.length > shown && (
            <Button size="compact-sm" variant="subtle" onClick={() => setShown(shown + AT_ONCE)}>
              {t('ui.list.more')}
            </Button>
          )}
        </>
      )}
    </details>
  )
}
