-- AlterTable
ALTER TABLE "Grant" ADD COLUMN     "readSince" TIMESTAMPTZ(3),
ADD COLUMN     "writeSince" TIMESTAMPTZ(3);
