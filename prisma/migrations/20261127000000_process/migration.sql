-- Who serves tokens now: writers wait until each of these processes has applied a change, or its lease has ended.
CREATE TABLE "Process" (
    "id" TEXT NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "aliveAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Process_pkey" PRIMARY KEY ("id")
);
