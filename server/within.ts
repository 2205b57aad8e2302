/** Milliseconds between two looks at whether it is over. */
const step = 50

/**
 * Rejects if `work` does not end within so many milliseconds in which this process could have noticed it. A single timer also counts
 * the time in which the event loop is blocked or others have the processor, and then fires before an answer that came long ago
 * is read.
 */
export async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<never>((_, reject) => {
    let left = milliseconds / step
    timer = setInterval(() => {
      left--
      if (left <= 0) reject(new Error(`no answer within ${milliseconds} ms`))
    }, step)
  })
  return Promise.race([work, tooLate]).finally(() => clearInterval(timer))
}
