import { Drawer } from '@mantine/core'
import {
  IconBook2,
  IconCalendarEvent,
  IconCertificate,
  IconDots,
  IconFileText,
  IconListNumbers,
  IconScale,
  IconSun,
  IconTimeline,
  IconUsers,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { NavLink } from 'react-router'
import { useCommittee } from '../data/committee-context.ts'
import styles from './navigation.module.css'

const AREAS = [
  { area: 'today', icon: IconSun },
  { area: 'mandate', icon: IconListNumbers },
  { area: 'instrument', icon: IconBook2 },
  { area: 'proposals', icon: IconFileText },
  { area: 'sessions', icon: IconCalendarEvent },
  { area: 'votes', icon: IconScale },
  { area: 'decisions', icon: IconCertificate },
  { area: 'record', icon: IconTimeline },
  { area: 'participants', icon: IconUsers },
] as const

const IN_BAR = ['today', 'proposals', 'sessions', 'votes']

function useAddress() {
  const { paths } = useCommittee()
  return (area: (typeof AREAS)[number]['area']) => (area === 'instrument' ? paths.instruments : paths[area])
}

export function SideNavigation() {
  const { t } = useTranslation()
  const address = useAddress()
  return (
    <nav className={styles.side} aria-label={t('shell.navigation')}>
      <ul className={styles.list}>
        {AREAS.map(({ area, icon: Icon }) => (
          <li key={area}>
            <NavLink to={address(area)} className={styles.link ?? ''}>
              <Icon aria-hidden size={18} stroke={1.5} />
              {t(`shell.nav.${area}`)}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}

type BottomBarProps = { moreOpened: boolean; openMore: () => void; closeMore: () => void }

/** On a phone: the four places one comes for, and a drawer with the rest. */
export function BottomBar({ moreOpened, openMore, closeMore }: BottomBarProps) {
  const { t } = useTranslation()
  const address = useAddress()
  return (
    <nav className={styles.bar} aria-label={t('shell.navigation')}>
      {AREAS.filter(({ area }) => IN_BAR.includes(area)).map(({ area, icon: Icon }) => (
        <NavLink key={area} to={address(area)} className={styles.barLink ?? ''}>
          <Icon aria-hidden size={22} stroke={1.5} />
          {t(`shell.nav.${area}`)}
        </NavLink>
      ))}
      <button type="button" className={styles.barLink} onClick={openMore} aria-expanded={moreOpened}>
        <IconDots aria-hidden size={22} stroke={1.5} />
        {t('shell.more')}
      </button>
      <Drawer
        opened={moreOpened}
        onClose={closeMore}
        position="bottom"
        size="auto"
        title={t('shell.more')}
        closeButtonProps={{ 'aria-label': t('shell.close') }}
      >
        <ul className={styles.list}>
          {AREAS.filter(({ area }) => !IN_BAR.includes(area)).map(({ area, icon: Icon }) => (
            <li key={area}>
              <NavLink to={address(area)} className={styles.link ?? ''} onClick={closeMore}>
                <Icon aria-hidden size={20} stroke={1.5} />
                {t(`shell.nav.${area}`)}
              </NavLink>
            </li>
          ))}
        </ul>
      </Drawer>
    </nav>
  )
}
