interface Asked {
  /** The processes that have acknowledged. */
  by: Set<string>
  /** Called with each acknowledgement. */
  heard: () => void
}

/** The acknowledgements that this process waits for. */
export class Acknowledgements {
  #last = 0
  readonly #asked = new Map<number, Asked>()

  /** Begins to collect the acknowledgements of a transaction. Returns the number by which they name it. */
  begin(): number {
    this.#last++
    this.#asked.set(this.#last, { by: new Set(), heard: () => {} })
    return this.#last
  }

  receive(by: string, asks: number[]): void {
    for (const ask of asks) {
      const asked = this.#asked.get(ask)
      asked?.by.add(by)
      asked?.heard()
    }
  }

  /** Resolves when every one of these processes has acknowledged. */
  async from(ask: number, processes: string[]): Promise<void> {
    const asked = this.#asked.get(ask)
    if (!asked) return
    await new Promise<void>((resolve) => {
      asked.heard = () => {
        if (processes.every((id) => asked.by.has(id))) resolve()
      }
      asked.heard()
    })
  }

  /** Collects no more of them. */
  end(ask: number): void {
    this.#asked.delete(ask)
  }
}
