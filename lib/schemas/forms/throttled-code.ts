export { readThrottledCode, throttledCode } from '@/lib/domain/sign-in-code'
