export { mostPasskeys } from '@/lib/domain/passkey'
