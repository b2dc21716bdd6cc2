import { IconDots } from '@tabler/icons-react'
import { lazy, Suspense, useId, useState } from 'react'
import { GROUPS, type NavigationEntry } from '../area.ts'
import { useCommittee } from '../data/committee-context.ts'
import { useTranslation } from '../i18n/translate.ts'
import { NavigationLink } from '../ui/link.tsx'
import { everyArea } from './every-area.ts'
import styles from './navigation.module.css'

const ENTRIES = everyArea.flatMap(([, { navigation }]) => navigation)
const IN_BAR = ENTRIES.filter(({ inBar }) => inBar)
/** The entries of the navigation: first those in no group, then group by group. */
const GROUPED = ([null, ...GROUPS] as const)
  .map((group) => ({
    group,
    entries: ENTRIES.filter((entry) => entry.group === group).sort((a, b) => a.order - b.order),
  }))
  .filter(({ entries }) => entries.length > 0)

/** Loaded when it is first opened. */
const Sheet = lazy(async () => ({ default: (await import('./sheet.tsx')).Sheet }))

export function SideNavigation() {
  const { t } = useTranslation()
  return (
    <nav className={styles.side} aria-label={t('shell.navigation')}>
      <Groups iconSize={18} />
    </nav>
  )
}

type BottomBarProps = { moreOpened: boolean; openMore: () => void; closeMore: () => void }

/** On a phone: the four main places, and a drawer with everything. */
export function BottomBar({ moreOpened, openMore, closeMore }: BottomBarProps) {
  const { t } = useTranslation()
  const { address } = useCommittee()
  const [wanted, setWanted] = useState(moreOpened)
  if (moreOpened && !wanted) setWanted(true)
  return (
    <nav className={styles.bar} aria-label={t('shell.navigation')}>
      {IN_BAR.map(({ to, icon: Icon, label }) => (
        <NavigationLink key={to(address)} to={to(address)} className={styles.barLink ?? ''}>
          <Icon aria-hidden size={22} stroke={1.5} />
          {label(t)}
        </NavigationLink>
      ))}
      <button type="button" className={styles.barLink} onClick={openMore} aria-expanded={moreOpened}>
        <IconDots aria-hidden size={22} stroke={1.5} />
        {t('shell.more')}
      </button>
      {wanted && (
        <Suspense>
          <Sheet opened={moreOpened} title={t('shell.more')} onClose={closeMore}>
            <Groups iconSize={20} onChoose={closeMore} />
          </Sheet>
        </Suspense>
      )}
    </nav>
  )
}

type GroupsProps = { iconSize: number; onChoose?: () => void }

function Groups({ iconSize, onChoose }: GroupsProps) {
  const { t } = useTranslation()
  const id = useId()
  return GROUPED.map(({ group, entries }) =>
    group === null ? (
      <Entries key="top" {...{ entries, iconSize, onChoose }} />
    ) : (
      <div key={group} className={styles.group}>
        <h2 id={`${id}-${group}`} className={styles.heading}>
          {t(`shell.groups.${group}`)}
        </h2>
        <Entries labelledBy={`${id}-${group}`} {...{ entries, iconSize, onChoose }} />
      </div>
    ),
  )
}

type EntriesProps = {
  entries: readonly NavigationEntry[]
  labelledBy?: string
  iconSize: number
  onChoose: (() => void) | undefined
}

function Entries({ entries, labelledBy, iconSize, onChoose }: EntriesProps) {
  const { t } = useTranslation()
  const { address } = useCommittee()
  return (
    <ul className={styles.list} aria-labelledby={labelledBy}>
      {entries.map(({ to, icon: Icon, label }) => (
        <li key={to(address)}>
          <NavigationLink to={to(address)} className={styles.link ?? ''} onClick={onChoose}>
            <Icon aria-hidden size={iconSize} stroke={1.5} />
            {label(t)}
          </NavigationLink>
        </li>
      ))}
    </ul>
  )
}
