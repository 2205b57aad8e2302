/** Ends everything that was started, in reverse order and only once, whatever fails on the way. */
export class Cleanup {
  #steps: (() => unknown)[] = []
  #running: Promise<void> | null = null

  add(step: () => unknown): void {
    this.#steps.push(step)
  }

  /** All callers, on Ctrl-C or at the end, wait for the same run. */
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
