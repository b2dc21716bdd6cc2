import { Button } from '@mantine/core'
import { Component, type ReactNode } from 'react'
import { useLocation } from 'react-router'
import { useTranslation } from '../i18n/translate.ts'
import { isNotFetched, isReloading } from './new-version.ts'
import styles from './plain-page.module.css'

/** Replaces a page that failed, until the reader goes elsewhere; everything around it continues to work. */
export function RouteFailure({ children }: { children: ReactNode }) {
  return <Boundary at={useLocation().key}>{children}</Boundary>
}

type Props = { at: string; children: ReactNode }
type State = { at: string; failed?: { error: unknown } | undefined }

class Boundary extends Component<Props, State> {
  override state: State = { at: this.props.at }

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { failed: { error } }
  }

  static getDerivedStateFromProps({ at }: Props, state: State): State | null {
    return at === state.at ? null : { at, failed: undefined }
  }

  override render() {
    const { failed } = this.state
    return failed ? <Failure error={failed.error} /> : this.props.children
  }
}

function Failure({ error }: { error: unknown }) {
  const { t } = useTranslation()
  const notFetched = isNotFetched(error)
  // The page is about to be reloaded, so nothing is shown.
  if (notFetched && isReloading()) return <div />
  return (
    <div className={styles.plain}>
      <h1 className={styles.title}>{t(notFetched ? 'shell.failed.fetchTitle' : 'shell.failed.title')}</h1>
      <p>{t(notFetched ? 'shell.failed.fetchText' : 'shell.failed.text')}</p>
      <Button onClick={() => location.reload()}>{t('shell.failed.reload')}</Button>
    </div>
  )
}
