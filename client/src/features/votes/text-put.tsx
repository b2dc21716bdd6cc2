import type { Vote } from '@quorate/shared/contracts/votes'
import type { ReactNode } from 'react'
import { useCommittee } from '../../data/committee-context.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { readIn } from '../../ui/read-in.ts'
import { useLanguage } from '../../ui/use-language.ts'
import { WorkName } from '../works/parts/work-name.tsx'
import { WorkText } from '../works/parts/work-text.tsx'
import styles from './vote.module.css'

type TextPutProps = { committee: string; work: string; about: Vote['about']; children?: ReactNode }

/** The exact text put to the vote, and the content after it. */
export function TextPut({ committee, work, about, children }: TextPutProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { principal } = useCommittee()
  const sponsor = about.for === null ? undefined : principal(about.for)
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
        {sponsor && (
          <p className={styles.soft}>{t('votes.textPutBy', { sponsor: readIn(sponsor.name, language).text })}</p>
        )}
      </WorkText>
      {children}
    </section>
  )
}
