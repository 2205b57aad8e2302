let list: Promise<ReadonlySet<string>> | undefined

/** Whether one of these texts, in lower case, is among the 49,000 most common passwords. The list is loaded at first use. */
export async function isCommon(guesses: readonly string[]): Promise<boolean> {
  list ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set(dictionary['passwords-common']),
  )
  const common = await list
  return guesses.some((guess) => common.has(guess))
}
