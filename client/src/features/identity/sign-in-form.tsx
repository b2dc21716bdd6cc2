import { Button, PasswordInput, TextInput } from '@mantine/core'
import { type Me, signIn } from '@quorate/shared/contracts/identity'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { perform } from '../../data/api.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import styles from './sign-in.module.css'

/** Signing in with e-mail and password. */
export function SignInForm({ onSignedIn }: { onSignedIn: (me: Me) => void }) {
  const { t } = useTranslation()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const signing = useMutation({
    mutationFn: () => perform(signIn, { params: {}, body: { email: email.trim(), password } }),
    onSuccess: onSignedIn,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    signing.mutate()
  }
  return (
    <form className={styles.form} onSubmit={submit} aria-labelledby="sign-in-form">
      <h2 id="sign-in-form" className={styles.section}>
        {t('identity.form.title')}
      </h2>
      <TextInput
        label={t('identity.form.email')}
        type="email"
        autoComplete="username"
        required
        withAsterisk={false}
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <PasswordInput
        label={t('identity.form.password')}
        autoComplete="current-password"
        required
        withAsterisk={false}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        visibilityToggleButtonProps={{ 'aria-label': t('identity.form.show') }}
      />
      <RefusalNote refusal={signing.error} />
      <Button type="submit" loading={signing.isPending}>
        {t('identity.form.submit')}
      </Button>
    </form>
  )
}
