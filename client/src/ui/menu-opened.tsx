import { Menu, type MenuProps } from '@mantine/core'
import { type ComponentPropsWithRef, cloneElement, type ReactElement, type ReactNode, useEffect, useState } from 'react'

export type MenuOpenedProps = Pick<MenuProps, 'position' | 'width' | 'disabled' | 'transitionProps'> & {
  choices: readonly { key: string; label: ReactNode; onClick: () => void }[]
  /** The button that opens it. */
  button: ReactElement<ComponentPropsWithRef<'button'>>
}

/** The menu of a button, open. The button replaces one that had the focus. */
export function MenuOpened({ button, choices, ...menu }: MenuOpenedProps) {
  // Opens a moment after its button is there: otherwise the focus would not return to it when the menu closes.
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
