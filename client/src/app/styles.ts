/** Mantine's parts bring their own styles (vite.config.ts); all in one cascade layer below the product's own. */
import '@mantine/core/styles/baseline.layer.css'
import '@mantine/core/styles/default-css-variables.layer.css'
import '@mantine/core/styles/global.layer.css'
import './tokens.css'
