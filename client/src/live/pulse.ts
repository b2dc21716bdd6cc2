/** Milliseconds without a word from the server after which the page asks: the server repeats the head every five seconds. */
const SILENCE = 8000
/** How often that is looked at, in milliseconds. */
const LOOK_EVERY = 1000

/**
 * Notices that the server has gone silent: a connection can break without either side being told. A device that was
 * asleep notices it when it wakes up.
 */
export function createPulse(onSilence: () => void) {
  let heardAt = 0
  let timer: ReturnType<typeof setInterval> | undefined
  const isSilent = () => Date.now() - heardAt >= SILENCE
  const heard = (): void => {
    heardAt = Date.now()
  }
  return {
    /** The server has said something. */
    heard,
    heardSince: (time: number): boolean => heardAt > time,
    isSilent,
    start(): void {
      heard()
      clearInterval(timer)
      timer = setInterval(() => {
        if (isSilent()) onSilence()
      }, LOOK_EVERY)
    },
    stop: (): void => clearInterval(timer),
  }
}

type Device = {
  /** It has no network. */
  onLost: () => void
  /** The network is back, or the page has come to the front: what it shows may be old. */
  onFront: () => void
}

/** The device reports these sooner than a socket notices them. Returns the function that stops listening. */
export function watchDevice({ onLost, onFront }: Device): () => void {
  const listeners = {
    offline: onLost,
    online: onFront,
    pageshow: onFront,
    visibilitychange: () => {
      if (window.document?.visibilityState !== 'hidden') onFront()
    },
  }
  for (const [event, listener] of Object.entries(listeners)) window.addEventListener(event, listener)
  return () => {
    for (const [event, listener] of Object.entries(listeners)) window.removeEventListener(event, listener)
  }
}
