import type { Me } from '@quorate/shared/contracts/identity'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearchParams } from 'react-router'
import { safeAddress } from './safe-address.ts'
import { SignInView } from './sign-in-view.tsx'

/** Signing in, then going to the requested page. */
export function SignInPage() {
  const client = useQueryClient()
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const onSignedIn = (me: Me) => {
    // Nothing of a person who was signed in before may stay.
    client.clear()
    client.setQueryData(['me'], me)
    void navigate(safeAddress(search.get('next'), window.location.origin), { replace: true })
  }
  return <SignInView onSignedIn={onSignedIn} />
}
