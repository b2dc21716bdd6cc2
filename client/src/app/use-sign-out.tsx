import { Button, Group, Stack } from '@mantine/core'
import { signOut } from '@quorate/shared/contracts/identity'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { perform } from '../data/api.ts'
import { RefusalError } from '../data/refusal-error.ts'
import { unsentWords } from '../features/threads/unsent-words.ts'
import { useTranslation } from '../i18n/translate.ts'
import { Dialog } from '../ui/dialog.tsx'
import { RefusalNote } from '../ui/refusal-note.tsx'

/** What somebody chose for this device, not for themselves. */
const OF_DEVICE = ['quorate-language', 'quorate-color-scheme']

/** The storages of this browser; none if it does not let us have any. */
function storages(): Storage[] {
  try {
    return [localStorage, sessionStorage]
  } catch {
    return []
  }
}

/**
 * Empties the storage of this device, so that the next person at it finds nothing. The server has the browser do so,
 * too (`Clear-Site-Data`), but not every browser does, and not if the login session was over already.
 */
function emptyDevice(chosen: ReadonlyMap<string, string | null>): void {
  for (const storage of storages()) storage.clear()
  const [device] = storages()
  for (const [key, value] of chosen) if (value !== null) device?.setItem(key, value)
}

async function endLoginSession(): Promise<void> {
  try {
    await perform(signOut, { params: {}, body: {} })
  } catch (error) {
    // It has ended already.
    if (!(error instanceof RefusalError && error.code === 'not-signed-in')) throw error
  }
}

/**
 * Signs out: ends the login session, and deletes everything that was seen and kept in it. If words that were not posted
 * would be lost, or the login session cannot be ended, `dialog` says so.
 */
export function useSignOut(): { signOut: () => void; dialog: ReactNode } {
  const { t } = useTranslation()
  const [unsent, setUnsent] = useState<number | null>(null)
  const leaving = useMutation({
    mutationFn: async () => {
      const chosen = new Map(OF_DEVICE.map((key) => [key, storages()[0]?.getItem(key) ?? null]))
      await endLoginSession()
      emptyDevice(chosen)
      // Loaded anew, the page holds nothing of what was seen.
      location.assign('/sign-in')
    },
    onError: () => setUnsent((count) => count ?? 0),
  })
  const close = () => {
    setUnsent(null)
    leaving.reset()
  }
  const ask = () => {
    const count = unsentWords(storages())
    if (count > 0) setUnsent(count)
    else leaving.mutate()
  }
  const dialog = (
    <Dialog
      opened={unsent !== null}
      onClose={close}
      title={t('shell.leaving.title')}
      closeButtonProps={{ 'aria-label': t('ui.cancel') }}
    >
      <Stack gap="md">
        {unsent ? <p>{t('shell.leaving.unsent', { count: unsent })}</p> : null}
        <RefusalNote refusal={leaving.error} />
        {leaving.error && <p>{t('shell.leaving.failed')}</p>}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={close} data-autofocus>
            {t('ui.cancel')}
          </Button>
          <Button onClick={() => leaving.mutate()} loading={leaving.isPending}>
            {t(unsent ? 'shell.leaving.anyway' : 'ui.retry')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
  return { signOut: ask, dialog }
}
