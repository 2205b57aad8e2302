export { signInLinkUrl } from '@/lib/domain/sign-in-link'
