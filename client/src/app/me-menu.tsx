import { IconChevronDown } from '@tabler/icons-react'
import { type ComponentProps, lazy, Suspense, useState } from 'react'
import { useCommittee } from '../data/committee-context.ts'
import { useTranslation } from '../i18n/translate.ts'
import { CapacityBadge } from '../ui/capacity-badge.tsx'
import { Line } from '../ui/line.tsx'
import { Official } from '../ui/official.tsx'
import styles from './me-menu.module.css'

const load = () => import('./me-menu-opened.tsx')
const MeMenuOpened = lazy(async () => ({ default: (await load()).MeMenuOpened }))

/**
 * The reader's name and principal. The menu behind it is loaded when it is first opened: no page needs it to be read.
 */
export function MeMenu() {
  const [wanted, setWanted] = useState(false)
  const button = (
    <MeButton aria-haspopup="menu" aria-expanded={false} onClick={() => setWanted(true)} onPointerEnter={load} />
  )
  if (!wanted) return button
  return (
    <Suspense fallback={button}>
      <MeMenuOpened target={<MeButton />} />
    </Suspense>
  )
}

function MeButton({ className = '', ...props }: ComponentProps<'button'>) {
  const { t } = useTranslation()
  const { me, principal } = useCommittee()
  const mine = me.principal === null ? undefined : principal(me.principal)
  return (
    <button type="button" className={`${styles.me} ${className}`} {...props}>
      <span className={styles.who}>
        <span className={styles.name}>{me.name === null ? t('ui.erasedName') : <Line text={me.name} />}</span>
        <span className={styles.for}>
          {mine && (
            <span className={styles.principal}>
              <Official text={mine.name} />
            </span>
          )}
          <CapacityBadge capacity={me.capacity} />
        </span>
      </span>
      <IconChevronDown aria-hidden size={16} stroke={1.75} />
    </button>
  )
}
