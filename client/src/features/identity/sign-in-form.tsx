export function SignInForm() {
  return null
}
