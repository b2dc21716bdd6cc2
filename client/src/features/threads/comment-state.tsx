import type { Comment } from '@quorate/shared/contracts/threads'
import { IconEyeOff } from '@tabler/icons-react'
import { Actor } from '../../data/person.tsx'
import { useTranslation } from '../../i18n/translate.ts'
import { Moment } from '../../ui/moment.tsx'
import { LinkedText } from '../works/parts/linked-text.tsx'
import styles from './comment.module.css'

/** Says why words are missing, or seen by few. */
export function CommentState({ comment }: { comment: Comment }) {
  const { t } = useTranslation()
  const { state, hidden, body } = comment
  if (state === 'withdrawn') return <p className={styles.state}>{t('threads.withdrawn')}</p>
  if (state === 'erased') return <p className={styles.state}>{t('threads.erased')}</p>
  if (state !== 'hidden') return null
  return (
    <div className={styles.hidden}>
      <p className={styles.hiddenTitle}>
        <IconEyeOff aria-hidden size={16} stroke={1.75} />
        {t(body === null ? 'threads.hidden' : 'threads.hiddenButSeen')}
      </p>
      {hidden && (
        <p>
          {body === null ? t(`ui.capacity.${hidden.by.capacity}`) : <Actor actor={hidden.by} />} ·{' '}
          <Moment at={hidden.at} />
        </p>
      )}
      {hidden?.reason && (
        <p>
          <LinkedText text={t('threads.reason', { reason: hidden.reason })} />
        </p>
      )}
    </div>
  )
}
