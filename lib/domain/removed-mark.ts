/** Says in an address that a secret was removed from it. */
export const removedMark = { name: 'removed', value: 'secret' } as const
