-- AlterTable
ALTER TABLE "MailOutbox" ADD COLUMN     "giveUpAt" TIMESTAMPTZ(3) NOT NULL,
ADD COLUMN     "notificationId" TEXT;

-- AlterTable
ALTER TABLE "Notification" ADD COLUMN     "inConsole" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "items" JSONB NOT NULL DEFAULT '[]';

-- CreateIndex
CREATE UNIQUE INDEX "MailOutbox_notificationId_key" ON "MailOutbox"("notificationId");

-- AddForeignKey
ALTER TABLE "MailOutbox" ADD CONSTRAINT "MailOutbox_notificationId_fkey" FOREIGN KEY ("notificationId") REFERENCES "Notification"("id") ON DELETE CASCADE ON UPDATE CASCADE;
