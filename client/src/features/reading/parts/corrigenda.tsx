import type { Corrigendum } from '@quorate/shared/domain/reading/corrigendum'
import { useTranslation } from '../../../i18n/translate.ts'
import { Moment } from '../../../ui/moment.tsx'
import { Redline } from '../../../ui/redline.tsx'
import { LANGUAGE_NAMES } from '../names.ts'
import styles from './around.module.css'

/** A corrigendum, with how the provision or clause is cited. */
export type ShownCorrigendum = Corrigendum & { place: string; before: string; at: number }

/** What was read wrongly at the import and corrected, for all to see. */
export function Corrigenda({ corrigenda }: { corrigenda: readonly ShownCorrigendum[] }) {
  const { t } = useTranslation()
  return (
    <details className={styles.folded}>
      <summary>{t('reading.corrigenda.title', { count: corrigenda.length })}</summary>
      <ol className={styles.corrigenda}>
        {corrigenda.map(({ place, field, language, before, after, reason, at }) => (
          <li key={`${at} ${place} ${field} ${language}`} className={styles.corrigendum}>
            <p className={styles.facts}>
              <strong className={styles.place}>{place}</strong>
              <span>{t(`reading.corrigenda.field.${field}`)}</span>
              <span>{LANGUAGE_NAMES[language]}</span>
              <Moment at={at} full />
            </p>
            <Redline before={before} after={after} lang={language} />
            <p className={styles.facts}>{t('reading.corrigenda.reason', { reason })}</p>
          </li>
        ))}
      </ol>
    </details>
  )
}
