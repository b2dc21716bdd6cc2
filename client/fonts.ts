import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import subsetFont from 'subset-font'
import type { Plugin } from 'vite'

const SANS = 'source-sans-3/files/source-sans-3'
const SERIF = 'source-serif-4/files/source-serif-4'

/** The cuts in use. Of the serif, a page of headings needs but one weight, so each is a file of its own. */
const CUTS = [
  { name: 'sans', source: `${SANS}-latin-wght-normal`, weight: { min: 400, max: 600 } },
  { name: 'sans-extended', source: `${SANS}-latin-ext-wght-normal`, weight: { min: 400, max: 600 } },
  { name: 'serif-400', source: `${SERIF}-latin-wght-normal`, weight: 400 },
  { name: 'serif-600', source: `${SERIF}-latin-wght-normal`, weight: 600 },
  { name: 'serif-italic-400', source: `${SERIF}-latin-wght-italic`, weight: 400 },
  { name: 'serif-400-extended', source: `${SERIF}-latin-ext-wght-normal`, weight: 400 },
  { name: 'serif-600-extended', source: `${SERIF}-latin-ext-wght-normal`, weight: 600 },
]

/** Small capitals, old figures and their like are left out. */
const FEATURES = ['kern', 'liga', 'locl', 'tnum']

/** All characters of a cut stay; `fonts.css` says which a page fetches it for. */
const EVERY_CHARACTER = String.fromCodePoint(...Array.from({ length: 0xd800 }, (_, index) => index))

const FOLDER = fileURLToPath(new URL('fonts/', import.meta.url))
const { resolve } = createRequire(import.meta.url)

/** Writes the weights and features in use, cut from the packages' fonts, which have all: half their size. */
export const slimFonts: Plugin = {
  name: 'slim-fonts',
  async configResolved() {
    await mkdir(FOLDER, { recursive: true })
    await Promise.all(
      CUTS.map(async ({ name, source, weight }) => {
        const whole = await readFile(resolve(`@fontsource-variable/${source}.woff2`))
        const cut = await subsetFont(whole, EVERY_CHARACTER, {
          targetFormat: 'woff2',
          keepFeatures: FEATURES,
          variationAxes: { wght: weight },
          noHinting: true,
        })
        await writeFile(`${FOLDER}${name}.woff2`, cut)
      }),
    )
  },
}
