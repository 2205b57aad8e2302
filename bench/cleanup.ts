/** What has been started, and how each is ended: last first, once, whatever goes wrong on the way. */
export class Cleanup {
  #steps: (() => unknown)[] = []
  #running: Promise<void> | null = null

  add(step: () => unknown): void {
    this.#steps.push(step)
  }

  /** Whoever calls it, on Ctrl-C or in the end, waits for the same run. */
  run(): Promise<void> {
    this.#running ??= this.#endAll()
    return this.#running
  }

  async #endAll(): Promise<void> {
    for (let step = this.#steps.pop(); step; step = this.#steps.pop()) {
      try {
        await step()
      } catch (error) {
        console.error(error)
      }
    }
  }
}
