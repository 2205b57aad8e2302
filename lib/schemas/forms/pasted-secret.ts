export { secretNouns } from '@/lib/domain/secret-form'
export { findSecret, type FoundSecret } from '@/lib/domain/secret-finding'
export { removedMark } from '@/lib/domain/removed-mark'
