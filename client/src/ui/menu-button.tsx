import { cloneElement, lazy, Suspense, useState } from 'react'
import type { MenuOpenedProps } from './menu-opened.tsx'

const load = () => import('./menu-opened.tsx')
const MenuOpened = lazy(async () => ({ default: (await load()).MenuOpened }))

type MenuButtonProps = Omit<MenuOpenedProps, 'button'> & { children: MenuOpenedProps['button'] }

/**
 * A button with a menu. The menu is made when it is first opened: a page with one for each of its many rows only
 * renders the buttons.
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
