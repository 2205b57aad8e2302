-- CreateTable
CREATE TABLE "Refusal" (
    "id" TEXT NOT NULL,
    "time" TIMESTAMPTZ(3) NOT NULL,
    "endpoint" TEXT NOT NULL,
    "status" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "credentialId" TEXT,
    "clientId" TEXT,
    "shown" TEXT,
    "secretHint" TEXT,
    "state" TEXT,
    "sourceAddress" TEXT NOT NULL,
    "toldBy" TEXT,
    "scopesAsked" TEXT[],
    "scopesHeld" TEXT[],
    "networks" TEXT[],

    CONSTRAINT "Refusal_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Refusal_credentialId_time_id_idx" ON "Refusal"("credentialId", "time", "id");

-- CreateIndex
CREATE INDEX "Refusal_time_id_idx" ON "Refusal"("time", "id");

-- AddForeignKey
ALTER TABLE "Refusal" ADD CONSTRAINT "Refusal_credentialId_fkey" FOREIGN KEY ("credentialId") REFERENCES "Credential"("id") ON DELETE CASCADE ON UPDATE CASCADE;
