import { signOut } from '@quorate/shared/contracts/identity'
import { perform } from '../data/api.ts'

/** What somebody chose for this device, not for themselves. */
const OF_DEVICE = ['quorate-language', 'quorate-color-scheme']

/** Signing out empties the storage of the device (`Clear-Site-Data`): the returned function puts these choices back. */
function choicesOfDevice(): () => void {
  try {
    const chosen = OF_DEVICE.map((key) => [key, localStorage.getItem(key)] as const)
    return () => {
      for (const [key, value] of chosen) if (value !== null) localStorage.setItem(key, value)
    }
  } catch {
    // Without storage there is nothing to put back.
    return () => undefined
  }
}

/** Signs out: ends the login session, and clears everything that was seen and kept in it. */
export async function signMeOut(): Promise<void> {
  const restoreChoices = choicesOfDevice()
  await perform(signOut, { params: {}, body: {} }).catch(() => undefined)
  restoreChoices()
  // Loaded anew, the page holds nothing of what was seen.
  location.assign('/sign-in')
}
