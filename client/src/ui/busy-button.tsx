import type { ComponentProps, MouseEvent } from 'react'

type BusyButtonProps = ComponentProps<'button'> & { 'data-loading'?: boolean | undefined }

/**
 * The element of every button. While it works it is not disabled, which would take the keyboard's focus away from it:
 * it says that it is busy and passes over clicks, also those by which a form is sent.
 */
export function BusyButton({ disabled, onClick, ...props }: BusyButtonProps) {
  const busy = props['data-loading'] === true
  const passOver = (event: MouseEvent) => event.preventDefault()
  return (
    <button
      type="button"
      {...props}
      disabled={disabled && !busy}
      {...(busy && { 'aria-busy': true, 'aria-disabled': true })}
      onClick={busy ? passOver : onClick}
    />
  )
}
