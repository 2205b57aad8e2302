export { authenticatorUri } from '@/lib/domain/second-factor'
