import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core'
import { BusyButton } from '../ui/busy-button.tsx'
import button from '../ui/button.module.css'
import { foldedFilter } from '../ui/folded-filter.ts'

/** Ink blue, from a wash to full strength; the only accent. */
const ink: MantineColorsTuple = [
  '#eef4f6',
  '#dde8ec',
  '#bcd3db',
  '#a5cbd8',
  '#8fc5d6',
  '#4c8497',
  '#31697c',
  '#225669',
  '#17485a',
  '#0f3645',
]

/** Mantine chooses the text colour on the accent for the light scheme alone; in the dark one the accent is light. */
const variantColours: VariantColorsResolver = (input) => {
  const colours = defaultVariantColorsResolver(input)
  const onAccent = input.variant === 'filled' && (input.color ?? input.theme.primaryColor) === input.theme.primaryColor
  return onAccent ? { ...colours, color: 'var(--mantine-primary-color-contrast)' } : colours
}

export const theme = createTheme({
  variantColorResolver: variantColours,
  colors: { ink },
  primaryColor: 'ink',
  primaryShade: { light: 8, dark: 4 },
  autoContrast: true,
  luminanceThreshold: 0.35,
  fontFamily: 'var(--q-sans)',
  fontFamilyMonospace: 'ui-monospace, monospace',
  headings: { fontFamily: 'var(--q-serif)', fontWeight: '600' },
  fontSizes: {
    xs: 'var(--q-text-xs)',
    sm: 'var(--q-text-s)',
    md: 'var(--q-text-m)',
    lg: 'var(--q-text-l)',
    xl: 'var(--q-text-xl)',
  },
  defaultRadius: 4,
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { component: BusyButton }, classNames: { root: button.root, label: button.label } },
    Input: { defaultProps: { size: 'sm' } },
    InputWrapper: { defaultProps: { size: 'sm' } },
    Drawer: { defaultProps: { attributes: { header: { role: 'none' } } } },
    Modal: {
      // The head of a dialog is not the banner of the page.
      defaultProps: { centered: true, transitionProps: { duration: 120 }, attributes: { header: { role: 'none' } } },
      styles: { title: { fontFamily: 'var(--q-serif)', fontSize: 'var(--q-text-l)', fontWeight: 600 } },
    },
    MultiSelect: { defaultProps: { filter: foldedFilter } },
    Select: { defaultProps: { filter: foldedFilter } },
    Textarea: { defaultProps: { dir: 'auto' } },
    Tooltip: { defaultProps: { openDelay: 300, events: { hover: true, focus: true, touch: true } } },
  },
})

/** Mantine's variables, set from our own, so that there is one table of colours. */
export const cssVariables: CSSVariablesResolver = () => {
  const shared = {
    '--mantine-color-gray-4': 'var(--q-edge)',
    '--mantine-color-dark-4': 'var(--q-edge)',
    '--mantine-color-dark-6': 'var(--q-raised)',
    '--mantine-color-dark-5': 'var(--q-hairline)',
    '--mantine-color-gray-1': 'var(--q-sunken)',
    '--mantine-color-body': 'var(--q-paper)',
    '--mantine-color-text': 'var(--q-ink)',
    '--mantine-color-bright': 'var(--q-ink)',
    '--mantine-color-dimmed': 'var(--q-soft)',
    '--mantine-color-placeholder': 'var(--q-soft)',
    '--mantine-color-anchor': 'var(--q-accent)',
    '--mantine-color-default': 'var(--q-raised)',
    '--mantine-color-default-hover': 'var(--q-sunken)',
    '--mantine-color-default-color': 'var(--q-ink)',
    '--mantine-color-default-border': 'var(--q-edge)',
    '--mantine-color-error': 'var(--q-deleted)',
  }
  return { variables: {}, light: shared, dark: shared }
}
