import { type Select, type SelectProps, TextInput } from '@mantine/core'
import { IconSelector } from '@tabler/icons-react'
import { useRef, useState } from 'react'

type SelectOnDemandProps = Pick<
  SelectProps,
  'label' | 'placeholder' | 'value' | 'onChange' | 'disabled' | 'limit' | 'searchable' | 'clearable' | 'allowDeselect'
> & { data: readonly { value: string; label: string }[] }

/**
 * A field to choose from a list. The code of the list is fetched when somebody first reaches the field.
 */
export function SelectOnDemand({ data, ...props }: SelectOnDemandProps) {
  const [Loaded, setLoaded] = useState<{ Select: typeof Select } | null>(null)
  const reached = useRef({ focused: false, pressed: false })
  const load = async () => setLoaded({ Select: (await import('./select-opened.tsx')).Select })
  if (Loaded)
    return (
      <Loaded.Select
        {...props}
        data={data}
        autoFocus={reached.current.focused}
        defaultDropdownOpened={reached.current.pressed}
      />
    )
  const { label, placeholder, value, disabled = false } = props
  return (
    <TextInput
      {...{ label, placeholder, disabled }}
      value={data.find((each) => each.value === value)?.label ?? ''}
      readOnly
      role="combobox"
      aria-haspopup="listbox"
      aria-expanded={false}
      rightSection={<IconSelector aria-hidden size={16} stroke={1.5} />}
      rightSectionPointerEvents="none"
      onPointerEnter={load}
      onFocus={() => {
        reached.current.focused = true
        void load()
      }}
      onBlur={() => {
        reached.current = { focused: false, pressed: false }
      }}
      onPointerDown={() => {
        reached.current.pressed = true
      }}
    />
  )
}
