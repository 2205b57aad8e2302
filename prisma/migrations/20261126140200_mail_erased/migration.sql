-- AlterTable
ALTER TABLE "MailOutbox" ADD COLUMN     "expiresAt" TIMESTAMPTZ(3),
ADD COLUMN     "personId" TEXT;

-- CreateIndex
CREATE INDEX "MailOutbox_personId_idx" ON "MailOutbox"("personId");

-- AddForeignKey
ALTER TABLE "MailOutbox" ADD CONSTRAINT "MailOutbox_personId_fkey" FOREIGN KEY ("personId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand: what was sent keeps no text, and what was written before expires like what is written now.
UPDATE "MailOutbox" SET "text" = '', "html" = '' WHERE "sentAt" IS NOT NULL;
UPDATE "MailOutbox" SET "expiresAt" = "createdAt" + interval '14 days';
