import type { MajorityProfile } from '@quorate/shared/domain/votes/majority'
import { useTranslation } from '../../i18n/translate.ts'
import { explainProfile, profileName } from './profile-text.ts'
import styles from './vote.module.css'

/** The rule of a vote by name and in words. */
export function ProfileRule({ profile }: { profile: MajorityProfile }) {
  const { t } = useTranslation()
  return (
    <>
      <p className={styles.ruleName}>{profileName(t, profile.id)}</p>
      <p className={styles.soft}>{explainProfile(t, profile).join(' ')}</p>
    </>
  )
}
