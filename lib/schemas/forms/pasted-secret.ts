export { findSecret, secretNouns, type FoundSecret } from '@/lib/domain/secret-form'
export { removedMark } from '@/lib/domain/secret-in-address'
