import { VisuallyHidden } from '@mantine/core'
import { IconArrowDown } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from '../../i18n/translate.ts'
import styles from './thread.module.css'

/** Milliseconds between two announcements to those who listen. */
const PACE = 10_000

/** New comments are announced at the edge until the reader goes there; nothing jumps. */
export function NewComments({ numbers, announce }: { numbers: readonly number[]; announce: boolean }) {
  const { t } = useTranslation()
  const count = numbers.length
  const announced = useThrottled(count)
  const first = numbers[0]
  return (
    <>
      <VisuallyHidden role="status">
        {announce && announced > 0 ? t('threads.nNew', { count: announced }) : ''}
      </VisuallyHidden>
      {first !== undefined && (
        <a href={`#comment-${first}`} className={styles.pill}>
          <IconArrowDown aria-hidden size={16} stroke={2} />
          {t('threads.nNew', { count })}
        </a>
      )}
    </>
  )
}

/** Follows a value, at most once in a while, so that a busy thread does not drown everything else. */
function useThrottled(value: number): number {
  const [shown, setShown] = useState({ value, at: 0 })
  useEffect(() => {
    if (value === shown.value) return
    const wait = Math.max(500, shown.at + PACE - Date.now())
    const timer = setTimeout(() => setShown({ value, at: Date.now() }), wait)
    return () => clearTimeout(timer)
  }, [value, shown])
  return shown.value
}
