import { type MantineColorScheme, Menu, useMantineColorScheme } from '@mantine/core'
import { IconCheck, IconChevronDown } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useCommittee } from '../data/committee-context.ts'
import { chooseLanguage } from '../i18n/i18n.ts'
import { CapacityBadge } from '../ui/capacity-badge.tsx'
import { Official } from '../ui/official.tsx'
import { useLanguage } from '../ui/use-language.ts'
import styles from './me-menu.module.css'
import { useSignOut } from './use-sign-out.ts'

const SCHEMES: readonly MantineColorScheme[] = ['auto', 'light', 'dark']
const NAMES = { en: 'English', fr: 'Français' } as const

/** Who I am and for whom; language, colours, and the way out. */
export function MeMenu() {
  const { t } = useTranslation()
  const { me, principal } = useCommittee()
  const language = useLanguage()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const signOut = useSignOut()
  const mine = me.principal === null ? undefined : principal(me.principal)
  return (
    <Menu position="bottom-end" width={240} withinPortal={false}>
      <Menu.Target>
        <button type="button" className={styles.me}>
          <span className={styles.who}>
            <span className={styles.name}>{me.name ?? t('ui.erasedName')}</span>
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
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('shell.language')}</Menu.Label>
        {(['en', 'fr'] as const).map((each) => (
          <Menu.Item
            key={each}
            lang={each}
            onClick={() => void chooseLanguage(each)}
            aria-current={each === language}
            rightSection={each === language ? <IconCheck aria-hidden size={16} /> : null}
          >
            {NAMES[each]}
          </Menu.Item>
        ))}
        <Menu.Label>{t('shell.scheme.label')}</Menu.Label>
        {SCHEMES.map((each) => (
          <Menu.Item
            key={each}
            onClick={() => setColorScheme(each)}
            aria-current={each === colorScheme}
            rightSection={each === colorScheme ? <IconCheck aria-hidden size={16} /> : null}
          >
            {t(`shell.scheme.${each}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => void signOut()}>{t('shell.signOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
