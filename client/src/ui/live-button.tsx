import { Button, type ButtonProps } from '@mantine/core'
import { type ComponentProps, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useStandstill } from './standstill.tsx'

type LiveButtonProps = ButtonProps & Pick<ComponentProps<'button'>, 'type' | 'onClick'>

/**
 * A button by which something is decided: held while the page is not live. It keeps the focus of the keyboard, and says
 * to those who listen why it is held; the section it stands in says so to those who look (`StandstillNote`).
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
