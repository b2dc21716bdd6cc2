import type { Vote } from '@quorate/shared/contracts/votes'
import type { ReactNode } from 'react'
import { PrincipalName } from '../../data/person.tsx'
import { useTranslation } from '../../i18n/translate.ts'
import { WorkName } from '../works/parts/work-name.tsx'
import { WorkText } from '../works/parts/work-text.tsx'
import styles from './vote.module.css'

type TextPutProps = { committee: string; work: string; about: Vote['about']; children?: ReactNode }

/** The exact text put to the vote, and the content after it. */
export function TextPut({ committee, work, about, children }: TextPutProps) {
  const { t } = useTranslation()
  const heading = (
    <h3 id={`put-${work}`} tabIndex={-1} className={styles.heading}>
      {t('votes.textPut')}
    </h3>
  )
  return (
    <section className={styles.put} aria-labelledby={`put-${work}`}>
      <WorkText committee={committee} work={work} kind={about.kind} heading={heading}>
        <p className={styles.putTitle}>
          <WorkName work={{ id: work, ...about }} />
        </p>
        {about.for !== null && (
          <p className={styles.soft}>
            {t('votes.textPutBy')} <PrincipalName id={about.for} />
          </p>
        )}
      </WorkText>
      {children}
    </section>
  )
}
