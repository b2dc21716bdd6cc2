import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import subsetFont from 'subset-font'
import type { Plugin } from 'vite'

const SANS = 'source-sans-3/files/source-sans-3'
const SERIF = 'source-serif-4/files/source-serif-4'

const between = (first: number, last: number) =>
  String.fromCodePoint(...Array.from({ length: last - first + 1 }, (_, index) => first + index))

/**
 * What texts in western European languages are written with. `fonts.css` gives the same as a `unicode-range`; files with
 * other characters are fetched by pages that have one.
 */
const WESTERN = `${between(0x20, 0x7e)}${between(0xc0, 0xff)}ŒœŸ\u00a0§©«»°±²³·½×\u2009\u2011–—‘’“”•…\u202f€−`
const EVERY_CHARACTER = between(0, 0xd7ff)
const OTHER = Array.from(EVERY_CHARACTER)
  .filter((character) => !WESTERN.includes(character))
  .join('')

const BOTH = { min: 400, max: 600 }

/** The cuts in use. */
const CUTS = [
  { name: 'sans', source: `${SANS}-latin-wght-normal`, weight: BOTH, characters: WESTERN },
  { name: 'sans-other', source: `${SANS}-latin-wght-normal`, weight: BOTH, characters: OTHER },
  { name: 'sans-extended', source: `${SANS}-latin-ext-wght-normal`, weight: BOTH, characters: EVERY_CHARACTER },
  { name: 'serif', source: `${SERIF}-latin-wght-normal`, weight: BOTH, characters: WESTERN },
  { name: 'serif-other', source: `${SERIF}-latin-wght-normal`, weight: BOTH, characters: OTHER },
  { name: 'serif-extended', source: `${SERIF}-latin-ext-wght-normal`, weight: BOTH, characters: EVERY_CHARACTER },
  { name: 'serif-italic', source: `${SERIF}-latin-wght-italic`, weight: 400, characters: EVERY_CHARACTER },
]

/** Small capitals, old figures and their like are left out; so is kerning, which is a quarter of a file. */
const FEATURES = ['liga', 'locl', 'tnum']

const FOLDER = fileURLToPath(new URL('fonts/', import.meta.url))
const { resolve } = createRequire(import.meta.url)

/** Writes the weights, characters and features in use, cut from the packages' fonts, which have all. */
export const slimFonts: Plugin = {
  name: 'slim-fonts',
  async configResolved() {
    await mkdir(FOLDER, { recursive: true })
    await Promise.all(
      CUTS.map(async ({ name, source, weight, characters }) => {
        const whole = await readFile(resolve(`@fontsource-variable/${source}.woff2`))
        const cut = await subsetFont(whole, characters, {
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
