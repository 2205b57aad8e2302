-- A session gets a new id when a factor is shown. The one before it is honoured for a moment, so that other tabs go on.
ALTER TABLE "Session"
  ADD COLUMN "replacedId" TEXT,
  ADD COLUMN "replacedAt" TIMESTAMPTZ(3),
  ADD CONSTRAINT "session_replaced_has_time" CHECK (("replacedId" IS NULL) = ("replacedAt" IS NULL));

CREATE UNIQUE INDEX "Session_replacedId_key" ON "Session"("replacedId");
