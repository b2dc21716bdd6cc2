import { citationIn } from '@quorate/shared/domain/instrument/citation'
import { useTranslation } from '../i18n/translate.ts'
import styles from './places.module.css'
import { useLanguage } from './use-language.ts'

type Named = Parameters<typeof citationIn>[0]
/** A place among provisions: after one; else the first under one; else before all others. */
export type ShownPlace = { after: Named | null; under: Named | null }

/** Where a new provision comes; where a moved one was, struck through, and where it comes, underlined. */
export function Places({ from, to, isNew = false }: { from: ShownPlace | null; to: ShownPlace; isNew?: boolean }) {
  const { t } = useTranslation()
  const words = useWordsOfPlace()
  if (isNew) return <p className={styles.places}>{t('ui.places.placed', { place: words(to) })}</p>
  return (
    <p className={styles.places}>
      {from !== null && (
        <>
          {t('ui.places.old')} <del className={styles.from}>{words(from)}</del>{' '}
        </>
      )}
      {t('ui.places.new')} <ins className={styles.to}>{words(to)}</ins>
    </p>
  )
}

function useWordsOfPlace(): (place: ShownPlace) => string {
  const { t } = useTranslation()
  const language = useLanguage()
  return ({ after, under }) =>
    after !== null
      ? t('ui.places.after', { number: citationIn(after, language) })
      : under !== null
        ? t('ui.places.under', { number: citationIn(under, language) })
        : t('ui.places.first')
}
