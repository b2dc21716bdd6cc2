import { Component, type ReactNode } from 'react'
import { PlainText } from './plain-text.tsx'

type Props = {
  /** What the children show in another form. */
  text: string
  children: ReactNode
}
type State = { text: string; failed: boolean }

/** Around each thing that people write: if it cannot be shown as it is meant to be, it is shown as plain text. */
export class PlainOnFailure extends Component<Props, State> {
  override state: State = { text: this.props.text, failed: false }

  static getDerivedStateFromError(): Partial<State> {
    return { failed: true }
  }

  /** Another text, after an edit, is tried again. */
  static getDerivedStateFromProps({ text }: Props, state: State): State | null {
    return text === state.text ? null : { text, failed: false }
  }

  override render(): ReactNode {
    return this.state.failed ? <PlainText text={this.props.text} /> : this.props.children
  }
}
