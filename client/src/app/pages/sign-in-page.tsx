import { SignInForm } from '../../features/identity/sign-in-form.tsx'

export function SignInPage() {
  return <SignInForm />
}
