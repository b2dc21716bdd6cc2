import type { MenuProps } from '@mantine/core'
import {
  type ComponentPropsWithRef,
  cloneElement,
  lazy,
  type ReactElement,
  type ReactNode,
  Suspense,
  useState,
} from 'react'

const load = () => import('./menu-opened.tsx')
const MenuOpened = lazy(async () => ({ default: (await load()).MenuOpened }))

export type MenuChoice = { key: string; label: ReactNode; onClick: () => void }

type MenuButtonProps = Pick<MenuProps, 'position' | 'width' | 'withinPortal' | 'disabled' | 'transitionProps'> & {
  choices: readonly MenuChoice[]
  /** The button that opens it. */
  children: ReactElement<ComponentPropsWithRef<'button'>>
}

/**
 * A button with a menu. The menu is made when it is first opened: a page with one for each of its many rows costs no more
 * than its buttons.
 */
export function MenuButton({ children: button, ...menu }: MenuButtonProps) {
  const [wanted, setWanted] = useState(false)
  const closed = cloneElement(button, {
    'aria-haspopup': 'menu',
    'aria-expanded': false,
    onPointerEnter: () => void load(),
    onClick: () => {
      if (menu.disabled !== true) setWanted(true)
    },
  })
  if (!wanted) return closed
  return (
    <Suspense fallback={closed}>
      <MenuOpened {...menu} button={button} />
    </Suspense>
  )
}

export type MenuOpenedProps = Omit<MenuButtonProps, 'children'> & { button: MenuButtonProps['children'] }
