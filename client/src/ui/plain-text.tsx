import styles from './plain-text.module.css'

/** A text as it was written, with its line breaks. */
export function PlainText({ text }: { text: string }) {
  return (
    <span className={styles.plain} dir="auto">
      {String(text)}
    </span>
  )
}
