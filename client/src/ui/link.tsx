import type { ComponentProps, MouseEvent } from 'react'
import { type To, useHref, useLinkClickHandler, useLocation, useResolvedPath } from 'react-router'

type LinkProps = Omit<ComponentProps<'a'>, 'href'> & { to: To }

/** A link to a page of this product. React Router’s own also fetches pages ahead for servers that we do not have. */
export function Link({ to, onClick, ...props }: LinkProps) {
  const follow = useLinkClickHandler<HTMLAnchorElement>(to)
  const click = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    if (!event.defaultPrevented) follow(event)
  }
  return <a {...props} href={useHref(to)} onClick={click} />
}

/** A link of the navigation, which says that one is on its page, or on one below it. */
export function NavigationLink(props: LinkProps) {
  const { pathname } = useLocation()
  const to = useResolvedPath(props.to).pathname
  const here = pathname === to || pathname.startsWith(`${to}/`)
  return <Link {...props} aria-current={here ? 'page' : undefined} />
}
