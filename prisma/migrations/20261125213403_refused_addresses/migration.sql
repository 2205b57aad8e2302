-- CreateTable
CREATE TABLE "RefusedAddress" (
    "address" TEXT NOT NULL,
    "days" INTEGER NOT NULL,
    "lastDay" TEXT,
    "refusedAt" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "markedAt" TIMESTAMPTZ(3),

    CONSTRAINT "RefusedAddress_pkey" PRIMARY KEY ("address")
);
