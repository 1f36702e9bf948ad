const key = 'usher:console:alerts'
const longestBody = 120

/** A sound and a notification for what an agent asked to be told of. Off until turned on; the choice is remembered. */
export class Alerts {
  isOn = localStorage.getItem(key) === 'on'
  private audio: AudioContext | undefined

  async toggle(): Promise<void> {
    this.isOn = !this.isOn
    localStorage.setItem(key, this.isOn ? 'on' : 'off')
    if (!this.isOn) return
    // Both need the click that turned it on.
    this.play()
    if ('Notification' in window && Notification.permission === 'default') await Notification.requestPermission()
  }

  /** `open` is called when the notification is clicked. One conversation has one notification, its latest. */
  raise(conversation: string, title: string, open: () => void): void {
    if (!this.isOn) return
    this.play()
    if (document.visibilityState === 'visible' || !('Notification' in window) || Notification.permission !== 'granted') return
    const shown = new Notification(title.slice(0, longestBody), { tag: conversation })
    shown.onclick = () => {
      window.focus()
      open()
      shown.close()
    }
  }

  /** Two soft notes. */
  private play(): void {
    this.audio ??= new AudioContext()
    const { audio } = this
    for (const [index, pitch] of [660, 880].entries()) {
      const from = audio.currentTime + index * 0.14
      const tone = new OscillatorNode(audio, { frequency: pitch })
      const volume = new GainNode(audio, { gain: 0 })
      volume.gain.setValueAtTime(0.12, from)
      volume.gain.exponentialRampToValueAtTime(0.001, from + 0.3)
      tone.connect(volume).connect(audio.destination)
      tone.start(from)
      tone.stop(from + 0.32)
    }
  }
}
