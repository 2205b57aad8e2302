import { z } from '../commands/zod'
import { batchInput } from '../commands/batch'

/** What to do with the credentials that were selected in a list. */
export const bulkForm = batchInput.extend({ what: z.enum(['enable', 'disable', 'delete']) })
export type BulkInput = z.input<typeof bulkForm>
