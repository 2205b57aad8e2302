import { z } from './zod'
import { searchText } from './text'

/** What is typed to find anything. */
export const findAnythingInput = z.object({ text: searchText.min(1, 'Enter something to look for.') })
