import { TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useTranslation } from '../../i18n/translate.ts'
import { LineInput } from '../../ui/line-input.tsx'

export type OfficialName = { id: string; en: string; fr: string }

/** The form of an id; the server has the last word. */
const ID = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/

export const isShortName = (id: string): boolean => ID.test(id)

/** At least one language, and only those that have words. */
export function officialName({ en, fr }: OfficialName): { en?: string; fr?: string } {
  return { ...(en.trim() === '' ? {} : { en: en.trim() }), ...(fr.trim() === '' ? {} : { fr: fr.trim() }) }
}

type OfficialNameFieldsProps<V extends OfficialName> = { form: UseFormReturnType<V>; example: string }

/** The name in both languages, and the short name that stays for life. */
export function OfficialNameFields<V extends OfficialName>({ form, example }: OfficialNameFieldsProps<V>) {
  const { t } = useTranslation()
  return (
    <>
      <LineInput
        label={t('membership.manage.nameEn')}
        lang="en"
        maxLength={200}
        data-autofocus
        {...form.getInputProps('en')}
      />
      <LineInput label={t('membership.manage.nameFr')} lang="fr" maxLength={200} {...form.getInputProps('fr')} />
      <TextInput
        label={t('membership.manage.id')}
        description={t('membership.manage.idHint', { example })}
        maxLength={64}
        required
        {...form.getInputProps('id')}
      />
    </>
  )
}
