import { Menu } from '@mantine/core'
import { cloneElement, useEffect, useState } from 'react'
import type { MenuOpenedProps } from './menu-button.tsx'

/** The menu of a button, open. The button takes the place of one that had the focus. */
export function MenuOpened({ button, choices, ...menu }: MenuOpenedProps) {
  // Opens a moment after its button is there: only then does the focus go back to it once the menu closes.
  const [opened, setOpened] = useState(false)
  useEffect(() => setOpened(true), [])
  return (
    <Menu {...menu} opened={opened} onChange={setOpened}>
      <Menu.Target>{cloneElement(button, { autoFocus: true })}</Menu.Target>
      <Menu.Dropdown>
        {choices.map(({ key, label, onClick }) => (
          <Menu.Item key={key} onClick={onClick}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
