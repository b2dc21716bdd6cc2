import type { ComponentProps, MouseEvent } from 'react'

type BusyButtonProps = ComponentProps<'button'> & {
  'data-loading'?: boolean | undefined
  'data-disabled'?: boolean | undefined
}

/**
 * The element of every button. While it works, or is held for a moment, it is not disabled, because that would take the
 * keyboard's focus away from it. It announces its state and ignores clicks, also those that would send a form.
 */
export function BusyButton({ disabled, onClick, ...props }: BusyButtonProps) {
  const busy = props['data-loading'] === true
  const held = props['data-disabled'] === true && !disabled
  const passOver = (event: MouseEvent) => event.preventDefault()
  return (
    <button
      type="button"
      {...props}
      disabled={disabled && !busy}
      {...(busy && { 'aria-busy': true })}
      {...((busy || held) && { 'aria-disabled': true })}
      onClick={busy || held ? passOver : onClick}
    />
  )
}
