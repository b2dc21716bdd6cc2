import { Button, type ButtonProps } from '@mantine/core'
import { type ComponentProps, useId } from 'react'
import { useTranslation } from '../i18n/translate.ts'
import { useNotLive } from './not-live.tsx'

type LiveButtonProps = ButtonProps & Pick<ComponentProps<'button'>, 'type' | 'onClick'>

/**
 * A button that decides something: held while the page is not live. It keeps the focus of the keyboard, and tells
 * screen readers why it is held; the section around it shows the reason (`NotLiveNote`).
 */
export function LiveButton(props: LiveButtonProps) {
  const { t } = useTranslation()
  const id = useId()
  const notLive = useNotLive()
  return (
    <>
      <Button {...props} {...(notLive !== null && { 'data-disabled': true, 'aria-describedby': id })} />
      {notLive !== null && (
        <span id={id} hidden>
          {t(`ui.notLive.${notLive}`)}
        </span>
      )}
    </>
  )
}
