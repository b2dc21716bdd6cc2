import { Button, type ButtonProps } from '@mantine/core'
import { type ComponentProps, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useStandstill } from './standstill.tsx'

type LiveButtonProps = ButtonProps & Pick<ComponentProps<'button'>, 'type' | 'onClick'>

/**
 * A button that decides something: held while the page is not live. It keeps the focus of the keyboard, and tells
 * screen readers why it is held; the section around it shows the reason (`StandstillNote`).
 */
export function LiveButton(props: LiveButtonProps) {
  const { t } = useTranslation()
  const id = useId()
  const standstill = useStandstill()
  return (
    <>
      <Button {...props} {...(standstill !== null && { 'data-disabled': true, 'aria-describedby': id })} />
      {standstill !== null && (
        <span id={id} hidden>
          {t(`ui.standstill.${standstill}`)}
        </span>
      )}
    </>
  )
}
