-- AlterTable
ALTER TABLE "Usage" ADD COLUMN     "id" BIGSERIAL NOT NULL,
ALTER COLUMN "count" SET DATA TYPE BIGINT;

-- CreateIndex
CREATE UNIQUE INDEX "Usage_id_key" ON "Usage"("id");

-- CreateIndex
CREATE INDEX "Usage_period_id_idx" ON "Usage"("period", "id");
