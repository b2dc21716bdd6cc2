import type { ConsolidationProblemCode } from '@quorate/shared/domain/instrument/consolidate'
import { useTranslation } from '../../i18n/translate.ts'
import styles from './draft.module.css'

/** Says why a change does not fit the version, if it does not. */
export function Misfit({ code }: { code: ConsolidationProblemCode | undefined }) {
  const { t } = useTranslation()
  if (code === undefined) return null
  const reason = code === 'duplicate-number' || code === 'missing-provision' || code === 'wrong-level' ? code : 'place'
  return (
    <p className={styles.misfit} role="status">
      {t(`proposals.draft.misfit.${reason}`)}
    </p>
  )
}
