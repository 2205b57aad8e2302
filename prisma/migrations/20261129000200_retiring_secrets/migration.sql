-- Finds old secrets by the moment at which they retire, in order.
CREATE INDEX "secret_by_retirement" ON "Secret" ("retiresAt", "id") WHERE "supersededAt" IS NOT NULL AND "endedAt" IS NULL;
