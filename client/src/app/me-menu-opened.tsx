import { type MantineColorScheme, Menu, useMantineColorScheme } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { type ComponentProps, cloneElement, type ReactElement, useEffect, useState } from 'react'
import { chooseLanguage } from '../i18n/i18n.ts'
import { useTranslation } from '../i18n/translate.ts'
import { useLanguage } from '../ui/use-language.ts'
import { useSignOut } from './use-sign-out.tsx'

const SCHEMES: readonly MantineColorScheme[] = ['auto', 'light', 'dark']
const NAMES = { en: 'English', fr: 'Français' } as const

/** The menu: language, colours, and the way out. Its button replaces one that had the focus. */
export function MeMenuOpened({ target }: { target: ReactElement<ComponentProps<'button'>> }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const { signOut, dialog } = useSignOut()
  // Opens a moment after its button is there: otherwise the focus would not return to it when the menu closes.
  const [opened, setOpened] = useState(false)
  useEffect(() => setOpened(true), [])
  return (
    <>
      <Menu position="bottom-end" width={240} withinPortal={false} opened={opened} onChange={setOpened}>
        <Menu.Target>{cloneElement(target, { autoFocus: true })}</Menu.Target>
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
          <Menu.Item onClick={signOut}>{t('shell.signOut')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {dialog}
    </>
  )
}
