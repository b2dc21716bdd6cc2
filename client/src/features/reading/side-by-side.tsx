import { SegmentedControl } from '@mantine/core'
import type { Language } from '@quorate/shared/domain/language'
import { type Aligned, align } from '@quorate/shared/domain/reading/align'
import type { SeenDocument, SeenProvision } from '@quorate/shared/domain/reading/corrections'
import { useMemo, useState } from 'react'
import { useTranslation } from '../../i18n/translate.ts'
import { LongList } from '../../ui/long-list.tsx'
import type { RowProps } from '../../ui/rows-on-screen.tsx'
import styles from './side-by-side.module.css'
import { beginningOf } from './tree-rows.ts'

type SideBySideProps = {
  en: SeenDocument
  fr: SeenDocument
  onOpen: (language: Language, provision: string) => void
}

type Pair = { key: string; by: Aligned['by']; level: number; en: SeenProvision | null; fr: SeenProvision | null }

function pairsOf(en: SeenDocument, fr: SeenDocument): Pair[] {
  const pairs: Pair[] = []
  for (const { first, second, parent, by } of align(en.provisions, fr.provisions)) {
    const [english, french] = [en.provisions[first ?? -1] ?? null, fr.provisions[second ?? -1] ?? null]
    const level = (pairs[parent]?.level ?? -1) + 1
    pairs.push({ key: `${english?.id} ${french?.id}`, by, level, en: english, fr: french })
  }
  return pairs
}

/** Both languages as one document: what is matched by order, and what is in one of them alone, is marked. */
export function SideBySide({ en, fr, onOpen }: SideBySideProps) {
  const { t } = useTranslation()
  const pairs = useMemo(() => pairsOf(en, fr), [en, fr])
  const [filter, setFilter] = useState<'all' | 'odd'>('all')
  const odd = pairs.filter(({ by }) => by !== 'number')
  const alone = odd.filter(({ by }) => by === 'alone').length
  return (
    <section aria-label={t('reading.view.both')} className={styles.both}>
      <p>{alone === 0 ? t('reading.pairs.allMatch') : t('reading.pairs.alone', { count: alone })}</p>
      <SegmentedControl
        className={styles.filter ?? ''}
        aria-label={t('reading.pairs.filter')}
        value={filter}
        onChange={setFilter}
        data={[
          { value: 'all', label: t('reading.pairs.all', { count: pairs.length }) },
          { value: 'odd', label: t('reading.pairs.odd', { count: odd.length }) },
        ]}
      />
      {filter === 'odd' && odd.length === 0 ? (
        <p className={styles.none}>{t('reading.pairs.noneOdd')}</p>
      ) : (
        <LongList
          key={filter}
          as="ol"
          className={styles.pairs}
          items={filter === 'all' ? pairs : odd}
          keyOf={({ key }) => key}
          estimate={70}
          row={(pair, props) => <OnePair pair={pair} props={props} onOpen={onOpen} />}
        />
      )}
    </section>
  )
}

function OnePair({ pair, props, onOpen }: { pair: Pair; props: RowProps; onOpen: SideBySideProps['onOpen'] }) {
  const { t } = useTranslation()
  const indent = { '--level': Math.min(pair.level, 6) } as React.CSSProperties
  return (
    <li {...props} className={styles.pair} data-by={pair.by}>
      {(['en', 'fr'] as const).map((language) => {
        const provision = pair[language]
        return (
          <div key={language} className={styles.side} style={indent}>
            {provision === null ? (
              <p className={styles.missing}>
                {t('reading.pairs.missing', { language: t(`reading.languages.${language}`) })}
              </p>
            ) : (
              <button
                type="button"
                className={styles.open}
                lang={language}
                onClick={() => onOpen(language, provision.id)}
              >
                <span className={styles.number}>{provision.number}</span>{' '}
                {provision.heading !== '' && <strong>{beginningOf(provision.heading)} </strong>}
                {beginningOf(provision.text)}
              </button>
            )}
          </div>
        )
      })}
      {pair.by !== 'number' && <p className={styles.mark}>{t(`reading.pairs.by.${pair.by}`)}</p>}
    </li>
  )
}
