import { signOut } from '@quorate/shared/contracts/identity'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { perform } from '../data/api.ts'

/** Signs out: ends the login session, and clears everything that was seen in it. */
export function useSignOut(): () => Promise<void> {
  const client = useQueryClient()
  const navigate = useNavigate()
  return async () => {
    await perform(signOut, { params: {}, body: {} }).catch(() => undefined)
    await navigate('/sign-in', { state: { signedOut: true } })
    client.clear()
  }
}
