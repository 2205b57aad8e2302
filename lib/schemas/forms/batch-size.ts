export { batchSize, mostChosen } from '@/lib/domain/batch'
